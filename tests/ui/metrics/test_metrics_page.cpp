// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/time_chart.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/filter_field.h"
#include "ui/metrics/metric_list_model.h"
#include "ui/metrics/metric_list_view.h"
#include "ui/metrics/metrics_page.h"

#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 10'000;
constexpr qint64 start = 1'700'000'000'000;

struct Shown {
    LiveSeries series;
    ChartData charts{series, nullptr};
    NodeView node{series};
    MetricsPage page;
    MetricListModel &model = *page.model();
    MetricListView &list = *page.findChild<MetricListView *>();

    Shown()
    {
        page.resize(1'000, 700);
        page.show();
        for (int i = 0; i < 100; ++i)
            series.add(
                {Point("mempool", start + i * 5'000)
                     .set("vsize_mb", 5.0 + i)
                     .set("tx_count", 1'000 + i)
                     .set("usage_bytes", 1'000'000 + i),
                 Point("peers", start + i * 5'000).set("inbound", 20).set("ping_p50_ms", 30)});
        QObject::connect(&page, &MetricsPage::viewChanged, &page, [this] { refresh(); });
        refresh();
    }
    void refresh() { page.refresh({node, charts, start, start + 500'000}); }
    QModelIndex indexOf(const QString &name)
    {
        for (int row = 0; row < model.rowCount(); ++row)
            if (const auto metric = model.metricAt(model.index(row));
                metric && metricName(*metric) == name)
                return model.index(row);
        return {};
    }
    void pick(const QString &name, bool picked = true)
    {
        QVERIFY(
            model.setData(indexOf(name), picked ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole));
    }
    QList<TimeChart *> charted() { return page.findChildren<TimeChart *>(); }
    void choose(const QString &view)
    {
        for (ChoiceButton *button : page.findChildren<ChoiceButton *>())
            if (button->text() == view)
                button->click();
    }
    bool says(const QString &text)
    {
        for (const QLabel *label : page.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }
};

} // namespace

class TestMetricsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyNumberOfTheCatalogueIsListed()
    {
        Shown shown;
        for (const MeasurementSpec &measurement : catalogue())
            for (const FieldSpec &field : measurement.fields)
                if (field.type != FieldType::Text)
                    QVERIFY(
                        shown.indexOf(measurement.name.toString() + u'.' + field.name.toString())
                            .isValid());
    }

    void theSearchGoesByTitleMeaningUnitAndName()
    {
        Shown shown;
        auto *search = shown.page.findChild<FilterField *>();
        const auto count = [&](const QString &text) {
            search->setText(text);
            int fields = 0;
            for (int row = 0; row < shown.model.rowCount(); ++row)
                fields += shown.model.metricAt(shown.model.index(row)) ? 1 : 0;
            return fields;
        };
        const int all = count({});
        QVERIFY(count(u"sat/vB"_s) > 5 && count(u"sat/vB"_s) < all);
        QCOMPARE(count(u"vsize_mb"_s), 1);
        QCOMPARE(count(u"MEDIAN feerate weight"_s), 1); // of title and meaning
        QCOMPARE(count(u"nothing of the kind"_s), 0);
        QVERIFY(shown.says(u"No metric matches"_s));
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(count(search->text()), all);
        QVERIFY(!shown.says(u"No metric matches"_s));
    }

    void nothingPickedSaysWhatToDo()
    {
        Shown shown;
        QVERIFY(shown.says(u"Pick metrics in the list"_s));
        shown.pick(u"mempool.vsize_mb"_s);
        QVERIFY(!shown.says(u"Pick metrics in the list"_s));
        QVERIFY(shown.says(u"1 metric"_s));
        shown.pick(u"mempool.vsize_mb"_s, false);
        QVERIFY(shown.says(u"Pick metrics in the list"_s));
    }

    void keysPickAndPin()
    {
        Shown shown;
        shown.list.setCurrentIndex(shown.indexOf(u"mempool.tx_count"_s));
        QTest::keyClick(&shown.list, Qt::Key_Space);
        QCOMPARE(shown.model.pickNames(), QStringList{u"mempool.tx_count"_s});
        QTest::keyClick(&shown.list, Qt::Key_P);
        QCOMPARE(shown.model.pinNames(), QStringList{u"mempool.tx_count"_s});
        QCOMPARE(shown.indexOf(u"mempool.tx_count"_s).row(), 1); // below its heading, on top
        QCOMPARE(shown.list.currentIndex(), shown.indexOf(u"mempool.tx_count"_s));
        QTest::keyClick(&shown.list, Qt::Key_P);
        QVERIFY(shown.indexOf(u"mempool.tx_count"_s).row() > 1);
        QTest::keyClick(&shown.list, Qt::Key_Return);
        QVERIFY(shown.model.picked().empty());
    }

    void aClickPicks()
    {
        Shown shown;
        const QModelIndex index = shown.indexOf(u"blockchain.best_height"_s);
        QTest::mouseClick(shown.list.viewport(), Qt::LeftButton, {},
                          shown.list.visualRect(index).center());
        QCOMPARE(shown.model.pickNames(), QStringList{u"blockchain.best_height"_s});
    }

    /// An axis for each unit, of which a chart has two.
    void overlay()
    {
        Shown shown;
        shown.pick(u"mempool.vsize_mb"_s);
        QCOMPARE(shown.charted().size(), 1);
        QCOMPARE(shown.charted().front()->plot().scales().size(), std::size_t(1));
        shown.pick(u"mempool.tx_count"_s);
        shown.pick(u"peers.inbound"_s); // of a unit that is there
        QCOMPARE(shown.charted().size(), 1);
        ChartPlot &plot = shown.charted().front()->plot();
        QCOMPARE(plot.scales().size(), std::size_t(2));
        QCOMPARE(plot.curves().size(), std::size_t(3));
        QCOMPARE(plot.scales()[0].unit(), Unit::VirtualMegabytes);
        QCOMPARE(plot.scales()[1].unit(), Unit::Count);
        QVERIFY(plot.scales()[0].share(104) > 0.8); // each uses its height
        QVERIFY2(plot.scales()[1].share(1'099) > 0.8,
                 qPrintable(QString::number(plot.scales()[1].share(1'099))));
        shown.pick(u"peers.ping_p50_ms"_s); // a third unit
        QCOMPARE(shown.charted().size(), 2);
    }

    void smallCharts()
    {
        Shown shown;
        shown.pick(u"mempool.vsize_mb"_s);
        shown.pick(u"mempool.tx_count"_s);
        shown.choose(u"Small charts"_s);
        QCOMPARE(shown.charted().size(), 2);
        for (TimeChart *chart : shown.charted())
            QVERIFY(chart->hasData());
        shown.choose(u"Overlay"_s);
        QCOMPARE(shown.charted().size(), 1);
    }

    /// Those that have come, by their tags; and the greatest where there are too many.
    void aFieldWithManySeries()
    {
        Shown shown;
        for (int i = 0; i < 12; ++i)
            shown.series.add({Point("peer_geo", start + 1'000)
                                  .tag("country", QString(QChar(u'A' + i)) + u'A')
                                  .tag("direction", u"inbound"_s)
                                  .set("peer_count", i)});
        shown.pick(u"peer_geo.peer_count"_s);
        const auto &curves = shown.charted().front()->plot().curves();
        QCOMPARE(curves.size(), std::size_t(8));
        QCOMPARE(curves.front().id.tags.front().value, u"LA"_s);
        QVERIFY(curves.front().label.contains(u"LA"_s));
    }

    void aChartWithoutDataSaysWhy()
    {
        Shown shown;
        shown.pick(u"electrum.clients"_s);
        QCOMPARE(shown.charted().size(), 1);
        QVERIFY(!shown.charted().front()->hasData());
        // And draws what comes.
        shown.series.add(
            {Point("electrum", start + 1'000).tag("server", u"fulcrum"_s).set("clients", 7)});
        shown.refresh();
        QVERIFY(shown.charted().front()->hasData());
    }

    void noMoreThanCanBeDrawn()
    {
        Shown shown;
        int picked = 0;
        for (int row = 0; row < shown.model.rowCount(); ++row)
            picked += shown.model.setData(shown.model.index(row), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(picked, int(MetricListModel::mostPicked));
        QVERIFY(shown.says(u"the most there can be"_s));
    }

    void isRemembered()
    {
        const QTemporaryDir directory;
        QSettings state(directory.filePath(u"window.ini"_s), QSettings::IniFormat);
        {
            Shown shown;
            shown.pick(u"mempool.vsize_mb"_s);
            shown.pick(u"peers.inbound"_s);
            shown.model.setPinned(Metric("peers", "inbound"), true);
            shown.choose(u"Small charts"_s);
            shown.page.saveState(state);
        }
        Shown shown;
        shown.page.restoreState(state);
        shown.refresh();
        QCOMPARE(shown.model.pickNames(), (QStringList{u"mempool.vsize_mb"_s, u"peers.inbound"_s}));
        QCOMPARE(shown.model.pinNames(), QStringList{u"peers.inbound"_s});
        QCOMPARE(shown.charted().size(), 2);
        state.setValue(u"metrics/picked"_s, QStringList{u"no.such"_s, u"garbage"_s, u""_s});
        shown.page.restoreState(state);
        QVERIFY(shown.model.picked().empty());
    }
};

QTEST_MAIN(TestMetricsPage)
#include "test_metrics_page.moc"
