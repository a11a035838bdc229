// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/time_bar.h"

#include "app/core/text/moments.h"
#include "collectors/point/durations.h"
#include "collectors/words.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/elided_label.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/window/range_dialog.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <array>

namespace bnm {

namespace {

constexpr std::array<std::pair<qint64, const char *>, 7> ranges = {
    {{15 * minuteMs, QT_TR_NOOP("15 min")},
     {hourMs, QT_TR_NOOP("1 h")},
     {12 * hourMs, QT_TR_NOOP("12 h")},
     {24 * hourMs, QT_TR_NOOP("24 h")},
     {7 * 24 * hourMs, QT_TR_NOOP("7 d")},
     {30 * 24 * hourMs, QT_TR_NOOP("30 d")},
     {365 * 24 * hourMs, QT_TR_NOOP("1 y")}}};

QIcon signOf(ChartMark::Kind kind, const QWidget *widget)
{
    const int side = gridUnits(widget, 4);
    QPixmap picture(side, side);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, {kind, 0, {}, AlertSeverity::Warning}, QRectF(picture.rect()),
              Theme::colours());
    return QIcon(picture);
}

} // namespace

TimeBar::TimeBar(QWidget *parent)
    : QWidget(parent),
      m_zoom(new ElidedLabel(this)),
      m_back(new SmallButton(tr("Back"), this)),
      m_marksButton(new SmallButton(tr("Marks"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(gridUnits(this, 3), gridUnits(this, 2), gridUnits(this, 3), 0);
    row->setSpacing(gridUnits(this, 0.5));
    for (const auto &[range, label] : ranges) {
        m_ranges.push_back(add(*row, Words::tr(label)));
        connect(m_ranges.back(), &ChoiceButton::clicked, this,
                [this, milliseconds = range] { Q_EMIT rangeChosen(milliseconds); });
    }
    m_all = add(*row, tr("All"));
    m_all->setToolTip(tr("All that is stored"));
    connect(m_all, &ChoiceButton::clicked, this, [this] { Q_EMIT rangeChosen(0); });
    m_custom = add(*row, tr("Custom…"));
    connect(m_custom, &ChoiceButton::clicked, this, &TimeBar::openCustom);
    m_zoom->setForegroundRole(QPalette::PlaceholderText);
    m_zoom->setContentsMargins(gridUnits(this, 3), 0, gridUnits(this, 2), 0);
    row->addWidget(m_zoom, 1);
    row->addSpacing(gridUnits(this, 2));
    m_back->setToolTip(tr("Back to the chosen time range (Esc, or double click a chart)"));
    connect(m_back, &SmallButton::clicked, this, &TimeBar::backWanted);
    row->addWidget(m_back);
    row->addSpacing(gridUnits(this, 2));
    m_marksButton->setToolTip(tr("Choose what is marked in the charts"));
    connect(m_marksButton, &SmallButton::clicked, this, &TimeBar::openMarks);
    row->addWidget(m_marksButton);
    m_back->hide();
}

ChoiceButton *TimeBar::add(QHBoxLayout &row, const QString &text)
{
    auto *button = new ChoiceButton(ChoiceButton::Look::Segment, text, this);
    button->setAccessibleDescription(tr("Time range of the charts"));
    row.addWidget(button);
    return button;
}

qint64 TimeBar::rangeFor(qint64 milliseconds)
{
    for (const auto &[range, label] : ranges)
        if (range >= milliseconds)
            return range;
    return ranges.back().first;
}

void TimeBar::showTime(const TimeWindow &time, const TimeSpan &shown)
{
    m_time = time;
    m_shown = shown;
    for (std::size_t i = 0; i < m_ranges.size(); ++i)
        if (!time.fixed() && ranges[i].first == time.rangeMs())
            m_ranges[i]->setChecked(true);
    if (time.isAll())
        m_all->setChecked(true);
    if (time.fixed())
        m_custom->setChecked(true);
    const bool isSpanSaid = time.isZoomed() || time.fixed();
    m_zoom->showText(isSpanSaid ? format::span(shown.fromMs, shown.toMs) : QString());
    m_back->setVisible(time.isZoomed());
}

std::vector<QWidget *> TimeBar::stops() const
{
    std::vector<QWidget *> stops(m_ranges.begin(), m_ranges.end());
    stops.insert(stops.end(), {m_all, m_custom, m_back, m_marksButton});
    return stops;
}

void TimeBar::setMarks(const MarkKinds &marks)
{
    m_marks = marks;
}

/// The choice stands once two times are given.
void TimeBar::openCustom()
{
    auto *dialog = new RangeDialog(m_shown, this);
    connect(dialog, &RangeDialog::chosen, this, &TimeBar::spanChosen);
    connect(dialog, &QDialog::rejected, this, [this] { showTime(m_time, m_shown); });
    dialog->open();
}

void TimeBar::openMarks()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto kind : {ChartMark::Kind::Block, ChartMark::Kind::Reorganisation,
                            ChartMark::Kind::Restart, ChartMark::Kind::Alert}) {
        QAction *action = menu->addAction(signOf(kind, this), titleOf(kind));
        action->setCheckable(true);
        action->setChecked(m_marks[static_cast<std::size_t>(kind)]);
        connect(action, &QAction::toggled, this, [this, kind](bool shown) {
            m_marks[static_cast<std::size_t>(kind)] = shown;
            Q_EMIT marksChanged();
        });
    }
    menu->popup(m_marksButton->mapToGlobal(
        QPoint(m_marksButton->width() - menu->sizeHint().width(), m_marksButton->height())));
}

} // namespace bnm
