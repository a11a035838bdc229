// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/outbox.h"

#include <algorithm>

namespace bnm {

namespace {

using NewsKind = AlertNews::Kind;

constexpr qint64 greatestId = 1LL << 52; // ids are times in ms, or a little greater

/// Merges two items of the same alert into one. A recipient who does not know yet that it fires
/// learns it.
void update(AlertNews &before, const AlertNews &news)
{
    const bool isStillFirst = before.kind == NewsKind::Fired;
    const bool isWorse = before.kind == NewsKind::Worsened && news.kind != NewsKind::Fired;
    before.alert = news.alert;
    if (isStillFirst)
        return;
    before.atMs = news.atMs;
    if (!isWorse)
        before.kind = news.kind;
}

} // namespace

Outbox::Outbox(QString way, QObject *parent, std::size_t most)
    : QObject(parent), m_way(std::move(way)), m_most(most)
{
}

void Outbox::setOn(bool on)
{
    m_isOn = on;
    if (on)
        return;
    if (std::erase_if(m_items, [](const Item &item) { return !item.isUnderWay; }) > 0)
        Q_EMIT changed();
}

/// Ids grow with time, so that they never equal one on a disk that could not be read.
void Outbox::add(const AlertNews &news, qint64 nowMs)
{
    if (!m_isOn)
        return;
    m_newestId = std::max(m_newestId + 1, nowMs);
    merge({m_newestId, m_way, news});
    keepWithinBounds();
}

void Outbox::restore(const std::vector<PendingNews> &kept)
{
    for (PendingNews pending : kept) {
        if (pending.id <= m_newestId || pending.id > greatestId) // of a damaged file
            pending.id = m_newestId + 1;
        m_newestId = pending.id;
        merge(std::move(pending));
    }
    keepWithinBounds();
    release(m_newestId);
}

void Outbox::withdraw(const QString &rule)
{
    if (const Item *fires = waitingOne(rule, false)) {
        m_items.erase(find(fires->pending.id));
        Q_EMIT changed();
    }
}

void Outbox::endWaiting(const Alert &alert, qint64 nowMs)
{
    if (waitingOne(alert.rule, false))
        add({NewsKind::Resolved, alert, nowMs}, nowMs);
}

void Outbox::release(qint64 upToId)
{
    m_releasedId = std::max(m_releasedId, upToId);
    if (hasMore())
        Q_EMIT waiting();
}

void Outbox::close()
{
    m_isClosed = true;
}

std::optional<PendingNews> Outbox::take(const std::set<qint64> &butThese)
{
    const auto item = next(butThese);
    if (item == m_items.end())
        return std::nullopt;
    find(item->pending.id)->isUnderWay = true;
    return item->pending;
}

bool Outbox::hasMore(const std::set<qint64> &butThese) const
{
    return next(butThese) != m_items.end();
}

bool Outbox::isUnderWay() const
{
    return std::any_of(m_items.begin(), m_items.end(),
                       [](const Item &item) { return item.isUnderWay; });
}

/// Merges it with items that arrived meanwhile.
void Outbox::putBack(qint64 id)
{
    const auto item = find(id);
    if (item == m_items.end())
        return;
    item->isUnderWay = false;
    Items later;
    for (auto other = std::next(item); other != m_items.end();)
        if (!other->isUnderWay && other->pending.news.alert.rule == item->pending.news.alert.rule) {
            later.push_back(*other);
            other = m_items.erase(other);
        } else {
            ++other;
        }
    for (const Item &one : later)
        merge(one.pending);
    if (!later.empty())
        Q_EMIT changed();
    settleIfDone();
}

void Outbox::drop(qint64 id)
{
    const auto item = find(id);
    if (item == m_items.end())
        return;
    m_items.erase(item);
    Q_EMIT changed();
    settleIfDone();
}

std::vector<PendingNews> Outbox::contents() const
{
    std::vector<PendingNews> contents;
    for (const Item &item : m_items)
        contents.push_back(item.pending);
    return contents;
}

Outbox::Items::iterator Outbox::find(qint64 id)
{
    return std::find_if(m_items.begin(), m_items.end(),
                        [id](const Item &item) { return item.pending.id == id; });
}

Outbox::Items::const_iterator Outbox::next(const std::set<qint64> &butThese) const
{
    if (m_isClosed)
        return m_items.end();
    return std::find_if(m_items.begin(), m_items.end(), [&](const Item &item) {
        return !item.isUnderWay && item.pending.id <= m_releasedId &&
               !butThese.contains(item.pending.id);
    });
}

/// The newest waiting item of an alert: firing or resolved.
Outbox::Item *Outbox::waitingOne(const QString &rule, bool isOver)
{
    const auto item = std::find_if(m_items.rbegin(), m_items.rend(), [&](const Item &one) {
        const AlertNews &news = one.pending.news;
        return !one.isUnderWay && news.alert.rule == rule &&
               (news.kind == NewsKind::Resolved) == isOver;
    });
    return item == m_items.rend() ? nullptr : &*item;
}

void Outbox::merge(PendingNews pending)
{
    const QString rule = pending.news.alert.rule;
    const bool isOver = pending.news.kind == NewsKind::Resolved;
    if (const Item *before = isOver ? waitingOne(rule, true) : nullptr) {
        pending.news.earlier += before->pending.news.earlier + 1;
        m_items.erase(find(before->pending.id));
    }
    Item *open = waitingOne(rule, false);
    if (!open)
        insert(std::move(pending));
    else if (isOver)
        open->pending.news = pending.news;
    else
        update(open->pending.news, pending.news);
}

/// Ordered by id, even if it is put back late.
void Outbox::insert(PendingNews pending)
{
    const auto behind = std::find_if(m_items.begin(), m_items.end(), [&pending](const Item &item) {
        return item.pending.id > pending.id;
    });
    m_items.insert(behind, {std::move(pending)});
}

void Outbox::keepWithinBounds()
{
    while (m_items.size() > m_most) {
        const auto isFree = [](const Item &item) { return !item.isUnderWay; };
        auto least = std::find_if(m_items.begin(), m_items.end(), [&](const Item &item) {
            return isFree(item) && item.pending.news.kind == NewsKind::Resolved;
        });
        if (least == m_items.end())
            least = std::find_if(m_items.begin(), m_items.end(), isFree);
        if (least == m_items.end())
            return;
        const AlertNews lost = least->pending.news;
        m_items.erase(least);
        Q_EMIT overflowed(lost);
    }
}

void Outbox::settleIfDone()
{
    if (!isUnderWay())
        Q_EMIT settled();
}

} // namespace bnm
