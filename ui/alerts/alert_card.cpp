// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_card.h"

#include "app/core/alerts/alert_text.h"
#include "app/core/text/format.h"
#include "ui/alerts/alert_place.h"
#include "ui/alerts/snooze_lengths.h"
#include "ui/controls/card.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/fonts.h"
#include "ui/controls/small_button.h"
#include "ui/controls/status_shape.h"
#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace bnm {

namespace {

constexpr double cardIconSize = 5; // grid units
constexpr double textLeft = 12.5;

QLabel *wrappedLabel(QWidget *parent)
{
    QLabel *label = plainLabel({}, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

QString exactTimeOf(qint64 timeMs)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(timeMs), QLocale::LongFormat);
}

} // namespace

AlertCard::AlertCard(AlertCommands &commands, const Alert &alert, QWidget *parent)
    : QWidget(parent),
      m_commands(commands),
      m_alert(alert),
      m_title(plainLabel({}, this)),
      m_severity(plainLabel({}, this)),
      m_state(plainLabel({}, this)),
      m_since(plainLabel({}, this)),
      m_text(wrappedLabel(this)),
      m_nextStep(wrappedLabel(this))
{
    m_nextStep->setForegroundRole(QPalette::PlaceholderText);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(gridUnits(this, textLeft), gridUnits(this, 3), gridUnits(this, 3.5),
                             gridUnits(this, 3));
    rows->setSpacing(gridUnits(this, 1));
    auto *words = new QVBoxLayout;
    words->setSpacing(gridUnits(this, 0.5));
    words->addWidget(m_text);
    words->addWidget(m_nextStep);
    m_buttons = makeButtons();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnits(this, 6));
    buttons->addWidget(makeRuleButtons(), 1);
    buttons->addWidget(m_buttons, 0, Qt::AlignTop);
    rows->addWidget(makeTop());
    rows->addLayout(words);
    rows->addLayout(buttons);
    connect(&Theme::current(), &Theme::changed, this, &AlertCard::colour);
    setAlert(alert);
    tick(QDateTime::currentMSecsSinceEpoch());
}

QWidget *AlertCard::makeTop()
{
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins({});
    row->setSpacing(gridUnits(this, 2.5));
    m_title->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_since->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_title);
    row->addWidget(m_severity);
    row->addWidget(m_state);
    row->addStretch();
    row->addWidget(m_since);
    return top;
}

QWidget *AlertCard::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins({});
    row->setSpacing(gridUnits(this, 2));
    m_acknowledge = new SmallButton(tr("Acknowledge"), buttons);
    m_acknowledge->setToolTip(tr("No more notifications until it is resolved or gets worse"));
    connect(m_acknowledge, &QAbstractButton::clicked, this,
            [this] { Q_EMIT m_commands.acknowledge(m_alert.rule); });
    row->addWidget(m_acknowledge);
    row->addSpacing(gridUnits(this, 2));
    QLabel *label = plainLabel(tr("Snooze"), buttons);
    label->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(label);
    for (const SnoozeLength &one : snoozeLengths()) {
        auto *button = new SmallButton(one.buttonText, buttons);
        button->setAccessibleName(tr("Snooze: %1").arg(one.buttonText));
        button->setToolTip(tr("No notifications for this time, then a reminder if it still holds"));
        if (one.length == Snooze::UntilClear)
            button->setToolTip(tr("No notifications until it is resolved"));
        connect(button, &QAbstractButton::clicked, this,
                [this, length = one.length] { Q_EMIT m_commands.snooze(m_alert.rule, length); });
        row->addWidget(button);
    }
    return buttons;
}

SmallButton *AlertCard::addButton(QWidget *row, const QString &text, const QString &tip,
                                  void (AlertCommands::*command)(const QString &))
{
    auto *button = new SmallButton(text, row);
    button->setAccessibleName(QStringLiteral("%1: %2").arg(text, plainLine(m_alert.title)));
    button->setToolTip(tip);
    connect(button, &QAbstractButton::clicked, this, [this, command] {
        Q_EMIT(m_commands.*command)(m_alert.rule);
    });
    row->layout()->addWidget(button);
    return button;
}

/// Of an alert that a later version had, only "Turn off" is known.
QWidget *AlertCard::makeRuleButtons()
{
    auto *buttons = new QWidget(this);
    buttons->setLayout(new FlowLayout(gridUnits(this, 2)));
    const AlertRule *rule = findAlertRule(m_alert.rule);
    if (const QString place = rule ? placeTitle(*rule) : QString(); !place.isEmpty()) {
        m_leadsSomewhere = true;
        setCursor(Qt::PointingHandCursor);
        addButton(buttons, tr("Go to %1").arg(place), tr("Where there is more about this"),
                  &AlertCommands::goTo);
    }
    if (rule && hasLimit(*rule))
        addButton(buttons, tr("Change limit"), tr("Opens the limit of this alert in Settings"),
                  &AlertCommands::changeLimit);
    m_turnOff = new SmallButton(tr("Turn off"), buttons);
    connect(m_turnOff, &QAbstractButton::clicked, this,
            [this] { Q_EMIT m_commands.turnOn(m_alert.rule, false); });
    buttons->layout()->addWidget(m_turnOff);
    setLocked({});
    return buttons;
}

void AlertCard::setLocked(const QString &reason)
{
    m_turnOff->setEnabled(reason.isEmpty());
    m_turnOff->setToolTip(plainToolTip(
        reason.isEmpty() ? tr("This alert is no longer raised. It can be turned on again.")
                         : reason));
    m_turnOff->setAccessibleDescription(reason);
}

QString AlertCard::stateText() const
{
    if (isPending())
        return tr("Pending: alerts if it continues");
    if (!m_alert.recovery.isEmpty())
        return tr("Recovering");
    if (m_alert.snoozedUntilClear)
        return tr("Snoozed until it clears");
    if (m_alert.snoozedUntilMs > 0)
        return tr("Snoozed until %1")
            .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_alert.snoozedUntilMs).time(),
                                    QStringLiteral("HH:mm")));
    return m_alert.acknowledged ? tr("Acknowledged") : QString();
}

void AlertCard::setAlert(const Alert &alert)
{
    m_alert = alert;
    m_title->setText(plainLine(alert.title));
    m_severity->setText(severityLabel(alert.severity));
    m_state->setText(stateText());
    m_state->setVisible(!m_state->text().isEmpty());
    const bool isRecovering = !alert.recovery.isEmpty();
    const QString now =
        alert.recovery.endsWith(QLatin1Char('.')) ? alert.recovery.chopped(1) : alert.recovery;
    m_text->setText(
        plainLine(isRecovering ? tr("%1. It was: %2").arg(now, alert.text) : alert.text));
    m_nextStep->setVisible(!isRecovering);
    m_nextStep->setText(plainLine(alert.nextStep));
    m_since->setToolTip(plainToolTip(tr("Since %1").arg(exactTimeOf(alert.sinceMs))));
    m_buttons->setVisible(!isPending());
    m_acknowledge->setVisible(!alert.acknowledged);
    m_acknowledge->setAccessibleName(tr("Acknowledge: %1").arg(m_title->text()));
    m_turnOff->setAccessibleName(tr("Turn off: %1").arg(m_title->text()));
    setAccessibleName(QStringLiteral("%1: %2").arg(m_severity->text(), m_title->text()));
    setAccessibleDescription(m_text->text());
    colour();
    update();
}

void AlertCard::setMatter(const Health::Matter *matter)
{
    const auto level = matter ? std::optional(matter->level) : std::nullopt;
    if (level == m_level)
        return;
    m_level = level;
    update();
}

void AlertCard::tick(qint64 nowMs)
{
    m_since->setText(tr("for %1").arg(format::duration((nowMs - m_alert.sinceMs) / 1000)));
}

void AlertCard::colour()
{
    QPalette palette = m_severity->palette();
    palette.setColor(QPalette::WindowText, inkOf(m_alert.severity, Theme::colours()));
    m_severity->setPalette(palette);
    update();
}

/// A click beside buttons and text acts like the button that goes to a page.
void AlertCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_leadsSomewhere && event->button() == Qt::LeftButton &&
        rect().contains(event->position().toPoint()))
        Q_EMIT m_commands.goTo(m_alert.rule);
}

void AlertCard::paintEvent(QPaintEvent *)
{
    paintPanel(this, Theme::colours());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    const double size = gridUnits(this, cardIconSize);
    const QRectF icon(gridUnits(this, 4),
                      m_title->parentWidget()->geometry().center().y() - size / 2, size, size);
    StatusIcon shown = statusIconOf(m_alert.severity, colours);
    if (m_level && *m_level >= Health::Level::Watch)
        shown = statusIconOf(*m_level, colours);
    if (!m_level)
        shown.ink = colours.dim;
    shown.isHollow = !m_level || m_alert.isQuiet();
    paintStatus(painter, icon, shown, colours);
}

} // namespace bnm
