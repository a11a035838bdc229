// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_filter.h"

#include "app/core/peers/dependence.h"
#include "collectors/words.h"
#include "ui/peers/peer_table_model.h"

#include <algorithm>

namespace bnm {

namespace {

QStringList wordsOf(const QString &text)
{
    return text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool hasAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&text](const QString &word) { return text.contains(word); });
}

bool passes(const PeerRow &row, const PeerFilter &filter, const QStringList &words)
{
    return (!filter.inbound || *filter.inbound == row.peer->inbound) &&
           (filter.networks.isEmpty() || filter.networks.contains(row.peer->network)) &&
           (!filter.group || filter.group->has(*row.peer)) &&
           (filter.only.isEmpty() || filter.only.contains(row.peer->id)) &&
           hasAll(row.searchText, words);
}

/// Unknown values last, whichever way is sorted: the view turns "less" round when descending.
std::optional<bool> unknownLast(bool leftKnown, bool rightKnown, Qt::SortOrder order)
{
    if (leftKnown && rightKnown)
        return std::nullopt;
    const bool before = leftKnown && !rightKnown;
    const bool after = !leftKnown && rightKnown;
    return order == Qt::AscendingOrder ? before : after;
}

QString orderText(const PeerColumnSpec &spec, const PeerRow &row)
{
    return spec.column == PeerColumn::Address ? row.addressOrder : peerMachineText(spec, row);
}

} // namespace

QString groupKeyOf(PeerGrouping grouping, const Peer &peer)
{
    switch (grouping) {
    case PeerGrouping::Provider: return providerKey(peer);
    case PeerGrouping::Country: return countryKey(peer);
    case PeerGrouping::Network: return networkKey(peer);
    case PeerGrouping::UserAgent: return userAgentKey(peer);
    case PeerGrouping::Transport: return transportKey(peer);
    case PeerGrouping::ConnectionType: return connectionTypeKey(peer);
    }
    return {};
}

QString groupingTitle(PeerGrouping grouping)
{
    switch (grouping) {
    case PeerGrouping::Provider: return Words::tr("Providers");
    case PeerGrouping::Country: return Words::tr("Countries");
    case PeerGrouping::Network: return Words::tr("Networks");
    case PeerGrouping::UserAgent: return Words::tr("User agents");
    case PeerGrouping::Transport: return Words::tr("Transport");
    case PeerGrouping::ConnectionType: return Words::tr("Connection types");
    }
    return {};
}

PeerGroupChoice providerOf(const Peer &peer)
{
    const QString key = providerKey(peer);
    const bool isOverlay = !key.isEmpty() && key == networkKey(peer);
    const QString name = isOverlay ? titleOf(peer.network) : peer.place.organization;
    return {PeerGrouping::Provider, key, name.isEmpty() ? key : name};
}

PeerFilterProxy::PeerFilterProxy(PeerTableModel *model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setDynamicSortFilter(true);
    setSourceModel(model);
}

void PeerFilterProxy::setFilter(const PeerFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_words = wordsOf(filter.text);
    invalidateFilter();
    Q_EMIT filterChanged();
}

const PeerRow &PeerFilterProxy::row(int proxyRow) const
{
    return m_model->row(mapToSource(index(proxyRow, 0)).row());
}

bool PeerFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    return passes(m_model->row(sourceRow), m_filter, m_words);
}

bool PeerFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const PeerColumnSpec &spec = peerColumn(left.column());
    const PeerRow &a = m_model->row(left.row());
    const PeerRow &b = m_model->row(right.row());
    if (spec.number) {
        const auto first = spec.number(a);
        const auto second = spec.number(b);
        return unknownLast(first.has_value(), second.has_value(), sortOrder())
            .value_or(first < second);
    }
    const QString first = orderText(spec, a);
    const QString second = orderText(spec, b);
    return unknownLast(!first.isEmpty(), !second.isEmpty(), sortOrder())
        .value_or(first.compare(second, Qt::CaseInsensitive) < 0);
}

} // namespace bnm
