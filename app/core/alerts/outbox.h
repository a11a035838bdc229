// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QObject>

#include <optional>
#include <set>
#include <vector>

namespace bnm {

/// The undelivered news of one delivery channel (webhook, desktop), oldest first. News leaves by
/// delivered() or drop(); news in transit when the program is killed is sent again by the next run.
///
/// Bounded by merging, not by forgetting: at most two items per alert wait, the firing one and the
/// last resolved one. An alert that got worse meanwhile stays one item; one that began and ended
/// becomes its end, with the duration and the number of earlier ones. Beyond that (possible only
/// with a manipulated file) the oldest resolved item is dropped first.
class Outbox : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostKept = 100;

    explicit Outbox(QString way, QObject *parent = nullptr, std::size_t most = mostKept);

    const QString &way() const { return m_way; }
    std::size_t size() const { return m_items.size(); } ///< including those in transit
    qint64 newestId() const { return m_newestId; }

    /// Off: the recipient wants no news. Waiting news is dropped.
    void setOn(bool on);
    void add(const AlertNews &news, qint64 nowMs);
    /// News stored by the previous run.
    void restore(const std::vector<PendingNews> &kept);
    /// The alert no longer matters: its firing is not reported.
    void withdraw(const QString &rule);
    /// The alert ended without news; if its firing was not reported yet, both are reported.
    void endWaiting(const Alert &alert, qint64 nowMs);
    /// News up to this id may be taken: it is on the disk, or the disk does not respond.
    void release(qint64 upToId);
    /// Nothing more may be taken; items in transit still finish.
    void close();

    /// The oldest item that is not taken and not among these; it is then in transit until
    /// delivered(), putBack() or drop().
    std::optional<PendingNews> take(const std::set<qint64> &butThese = {});
    bool hasMore(const std::set<qint64> &butThese = {}) const;
    bool isUnderWay() const;
    void delivered(qint64 id) { drop(id); }
    void putBack(qint64 id);
    void drop(qint64 id);
    std::vector<PendingNews> contents() const; ///< for the disk

Q_SIGNALS:
    void waiting(); ///< an item can be taken
    void changed(); ///< the contents changed, except through add()
    void settled(); ///< nothing is in transit any more
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
