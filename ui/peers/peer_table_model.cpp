// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_table_model.h"

#include "app/core/text/format.h"
#include "ui/text/plain_text.h"

#include <QSet>

#include <algorithm>

namespace bnm {

namespace {

/// Pads every number, so that 9.0.0.1 sorts before 10.0.0.1.
QString addressOrderOf(const QString &address)
{
    constexpr qsizetype digits = 5;
    if (address.contains(QLatin1String("::")) || address.startsWith(QLatin1Char('[')))
        return address.toLower();
    QString order;
    QString number;
    const auto flush = [&] {
        order += number.rightJustified(number.isEmpty() ? 0 : digits, QLatin1Char('0'));
        number.clear();
    };
    for (const QChar c : address.toLower()) {
        if (c.isDigit()) {
            number += c;
            continue;
        }
        flush();
        order += c;
    }
    flush();
    return order;
}

QString searchTextOf(const Peer &peer)
{
    const QStringList parts = {peer.address,
                               peer.userAgent,
                               peer.connectionType,
                               titleOf(peer.network),
                               nameOf(peer.network),
                               peer.place.countryCode,
                               peer.place.country,
                               peer.place.city,
                               providerTitle(peer.place),
                               peer.transport.value_or(QString()),
                               peer.services.join(QLatin1Char(' ')),
                               peer.permissions.join(QLatin1Char(' ')),
                               QString::number(peer.id)};
    return parts.join(QLatin1Char('\n')).toLower();
}

bool hasSameText(const Peer &a, const Peer &b)
{
    return a.userAgent == b.userAgent && a.connectionType == b.connectionType &&
           a.network == b.network && a.place == b.place && a.transport == b.transport &&
           a.services == b.services && a.permissions == b.permissions;
}

std::optional<double> rateOf(const std::optional<qint64> &before,
                             const std::optional<qint64> &after, double seconds)
{
    if (!before || !after || seconds <= 0 || *after < *before)
        return std::nullopt;
    return static_cast<double>(*after - *before) / seconds;
}

} // namespace

bool isSameConnection(const Peer &a, const Peer &b)
{
    return a.id == b.id && a.connectedSince == b.connectedSince && a.address == b.address &&
           a.inbound == b.inbound;
}

void PeerTableModel::Changes::add(const Changes &other)
{
    firstColumn = std::min(firstColumn, other.firstColumn);
    lastColumn = std::max(lastColumn, other.lastColumn);
}

void PeerTableModel::setSnapshot(const PeerSnapshotPtr &snapshot)
{
    if (snapshot == m_snapshot)
        return;
    if (!snapshot)
        return forget();
    QHash<qint64, const Peer *> present;
    present.reserve(static_cast<qsizetype>(snapshot->peers.size()));
    for (const Peer &peer : snapshot->peers)
        present.insert(peer.id, &peer);
    const PeerSnapshotPtr before = m_snapshot; // the rows still point into it
    const double seconds =
        before ? static_cast<double>(snapshot->timeMs - before->timeMs) / 1000 : 0;
    m_nowMs = std::max(m_nowMs, snapshot->timeMs);
    removeGone(present);
    m_snapshot = snapshot;
    updateStaying(present, seconds);
    addNew(present);
}

void PeerTableModel::forget()
{
    beginResetModel();
    m_rows.clear();
    m_rowOfId.clear();
    m_snapshot.reset();
    endResetModel();
}

void PeerTableModel::removeGone(const QHash<qint64, const Peer *> &present)
{
    const auto isGone = [&](const PeerRow &row) {
        const Peer *peer = present.value(row.peer->id);
        return !peer || !isSameConnection(*row.peer, *peer);
    };
    bool removed = false;
    for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0; --last) {
        if (!isGone(row(last)))
            continue;
        int first = last;
        while (first > 0 && isGone(row(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        for (int i = first; i <= last; ++i)
            m_rowOfId.remove(row(i).peer->id);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        removed = true;
        last = first;
    }
    if (removed)
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_rowOfId[m_rows[i].peer->id] = static_cast<int>(i);
}

/// Emits runs of rows, so that views update only changes.
void PeerTableModel::updateStaying(const QHash<qint64, const Peer *> &present, double seconds)
{
    std::vector<Changes> changes;
    changes.reserve(m_rows.size());
    for (PeerRow &row : m_rows)
        changes.push_back(update(row, *present.value(row.peer->id), seconds));
    for (std::size_t first = 0; first < changes.size(); ++first) {
        if (!changes[first].any())
            continue;
        Changes run;
        std::size_t last = first;
        for (; last < changes.size() && changes[last].any(); ++last)
            run.add(changes[last]);
        tell(static_cast<int>(first), static_cast<int>(last) - 1, run);
        first = last;
    }
}

void PeerTableModel::addNew(const QHash<qint64, const Peer *> &present)
{
    std::vector<const Peer *> joined;
    for (const Peer &peer : m_snapshot->peers)
        // An id that occurs twice is one peer, the last entry.
        if (!m_rowOfId.contains(peer.id) && present.value(peer.id) == &peer)
            joined.push_back(&peer);
    if (joined.empty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(joined.size()) - 1);
    for (const Peer *peer : joined) {
        m_rowOfId.insert(peer->id, static_cast<int>(m_rows.size()));
        m_rows.push_back(
            {peer, std::nullopt, std::nullopt, searchTextOf(*peer), addressOrderOf(peer->address)});
    }
    endInsertRows();
}

PeerTableModel::Changes PeerTableModel::update(PeerRow &row, const Peer &peer, double seconds)
{
    const PeerRow before{row.peer, row.sendRate, row.receiveRate, {}, {}};
    row.peer = &peer;
    row.sendRate = rateOf(before.peer->bytesSent, peer.bytesSent, seconds);
    row.receiveRate = rateOf(before.peer->bytesReceived, peer.bytesReceived, seconds);
    Changes changes;
    for (int column = 0; column < peerColumnCount; ++column) {
        const PeerColumnSpec &spec = peerColumn(column);
        const bool same =
            spec.same ? spec.same(*before.peer, peer) : spec.number(before) == spec.number(row);
        if (!same)
            changes.add({column, column});
    }
    if (!hasSameText(*before.peer, peer))
        row.searchText = searchTextOf(peer);
    return changes;
}

void PeerTableModel::tell(int firstRow, int lastRow, const Changes &changes)
{
    Q_EMIT dataChanged(index(firstRow, changes.firstColumn), index(lastRow, changes.lastColumn));
}

int PeerTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PeerTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : peerColumnCount;
}

QVariant PeerTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PeerColumnSpec &spec = peerColumn(index.column());
    const PeerRow &peerRow = row(index.row());
    switch (role) {
    case Qt::DisplayRole: return spec.text(peerRow, m_nowMs);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((spec.number ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return plainToolTip(spec.exact ? spec.exact(peerRow) : spec.text(peerRow, m_nowMs));
    case Qt::AccessibleTextRole:
        return peerColumnTitle(spec) + QLatin1String(": ") + spec.text(peerRow, m_nowMs);
    default: return {};
    }
}

QVariant PeerTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= peerColumnCount)
        return {};
    const PeerColumnSpec &spec = peerColumn(section);
    switch (role) {
    case Qt::DisplayRole: return peerColumnHeader(spec);
    case Qt::ToolTipRole:
        return plainToolTip(peerColumnTitle(spec) + QLatin1Char('\n') + peerColumnTip(spec));
    case Qt::AccessibleTextRole: return peerColumnTitle(spec);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((spec.number ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    default: return {};
    }
}

} // namespace bnm
