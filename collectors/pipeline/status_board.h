// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/component.h"
#include "collectors/steady_clock.h"

#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace bnm {

/// The status of every collector and sink of one node, kept only here: log, alerts, health,
/// --healthcheck and window read it. A component that is silent for three of its cycles is Bad,
/// whatever its last report was. Lives on the pipeline's thread.
class StatusBoard : public QObject {
    Q_OBJECT
public:
    /// A test may pass another clock and call checkSilence() itself.
    explicit StatusBoard(std::function<Moment()> clock = {}, QObject *parent = nullptr);

    void add(const ComponentInfo &info);
    /// Listens to the component's reports from now on.
    void watch(Component &component);
    void report(Name id, const StatusReport &report);
    /// For a component that ended unexpectedly.
    void setGone(Name id);
    void start(); ///< starts checking for silence

    std::vector<Status> all() const; ///< in the order of registration
    std::optional<Status> find(Name id) const;
    /// One line for --healthcheck: essential components without a good result in the last three
    /// cycles, then all that are Bad beyond their grace; empty: there are none.
    QString complaint() const;
    /// The same for one of them.
    QString complaintAbout(Name id) const;
    /// Whether any has stopped or was silent for three of its cycles: something hangs.
    bool isAnySilent() const;
    void checkSilence();

Q_SIGNALS:
    void changed(const bnm::Status &status);
    void silent(bnm::Name id); ///< once per silence

private:
    struct Entry {
        ComponentInfo info{"", {}};
        Status status = {};
        qint64 reportedMs = 0;        ///< steady
        qint64 badSinceMs = 0;        ///< steady
        std::optional<qint64> goodMs; ///< steady, of the last report with a result
        bool isSilent = false;
        bool isSilenceTold = false; ///< its sentence is about the silence
    };
    void tick();
    Entry *entryOf(Name id);
    const Entry *entryOf(Name id) const;
    QString complaintAbout(const Entry &entry) const;
    void put(Entry &entry, const StatusReport &report);
    qint64 patienceMs(const Entry &entry) const;

    std::function<Moment()> m_clock;
    std::vector<Entry> m_entries;
    QTimer m_watch;
    qint64 m_tickedMs = 0; ///< steady
};

} // namespace bnm
