// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerts_page.h"

#include "app/core/alerts/alert_commands.h"
#include "app/core/alerts/alert_rules.h"
#include "collectors/words.h"
#include "ui/alerts/alert_card.h"
#include "ui/alerts/alert_history_view.h"
#include "ui/alerts/snooze_lengths.h"
#include "ui/controls/card.h"
#include "ui/controls/fonts.h"
#include "ui/controls/notice_line.h"
#include "ui/controls/small_button.h"
#include "ui/controls/status_shape.h"
#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace bnm {

namespace {

/// A panel with the shape of the window's first line, for problems without an alert.
class StatePanel : public QWidget {
public:
    StatePanel(QLabel *text, const Health &health, QWidget *parent)
        : QWidget(parent), m_health(health)
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
        paintPanel(this, Theme::colours());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double size = gridUnits(this, 5);
        paintStatus(painter, QRectF(gridUnits(this, 4), (height() - size) / 2, size, size),
                    statusIconOf(m_health.level, Theme::colours()), Theme::colours());
    }

private:
    const Health &m_health;
};

/// Alerts in the window's first line come first, the most severe at the top; then pending ones.
std::vector<Alert> inOrderOf(const Health &health, const std::vector<Alert> &alerts)
{
    std::vector<Alert> sorted = alerts;
    const auto place = [&health](const Alert &alert) {
        return std::find_if(
                   health.matters.begin(), health.matters.end(),
                   [&alert](const Health::Matter &matter) { return matter.rule == alert.rule; }) -
               health.matters.begin();
    };
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const Alert &a, const Alert &b) { return place(a) < place(b); });
    return sorted;
}

constexpr qsizetype mostNamed = 3; // of the rules that are turned off

QString ruleTitleOf(const QString &id)
{
    const AlertRule *rule = findAlertRule(id);
    return rule ? Words::tr(rule->title) : id;
}

} // namespace

AlertsPage::AlertsPage(AlertCommands &commands, QWidget *parent)
    : Page(tr("Alerts"), parent),
      m_commands(commands),
      m_offLine(new NoticeLine(this)),
      m_panelText(plainLabel({}, this)),
      m_column(new QVBoxLayout),
      m_history(new AlertHistoryView(this))
{
    m_panel = new StatePanel(m_panelText, m_health, this);
    m_panelText->setWordWrap(true);
    m_column->setSpacing(gridUnits(this, 2));
    m_column->addWidget(m_panel);
    grid()->setVerticalSpacing(gridUnits(this, 2));
    grid()->addWidget(makeHeading(), 0, 0);
    grid()->addLayout(m_column, 1, 0);
    grid()->addWidget(m_offLine, 2, 0);
    grid()->addWidget(m_history, 3, 0);
    grid()->setRowStretch(3, 1);
    connect(m_offLine, &NoticeLine::chosen, this, &AlertsPage::takeNotice);
    showHeading();
}

QWidget *AlertsPage::makeHeading()
{
    auto *heading = new QWidget(this);
    m_title = plainLabel({}, heading);
    m_title->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_facts = plainLabel({}, heading);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_snoozeAll = new SmallButton(tr("Snooze all ▾"), heading);
    m_snoozeAll->setAccessibleName(tr("Snooze all"));
    m_snoozeAll->setToolTip(tr("No notifications of the current alerts"));
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
    auto *card = new AlertCard(m_commands, alert, this);
    card->setLocked(m_locked);
    return card;
}

/// A card is reused while its rule has an alert, so that focus and selection in it stay.
void AlertsPage::setAlerts(const std::vector<Alert> &alerts, const Health &health)
{
    m_health = health;
    std::vector<AlertCard *> before = std::exchange(m_cards, {});
    for (const Alert &alert : inOrderOf(health, alerts)) {
        const auto known = std::find_if(before.begin(), before.end(), [&](const AlertCard *card) {
            return card && card->alert().rule == alert.rule;
        });
        AlertCard *card = known == before.end() ? makeCard(alert) : std::exchange(*known, nullptr);
        if (card->alert() != alert)
            card->setAlert(alert);
        card->setMatter(health.ofRule(alert.rule));
        const auto place = static_cast<int>(m_cards.size()) + 1; // below the panel
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

void AlertsPage::setTurnedOff(const QStringList &rules, const QString &locked)
{
    m_off = rules;
    m_locked = locked;
    m_trouble.clear();
    for (AlertCard *card : m_cards)
        card->setLocked(locked);
    showTurnedOff();
}

void AlertsPage::showTrouble(const QString &sentence)
{
    m_trouble = sentence;
    showTurnedOff();
}

/// A rule that is off is not healthy: the page always lists it.
void AlertsPage::showTurnedOff()
{
    QStringList titles;
    std::vector<NoticeAction> actions;
    for (const QString &id : m_off.mid(0, mostNamed)) {
        titles << ruleTitleOf(id);
        if (m_locked.isEmpty())
            actions.push_back({tr("Turn on “%1”").arg(titles.back()), id});
    }
    QStringList parts;
    if (!m_trouble.isEmpty())
        parts << m_trouble;
    if (const qsizetype more = m_off.size() - titles.size(); more > 0)
        parts << tr("Turned off: %1 and %2 more.").arg(titles.join(QStringLiteral(", "))).arg(more);
    else if (!titles.isEmpty())
        parts << tr("Turned off: %1.").arg(titles.join(QStringLiteral(", ")));
    if (!m_locked.isEmpty() && !titles.isEmpty())
        parts << m_locked;
    if (!m_off.isEmpty())
        actions.push_back({tr("Alert rules…"), {}, tr("Opens all rules in Settings")});
    m_offLine->setNotice(parts.join(QLatin1Char(' ')), actions);
}

void AlertsPage::takeNotice(const QString &id)
{
    if (id.isEmpty())
        Q_EMIT m_commands.changeLimit(m_off.front());
    else
        Q_EMIT m_commands.turnOn(id, true);
}

void AlertsPage::setHistory(const std::vector<Alert> &resolved)
{
    m_history->setHistory(resolved);
}

int AlertsPage::quiet() const
{
    return static_cast<int>(
        std::count_if(m_cards.begin(), m_cards.end(), [](const AlertCard *card) {
            return card->alert().state == AlertState::Firing && card->alert().isQuiet();
        }));
}

int AlertsPage::loud() const
{
    return static_cast<int>(
        std::count_if(m_cards.begin(), m_cards.end(), [](const AlertCard *card) {
            return card->alert().state == AlertState::Firing && !card->alert().isQuiet();
        }));
}

/// Counts the same alerts as the window's first line.
void AlertsPage::showHeading()
{
    const auto said = static_cast<int>(m_health.matters.size());
    const auto unsaid = static_cast<int>(std::count_if(
        m_cards.begin(), m_cards.end(), [](const AlertCard *card) { return !card->level(); }));
    m_title->setText(said == 0 ? tr("No alert") : tr("%1 alerts", nullptr, plural(said)).arg(said));
    QStringList facts;
    if (quiet() > 0)
        facts << tr("%1 acknowledged or snoozed").arg(quiet());
    if (unsaid > 0)
        facts << tr("%1 pending").arg(unsaid);
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_snoozeAll->setVisible(loud() > 1);
    showPanel();
}

void AlertsPage::showPanel()
{
    const bool isSaidByCard =
        std::any_of(m_cards.begin(), m_cards.end(), [this](const AlertCard *card) {
            const Health::Matter *matter = m_health.ofRule(card->alert().rule);
            return matter && matter == m_health.matters.data() &&
                   (matter->isRecovery || matter->headline == card->alert().title);
        });
    const bool isCalm = m_health.level == Health::Level::Good;
    m_panel->setVisible(isCalm ? m_cards.empty() : !isSaidByCard);
    m_panelText->setText(isCalm ? tr("No problems. Alerts appear here, with what to do about them.")
                                : QStringLiteral("%1: %2").arg(plainLine(m_health.headline),
                                                               plainLine(m_health.sentence)));
    m_panel->update();
}

void AlertsPage::openSnoozeAll()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addSnoozeAll(*menu, m_commands);
    menu->popup(m_snoozeAll->mapToGlobal(QPoint(0, m_snoozeAll->height())));
}

void AlertsPage::tick(const PageData &view)
{
    for (AlertCard *card : m_cards)
        card->tick(view.nowMs());
}

} // namespace bnm
