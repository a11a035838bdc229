// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_engine.h"

#include <functional>

namespace bnm {

/// A healthy node and its environment, fed to an alert engine cycle by cycle. Time only advances on
/// request.
class AlertWorld {
public:
    static constexpr qint64 startMs = 1'790'000'000'000;

    explicit AlertWorld(const AlertSettings &settings = {});

    /// One cycle of the given length.
    void step(int seconds = 5);
    void advance(qint64 seconds, int stepSeconds = 5);
    /// Steps until the rule is in this state; false: it never was within the time.
    bool stepUntil(const char *rule, AlertState state, qint64 mostSeconds, int stepSeconds = 5);
    void restart(); ///< a new engine with the stored state of the old one

    AlertState state(const char *rule) const;
    Alert alert(const char *rule) const; ///< as in now(); Inactive if it is not there
    int count(const char *rule, AlertNews::Kind kind) const;
    void report(Name id, Status::Level level, const QString &sentence, Name topic = "");
    void mine(int blocks = 1);
    static void put(Point &point, Name field, const FieldValue &value);
    static Point peersAt(Name measurement, Name tag, const QString &value, qint64 outbound);

    Moment now{startMs, 1'000'000};
    AlertSettings settings;
    std::unique_ptr<AlertEngine> engine;
    std::vector<AlertNews> news;
    std::vector<Alert> resolved;

    Point chain{"blockchain", 0};
    Point mempool{"mempool", 0};
    Point feerates{"recommended_feerate", 0};
    Point peers{"peers", 0};
    Point node{"node", 0};
    Point zmq{"zmq", 0};
    Point process{"process", 0};
    Point disk{"filesystem", 0};
    Point electrum{"electrum", 0};
    Point mirror{"collector", 0};
    Points providers;                         ///< peer_asn
    Points networks;                          ///< peer_network
    Points extra;                             ///< for other disks
    std::vector<Metric> withheld;             ///< left out of every point
    bool answers = true;                      ///< the node; else nothing of it comes
    std::function<void(int seconds)> drift;   ///< continuous changes
    std::function<void(const Points &)> seen; ///< called with each cycle's points

private:
    double number(const Point &point, Name field) const { return point.number(field).value_or(0); }
    qint64 m_tipMs = startMs - 180'000; // the block's own time
};

} // namespace bnm
