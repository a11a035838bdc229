// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_log_view.h"

#include "app/core/series/csv.h"
#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/controls/card.h"
#include "ui/controls/copying_table.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/text/csv_text.h"
#include "ui/text/exact_time.h"
#include "ui/text/plain_text.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>

#include <array>

namespace bnm {

namespace {

bool isSameEvent(const PeerEvent &a, const PeerEvent &b)
{
    return a.timeMs == b.timeMs && a.kind == b.kind && a.session.peerId == b.session.peerId &&
           a.session.address == b.session.address;
}

} // namespace

void PeerLogModel::setChurn(const PeerChurn &churn)
{
    take(churn.events, isSameEvent);
}

int PeerLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Count;
}

QString PeerLogModel::text(const PeerEvent &event, int column) const
{
    const PeerSession &session = event.session;
    switch (column) {
    case Time:
        return format::dateTime(event.timeMs, format::Date::AlignedDay, QStringLiteral("HH:mm:ss"));
    case Event: return event.kind == PeerEvent::Kind::Joined ? tr("+ joined") : tr("− left");
    case Address: return plainLine(session.address);
    case Network: return titleOf(session.network);
    case Type:
        return session.connectionType.isEmpty() ? (session.inbound ? tr("inbound") : tr("outbound"))
                                                : plainLine(session.connectionType);
    case UserAgent:
        return session.userAgent.isEmpty() ? format::dash() : plainLine(session.userAgent);
    case Stay: return session.leftMs ? format::duration(*session.seconds()) : format::dash();
    default: return {};
    }
}

QString PeerLogModel::tip(const PeerEvent &event, int column) const
{
    if (column == Time)
        return utcTime(event.timeMs / 1000);
    if (column != Stay)
        return text(event, column);
    const auto bytes = [](const std::optional<qint64> &count) {
        return format::figure(count ? std::optional<double>(static_cast<double>(*count))
                                    : std::nullopt,
                              Unit::Bytes)
            .text();
    };
    return tr("Since %1\n%2 sent, %3 received")
        .arg(utcTime(event.session.joinedMs / 1000), bytes(event.session.bytesSent),
             bytes(event.session.bytesReceived));
}

QVariant PeerLogModel::sortKey(const PeerEvent &event, int column) const
{
    switch (column) {
    case Time: return event.timeMs;
    case Stay: {
        const std::optional<qint64> seconds = event.session.seconds();
        return seconds ? QVariant(*seconds) : QVariant();
    }
    default: return text(event, column);
    }
}

QVariant PeerLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PeerEvent &event = entry(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(event, index.column());
    case Qt::ToolTipRole: return plainToolTip(tip(event, index.column()));
    case sortRole: return sortKey(event, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == Stay ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    default: return {};
    }
}

QVariant PeerLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Stay ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Event: return tr("Event");
    case Address: return tr("Address");
    case Network: return tr("Network");
    case Type: return tr("Type");
    case UserAgent: return tr("User agent");
    case Stay: return tr("Duration");
    default: return {};
    }
}

PeerLogView::PeerLogView(QWidget *parent)
    : FilteredTable(parent),
      m_model(new PeerLogModel(this)),
      m_summary(plainLabel({}, this)),
      m_export(new SmallButton(tr("Export"), this))
{
    setModel(m_model, PeerLogModel::sortRole);
    dressColumns();
    fillTop();
    showRows();
}

void PeerLogView::fillTop()
{
    filter()->setPlaceholderText(tr("Filter: address, agent, type…"));
    filter()->setAccessibleName(tr("Filter of the log"));
    filter()->setToolTip(tr("Shows events with this text in any column (Ctrl+F)"));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_export->setToolTip(tr("Saves the events shown as a CSV file"));
    connect(m_export, &QAbstractButton::clicked, this, [this] {
        saveAsCsv(this, tr("Save the connection log"), QStringLiteral("connections.csv"),
                  [this] { return asCsv(); });
    });
    top()->addWidget(filter(), 1);
    top()->addStretch();
    top()->addWidget(m_summary);
    top()->addWidget(m_export);
}

void PeerLogView::dressColumns()
{
    table()->setAccessibleName(tr("Connection log"));
    table()->sortByColumn(PeerLogModel::Time, Qt::DescendingOrder);
    const std::array<double, PeerLogModel::Count> widths = {34, 20, 68, 18, 40, 60, 28};
    for (int column = 0; column < PeerLogModel::Count; ++column)
        table()->setColumnWidth(column, gridUnits(this, widths[static_cast<std::size_t>(column)]));
    for (const int column : {PeerLogModel::Address, PeerLogModel::UserAgent})
        table()->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void PeerLogView::setChurn(const PeerChurn &churn)
{
    m_model->setChurn(churn);
    showRows();
    QStringList parts;
    if (churn.sessionsKept > 0)
        parts << tr("%1 sessions", nullptr, plural(churn.sessionsKept))
                     .arg(format::integer(churn.sessionsKept));
    if (churn.medianOutboundSeconds)
        parts << tr("median outbound %1")
                     .arg(format::duration(static_cast<qint64>(*churn.medianOutboundSeconds)));
    if (churn.medianInboundSeconds)
        parts << tr("inbound %1")
                     .arg(format::duration(static_cast<qint64>(*churn.medianInboundSeconds)));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

QString PeerLogView::asCsv() const
{
    const auto number = [](const std::optional<qint64> &value) {
        return value ? QString::number(*value) : QString();
    };
    QByteArray text =
        csv::row({QStringLiteral("time_utc"), QStringLiteral("event"), QStringLiteral("address"),
                  QStringLiteral("network"), QStringLiteral("type"), QStringLiteral("user_agent"),
                  QStringLiteral("duration_seconds"), QStringLiteral("bytes_sent"),
                  QStringLiteral("bytes_received")});
    for (int row = 0; row < proxy().rowCount(); ++row) {
        const PeerEvent &event = m_model->entry(rowInModel(row));
        const PeerSession &session = event.session;
        const bool hasJoined = event.kind == PeerEvent::Kind::Joined;
        text += csv::row(
            {QDateTime::fromMSecsSinceEpoch(event.timeMs).toUTC().toString(Qt::ISODateWithMs),
             hasJoined ? QStringLiteral("joined") : QStringLiteral("left"),
             csvText(session.address), nameOf(session.network), csvText(session.connectionType),
             csvText(session.userAgent), number(session.seconds()), number(session.bytesSent),
             number(session.bytesReceived)});
    }
    return QString::fromUtf8(text);
}

QString PeerLogView::summary() const
{
    return m_summary->text();
}

QString PeerLogView::emptyText() const
{
    if (proxy().rowCount() > 0)
        return {};
    return rowsOfModel() == 0 ? tr("No peer has joined or left since this program started.")
                              : tr("No event matches the filter. Esc in the filter shows all.");
}

void PeerLogView::showRows()
{
    FilteredTable::showRows();
    m_export->setEnabled(proxy().rowCount() > 0);
}

} // namespace bnm
