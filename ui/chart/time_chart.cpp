// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/time_chart.h"

#include "app/core/series/csv.h"
#include "app/core/store/history.h"
#include "app/core/text/moments.h"
#include "ui/chart/chart_picture.h"
#include "ui/chart/legend_chip.h"
#include "ui/chart/line_plot.h"
#include "ui/chart/stack_plot.h"
#include "ui/controls/dots_button.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

namespace bnm {

namespace {

constexpr std::size_t manyCurves = 8; // their legend is set closer

/// "Mempool, MvB": a column of figures says its unit.
QString columnTitle(const Curve &curve)
{
    const FieldSpec *field = findField(curve.id.measurement.view(), curve.id.field.view());
    const QString unit = field ? unitLabel(field->unit) : QString();
    return unit.isEmpty() ? curve.label : curve.label + QStringLiteral(", ") + unit;
}

/// Of one series of a band: its tags tell it from the others.
QString seriesTitle(const Curve &curve, const SeriesId &id)
{
    QStringList parts = {columnTitle(curve)};
    if (!curve.added.empty())
        for (const Tag &tag : id.tags)
            parts << tag.value;
    return parts.join(QLatin1Char(' '));
}

} // namespace

TimeChart::TimeChart(ChartSpec spec, QWidget *parent)
    : QWidget(parent),
      m_spec(std::move(spec)),
      m_plot(makePlot()),
      m_button(new DotsButton(tr("Menu of the chart “%1”").arg(m_spec.title), this))
{
    m_button->hide(); // until it has a place
    connect(m_button, &QAbstractButton::clicked, this,
            [this] { openMenu(m_button->mapToGlobal(QPoint(0, m_button->height()))); });
    connect(m_plot, &ChartPlot::largeWanted, this, [this] { Q_EMIT largeWanted(!m_isLarge); });
    if (!m_spec.emptyText.isEmpty())
        m_plot->setEmptyText(m_spec.emptyText);
    m_plot->setAccessibleName(m_spec.title);
    m_plot->setAbout(tr("Time chart; the arrow keys move a reading cursor, + and - zoom"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(gridUnits(this, 0.5));
    layout->addWidget(m_plot, 1);
    if (m_spec.curves.size() > 1)
        addLegend();
}

ChartPlot *TimeChart::makePlot()
{
    if (m_spec.kind == ChartKind::Bands)
        return new StackPlot(m_spec.curves, this);
    auto *plot = new LinePlot(m_spec.curves, m_spec.fromZero, this);
    plot->setEvents(m_spec.kind == ChartKind::Events);
    plot->setMostOfPast(m_spec.mostOfPast);
    return plot;
}

void TimeChart::addLegend()
{
    m_legend = new QWidget(this);
    auto *legend = new FlowLayout(gridUnits(this, m_spec.curves.size() > manyCurves ? 0.5 : 2));
    for (std::size_t i = 0; i < m_spec.curves.size(); ++i) {
        auto *chip = new LegendChip(m_spec.curves[i].label, m_spec.curves[i].ink, m_legend);
        connect(chip, &LegendChip::toggled, m_plot,
                [this, i](bool visible) { m_plot->setCurveVisible(i, visible); });
        connect(chip, &LegendChip::picked, this, [this, i] { pick(i); });
        legend->addWidget(chip);
        m_chips.push_back(chip);
    }
    m_legend->setLayout(legend);
    layout()->addWidget(m_legend);
    connect(m_plot, &ChartPlot::curvePicked, this, &TimeChart::pick);
}

/// That curve alone; once more, and all are back.
void TimeChart::pick(std::size_t curve)
{
    const bool isAlone = std::all_of(m_chips.begin(), m_chips.end(), [&](const LegendChip *chip) {
        return chip->isChecked() == (chip == m_chips[curve]);
    });
    for (LegendChip *chip : m_chips)
        chip->setChecked(isAlone || chip == m_chips[curve]);
}

void TimeChart::refresh(ChartData &charts, qint64 fromMs, qint64 toMs, const Freshness &freshness)
{
    m_charts = &charts;
    m_plot->refresh(charts, fromMs, toMs, freshness);
    if (m_legend)
        m_legend->setVisible(hasData());
}

bool TimeChart::hasData() const
{
    const std::vector<Trace> &traces = m_plot->traces();
    return std::any_of(traces.begin(), traces.end(),
                       [](const Trace &trace) { return !trace.isEmpty(); });
}

QString TimeChart::origin() const
{
    const QString node = m_node.network.isEmpty()
                             ? m_node.node
                             : QStringLiteral("%1 (%2)").arg(m_node.node, m_node.network);
    const QString time = format::span(m_plot->fromMs(), m_plot->toMs()) + QStringLiteral(", ") +
                         format::zone(m_plot->toMs());
    return node.isEmpty() ? time : node + QStringLiteral(" · ") + time;
}

void TimeChart::contextMenuEvent(QContextMenuEvent *event)
{
    openMenu(event->globalPos());
}

void TimeChart::openMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(m_isLarge ? tr("Back to the page") : tr("Show large")),
            &QAction::triggered, this, [this] { Q_EMIT largeWanted(!m_isLarge); });
    menu->addSeparator();
    connect(menu->addAction(tr("Copy picture")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setImage(picture()); });
    connect(menu->addAction(tr("Copy as CSV")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(shownAsCsv())); });
    menu->addSeparator();
    addFiles(*menu);
    menu->popup(at);
}

void TimeChart::addFiles(QMenu &menu)
{
    connect(menu.addAction(tr("Save data as CSV…")), &QAction::triggered, this, [this] {
        askForFile(tr("Save data"), tr("CSV (*.csv)"), QStringLiteral("csv"),
                   [this](const QString &path) {
                       saveCsv(path, [this, path](const QString &error) { complain(path, error); });
                   });
    });
    const auto save = [this](const QString &path) {
        complain(path, saveChartPicture(*this, path));
    };
    connect(menu.addAction(tr("Save as PNG…")), &QAction::triggered, this, [this, save] {
        askForFile(tr("Save chart"), tr("PNG images (*.png)"), QStringLiteral("png"), save);
    });
    connect(menu.addAction(tr("Save as SVG…")), &QAction::triggered, this, [this, save] {
        askForFile(tr("Save chart"), tr("SVG images (*.svg)"), QStringLiteral("svg"), save);
    });
}

QImage TimeChart::picture()
{
    return chartPicture(*this);
}

QByteArray TimeChart::shownAsCsv() const
{
    std::vector<csv::Column> columns;
    for (std::size_t i = 0; i < m_spec.curves.size(); ++i) {
        csv::Column column{columnTitle(m_spec.curves[i]), {}};
        const Trace &trace = m_plot->traces()[i];
        for (std::size_t run = 0; run < trace.runs.size(); ++run)
            for (std::size_t j = 0; j < trace.runs[run].size(); ++j) {
                const Sample &sample = trace.runs[run][j];
                Bucket bucket = Bucket::of(sample.timeMs, sample.value);
                if (!trace.spreads[run].empty()) {
                    bucket.low = trace.spreads[run][j].low;
                    bucket.high = trace.spreads[run][j].high;
                    bucket.count = 2; // at least
                }
                column.buckets.push_back(bucket);
            }
        columns.push_back(std::move(column));
    }
    return csv::table(m_node, columns);
}

void TimeChart::saveCsv(const QString &path, std::function<void(const QString &)> done)
{
    if (m_charts && m_charts->history()) {
        std::vector<History::CsvCurve> curves;
        for (const Curve &curve : m_spec.curves) {
            curves.push_back({seriesTitle(curve, curve.id), curve.id});
            for (const SeriesId &id : curve.added)
                curves.push_back({seriesTitle(curve, id), id});
        }
        m_charts->history()->saveCsv(std::move(curves), m_plot->fromMs(), m_plot->toMs(), path,
                                     this, std::move(done));
        return;
    }
    QSaveFile file(path);
    const QByteArray text = shownAsCsv();
    const bool saved =
        file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    done(saved ? QString() : file.errorString());
}

/// "mempool-cupboard-20261124T0912-20261124T1140"
QString TimeChart::fileName() const
{
    QStringList parts = {m_spec.title, m_node.node,
                         format::spanForFile(m_plot->fromMs(), m_plot->toMs())};
    parts.removeAll(QString());
    QString name = parts.join(QLatin1Char('-'));
    for (QChar &letter : name)
        if (!letter.isLetterOrNumber() && letter != QLatin1Char('.'))
            letter = QLatin1Char('-');
    return name;
}

void TimeChart::askForFile(const QString &caption, const QString &filter, const QString &suffix,
                           std::function<void(const QString &)> save)
{
    auto *dialog = new QFileDialog(this, caption, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(fileName());
    connect(dialog, &QFileDialog::fileSelected, this, std::move(save));
    dialog->open();
}

void TimeChart::complain(const QString &path, const QString &error)
{
    if (error.isEmpty())
        return;
    auto *box =
        new QMessageBox(QMessageBox::Warning, tr("Not saved"),
                        tr("%1 cannot be written: %2").arg(path, error), QMessageBox::Ok, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace bnm
