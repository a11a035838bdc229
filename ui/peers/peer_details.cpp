// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_details.h"

#include "ui/controls/card.h"
#include "ui/controls/copying_table.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/fonts.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStandardItemModel>

namespace bnm {

namespace {

constexpr double panelWidth = 94; // grid units
constexpr double nameWidth = 36;

/// Sets only changed texts, so that a selection stays.
void setCell(QStandardItemModel &model, int row, int column, const QString &text, const QFont &font)
{
    QStandardItem *item = model.item(row, column);
    if (!item) {
        item = new QStandardItem;
        item->setEditable(false);
        item->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        model.setItem(row, column, item);
    }
    if (item->font() != font)
        item->setFont(font);
    if (item->text() == text)
        return;
    item->setText(text);
    item->setToolTip(plainToolTip(text));
}

} // namespace

PeerDetails::PeerDetails(QWidget *parent)
    : QWidget(parent),
      m_heading(plainLabel({}, this)),
      m_empty(plainLabel(tr("Select a peer to see its details."), this)),
      m_content(new QStackedWidget(this)),
      m_facts(new QStandardItemModel(0, 2, this)),
      m_raw(new QPlainTextEdit(this))
{
    m_facts->setHorizontalHeaderLabels({tr("Field"), tr("Value")});
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_table = makeTable();
    m_raw->setReadOnly(true);
    m_raw->setFrameShape(QFrame::NoFrame);
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setAccessibleName(tr("As the node said it, JSON"));
    m_content->addWidget(m_table);
    m_content->addWidget(m_raw);

    auto *layout = new QVBoxLayout(this);
    const int side = gridUnits(this, 3);
    layout->setContentsMargins(side, gridUnits(this, 2.5), side, gridUnits(this, 2));
    layout->setSpacing(gridUnits(this, 1.5));
    layout->addWidget(makeHeading());
    m_buttons = makeButtons();
    layout->addWidget(m_buttons);
    layout->addWidget(m_content, 1);
    layout->addWidget(m_empty, 1);
    setPeer({}, 0);
}

QWidget *PeerDetails::makeHeading()
{
    m_heading->setFont(scaledFont(font(), 1, QFont::DemiBold));
    m_heading->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *heading = new QWidget(this);
    m_json = new SmallButton(tr("JSON"), heading);
    m_json->setToolTip(tr("What the node says of the peer (getpeerinfo)"));
    m_json->setCheckable(true);
    connect(m_json, &QAbstractButton::toggled, this,
            [this](bool raw) { m_content->setCurrentIndex(raw ? 1 : 0); });
    auto *close = new SmallButton(QStringLiteral("×"), heading);
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close the details"));
    connect(close, &QAbstractButton::clicked, this, &PeerDetails::closed);
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins({});
    row->addWidget(m_heading, 1);
    row->addWidget(m_json);
    row->addWidget(close);
    return heading;
}

QWidget *PeerDetails::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(gridUnits(this, 1.5));
    buttons->setLayout(flow);
    const auto add = [&](const QString &text, const QString &tip) {
        auto *button = new SmallButton(text, buttons);
        button->setToolTip(tip);
        flow->addWidget(button);
        return button;
    };
    connect(add(tr("Copy address"), tr("Copies the address with its port")),
            &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_address); });
    connect(add(tr("Copy all"), tr("Copies everything shown here as text")),
            &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(asText()); });
    m_onlyProvider = add(tr("Only this provider"), {});
    connect(m_onlyProvider, &QAbstractButton::clicked, this,
            [this] { Q_EMIT groupWanted(m_provider); });
    return buttons;
}

QSize PeerDetails::sizeHint() const
{
    return {gridUnits(this, panelWidth), gridUnits(this, 60)};
}

QTableView *PeerDetails::makeTable()
{
    auto *table = new CopyingTable(this);
    table->setModel(m_facts);
    table->setAccessibleName(tr("Details of the peer"));
    table->setMinimumHeight(gridUnits(this, 14));
    table->setColumnWidth(0, gridUnits(this, nameWidth));
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->horizontalHeader()->hide();
    return table;
}

void PeerDetails::setPeer(const PeerRow &row, qint64 nowMs)
{
    const Peer *peer = row.peer;
    m_content->setVisible(peer != nullptr);
    m_buttons->setVisible(peer != nullptr);
    m_json->setVisible(peer != nullptr);
    m_empty->setVisible(peer == nullptr);
    m_address = peer ? plainLine(peer->address) : QString();
    m_heading->setText(m_address);
    m_heading->setToolTip(plainToolTip(m_address));
    if (!peer)
        return;
    m_provider = providerOf(*peer);
    m_onlyProvider->setEnabled(!m_provider.key.isEmpty());
    m_onlyProvider->setToolTip(plainToolTip(
        m_provider.key.isEmpty() ? tr("The provider of this peer is not known")
                                 : tr("Shows only the peers at %1").arg(m_provider.label)));
    fillFacts(peerFacts(row, nowMs));
    showJson(*peer);
}

void PeerDetails::fillFacts(const std::vector<PeerFactGroup> &groups)
{
    const QFont heading = scaledFont(font(), 1, QFont::DemiBold);
    int row = 0;
    m_table->clearSpans();
    for (const PeerFactGroup &group : groups) {
        setCell(*m_facts, row, 0, group.title, heading);
        setCell(*m_facts, row, 1, {}, font());
        m_table->setSpan(row++, 0, 1, 2);
        for (const PeerFact &fact : group.facts) {
            setCell(*m_facts, row, 0, fact.name, font());
            setCell(*m_facts, row++, 1, fact.value, font());
        }
    }
    m_facts->setRowCount(row);
}

/// Only on changes, so that the scroll position stays.
void PeerDetails::showJson(const Peer &peer)
{
    const QString json = peerAsJson(peer);
    if (json == m_raw->toPlainText())
        return;
    const int at = m_raw->verticalScrollBar()->value();
    m_raw->setPlainText(json);
    m_raw->verticalScrollBar()->setValue(at);
}

QString PeerDetails::asText() const
{
    QString text = m_address + QLatin1Char('\n');
    if (m_json->isChecked())
        return text + m_raw->toPlainText();
    for (int row = 0; row < m_facts->rowCount(); ++row) {
        const QString value = m_facts->item(row, 1)->text();
        text += m_facts->item(row, 0)->text();
        if (!value.isEmpty())
            text += QLatin1Char('\t') + value;
        text += QLatin1Char('\n');
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
