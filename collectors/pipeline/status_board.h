// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/component.h"
#include "collectors/steady_clock.h"

#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace bnm {

/// The status of every collector and sink of one node, the only place where it is kept: log,
/// alerts, health, --healthcheck and window read it. A component that falls silent for three of
/// its cycles is Bad, whatever it said last. Lives on the pipeline's thread.
class StatusBoard : public QObject {
    Q_OBJECT
public:
    /// A test may give another clock, and call watch() itself.
    explicit StatusBoard(std::function<Moment()> clock = {}, QObject *parent = nullptr);

    void add(const ComponentInfo &info);
    /// Connected to the component's reports from here on.
    void watch(Component &component);
    void report(Name id, const StatusReport &report);
    /// A component that is gone though nobody ended it.
    void setGone(Name id);
    void start(); ///< of the watch over silence

    std::vector<Status> all() const; ///< in the order in which they were added
    std::optional<Status> find(Name id) const;
    /// One line for --healthcheck: essential components without a good result in the last three
    /// cycles, then all that are Bad for longer than their grace; empty: there are none.
    QString complaint() const;
    /// Of one of them, as complaint() has it.
    QString complaintAbout(Name id) const;
    /// Whether any has stopped, or gave no word for three of its cycles: something hangs.
    bool isAnySilent() const;
    void checkSilence();

Q_SIGNALS:
    void changed(const bnm::Status &status);
    void silent(bnm::Name id); ///< once for each silence

private:
    struct Entry {
        ComponentInfo info{"", {}};
        Status status = {};
        qint64 reportedMs = 0;        ///< steady
        qint64 badSinceMs = 0;        ///< steady
        std::optional<qint64> goodMs; ///< steady, of the last report that brought a result
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
