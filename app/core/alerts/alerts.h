// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_engine.h"
#include "app/core/alerts/alert_store.h"

#include <QObject>
#include <QTimer>

class QThread;

#include <functional>
#include <memory>

namespace bnm {

struct AlertsOptions {
    AlertSettings settings;
    FactsOptions facts;
    QString path;                       ///< of the file; empty: nothing is remembered
    std::function<Moment()> clock = {}; ///< the machine's own, unless a test gives another
};

/// The alerts of one node, with and without a window: fed with points and links, it says what
/// is to be told (news) and keeps what is so now and what was. Nothing in it blocks.
class Alerts : public QObject {
    Q_OBJECT
public:
    explicit Alerts(AlertsOptions options, QObject *parent = nullptr);
    ~Alerts() override;

    /// Judges from when the memory is there; points may come before.
    void start();
    void setSettings(const AlertSettings &settings);
    /// Nothing is judged any more, and what is remembered gets written. Gives the thread that
    /// does, for its finished(); none: there is nothing to write.
    QThread *end();

    void take(const bnm::Points &points);
    void takeLink(const bnm::LinkStatus &status);
    void takeNodeWarnings(const QStringList &warnings);
    void takeGeoipBuilt(qint64 unixMs); ///< when the GeoIP databases in use were built

    /// Pending and firing, the gravest first.
    std::vector<Alert> now() const { return m_engine.now(); }
    /// Resolved ones, newest first; at most 1,000 and a year.
    const std::vector<Alert> &history() const { return m_history; }
    /// The gravest that fires and that nobody has acknowledged or snoozed; nothing: all is well.
    std::optional<AlertSeverity> worst() const;

    void acknowledge(const QString &rule);
    void snooze(const QString &rule, Snooze length);
    void snoozeAll(Snooze length); ///< everything that fires now

Q_SIGNALS:
    void changed(); ///< of now() or history()
    void news(const bnm::AlertNews &news);

private:
    void restore(const AlertMemory &memory);
    void evaluate();
    void keep(const std::vector<Alert> &resolved);

    AlertsOptions m_options;
    AlertEngine m_engine;
    std::unique_ptr<AlertStore> m_store;
    std::vector<Alert> m_history;
    QTimer m_tick;
    QTimer m_patience; ///< with a disk that does not answer
    bool m_isReady = false;
};

} // namespace bnm
