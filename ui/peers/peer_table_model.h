// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer_snapshot.h"
#include "ui/peers/peer_columns.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace bnm {

/// The peers of the newest snapshot, one row each. A new snapshot changes rows in place, so that
/// selection and order stay. Columns are those of peer_columns.h.
class PeerTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(const PeerSnapshotPtr &snapshot); ///< none: the data is void
    const PeerSnapshotPtr &snapshot() const { return m_snapshot; }
    /// For relative times; the view must be repainted.
    void setNow(qint64 nowMs) { m_nowMs = nowMs; }
    qint64 nowMs() const { return m_nowMs; }

    const PeerRow &row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    int rowOf(qint64 peerId) const { return m_rowOfId.value(peerId, -1); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Changes {
        int firstColumn = peerColumnCount;
        int lastColumn = -1;
        bool any() const { return lastColumn >= 0; }
        void add(const Changes &other);
    };
    void forget();
    void removeGone(const QHash<qint64, const Peer *> &present);
    void updateStaying(const QHash<qint64, const Peer *> &present, double seconds);
    void addNew(const QHash<qint64, const Peer *> &present);
    Changes update(PeerRow &row, const Peer &peer, double seconds);
    void tell(int firstRow, int lastRow, const Changes &changes);

    PeerSnapshotPtr m_snapshot;
    std::vector<PeerRow> m_rows;
    QHash<qint64, int> m_rowOfId;
    qint64 m_nowMs = 0;
};

/// Same connection: a restarted node assigns the same ids to others.
bool isSameConnection(const Peer &a, const Peer &b);

} // namespace bnm
