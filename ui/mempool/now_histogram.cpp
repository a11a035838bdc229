// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mempool/now_histogram.h"

#include "app/core/text/format.h"
#include "collectors/words.h"
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

constexpr double binLabelSize = 0.85;
constexpr std::size_t leastBins = 8; // a nearly empty mempool is not blown up

QString edge(std::size_t bin)
{
    return format::shortest(feerateBins[bin], 4);
}

QString binRange(std::size_t bin)
{
    return bin + 1 == feerateBins.size() ? edge(bin) + QLatin1Char('+')
                                         : edge(bin) + QChar(0x2013) + edge(bin + 1);
}

} // namespace

NowHistogram::NowHistogram(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Waiting now, by feerate"));
}

void NowHistogram::setSnapshot(const MempoolSnapshotPtr &snapshot, const QString &emptyText)
{
    m_snapshot = snapshot;
    m_emptyText = emptyText;
    if (!hasContent())
        setAccessibleDescription(emptyText);
    m_lowest = feerateBins.size() - 1;
    m_highest = 0;
    if (snapshot && snapshot->bins)
        for (std::size_t bin = 0; bin < snapshot->bins->size(); ++bin)
            if ((*snapshot->bins)[bin].vsize > 0) {
                m_lowest = std::min(m_lowest, bin);
                m_highest = std::max(m_highest, bin);
            }
    if (m_highest < m_lowest + leastBins)
        m_highest = std::min(feerateBins.size() - 1, m_lowest + leastBins);
    update();
}

QSize NowHistogram::sizeHint() const
{
    return {gridUnits(this, 50), gridUnits(this, 60)};
}

bool NowHistogram::hasContent() const
{
    return m_snapshot && m_snapshot->bins && m_snapshot->vsize > 0;
}

double NowHistogram::rowHeight() const
{
    return static_cast<double>(height()) / static_cast<double>(m_highest - m_lowest + 1);
}

QRectF NowHistogram::rowOf(std::size_t bin) const
{
    return {0, rowHeight() * static_cast<double>(m_highest - bin), static_cast<double>(width()),
            rowHeight()};
}

void NowHistogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!hasContent()) {
        painter.setPen(Theme::colours().dim);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    QFont small = scaledFont(font(), binLabelSize);
    if (const double room = rowHeight() * 0.95; QFontMetrics(small).height() > room)
        small.setPixelSize(std::max(6, static_cast<int>(room * 0.82)));
    painter.setFont(tabularFont(small));
    double most = 1;
    for (const BinContent &bin : *m_snapshot->bins)
        most = std::max(most, static_cast<double>(bin.vsize));
    for (std::size_t bin = m_lowest; bin <= m_highest; ++bin)
        paintBin(painter, bin, most);
    paintPurgeLine(painter);
}

void NowHistogram::paintBin(QPainter &painter, std::size_t bin, double most) const
{
    const Colours &colours = Theme::colours();
    const QRectF row = rowOf(bin);
    const QFontMetrics metrics = painter.fontMetrics();
    const double labels = metrics.horizontalAdvance(QStringLiteral("600–1000"));
    const double figures = metrics.horizontalAdvance(QStringLiteral("88.8 MvB "));
    const double gap = gridUnits(this, 1.5);
    painter.setPen(colours.dim);
    painter.drawText(QRectF(0, row.top(), labels, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                     binRange(bin));
    const double vsize = static_cast<double>((*m_snapshot->bins)[bin].vsize);
    const double room = width() - labels - figures - 2 * gap;
    const QRectF bar(labels + gap, row.top() + row.height() * 0.14,
                     vsize > 0 ? std::max(1.5, room * vsize / most) : 0, row.height() * 0.72);
    painter.setPen(Qt::NoPen);
    painter.setBrush(inkOf(inkOfFeerate(feerateBins[bin])));
    painter.drawRect(bar);
    if (vsize > 0) {
        painter.setPen(colours.text);
        painter.drawText(QRectF(bar.right() + gap, row.top(), figures, row.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         format::figure(vsize, Unit::VirtualBytes).text());
    }
    if (hasFocus() && static_cast<int>(bin) == m_selected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1.5));
        painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 3, 3);
    }
}

/// Within the bin as far up as the feerate lies.
void NowHistogram::paintPurgeLine(QPainter &painter) const
{
    if (!m_snapshot->purgeFeerate)
        return;
    const std::size_t bin = feerateBinOf(*m_snapshot->purgeFeerate);
    if (bin < m_lowest || bin > m_highest)
        return;
    const QRectF row = rowOf(bin);
    const double lower = feerateBins[bin];
    const double upper = bin + 1 < feerateBins.size() ? feerateBins[bin + 1] : lower * 2;
    const double y =
        row.bottom() - row.height() * (*m_snapshot->purgeFeerate - lower) / (upper - lower);
    const QColor colour = Theme::colours().warning;
    painter.setPen(QPen(colour, 1.2, Qt::DashLine));
    painter.drawLine(QPointF(0, y), QPointF(width(), y));
    const QString text = tr("purges below");
    const double high = painter.fontMetrics().height();
    painter.drawText(QRectF(0, y > high ? y - high : y, width(), high),
                     Qt::AlignRight | Qt::AlignVCenter, text);
}

QString NowHistogram::describe(std::size_t bin) const
{
    const BinContent &content = (*m_snapshot->bins)[bin];
    QStringList parts = {
        tr("%1 sat/vB").arg(binRange(bin)),
        format::figure(static_cast<double>(content.vsize), Unit::VirtualBytes).text()};
    if (content.txCount)
        parts << tr("%1 transactions", nullptr, plural(*content.txCount))
                     .arg(format::integer(*content.txCount));
    if (content.feeSat)
        parts
            << tr("%1 of fees")
                   .arg(format::figure(static_cast<double>(*content.feeSat), Unit::Satoshi).text());
    return parts.join(QStringLiteral(", "));
}

bool NowHistogram::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !hasContent())
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (std::size_t bin = m_lowest; bin <= m_highest; ++bin)
        if (rowOf(bin).contains(help->pos()))
            QToolTip::showText(help->globalPos(), describe(bin), this);
    return true;
}

void NowHistogram::keyPressEvent(QKeyEvent *event)
{
    if (!hasContent() || (event->key() != Qt::Key_Up && event->key() != Qt::Key_Down))
        return QWidget::keyPressEvent(event);
    const int lowest = static_cast<int>(m_lowest);
    const int highest = static_cast<int>(m_highest);
    m_selected =
        m_selected < lowest
            ? highest
            : std::clamp(m_selected + (event->key() == Qt::Key_Up ? 1 : -1), lowest, highest);
    const auto bin = static_cast<std::size_t>(m_selected);
    setAccessibleDescription(describe(bin));
    QToolTip::showText(mapToGlobal(rowOf(bin).bottomLeft().toPoint()), describe(bin), this);
    update();
}

void NowHistogram::focusInEvent(QFocusEvent *)
{
    update();
}

void NowHistogram::focusOutEvent(QFocusEvent *)
{
    update();
}

} // namespace bnm
