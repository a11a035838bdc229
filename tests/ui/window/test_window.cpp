// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/health/component_ids.h"
#include "tests/support/contrast.h"
#include "tests/support/made_status.h"
#include "tests/support/running_history.h"
#include "ui/chart/chart_plot.h"
#include "ui/chart/legend_chip.h"
#include "ui/chart/time_chart.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/notice_line.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/controls/tile.h"
#include "ui/window/health_bar.h"
#include "ui/window/help_dialog.h"
#include "ui/window/main_window.h"
#include "ui/window/page_pictures.h"
#include "ui/window/range_dialog.h"
#include "ui/window/status_strip.h"
#include "ui/window/time_bar.h"

#include <QAccessible>
#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 10'000;
const QString hostile = u"/<img src='http://evil.example/x'><b>Satoshi</b>:9/"_s;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// On the page in view, in any window.
ChartPlot *plotIn(MainWindow &window, Name measurement)
{
    const auto plots = window.findChildren<ChartPlot *>();
    for (ChartPlot *plot : plots)
        if (plot->isVisible() && plot->curves().front().id.measurement == measurement)
            return plot;
    return nullptr;
}

struct Shown {
    LiveSeries series;
    ChartData charts{series, nullptr};
    NodeView view{series};
    MainWindow window;

    explicit Shown(const QString &stateFile = {}) : window(view, charts, {stateFile})
    {
        window.showNode({u"mainnet"_s, u"cupboard"_s});
        window.show();
    }
    const Tile *tile(const QString &title) const
    {
        const auto tiles = window.findChildren<Tile *>();
        for (const Tile *tile : tiles)
            if (tile->title() == title && tile->isVisible())
                return tile;
        return nullptr;
    }
    ChartPlot *plotOf(Name measurement) { return plotIn(window, measurement); }
    int pages() { return window.findChild<QStackedWidget *>(u"pages"_s)->count(); }
    int page() { return window.findChild<QStackedWidget *>(u"pages"_s)->currentIndex(); }
};

class PaintCounter : public QObject {
public:
    explicit PaintCounter(QWidget *watched) { watched->installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

} // namespace

class TestWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensWithItsPast()
    {
        const QTemporaryDir directory;
        const HistoryOptions options{
            directory.filePath(u"h.sqlite"_s), {u"mainnet"_s, u"cupboard"_s}, false};
        {
            RunningHistory before(options);
            before.start();
            Points points;
            for (qint64 time = now() - 20 * 3'600'000; time < now(); time += 60'000)
                points.push_back(options.identity.stamp("blockchain", time).set("best_height", 5));
            before.add(points);
        }
        RunningHistory history(options);
        LiveSeries live;
        ChartData charts(live, &history.history);
        NodeView view(charts.live());
        MainWindow window(view, charts, {});
        window.setRange(24 * 3'600'000);
        window.showPage(1);
        window.show();
        history.start();
        const auto spanMs = [&] {
            const Trace &trace = plotIn(window, "blockchain")->traces().front();
            return trace.isEmpty()
                       ? 0
                       : trace.runs.back().back().timeMs - trace.runs.front().front().timeMs;
        };
        QTRY_VERIFY_WITH_TIMEOUT(spanMs() > 19 * 3'600'000, deadlineMs);
        QCOMPARE(plotIn(window, "blockchain")->traces().front().runs.size(), std::size_t(1));
    }

    void unknownIsADash()
    {
        Shown shown;
        const auto tiles = shown.window.findChildren<Tile *>();
        QCOMPARE(tiles.size(), 13); // eight of the overview, five of the mempool page
        for (const Tile *tile : tiles)
            QCOMPARE(tile->figure().number, u"–"_s);
        QCOMPARE(shown.window.findChild<HealthBar *>()->health().level, Health::Level::Unknown);
    }

    void tilesShowPoints()
    {
        Shown shown;
        Point chain("blockchain", now());
        Point mempool("mempool", now());
        shown.series.add({chain.set("best_height", 920'000).set("block_lag", 0),
                          mempool.set("vsize_mb", 118.2)
                              .set("tx_count", 84'213)
                              .set("usage_bytes", 186'000'000)
                              .set("max_bytes", 300'000'000)});
        Point feerates("recommended_feerate", now());
        shown.series.add(
            {feerates.tag("source", u"core_rawmempool"_s).set("next_block_sat_vb", 12.44)});
        NodeFigures figures;
        figures.doubt = FeerateDoubt::None;
        shown.window.view().setNodeFigures(figures);
        QTRY_COMPARE_WITH_TIMEOUT(shown.tile(u"Tip"_s)->figure().number, u"920\u202F000"_s,
                                  deadlineMs);
        QCOMPARE(shown.tile(u"Mempool"_s)->figure().text(), u"118\u202FMvB"_s);
        QVERIFY(shown.tile(u"Mempool"_s)->caption().contains(u"84\u202F213 tx"_s));
        QVERIFY(shown.tile(u"Mempool"_s)->caption().contains(u"62 %"_s));
        QCOMPARE(shown.tile(u"Next block"_s)->figure().text(), u"12.4\u202Fsat/vB"_s);
        QCOMPARE(shown.tile(u"Peers"_s)->figure().number, u"–"_s); // not reported yet
    }

    void untrustedTextIsPlain()
    {
        Shown shown;
        shown.window.view().setNodeIdentity({u"main"_s, hostile, {}});
        shown.window.view().setStatus(madeStatus(ids::node, Status::Level::Bad, hostile, hostile));
        QTRY_VERIFY_WITH_TIMEOUT(
            shown.window.findChild<HealthBar *>()->health().sentence == hostile, deadlineMs);
        const auto widgets = shown.window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets)
            QVERIFY2(!widget->toolTip().contains(u"<img"_s), qPrintable(widget->toolTip()));
    }

    void theRangeInForceIsMarked()
    {
        Shown shown; // without a stored state
        const auto chosen = [&shown] {
            QStringList texts;
            for (const ChoiceButton *button :
                 shown.window.findChild<TimeBar *>()->findChildren<ChoiceButton *>())
                if (button->isChecked())
                    texts << button->text();
            return texts;
        };
        QCOMPARE(chosen(), QStringList(u"1 h"_s));
        shown.window.setRange(24 * 3'600'000);
        QCOMPARE(chosen(), QStringList(u"24 h"_s));
    }

    void oneRepaintForNewData()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowExposed(&shown.window));
        shown.window.showPage(1);
        ChartPlot *plot = shown.plotOf("blockchain");
        QVERIFY(plot && plot->isVisible());
        PaintCounter counter(plot->viewport());
        Points first;
        for (int i = 0; i < 3; ++i) {
            Point point("blockchain", now() - 60'000 + i * 5'000);
            first.push_back(point.set("best_height", 100 + i));
        }
        shown.series.add(first);
        QTRY_VERIFY_WITH_TIMEOUT(!plot->traces()[0].isEmpty(), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(counter.paints > 0, deadlineMs);
        counter.paints = 0;
        for (int i = 0; i < 20; ++i) { // twenty batches in one turn of the event loop
            Point point("blockchain", now() + i);
            shown.series.add({point.set("best_height", 200)});
        }
        QTRY_VERIFY_WITH_TIMEOUT(counter.paints > 0, deadlineMs);
        QCOMPARE(counter.paints, 1);
    }

    void keysChangeThePage()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        QTest::keyClick(&shown.window, Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(shown.page(), 2);
        QTest::keyClick(&shown.window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(shown.page(), 0);
    }

    void aTileOpensItsPage()
    {
        Shown shown;
        for (const auto &[title, page] :
             {std::pair{u"Tip"_s, 1}, {u"Next block"_s, 2}, {u"Peers"_s, 3}, {u"ZMQ"_s, 4}}) {
            shown.window.showPage(0);
            auto *tile = const_cast<Tile *>(shown.tile(title));
            QVERIFY2(tile, qPrintable(title));
            QTest::mouseClick(tile, Qt::LeftButton);
            QCOMPARE(shown.page(), page);
        }
        shown.window.showPage(0);
        QTest::keyClick(const_cast<Tile *>(shown.tile(u"Mempool"_s)), Qt::Key_Return);
        QCOMPARE(shown.page(), 2);
    }

    /// One line replaces unavailable sources; it follows the configuration.
    void missingSourcesAreOneLine()
    {
        Shown shown;
        using Level = Status::Level;
        const auto line = [&]() -> NoticeLine * {
            const auto lines = shown.window.findChildren<NoticeLine *>();
            for (NoticeLine *one : lines)
                if (one->isVisible())
                    return one;
            return nullptr;
        };
        const auto titles = [&] {
            QStringList texts;
            if (line())
                for (const NoticeAction &action : line()->actions())
                    texts << action.text;
            return texts;
        };
        const auto cards = [&] {
            int count = 0;
            for (const TimeChart *chart : shown.window.findChildren<TimeChart *>())
                count += chart->isVisible() ? 1 : 0;
            return count;
        };
        const auto refresh = [&](int page) {
            shown.window.showPage(page);
            QCoreApplication::processEvents();
        };
        refresh(0);
        QVERIFY(!line()); // nothing has reported yet
        QVERIFY(shown.tile(u"Disk"_s));

        shown.window.view().setStatus(madeStatus(ids::influx, Level::Off, u"not configured"_s,
                                                 u"No InfluxDB is configured (INFLUX_URL)."_s));
        shown.window.view().setStatus(madeStatus(ids::electrum, Level::Off));
        shown.window.view().setStatus(madeStatus(ids::host, Level::Good));
        refresh(0);
        QCOMPARE(titles(), (QStringList{u"InfluxDB export…"_s, u"Disk of the node…"_s}));
        QCOMPARE(line()->actions()[0].tip, u"No InfluxDB is configured (“InfluxDB URL”)."_s);
        QVERIFY(!shown.tile(u"Disk"_s));
        QVERIFY(!shown.tile(u"InfluxDB"_s));
        QVERIFY(shown.tile(u"ZMQ"_s));
        QSignalSpy wanted(&shown.window, &MainWindow::settingWanted);
        auto *button = line()->findChild<SmallButton *>();
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), u"INFLUX_URL"_s);

        refresh(4);
        QCOMPARE(titles().size(), 4);
        QCOMPARE(cards(), 2); // ZMQ and the cycle times
        shown.series.add({Point("process", now()).set("running", true).set("cpu_percent", 3.0)});
        shown.series.add(
            {Point("filesystem", now()).tag("path_role", u"datadir"_s).set("free_percent", 40.0)});
        shown.window.view().setStatus(madeStatus(ids::influx, Level::Good));
        refresh(4);
        QCOMPARE(titles(), QStringList{u"Electrum server…"_s});
        QCOMPARE(cards(), 7);
        refresh(0);
        QVERIFY(!line());
        QVERIFY(shown.tile(u"Disk"_s));
        QVERIFY(shown.tile(u"InfluxDB"_s));
    }

    /// Data measured before it was turned off stays visible.
    void thePastOfDisabledSourcesStays()
    {
        Shown shown;
        shown.series.add(
            {Point("electrum", now() - 30'000).tag("server", u"fulcrum"_s).set("lag_blocks", 1)});
        shown.window.view().setStatus(madeStatus(ids::electrum, Status::Level::Off));
        shown.window.showPage(4);
        QCoreApplication::processEvents();
        QTRY_VERIFY_WITH_TIMEOUT(shown.plotOf("electrum"), deadlineMs);
    }

    void anEmptyChartHasNoLegend()
    {
        Shown shown;
        shown.window.showPage(1);
        const auto chips = [&] {
            int count = 0;
            for (const LegendChip *chip : shown.window.findChildren<LegendChip *>())
                count += chip->isVisible() ? 1 : 0;
            return count;
        };
        QCoreApplication::processEvents();
        QTRY_COMPARE_WITH_TIMEOUT(chips(), 0, deadlineMs);
        shown.series.add({Point("blockchain", now()).set("best_height", 5)});
        shown.window.showPage(1);
        QCoreApplication::processEvents();
        QTRY_COMPARE_WITH_TIMEOUT(chips(), 2, deadlineMs);
    }

    /// All charts of a page, and the next page, show what one was zoomed to, until somebody goes
    /// back.
    void aZoomIsForAllCharts()
    {
        Shown shown;
        for (qint64 time = now() - 1'800'000; time < now(); time += 5'000)
            shown.series.add({Point("blockchain", time).set("best_height", 5),
                              Point("mempool", time).set("vsize_mb", 5.0)});
        shown.window.showPage(1);
        QCoreApplication::processEvents();
        const auto spans = [&] {
            std::set<std::pair<qint64, qint64>> found;
            for (const ChartPlot *plot : shown.window.findChildren<ChartPlot *>())
                if (plot->isVisible())
                    found.emplace(plot->fromMs(), plot->toMs());
            return found;
        };
        QTRY_COMPARE_WITH_TIMEOUT(spans().size(), std::size_t(1), deadlineMs);
        const auto before = *spans().begin();
        ChartPlot *plot = shown.plotOf("blockchain");
        const TimeSpan wanted{now() - 1'200'000, now() - 600'000};
        Q_EMIT plot->moveWanted(TimeMove::zoomTo(wanted));
        const std::set<std::pair<qint64, qint64>> zoomed = {{wanted.fromMs, wanted.toMs}};
        QTRY_COMPARE_WITH_TIMEOUT(spans(), zoomed, deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(!plot->isDraft(), deadlineMs); // once the hand rests
        shown.window.showPage(0);
        QTRY_COMPARE_WITH_TIMEOUT(spans(), zoomed, deadlineMs);
        // Figures go on as of now.
        QTRY_VERIFY_WITH_TIMEOUT(shown.tile(u"Mempool"_s)->figure().number != u"–"_s, deadlineMs);
        const auto back = [&]() -> SmallButton * {
            for (SmallButton *button :
                 shown.window.findChild<TimeBar *>()->findChildren<SmallButton *>())
                if (button->text() == u"Back"_s)
                    return button;
            return nullptr;
        };
        QVERIFY(back()->isVisible());
        QTest::keyClick(shown.plotOf("mempool_hist"), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!back()->isVisible(), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(spans().begin()->first <= before.first + 60'000, deadlineMs);
        Q_EMIT shown.plotOf("mempool_hist")->moveWanted(TimeMove::zoomTo(wanted));
        QTRY_VERIFY_WITH_TIMEOUT(back()->isVisible(), deadlineMs);
        back()->click();
        QTRY_VERIFY_WITH_TIMEOUT(spans() != zoomed, deadlineMs);
    }

    void twoTimesAreShownAndRemembered()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(u"window.ini"_s);
        const TimeSpan span{now() - 7'200'000, now() - 3'600'000};
        {
            Shown shown(file);
            shown.window.setSpan(span);
            QTRY_COMPARE_WITH_TIMEOUT(shown.plotOf("mempool_hist")->fromMs(), span.fromMs,
                                      deadlineMs);
            shown.window.close();
        }
        {
            Shown shown(file);
            QTRY_COMPARE_WITH_TIMEOUT(shown.plotOf("mempool_hist")->fromMs(), span.fromMs,
                                      deadlineMs);
            QCOMPARE(shown.plotOf("mempool_hist")->toMs(), span.toMs);
            shown.window.setRange(0); // all
            shown.window.close();
        }
        Shown shown(file);
        shown.series.add({Point("mempool", now() - 50LL * 3'600'000).set("vsize_mb", 5.0)});
        QTRY_VERIFY_WITH_TIMEOUT(shown.plotOf("mempool_hist")->fromMs() < now() - 49LL * 3'600'000,
                                 deadlineMs);
    }

    void timesAreTypedOrRefused()
    {
        Shown shown;
        RangeDialog dialog({now() - 3'600'000, now()});
        std::optional<TimeSpan> chosen;
        connect(&dialog, &RangeDialog::chosen, &dialog,
                [&chosen](const TimeSpan &span) { chosen = span; });
        const auto fields = dialog.findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 2);
        auto *apply = dialog.findChild<SmallButton *>();
        for (const QString &wrong : {u"yesterday"_s, u""_s, u"now"_s}) { // not before the end
            fields[0]->setText(wrong);
            fields[1]->setText(u"-1h"_s);
            QVERIFY2(!apply->isEnabled(), qPrintable(wrong));
        }
        fields[0]->setText(u"2026-11-01 12:00"_s);
        fields[1]->setText(u"2026-11-02"_s);
        QVERIFY(apply->isEnabled());
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        apply->click();
        QVERIFY(chosen);
        QCOMPARE(chosen->length(), 12 * 3'600'000);
    }

    /// Where nothing depends on the time there is no choice of it.
    void theTimeBarIsWhereChartsAre()
    {
        Shown shown;
        const auto *bar = shown.window.findChild<TimeBar *>();
        for (const auto &[page, isThere] : {std::pair{0, true},
                                            {1, true},
                                            {3, false},
                                            {4, true},
                                            {5, false},
                                            {6, false},
                                            {7, true}}) {
            shown.window.showPage(page);
            QVERIFY2(bar->isVisible() == isThere, qPrintable(QString::number(page)));
        }
    }

    void everyCommandHasItsKey()
    {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        QSignalSpy refresh(&shown.window, &MainWindow::refreshWanted);
        QSignalSpy settings(&shown.window, &MainWindow::settingsWanted);
        QSignalSpy quit(&shown.window, &MainWindow::quitWanted);
        QTest::keyClick(&shown.window, Qt::Key_F5);
        QCOMPARE(refresh.size(), 1);
        QTest::keyClick(&shown.window, Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(settings.size(), 1);
        QTest::keyClick(&shown.window, Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(quit.size(), 1);
        QTest::keyClick(&shown.window, Qt::Key_F1);
        const auto help = [&shown] { return shown.window.findChild<HelpDialog *>(); };
        QTRY_VERIFY_WITH_TIMEOUT(help() && help()->isVisible(), deadlineMs);
        help()->close();
        QTRY_VERIFY_WITH_TIMEOUT(!help(), deadlineMs);
        shown.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        QTest::keyClick(&shown.window, Qt::Key_F11);
        QVERIFY(shown.window.isFullScreen());
        QTest::keyClick(&shown.window, Qt::Key_F11);
        QVERIFY(!shown.window.isFullScreen());
        QTest::keyClick(&shown.window, Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.window.isVisible(), deadlineMs);
    }

    /// An end by a signal saves nothing.
    void theStateIsSavedOnChange()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(u"window.ini"_s);
        Shown shown(file);
        shown.window.showPage(4);
        Theme::current().setMode(ThemeMode::Dark);
        const auto saved = [&file](const QString &key) {
            return QSettings(file, QSettings::IniFormat).value(key);
        };
        QTRY_COMPARE_WITH_TIMEOUT(saved(u"window/page"_s).toInt(), 4, deadlineMs);
        QCOMPARE(saved(u"window/theme"_s).toInt(), static_cast<int>(ThemeMode::Dark));
    }

    void screenReadersGetRoles()
    {
        Shown shown;
        const Tile *tile = shown.tile(u"Tip"_s);
        QVERIFY(tile);
        QAccessibleInterface *ofTile =
            QAccessible::queryAccessibleInterface(const_cast<Tile *>(tile));
        QVERIFY(ofTile);
        QCOMPARE(ofTile->role(), QAccessible::Button);
        QCOMPARE(ofTile->text(QAccessible::Name), u"Tip"_s);
        QAccessibleInterface *ofPlot =
            QAccessible::queryAccessibleInterface(shown.plotOf("mempool_hist"));
        QVERIFY(ofPlot);
        QCOMPARE(ofPlot->role(), QAccessible::Chart);
    }

    void everythingHasAName()
    {
        Shown shown;
        const auto widgets = shown.window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets)
            if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() &&
                !qobject_cast<const QStackedWidget *>(widget)) {
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                QVERIFY2(
                    !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                    qPrintable(QLatin1String(widget->metaObject()->className()) + u" of "_s +
                               QLatin1String(widget->parentWidget()->metaObject()->className())));
            }
    }

    void theStateIsRestored()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(u"window.ini"_s);
        QSize size;
        {
            Shown shown(file);
            size = QSize(shown.window.minimumWidth(), 600); // fits: Qt 6.8 makes it fit
            QVERIFY(shown.window.size() != size);
            shown.window.resize(size);
            shown.window.showPage(3);
            Theme::current().setMode(ThemeMode::Light);
            shown.window.close();
        }
        Shown shown(file);
        QCOMPARE(shown.page(), 3);
        QCOMPARE(Theme::current().mode(), ThemeMode::Light);
        QCOMPARE(shown.window.size(), size);
    }

    void invalidStateIsIgnored()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(u"window.ini"_s);
        QFile garbage(file);
        QVERIFY(garbage.open(QIODevice::WriteOnly));
        garbage.write("[window]\npage=99\nrange=-5\ntheme=77\ngeometry=@ByteArray(xxxx)\n");
        garbage.close();
        Shown shown(file);
        QVERIFY(shown.page() >= 0 && shown.page() < shown.pages());
    }

    void picturesOfEveryPage()
    {
        QTemporaryDir directory;
        Shown shown;
        PagePictures pictures(shown.window, directory.path());
        QSignalSpy finished(&pictures, &PagePictures::finished);
        pictures.start();
        QVERIFY(finished.wait(20'000));
        const QStringList files = finished.first().first().toStringList();
        QCOMPARE(files.size(), 2 * shown.pages());
        QVERIFY(files.first().endsWith(u"overview-dark.png"_s));
        QVERIFY(files.contains(QDir(directory.path()).filePath(u"alerts-light.png"_s)));
        for (const QString &file : files)
            QCOMPARE(QImage(file).size(), shown.window.size());
    }

    void textHasContrast()
    {
        for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
            Theme::current().setMode(mode);
            const Colours &colours = Theme::colours();
            for (const QColor &surface : {colours.background, colours.panel})
                for (const QColor &ink :
                     {colours.text, colours.dim, colours.good, colours.critical, colours.accent})
                    QVERIFY2(contrast(ink, surface) >= 4.5,
                             qPrintable(ink.name() + u" on "_s + surface.name()));
            for (const QColor &ink : colours.series) // names are written in them
                QVERIFY2(contrast(ink, colours.panel) >= 4.5, qPrintable(ink.name()));
            for (const QColor &surface : {colours.background, colours.panel})
                QVERIFY2(contrast(colours.field, surface) >= 3, qPrintable(surface.name()));
        }
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
