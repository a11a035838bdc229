// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerts_page.h"

#include "app/core/alerts/alert_commands.h"
#include "ui/alerts/alert_card.h"
#include "ui/alerts/alert_history_view.h"
#include "ui/controls/card.h"
#include "ui/controls/fonts.h"
#include "ui/controls/small_button.h"
#include "ui/controls/status_shape.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace bnm {

namespace {

/// A panel that says that there is nothing, with the sign of the window's first line.
class NothingPanel : public QWidget {
public:
    NothingPanel(const Theme &theme, QLabel *text, const bool &isKnown, QWidget *parent)
        : QWidget(parent), m_theme(theme), m_isKnown(isKnown)
    {
        text->setParent(this);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(gridUnits(this, 12.5), gridUnits(this, 4), gridUnits(this, 3.5),
                                gridUnits(this, 4));
        row->addWidget(text);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        paintPanel(this, m_theme.colours());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double size = gridUnits(this, 5);
        const auto level = m_isKnown ? Health::Level::Good : Health::Level::Unknown;
        paintStatus(painter, QRectF(gridUnits(this, 4), (height() - size) / 2, size, size),
                    statusIconOf(level, m_theme.colours()), m_theme.colours());
    }

private:
    const Theme &m_theme;
    const bool &m_isKnown;
};

} // namespace

AlertsPage::AlertsPage(const Theme &theme, AlertCommands &commands, QWidget *parent)
    : Page(theme, tr("Alerts"), parent),
      m_commands(commands),
      m_nothingText(plainLabel({}, this)),
      m_column(new QVBoxLayout),
      m_history(new AlertHistoryView(theme, this))
{
    m_nothing = new NothingPanel(theme, m_nothingText, m_isNodeKnown, this);
    m_nothingText->setWordWrap(true);
    m_column->setSpacing(gridUnits(this, 2));
    m_column->addWidget(m_nothing);
    grid()->setVerticalSpacing(gridUnits(this, 2));
    grid()->addWidget(makeHeading(), 0, 0);
    grid()->addLayout(m_column, 1, 0);
    grid()->addWidget(m_history, 2, 0);
    grid()->setRowStretch(2, 1);
    showHeading();
}

QWidget *AlertsPage::makeHeading()
{
    auto *heading = new QWidget(this);
    m_title = plainLabel({}, heading);
    m_title->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_facts = plainLabel({}, heading);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_snoozeAll = new SmallButton(theme(), tr("Snooze all ▾"), heading);
    m_snoozeAll->setAccessibleName(tr("Snooze all"));
    m_snoozeAll->setToolTip(tr("Be quiet about everything that fires now"));
    connect(m_snoozeAll, &QAbstractButton::clicked, this, &AlertsPage::openSnoozeAll);
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins({});
    row->setSpacing(gridUnits(this, 3));
    row->addWidget(m_title);
    row->addWidget(m_facts);
    row->addStretch();
    row->addWidget(m_snoozeAll);
    heading->setMinimumHeight(m_snoozeAll->sizeHint().height());
    return heading;
}

AlertCard *AlertsPage::makeCard(const Alert &alert)
{
    return new AlertCard(theme(), m_commands, alert, this);
}

/// A card stays the same while its rule has something to say: the keyboard's focus and a
/// selection in it are not lost.
void AlertsPage::setAlerts(const std::vector<Alert> &alerts)
{
    std::vector<AlertCard *> before = std::exchange(m_cards, {});
    for (const Alert &alert : alerts) {
        const auto known = std::find_if(before.begin(), before.end(), [&](const AlertCard *card) {
            return card && card->alert().rule == alert.rule;
        });
        AlertCard *card = known == before.end() ? makeCard(alert) : std::exchange(*known, nullptr);
        if (card->alert() != alert)
            card->setAlert(alert);
        const auto place = static_cast<int>(m_cards.size());
        if (m_column->indexOf(card) != place) {
            m_column->removeWidget(card);
            m_column->insertWidget(place, card);
        }
        m_cards.push_back(card);
    }
    for (AlertCard *card : before)
        if (card) {
            m_column->removeWidget(card);
            card->hide();
            card->deleteLater(); // it may be in the middle of a click
        }
    showHeading();
}

void AlertsPage::setHistory(const std::vector<Alert> &resolved)
{
    m_history->setHistory(resolved);
}

int AlertsPage::firing() const
{
    return static_cast<int>(
        std::count_if(m_cards.begin(), m_cards.end(), [](const AlertCard *card) {
            return card->alert().state == AlertState::Firing;
        }));
}

int AlertsPage::loud() const
{
    return static_cast<int>(
        std::count_if(m_cards.begin(), m_cards.end(), [](const AlertCard *card) {
            return card->alert().state == AlertState::Firing && !card->alert().isQuiet();
        }));
}

void AlertsPage::showHeading()
{
    const int fires = firing();
    const int pending = static_cast<int>(m_cards.size()) - fires;
    const int quiet = fires - loud();
    m_title->setText(fires == 0   ? tr("No alert")
                     : fires == 1 ? tr("1 alert")
                                  : tr("%1 alerts").arg(fires));
    QStringList facts;
    if (quiet > 0)
        facts << tr("%1 acknowledged or snoozed").arg(quiet);
    if (pending > 0)
        facts << tr("%1 pending").arg(pending);
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_snoozeAll->setVisible(loud() > 1);
    m_nothing->setVisible(m_cards.empty());
    m_nothingText->setText(
        m_isNodeKnown ? tr("Nothing needs doing. What needs doing appears here, with what to do "
                           "about it.")
                      : tr("Waiting for the node's first answer. What needs doing appears here, "
                           "with what to do about it."));
}

void AlertsPage::openSnoozeAll()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &[length, text] : snoozeLengths())
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, chosen = length] { Q_EMIT m_commands.snoozeAll(chosen); });
    menu->popup(m_snoozeAll->mapToGlobal(QPoint(0, m_snoozeAll->height())));
}

void AlertsPage::refresh(const PageData &view)
{
    const bool isKnown = view.series.latest({{"blockchain", "best_height"}}).has_value();
    if (isKnown != m_isNodeKnown) {
        m_isNodeKnown = isKnown;
        m_nothing->update();
    }
    showHeading();
}

void AlertsPage::tick(const PageData &view)
{
    for (AlertCard *card : m_cards)
        card->tick(view.toMs);
}

} // namespace bnm
