// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_details.h"

#include "app/core/text/format.h"
#include "ui/controls/card.h"
#include "ui/controls/copying_table.h"
#include "ui/controls/fonts.h"
#include "ui/controls/small_button.h"
#include "ui/controls/table_look.h"
#include "ui/controls/theme.h"
#include "ui/peers/peer_columns.h"
#include "ui/text/plain_text.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QStandardItemModel>

#include <algorithm>
#include <array>
#include <map>

namespace bnm {

namespace {

constexpr std::array timeMembers = {"conntime", "lastsend", "lastrecv", "last_transaction",
                                    "last_block"};
constexpr std::array messageMembers = {"bytessent_per_msg", "bytesrecv_per_msg"};

bool isOneOf(const QString &name, const auto &list)
{
    return std::any_of(list.begin(), list.end(),
                       [&name](const char *member) { return name == QLatin1String(member); });
}

/// With the time in words where the node gives seconds since 1970.
QString valueOf(const PeerDetail &detail)
{
    const QString value = plainLine(detail.value);
    bool isNumber = false;
    const qint64 seconds = value.toLongLong(&isNumber);
    if (!isNumber || seconds <= 0 || !isOneOf(detail.name, timeMembers))
        return value;
    return QStringLiteral("%1 (%2)").arg(utcTime(seconds), value);
}

/// Sets what differs only, so that a selection stays.
void setCell(QStandardItemModel &model, int row, int column, const QString &text,
             Qt::Alignment alignment = Qt::AlignLeft)
{
    QStandardItem *item = model.item(row, column);
    if (!item) {
        item = new QStandardItem;
        item->setEditable(false);
        item->setTextAlignment(alignment | Qt::AlignVCenter);
        model.setItem(row, column, item);
    }
    if (item->text() == text)
        return;
    item->setText(text);
    item->setToolTip(plainToolTip(text));
}

void addPlace(std::vector<std::pair<QString, QString>> &facts, const Place &place)
{
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.emplace_back(name, value);
    };
    add(PeerDetails::tr("place (GeoIP)"), placeWithScope(place));
    add(PeerDetails::tr("provider (GeoIP)"), providerTitle(place));
    if (place.latitude && place.longitude)
        add(PeerDetails::tr("position (GeoIP)"), QStringLiteral("%1, %2")
                                                     .arg(*place.latitude, 0, 'f', 2)
                                                     .arg(*place.longitude, 0, 'f', 2));
}

} // namespace

PeerDetails::PeerDetails(QWidget *parent)
    : QWidget(parent),
      m_heading(plainLabel({}, this)),
      m_empty(plainLabel(tr("Select a peer to see its details."), this)),
      m_content(new QWidget(this)),
      m_facts(new QStandardItemModel(0, 2, this)),
      m_messages(new QStandardItemModel(0, 3, this))
{
    m_facts->setHorizontalHeaderLabels({tr("Field"), tr("Value")});
    m_messages->setHorizontalHeaderLabels({tr("Message"), tr("Sent"), tr("Received")});
    m_messages->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_messages->horizontalHeaderItem(2)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_heading->setFont(scaledFont(font(), 1, QFont::DemiBold));
    m_heading->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);

    auto *copy = new SmallButton(tr("Copy all"), this);
    copy->setToolTip(tr("Copy all fields of this peer as text"));
    connect(copy, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(asText()); });
    auto *close = new SmallButton(QStringLiteral("×"), this);
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close the details"));
    connect(close, &QAbstractButton::clicked, this, &PeerDetails::closed);

    auto *facts = makeTable(m_facts, tr("All fields"));
    m_messageTable = makeTable(m_messages, tr("Bytes by message"));
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins({});
    content->setSpacing(gridUnits(this, 1));
    content->addWidget(facts, 3);
    content->addWidget(m_messageTable, 2);

    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(copy);
    top->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    const int side = gridUnits(this, 3);
    layout->setContentsMargins(side, gridUnits(this, 2.5), side, gridUnits(this, 2));
    layout->setSpacing(gridUnits(this, 1.5));
    layout->addLayout(top);
    layout->addWidget(m_content, 1);
    layout->addWidget(m_empty, 1);
    setPeer(nullptr);
}

QSize PeerDetails::sizeHint() const
{
    return {gridUnits(this, 104), gridUnits(this, 60)};
}

QTableView *PeerDetails::makeTable(QStandardItemModel *model, const QString &name)
{
    auto *table = new CopyingTable(this);
    table->setModel(model);
    table->setAccessibleName(name);
    table->setMinimumHeight(gridUnits(this, 14));
    const bool facts = model->columnCount() == 2;
    table->setColumnWidth(0, gridUnits(this, 34));
    for (int column = 1; column < model->columnCount(); ++column)
        table->setColumnWidth(column, gridUnits(this, 21));
    table->horizontalHeader()->setSectionResizeMode(facts ? 1 : 0, QHeaderView::Stretch);
    return table;
}

void PeerDetails::setPeer(const Peer *peer)
{
    m_content->setVisible(peer != nullptr);
    m_empty->setVisible(peer == nullptr);
    m_heading->setText(peer ? plainLine(peer->address) : QString());
    m_heading->setToolTip(peer ? plainToolTip(plainLine(peer->address)) : QString());
    if (!peer)
        return;
    fillFacts(*peer);
    fillMessages(*peer);
}

void PeerDetails::fillFacts(const Peer &peer)
{
    std::vector<std::pair<QString, QString>> facts;
    for (const PeerDetail &detail : peer.details)
        if (!isOneOf(detail.name, messageMembers))
            facts.emplace_back(plainLine(detail.name), valueOf(detail));
    addPlace(facts, peer.place);
    m_facts->setRowCount(static_cast<int>(facts.size()));
    for (int row = 0; row < m_facts->rowCount(); ++row) {
        setCell(*m_facts, row, 0, facts[static_cast<std::size_t>(row)].first);
        setCell(*m_facts, row, 1, facts[static_cast<std::size_t>(row)].second);
    }
}

void PeerDetails::fillMessages(const Peer &peer)
{
    std::map<QString, std::pair<qint64, qint64>> byMessage;
    for (const auto &[message, bytes] : peer.sentPerMessage)
        byMessage[message].first = bytes;
    for (const auto &[message, bytes] : peer.receivedPerMessage)
        byMessage[message].second = bytes;
    std::vector<std::pair<QString, std::pair<qint64, qint64>>> ordered(byMessage.begin(),
                                                                       byMessage.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) {
        return a.second.first + a.second.second > b.second.first + b.second.second;
    });
    const auto bytes = [](qint64 count) {
        return format::figure(static_cast<double>(count), Unit::Bytes).text();
    };
    m_messageTable->setVisible(!ordered.empty());
    m_messages->setRowCount(static_cast<int>(ordered.size()));
    for (int row = 0; row < m_messages->rowCount(); ++row) {
        const auto &[message, counts] = ordered[static_cast<std::size_t>(row)];
        setCell(*m_messages, row, 0, plainLine(message));
        setCell(*m_messages, row, 1, bytes(counts.first), Qt::AlignRight);
        setCell(*m_messages, row, 2, bytes(counts.second), Qt::AlignRight);
        m_messages->item(row, 1)->setToolTip(
            plainToolTip(tr("%1 bytes").arg(format::integer(counts.first))));
        m_messages->item(row, 2)->setToolTip(
            plainToolTip(tr("%1 bytes").arg(format::integer(counts.second))));
    }
}

QString PeerDetails::asText() const
{
    QString text = m_heading->text() + QLatin1Char('\n');
    for (const QStandardItemModel *model : {m_facts, m_messages})
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells << model->item(row, column)->text();
            text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
        }
    return text;
}

void PeerDetails::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    Q_EMIT closed();
}

void PeerDetails::paintEvent(QPaintEvent *)
{
    paintPanel(this, Theme::colours());
}

} // namespace bnm
