// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mempool/block_boxes.h"

#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/controls/fonts.h"
#include "ui/mempool/fee_bands.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <iterator>

namespace bnm {

namespace {

constexpr std::size_t most = 8;
constexpr std::size_t mostMined = 8;
constexpr double gapUnits = 2.5; // of the grid
constexpr double leastWidth = 29;
constexpr int meanMinutes = 10; // between two blocks, by the difficulty's aim
constexpr double feerateSize = 1.35;
constexpr double detailSize = 0.88;

QString feerateOf(double feerate)
{
    return format::figure(feerate, Unit::SatPerVb).number;
}

QString feerateRange(const ProjectedBlock &block)
{
    return feerateOf(block.lowestFeerate) + QChar(0x2013) + feerateOf(block.highestFeerate);
}

/// A dash if it is unknown.
QString countOf(std::optional<qint64> count)
{
    return count ? format::integer(*count) : format::dash();
}

QString feesOf(std::optional<qint64> sat)
{
    return sat ? format::figure(static_cast<double>(*sat), Unit::Satoshi).text() : format::dash();
}

BlockBox boxOf(const ProjectedBlock &block, std::size_t number)
{
    BlockBox box;
    box.ink = inkOfFeerate(block.medianFeerate);
    box.headline = QLatin1Char('~') + feerateOf(block.medianFeerate);
    box.lines = {Words::tr("in ~%1 min").arg(meanMinutes * static_cast<int>(number)),
                 Words::tr("%1 sat/vB").arg(feerateRange(block)),
                 Words::tr("%1 tx").arg(countOf(block.txCount)),
                 Words::tr("%1 fees").arg(feesOf(block.feeSat))};
    box.description =
        Words::tr("Block %1 from now: median %2, range %3 sat/vB, %4 transactions, %5 of fees, %6")
            .arg(number)
            .arg(format::figure(block.medianFeerate, Unit::SatPerVb).text(), feerateRange(block),
                 countOf(block.txCount), feesOf(block.feeSat),
                 format::figure(static_cast<double>(block.vsize), Unit::VirtualBytes).text());
    return box;
}

BlockBox boxOf(const BlockSummary &block, qint64 nowMs)
{
    const BlockStats stats = block.stats.value_or(BlockStats());
    const QString age = format::ago(block.timeSeconds * 1000, nowMs);
    const auto transactions = block.txCount >= 0 ? std::optional(block.txCount) : stats.txCount;
    const QString median =
        stats.medianFeerate ? QLatin1Char('~') + feerateOf(*stats.medianFeerate) : format::dash();
    BlockBox box;
    if (stats.medianFeerate)
        box.ink = inkOfFeerate(*stats.medianFeerate);
    box.headline = format::integer(block.height);
    box.lines = {age, Words::tr("%1 tx").arg(countOf(transactions)),
                 Words::tr("%1 fees").arg(feesOf(stats.totalFeeSat)),
                 Words::tr("%1 sat/vB").arg(median)};
    box.description =
        Words::tr("Block %1, %2: %3 transactions, %4 of fees, median %5 sat/vB")
            .arg(box.headline, age, countOf(transactions), feesOf(stats.totalFeeSat), median);
    box.isMined = true;
    return box;
}

} // namespace

std::vector<BlockBox> projectedBoxes(const std::vector<ProjectedBlock> &blocks)
{
    std::vector<BlockBox> boxes;
    for (std::size_t i = 0; i < std::min(blocks.size(), most); ++i)
        boxes.push_back(boxOf(blocks[i], i + 1));
    return boxes;
}

std::vector<BlockBox> minedBoxes(const BlockSummaries &oldestFirst, qint64 nowMs)
{
    std::vector<BlockBox> boxes;
    for (auto it = oldestFirst.rbegin(); it != oldestFirst.rend() && boxes.size() < mostMined; ++it)
        boxes.push_back(boxOf(*it, nowMs));
    return boxes;
}

BlockBoxes::BlockBoxes(const QString &name, QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BlockBoxes::setBoxes(std::vector<BlockBox> projected, std::vector<BlockBox> mined,
                          const QString &emptyText)
{
    m_projected = std::move(projected);
    m_mined = std::move(mined);
    m_emptyText = emptyText;
    updateGeometry();
    arrange();
}

QSize BlockBoxes::sizeHint() const
{
    return {gridUnits(this, 160), gridUnits(this, m_mined.empty() ? 25 : 29)};
}

QSize BlockBoxes::minimumSizeHint() const
{
    return {gridUnits(this, 60), sizeHint().height()};
}

/// The number of boxes whose texts fit completely.
std::size_t BlockBoxes::places() const
{
    const int gap = gridUnits(this, gapUnits);
    const auto room =
        static_cast<std::size_t>((width() + gap) / (gridUnits(this, leastWidth) + gap));
    return std::clamp<std::size_t>(room, 1, most);
}

void BlockBoxes::arrange()
{
    const std::size_t room = places();
    const std::size_t mined =
        std::min(m_mined.size(), std::max(room / 2, room - std::min(room, m_projected.size())));
    const std::size_t projected = std::min(m_projected.size(), room - mined);
    m_shown.assign(m_projected.begin(),
                   m_projected.begin() + static_cast<std::ptrdiff_t>(projected));
    if (mined > 0)
        std::reverse(m_shown.begin(), m_shown.end());
    m_middle = projected;
    m_shown.insert(m_shown.end(), m_mined.begin(),
                   m_mined.begin() + static_cast<std::ptrdiff_t>(mined));
    m_selected = std::min(m_selected, static_cast<int>(m_shown.size()) - 1);
    update();
}

void BlockBoxes::resizeEvent(QResizeEvent *)
{
    arrange();
}

QRectF BlockBoxes::areaOf(std::size_t box) const
{
    const double gap = gridUnits(this, gapUnits);
    const auto count = static_cast<double>(places());
    const double wide = (width() - gap * (count - 1)) / count;
    return {static_cast<double>(box) * (wide + gap), 0.5, wide, height() - 1.0};
}

void BlockBoxes::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_shown.empty()) {
        painter.setPen(Theme::colours().dim);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        paintBox(painter, i);
    if (m_middle == 0 || m_middle == m_shown.size())
        return;
    painter.setPen(QPen(Theme::colours().dim, 1, Qt::DashLine));
    const double middle = areaOf(m_middle).left() - gridUnits(this, gapUnits) / 2.0;
    painter.drawLine(QPointF(middle, 0), QPointF(middle, height()));
}

void BlockBoxes::paintBox(QPainter &painter, std::size_t index) const
{
    const Colours &colours = Theme::colours();
    const BlockBox &box = m_shown[index];
    const QRectF area = areaOf(index);
    const double radius = gridUnits(this, 1);
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(box.isMined ? colours.panel : colours.background);
    painter.drawRoundedRect(area, radius, radius);
    painter.save();
    painter.setClipRect(QRectF(area.left(), area.top(), area.width(), gridUnits(this, 1.5)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(box.ink ? inkOf(*box.ink) : colours.line);
    painter.drawRoundedRect(area, radius, radius);
    painter.restore();

    const double pad = gridUnits(this, 2);
    QRectF line = area.adjusted(pad, gridUnits(this, 2.5), -pad / 2, 0);
    const auto write = [&](const QString &text, const QFont &font, const QColor &colour) {
        painter.setFont(font);
        painter.setPen(colour);
        const QFontMetrics metrics = painter.fontMetrics();
        line.setHeight(metrics.height() * 1.1);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, static_cast<int>(line.width())));
        line.moveTop(line.bottom());
    };
    write(box.headline, scaledFont(font(), feerateSize, QFont::Bold), colours.text);
    for (const QString &text : box.lines)
        write(text, scaledFont(font(), detailSize), colours.dim);
    if (hasFocus() && static_cast<int>(index) == std::max(0, m_selected)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius);
    }
}

bool BlockBoxes::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if (areaOf(i).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), m_shown[i].description, this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

void BlockBoxes::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_shown.size()) - 1;
    if (last < 0 || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right))
        return QWidget::keyPressEvent(event);
    m_selected =
        std::clamp(std::max(0, m_selected) + (event->key() == Qt::Key_Left ? -1 : 1), 0, last);
    const auto box = static_cast<std::size_t>(m_selected);
    setAccessibleDescription(m_shown[box].description);
    QToolTip::showText(mapToGlobal(areaOf(box).bottomLeft().toPoint()), m_shown[box].description,
                       this);
    update();
}

void BlockBoxes::focusInEvent(QFocusEvent *)
{
    update();
}

void BlockBoxes::focusOutEvent(QFocusEvent *)
{
    update();
}

} // namespace bnm
