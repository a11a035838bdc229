// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_strip.h"

#include "app/core/health/component_ids.h"
#include "app/core/text/format.h"
#include "ui/controls/fonts.h"
#include "ui/controls/status_shape.h"
#include "ui/controls/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace bnm {

namespace {

constexpr double stripIconSize = 3.4; // grid units
constexpr double textGap = 1.6;
constexpr double itemGap = 6;

/// Order from the left; unknown components follow, and the history is last.
std::size_t placeOf(Name id)
{
    constexpr std::array order = {ids::node, ids::zmq, ids::influx, ids::electrum};
    const auto place = std::find(order.begin(), order.end(), id) - order.begin();
    return static_cast<std::size_t>(place) + (id == ids::history ? 1 : 0);
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent) : QWidget(parent)
{
    setFont(scaledFont(font(), 0.95));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Connections"));
}

QSize StatusStrip::sizeHint() const
{
    return {gridUnits(this, 120), gridUnits(this, 7)};
}

void StatusStrip::setStatuses(const std::vector<Status> &statuses)
{
    m_statuses.clear();
    std::copy_if(statuses.begin(), statuses.end(), std::back_inserter(m_statuses),
                 [](const Status &status) {
                     return !status.minor || status.level == Status::Level::Watch ||
                            status.level == Status::Level::Bad;
                 });
    std::stable_sort(m_statuses.begin(), m_statuses.end(), [](const Status &a, const Status &b) {
        return placeOf(a.id) < placeOf(b.id);
    });
    QStringList texts;
    for (const Status &status : m_statuses)
        texts << textOf(status.id);
    setAccessibleDescription(texts.join(QStringLiteral("; ")));
    update();
}

void StatusStrip::setNodeAnswer(std::optional<qint64> answeredMs, qint64 nowMs)
{
    const QString text = answeredMs ? format::ago(*answeredMs, nowMs) : QString();
    if (text == m_nodeAnswer)
        return;
    m_nodeAnswer = text;
    update();
}

QString StatusStrip::textOf(Name id) const
{
    const auto it = std::find_if(m_statuses.begin(), m_statuses.end(),
                                 [id](const Status &status) { return status.id == id; });
    if (it == m_statuses.end())
        return {};
    QString state = it->summary;
    if (id == ids::node && !m_nodeAnswer.isEmpty())
        state = it->level == Status::Level::Good
                    ? m_nodeAnswer
                    : tr("%1, last answer %2").arg(it->summary, m_nodeAnswer);
    return it->title + QStringLiteral(": ") + state;
}

int StatusStrip::widthOf(const Status &status) const
{
    return fontMetrics().horizontalAdvance(textOf(status.id)) +
           gridUnits(this, stripIconSize + textGap + itemGap);
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    painter.fillRect(rect(), colours.panel);
    painter.fillRect(QRect(0, 0, width(), 1), colours.line);
    const double icon = gridUnits(this, stripIconSize);
    for (const auto &[status, left] : placed()) {
        paintStatus(painter, {left * 1.0, (height() - icon) / 2, icon, icon},
                    statusIconOf(status->level, colours), colours);
        painter.setPen(colours.text);
        const int textLeft = left + gridUnits(this, stripIconSize + textGap);
        const int room = std::max(0, width() - gridUnits(this, 1) - textLeft);
        painter.drawText(QRect(textLeft, 0, room, height()), Qt::AlignVCenter,
                         fontMetrics().elidedText(textOf(status->id), Qt::ElideRight, room));
    }
}

/// The connections from the left, our own history at the right if it fits.
std::vector<StatusStrip::Placed> StatusStrip::placed() const
{
    std::vector<Placed> places;
    int left = gridUnits(this, 4);
    for (const Status &status : m_statuses) {
        const bool atTheEnd = status.id == ids::history;
        places.push_back(
            {&status,
             atTheEnd ? std::max(left, width() - widthOf(status) + gridUnits(this, 2)) : left});
        left += widthOf(status);
    }
    return places;
}

bool StatusStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (const auto &[status, left] : placed())
        if (help->pos().x() >= left && help->pos().x() < left + widthOf(*status)) {
            QToolTip::showText(
                help->globalPos(),
                QStringLiteral("<p>%1</p><p>%2</p>")
                    .arg(textOf(status->id).toHtmlEscaped(), status->sentence.toHtmlEscaped()),
                this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

} // namespace bnm
