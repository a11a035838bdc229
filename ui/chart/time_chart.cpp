// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/time_chart.h"

#include "ui/chart/legend_chip.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <map>

namespace bnm {

namespace {

Unit unitOf(const ChartSpec &spec)
{
    const SeriesId &first = spec.curves.front().id;
    const FieldSpec *field = findField(first.measurement.view(), first.field.view());
    return field ? field->unit : Unit::None;
}

} // namespace

TimeChart::TimeChart(const Theme &theme, ChartSpec spec, QWidget *parent)
    : QWidget(parent),
      m_spec(std::move(spec)),
      m_plot(new ChartPlot(theme, m_spec.curves, unitOf(m_spec), m_spec.fromZero, this))
{
    if (!m_spec.emptyText.isEmpty())
        m_plot->setEmptyText(m_spec.emptyText);
    m_plot->setEvents(m_spec.events);
    m_plot->setAccessibleName(m_spec.title);
    m_plot->setAccessibleDescription(tr("Time chart; the arrow keys move a reading cursor"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(gridUnits(this, 0.5));
    layout->addWidget(m_plot, 1);
    if (m_spec.curves.size() < 2)
        return;
    auto *legend = new QHBoxLayout;
    legend->setSpacing(gridUnits(this, 2));
    for (std::size_t i = 0; i < m_spec.curves.size(); ++i) {
        auto *chip = new LegendChip(theme, m_spec.curves[i].label, m_spec.curves[i].colour, this);
        connect(chip, &LegendChip::toggled, m_plot,
                [this, i](bool visible) { m_plot->setCurveVisible(i, visible); });
        legend->addWidget(chip);
    }
    legend->addStretch();
    layout->addLayout(legend);
}

void TimeChart::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy as CSV")), &QAction::triggered, this, &TimeChart::copyAsCsv);
    connect(menu->addAction(tr("Save as PNG…")), &QAction::triggered, this, &TimeChart::saveAsPng);
    menu->popup(event->globalPos());
}

void TimeChart::copyAsCsv() const
{
    std::map<qint64, std::vector<QString>> rows;
    for (std::size_t i = 0; i < m_spec.curves.size(); ++i)
        for (const auto &run : m_plot->traces()[i].runs)
            for (const Sample &sample : run) {
                auto &row = rows[sample.timeMs];
                row.resize(m_spec.curves.size());
                row[i] = QString::number(sample.value, 'g', 12);
            }
    QString csv = QStringLiteral("time");
    for (const Curve &curve : m_spec.curves)
        csv += QLatin1String(",\"") +
               QString(curve.label).replace(QLatin1Char('"'), QLatin1String("\"\"")) +
               QLatin1Char('"');
    csv += QLatin1Char('\n');
    for (const auto &[time, values] : rows) {
        csv += QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs);
        for (const QString &value : values)
            csv += QLatin1Char(',') + value;
        csv += QLatin1Char('\n');
    }
    QGuiApplication::clipboard()->setText(csv);
}

void TimeChart::saveAsPng()
{
    auto *dialog = new QFileDialog(this, tr("Save chart"), QString(), tr("PNG images (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (!grab().save(path))
            qWarning("The chart cannot be saved as %s.", qUtf8Printable(path));
    });
    dialog->open();
}

} // namespace bnm
