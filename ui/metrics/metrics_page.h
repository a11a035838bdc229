// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/metrics/metric_charts.h"
#include "ui/pages/page.h"

class QLabel;
class QScrollArea;
class QSettings;
class QStackedWidget;

namespace bnm {

class ChoiceButton;
class MetricListModel;
class MetricListView;
class SmallButton;

/// Any field of the catalogue as a chart: searched, picked, over one another or each by itself.
/// What is picked and pinned is remembered.
class MetricsPage : public Page {
    Q_OBJECT
public:
    explicit MetricsPage(QWidget *parent = nullptr);

    void refresh(const PageData &view) override;
    void showTime(const PageData &view) override;
    bool showsTime() const override { return true; }
    void restoreState(const QSettings &settings);
    void saveState(QSettings &settings) const;

    MetricListModel *model() { return m_model; }

Q_SIGNALS:
    void viewChanged(); ///< what is picked now wants a refresh(), and to be remembered

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeHeading();
    void togglePin();
    void showPicks();
    void showPin();
    void makeCharts(std::vector<ChartSpec> specs);
    int columns() const;
    MetricView view() const;

    MetricListModel *m_model;
    MetricListView *m_list;
    SmallButton *m_pin;
    SmallButton *m_clear;
    QLabel *m_title;
    ChoiceButton *m_overlay = nullptr;
    ChoiceButton *m_small = nullptr;
    QStackedWidget *m_stack; ///< what to do, or the charts
    QScrollArea *m_scroll;
    Page *m_charts = nullptr;
    std::vector<std::vector<SeriesId>> m_drawn; ///< by chart
    int m_columns = 1;
};

} // namespace bnm
