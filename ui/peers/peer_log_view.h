// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/peers/peer_session.h"
#include "ui/controls/filtered_table.h"
#include "ui/controls/newest_first_model.h"

namespace bnm {

class SmallButton;

/// Connections and disconnections.
class PeerLogModel : public NewestFirstModel<PeerEvent> {
    Q_OBJECT
public:
    enum Column { Time, Event, Address, Network, Type, UserAgent, Stay, Count };
    static constexpr int sortRole = Qt::UserRole;
    using NewestFirstModel::NewestFirstModel;

    void setChurn(const PeerChurn &churn);
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString text(const PeerEvent &event, int column) const;
    QString tip(const PeerEvent &event, int column) const;
    QVariant sortKey(const PeerEvent &event, int column) const;
};

/// The log with a filter, and the usual duration of connections.
class PeerLogView : public FilteredTable {
    Q_OBJECT
public:
    explicit PeerLogView(QWidget *parent = nullptr);

    void setChurn(const PeerChurn &churn);
    QString summary() const;
    QString asCsv() const; ///< the displayed events in their order, exact values
    QString emptyText() const override;

protected:
    void showRows() override;

private:
    void fillTop();
    void dressColumns();

    PeerLogModel *m_model;
    QLabel *m_summary;
    SmallButton *m_export;
};

} // namespace bnm
