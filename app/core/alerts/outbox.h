// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QObject>

#include <optional>
#include <set>
#include <vector>

namespace bnm {

/// What one way out of alerts (webhook, desktop) has not delivered yet, oldest first. Each piece of
/// news leaves by delivered(), or by drop(); what is under way when the program is killed is
/// sent again by the next run.
///
/// Bounded by merging, not by forgetting: of one alert at most two pieces wait, the one that still
/// fires and the last one that is over. An alert that got worse meanwhile is one piece, and one
/// that began and ended is its end, which says how long it took; earlier ones are counted in it.
/// Beyond that, which takes a file of somebody else's, the oldest that is over goes first.
class Outbox : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostKept = 100;

    explicit Outbox(QString way, QObject *parent = nullptr, std::size_t most = mostKept);

    const QString &way() const { return m_way; }
    std::size_t size() const { return m_items.size(); } ///< what is under way included
    qint64 newestId() const { return m_newestId; }

    /// Off: whoever would be told wants no news. What waits goes.
    void setOn(bool on);
    void add(const AlertNews &news, qint64 nowMs);
    /// What was kept by a run before.
    void restore(const std::vector<PendingNews> &kept);
    /// The alert is of no interest any more: nobody is told that it fires.
    void withdraw(const QString &rule);
    /// The alert is over without being news; whoever was not told that it fired is told both.
    void endWaiting(const Alert &alert, qint64 nowMs);
    /// News up to this id may be taken: it is on the disk, or will not get there.
    void release(qint64 upToId);
    /// Nothing may be taken any more; what is under way still comes to its end.
    void close();

    /// The oldest piece that nobody has taken and that is none of these; it is under way then,
    /// until delivered(), putBack() or drop().
    std::optional<PendingNews> take(const std::set<qint64> &butThese = {});
    bool hasMore(const std::set<qint64> &butThese = {}) const;
    bool isUnderWay() const;
    void delivered(qint64 id) { drop(id); }
    void putBack(qint64 id);
    void drop(qint64 id);
    std::vector<PendingNews> contents() const; ///< for the disk

Q_SIGNALS:
    void waiting(); ///< there is something to be taken
    void changed(); ///< its contents, by other means than add()
    void settled(); ///< nothing is under way any more
    void overflowed(const bnm::AlertNews &lost);

private:
    struct Item {
        PendingNews pending;
        bool isUnderWay = false;
    };
    using Items = std::vector<Item>;

    Items::iterator find(qint64 id);
    Items::const_iterator next(const std::set<qint64> &butThese) const;
    Item *waitingOne(const QString &rule, bool isOver);
    void merge(PendingNews pending);
    void insert(PendingNews pending);
    void keepWithinBounds();
    void settleIfDone();

    const QString m_way;
    const std::size_t m_most;
    Items m_items;
    qint64 m_newestId = 0;
    qint64 m_releasedId = 0;
    bool m_isOn = true;
    bool m_isClosed = false;
};

} // namespace bnm
