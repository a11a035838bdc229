// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/metrics_page.h"

#include "collectors/words.h"
#include "ui/controls/card.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/fonts.h"
#include "ui/controls/scroll_area.h"
#include "ui/controls/segment_box.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/metrics/metric_list_model.h"
#include "ui/metrics/metric_list_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

namespace bnm {

namespace {

constexpr double metricListWidth = 74; // grid units
constexpr double smallHeight = 54;     // of a small chart
constexpr double overlayHeight = 84;   // of an overlay, where there are several
constexpr double twoColumnsFrom = 230;

} // namespace

MetricsPage::MetricsPage(QWidget *parent)
    : Page(tr("All metrics"), parent),
      m_model(new MetricListModel(this)),
      m_list(new MetricListView(this)),
      m_pin(new SmallButton(tr("Pin"), this)),
      m_clear(new SmallButton(tr("Clear"), this)),
      m_title(plainLabel({}, this)),
      m_stack(new QStackedWidget(this))
{
    m_list->setModel(m_model);
    auto *card = new Card(tr("Metrics"), makeList(), this);
    card->setFixedWidth(gridUnits(this, metricListWidth));
    auto *hint = plainLabel(tr("Pick metrics in the list to chart them.\n\nType to search all "
                               "that is collected. A click or Space picks, P pins a metric to "
                               "the top of the list."),
                            m_stack);
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignCenter);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(hint);
    m_scroll = inScrollArea(new QWidget, m_stack);
    m_scroll->setAccessibleName(tr("Charts of the picked metrics"));
    m_stack->addWidget(m_scroll);
    grid()->addWidget(card, 0, 0, 2, 1);
    grid()->addWidget(makeHeading(), 0, 1);
    grid()->addWidget(m_stack, 1, 1);
    grid()->setColumnStretch(1, 1);
    grid()->setRowStretch(1, 1);
    connect(m_model, &MetricListModel::picksChanged, this, &MetricsPage::showPicks);
    connect(m_model, &MetricListModel::picksChanged, this, &MetricsPage::viewChanged);
    connect(m_model, &MetricListModel::pinsChanged, this, &MetricsPage::viewChanged);
    showPicks();
    showPin();
}

QWidget *MetricsPage::makeList()
{
    auto *content = new QWidget(this);
    auto *filter = new FilterField(content);
    filter->setPlaceholderText(tr("Search"));
    filter->setAccessibleName(tr("Search metrics"));
    filter->setToolTip(tr("By title, meaning, unit or name (Ctrl+F)"));
    connect(filter, &QLineEdit::textChanged, m_model, &MetricListModel::setFilter);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, filter,
            [filter] { filter->setFocus(); });
    m_pin->setToolTip(tr("Keep the selected metric at the top of the list, or no longer (P)"));
    m_clear->setToolTip(tr("Pick none"));
    connect(m_pin, &QAbstractButton::clicked, this, &MetricsPage::togglePin);
    connect(m_clear, &QAbstractButton::clicked, m_model, &MetricListModel::clearPicks);
    connect(m_list, &MetricListView::pinWanted, this, &MetricsPage::togglePin);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MetricsPage::showPin);
    connect(m_model, &QAbstractItemModel::modelReset, this, &MetricsPage::showPin);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnits(this, 2));
    buttons->addWidget(m_pin);
    buttons->addStretch(1);
    buttons->addWidget(m_clear);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins({});
    rows->setSpacing(gridUnits(this, 2));
    rows->addWidget(filter);
    rows->addWidget(m_list, 1);
    rows->addLayout(buttons);
    return content;
}

QWidget *MetricsPage::makeHeading()
{
    auto *heading = new QWidget(this);
    m_title->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    auto *segments = new SegmentBox(heading);
    m_overlay = segments->add(tr("Overlay"), tr("In one chart, with an axis for each unit"));
    m_small = segments->add(tr("Small charts"), tr("A chart for each metric"));
    m_overlay->setChecked(true);
    for (ChoiceButton *button : {m_overlay, m_small})
        connect(button, &QAbstractButton::clicked, this, &MetricsPage::viewChanged);
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins({});
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(segments);
    return heading;
}

MetricView MetricsPage::view() const
{
    return m_small->isChecked() ? MetricView::Small : MetricView::Overlay;
}

void MetricsPage::togglePin()
{
    const auto metric = m_model->metricAt(m_list->currentIndex());
    if (!metric)
        return;
    m_model->setPinned(*metric, !m_model->isPinned(*metric));
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->metricAt(m_model->index(row)) == metric)
            m_list->setCurrentIndex(m_model->index(row));
}

void MetricsPage::showPin()
{
    const auto metric = m_model->metricAt(m_list->currentIndex());
    m_pin->setEnabled(metric.has_value());
    m_pin->setText(metric && m_model->isPinned(*metric) ? tr("Unpin") : tr("Pin"));
    m_pin->updateGeometry();
}

void MetricsPage::showPicks()
{
    const std::size_t count = m_model->picked().size();
    m_clear->setEnabled(count > 0);
    m_title->setText(
        count == 0 ? QString()
        : m_model->isFull()
            ? tr("%1 metrics picked, the most there can be").arg(count)
            : tr("%1 metrics picked", nullptr, plural(static_cast<qint64>(count))).arg(count));
    m_stack->setCurrentIndex(count == 0 ? 0 : 1);
}

int MetricsPage::columns() const
{
    return view() == MetricView::Small && m_scroll->width() >= gridUnits(this, twoColumnsFrom) ? 2
                                                                                               : 1;
}

void MetricsPage::makeCharts(std::vector<ChartSpec> specs)
{
    m_columns = columns();
    m_charts = new Page(title());
    m_charts->setDrawsChartByChart(drawsChartByChart());
    m_charts->layout()->setContentsMargins({});
    auto *charts = qobject_cast<QGridLayout *>(m_charts->layout());
    const bool isAlone = specs.size() == 1;
    const double height = view() == MetricView::Small ? smallHeight : overlayHeight;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const ChartPlace place{static_cast<int>(i) / m_columns, static_cast<int>(i) % m_columns};
        m_charts->addChart(std::move(specs[i]), place);
        if (!isAlone)
            charts->setRowMinimumHeight(place.row, gridUnits(this, height));
    }
    for (int column = 0; column < m_columns; ++column)
        charts->setColumnStretch(column, 1);
    connect(m_charts, &Page::moveWanted, this, &Page::moveWanted);
    m_scroll->setWidget(m_charts); // the former is deleted
    m_charts->show();
}

void MetricsPage::refresh(const PageData &view)
{
    std::vector<ChartSpec> specs = metricCharts(m_model->picked(), this->view(), view.charts);
    std::vector<std::vector<SeriesId>> drawn;
    for (const ChartSpec &spec : specs) {
        drawn.emplace_back();
        for (const Curve &curve : spec.curves)
            drawn.back().push_back(curve.id);
    }
    if (!m_charts || drawn != m_drawn || columns() != m_columns) {
        m_drawn = std::move(drawn);
        makeCharts(std::move(specs));
    }
    m_charts->refresh(view);
}

void MetricsPage::showTime(const PageData &view)
{
    if (m_charts)
        m_charts->showTime(view);
}

void MetricsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (m_charts && columns() != m_columns)
        Q_EMIT viewChanged();
}

void MetricsPage::restoreState(const QSettings &settings)
{
    m_model->restore(settings.value(QStringLiteral("metrics/picked")).toStringList(),
                     settings.value(QStringLiteral("metrics/pinned")).toStringList());
    (settings.value(QStringLiteral("metrics/small")).toBool() ? m_small : m_overlay)
        ->setChecked(true);
    showPicks();
}

void MetricsPage::saveState(QSettings &settings) const
{
    settings.setValue(QStringLiteral("metrics/picked"), m_model->pickNames());
    settings.setValue(QStringLiteral("metrics/pinned"), m_model->pinNames());
    settings.setValue(QStringLiteral("metrics/small"), view() == MetricView::Small);
}

} // namespace bnm
