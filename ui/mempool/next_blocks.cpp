// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mempool/next_blocks.h"

#include "app/core/text/format.h"
#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"
#include "ui/mempool/fee_bands.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace bnm {

namespace {

constexpr std::size_t most = 8;
constexpr double gapUnits = 2.5; // of the grid
constexpr double leastWidth = 29;
constexpr double medianSize = 1.35;
constexpr double smallSize = 0.88;

QString rangeOf(const ProjectedBlock &block)
{
    const auto number = [](double feerate) {
        return format::figure(feerate, Unit::SatPerVb).number;
    };
    return number(block.lowestFeerate) + QChar(0x2013) + number(block.highestFeerate);
}

/// A dash if the source does not report it.
QString transactionsOf(const ProjectedBlock &block)
{
    return block.txCount ? format::integer(*block.txCount) : format::dash();
}

QString feesOf(const ProjectedBlock &block)
{
    return block.feeSat ? format::figure(static_cast<double>(*block.feeSat), Unit::Satoshi).text()
                        : format::dash();
}

} // namespace

NextBlocks::NextBlocks(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Next blocks, projected"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NextBlocks::setBlocks(std::vector<ProjectedBlock> blocks, const QString &emptyText)
{
    if (blocks.size() > most)
        blocks.resize(most);
    m_selected = std::min(m_selected, static_cast<int>(blocks.size()) - 1);
    m_blocks = std::move(blocks);
    m_emptyText = emptyText;
    update();
}

QSize NextBlocks::sizeHint() const
{
    return {gridUnits(this, 160), gridUnits(this, 25)};
}

/// The number of blocks whose texts fit completely.
std::size_t NextBlocks::placesShown() const
{
    const int gap = gridUnits(this, gapUnits);
    const auto room =
        static_cast<std::size_t>((width() + gap) / (gridUnits(this, leastWidth) + gap));
    return std::clamp<std::size_t>(room, 1, most);
}

std::size_t NextBlocks::shown() const
{
    return std::min(m_blocks.size(), placesShown());
}

QRectF NextBlocks::areaOf(std::size_t block) const
{
    const double gap = gridUnits(this, gapUnits);
    const auto count = static_cast<double>(placesShown());
    const double wide = (width() - gap * (count - 1)) / count;
    return {static_cast<double>(block) * (wide + gap), 0.5, wide, height() - 1.0};
}

void NextBlocks::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_blocks.empty()) {
        painter.setPen(Theme::colours().dim);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    for (std::size_t i = 0; i < shown(); ++i)
        paintBlock(painter, i);
}

void NextBlocks::paintBlock(QPainter &painter, std::size_t block) const
{
    const Colours &colours = Theme::colours();
    const ProjectedBlock &projected = m_blocks[block];
    const QRectF area = areaOf(block);
    const double radius = gridUnits(this, 1);
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(colours.background);
    painter.drawRoundedRect(area, radius, radius);
    painter.save();
    painter.setClipRect(QRectF(area.left(), area.top(), area.width(), gridUnits(this, 1.5)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(inkOf(inkOfFeerate(projected.medianFeerate)));
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
    const QFont small = scaledFont(font(), smallSize);
    write(QLatin1Char('~') + format::figure(projected.medianFeerate, Unit::SatPerVb).number,
          scaledFont(font(), medianSize, QFont::Bold), colours.text);
    write(tr("%1 sat/vB").arg(rangeOf(projected)), small, colours.dim);
    write(tr("%1 tx").arg(transactionsOf(projected)), small, colours.dim);
    write(tr("%1 fees").arg(feesOf(projected)), small, colours.dim);
    if (hasFocus() && static_cast<int>(block) == std::max(0, m_selected)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius);
    }
}

QString NextBlocks::describe(std::size_t block) const
{
    const ProjectedBlock &projected = m_blocks[block];
    return tr("Block %1 from now: median %2, range %3 sat/vB, %4 transactions, %5 of fees, %6")
        .arg(block + 1)
        .arg(format::figure(projected.medianFeerate, Unit::SatPerVb).text(), rangeOf(projected),
             transactionsOf(projected), feesOf(projected),
             format::figure(static_cast<double>(projected.vsize), Unit::VirtualBytes).text());
}

bool NextBlocks::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (std::size_t i = 0; i < shown(); ++i)
        if (areaOf(i).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), describe(i), this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

void NextBlocks::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(shown()) - 1;
    if (last < 0 || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right))
        return QWidget::keyPressEvent(event);
    m_selected =
        std::clamp(std::max(0, m_selected) + (event->key() == Qt::Key_Left ? -1 : 1), 0, last);
    const auto block = static_cast<std::size_t>(m_selected);
    setAccessibleDescription(describe(block));
    QToolTip::showText(mapToGlobal(areaOf(block).bottomLeft().toPoint()), describe(block), this);
    update();
}

void NextBlocks::focusInEvent(QFocusEvent *)
{
    update();
}

void NextBlocks::focusOutEvent(QFocusEvent *)
{
    update();
}

} // namespace bnm
