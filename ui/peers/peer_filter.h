// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_row.h"

#include <QSet>
#include <QSortFilterProxyModel>

#include <optional>

namespace bnm {

class PeerTableModel;

/// Groupings of the dependence panel; see dependence.h.
enum class PeerGrouping { Provider, Country, Network, UserAgent, Transport, ConnectionType };

QString groupKeyOf(PeerGrouping grouping, const Peer &peer);
QString groupingTitle(PeerGrouping grouping);

/// One group of peers, chosen in the dependence panel.
struct PeerGroupChoice {
    PeerGrouping grouping = PeerGrouping::Provider;
    QString key; ///< empty: the peers of unknown group
    QString label;

    bool has(const Peer &peer) const { return groupKeyOf(grouping, peer) == key; }
    friend bool operator==(const PeerGroupChoice &, const PeerGroupChoice &) = default;
};

/// All peers of this peer's provider; the key is empty if it is unknown.
PeerGroupChoice providerOf(const Peer &peer);

/// The peers shown in table and map.
struct PeerFilter {
    QString text; ///< words, all of which must occur
    std::optional<bool> inbound;
    QSet<PeerNetwork> networks; ///< empty: all
    std::optional<PeerGroupChoice> group;
    QSet<qint64> only; ///< ids of manually selected peers; empty: all

    bool acceptsAll() const
    {
        return text.trimmed().isEmpty() && !inbound && networks.isEmpty() && !group &&
               only.isEmpty();
    }
    friend bool operator==(const PeerFilter &, const PeerFilter &) = default;
};

/// Sorts by value, not by text; peers without a value come last in both directions.
class PeerFilterProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit PeerFilterProxy(PeerTableModel *model, QObject *parent = nullptr);

    void setFilter(const PeerFilter &filter);
    const PeerFilter &filter() const { return m_filter; }
    const PeerRow &row(int proxyRow) const;
    const PeerTableModel &peers() const { return *m_model; }

Q_SIGNALS:
    void filterChanged();

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    PeerTableModel *m_model;
    PeerFilter m_filter;
    QStringList m_words; ///< of the filter's text, in lower case
};

} // namespace bnm
