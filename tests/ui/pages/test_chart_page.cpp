// SPDX-License-Identifier: GPL-3.0-or-later
// What hands do with the charts of a page: one cursor, zoom and pan, one chart large.
#include "ui/chart/time_chart.h"
#include "ui/controls/card.h"
#include "ui/controls/scroll_area.h"
#include "ui/pages/chart_pages.h"
#include "ui/pages/large_view.h"
#include "ui/pages/page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QChart>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollArea>
#include <QTest>
#include <QWheelEvent>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 10'000;
constexpr qint64 start = 1'700'000'000'000;
constexpr qint64 end = start + 3'600'000;

struct Shown {
    LiveSeries series;
    ChartData charts{series, nullptr};
    NodeView node{series};
    QScrollArea &scroll;
    Page &page;
    std::vector<TimeMove> moves;

    Shown()
        : scroll(*inScrollArea(makePage(pages::chain, nullptr), nullptr)),
          page(*static_cast<Page *>(scroll.widget()))
    {
        for (qint64 time = start; time <= end; time += 5'000)
            series.add({Point("blockchain", time)
                            .set("best_height", 900'000 + (time - start) / 600'000)
                            .set("headers_height", 900'000 + (time - start) / 600'000)
                            .set("tip_age_seconds", (time - start) / 1'000 % 600)
                            .set("chain_tips", 3)});
        scroll.resize(1'000, 800);
        scroll.show();
        refresh();
        QObject::connect(&page, &Page::moveWanted, &page,
                         [this](const TimeMove &move) { moves.push_back(move); });
    }
    ~Shown() { delete &scroll; }
    void refresh() { page.refresh({node, charts, start, end}); }
    std::vector<ChartPlot *> plots()
    {
        std::vector<ChartPlot *> found;
        for (ChartPlot *plot : scroll.findChildren<ChartPlot *>())
            found.push_back(plot);
        return found;
    }
    ChartPlot &plotOf(const QString &title)
    {
        for (ChartPlot *plot : plots())
            if (plot->accessibleName() == title)
                return *plot;
        qFatal("no such chart");
    }
};

void wheel(ChartPlot &plot, const QPointF &at, const QPoint &angle,
           Qt::KeyboardModifiers keys = Qt::NoModifier)
{
    QWheelEvent event(at, plot.viewport()->mapToGlobal(at), {}, angle, Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(plot.viewport(), &event);
}

} // namespace

class TestChartPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneCursorForAllCharts()
    {
        Shown shown;
        ChartPlot &height = shown.plotOf(u"Height"_s);
        QTest::mouseMove(height.viewport(), height.chart()->plotArea().center().toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(height.cursorMs(), deadlineMs);
        for (ChartPlot *plot : shown.plots())
            QCOMPARE(plot->cursorMs(), height.cursorMs());
        QTest::keyClick(&height, Qt::Key_Home);
        QCOMPARE(shown.plotOf(u"Tip age"_s).cursorMs(), std::optional(start));
        QTest::keyClick(&height, Qt::Key_Escape);
        for (ChartPlot *plot : shown.plots())
            QVERIFY(!plot->cursorMs());
    }

    void draggingChoosesAStretch()
    {
        Shown shown;
        ChartPlot &plot = shown.plotOf(u"Height"_s);
        const QRectF area = plot.chart()->plotArea();
        const auto at = [&area](double share) {
            return QPoint(int(area.left() + share * area.width()), int(area.center().y()));
        };
        QTest::mousePress(plot.viewport(), Qt::LeftButton, {}, at(0.75));
        QTest::mouseMove(plot.viewport(), at(0.5));
        QTest::mouseMove(plot.viewport(), at(0.25));
        QTest::mouseRelease(plot.viewport(), Qt::LeftButton, {}, at(0.25));
        QCOMPARE(shown.moves.size(), std::size_t(1));
        const TimeMove move = shown.moves.front();
        QCOMPARE(move.kind, TimeMove::Kind::To);
        QVERIFY(std::abs(move.to.fromMs - (start + 900'000)) < 30'000);
        QVERIFY(std::abs(move.to.toMs - (start + 2'700'000)) < 30'000);
    }

    void aClickChoosesNone()
    {
        Shown shown;
        ChartPlot &plot = shown.plotOf(u"Height"_s);
        QTest::mouseClick(plot.viewport(), Qt::LeftButton, {},
                          plot.chart()->plotArea().center().toPoint());
        QVERIFY(shown.moves.empty());
    }

    void aDoubleClickGoesBack()
    {
        Shown shown;
        ChartPlot &plot = shown.plotOf(u"Height"_s);
        QTest::mouseDClick(plot.viewport(), Qt::LeftButton, {},
                           plot.chart()->plotArea().center().toPoint());
        QCOMPARE(shown.moves.size(), std::size_t(1));
        QCOMPARE(shown.moves.front().kind, TimeMove::Kind::Back);
    }

    void theWheelZoomsAroundTheMouse()
    {
        Shown shown;
        ChartPlot &plot = shown.plotOf(u"Height"_s);
        const QRectF area = plot.chart()->plotArea();
        const QPointF at(area.left() + area.width() / 4, area.center().y());
        wheel(plot, at, {0, 120});
        wheel(plot, at, {0, -120});
        QCOMPARE(shown.moves.size(), std::size_t(2));
        QVERIFY(shown.moves[0].factor < 1 && shown.moves[1].factor > 1);
        QVERIFY(qFuzzyCompare(shown.moves[0].factor * shown.moves[1].factor, 1));
        QVERIFY(std::abs(shown.moves[0].aroundMs - (start + 900'000)) < 10'000);
    }

    void withShiftOrSidewaysItMovesInTime()
    {
        Shown shown;
        ChartPlot &plot = shown.plotOf(u"Height"_s);
        const QPointF at = plot.chart()->plotArea().center();
        wheel(plot, at, {0, 120}, Qt::ShiftModifier);
        wheel(plot, at, {-120, 0});
        QCOMPARE(shown.moves.size(), std::size_t(2));
        QCOMPARE(shown.moves[0].kind, TimeMove::Kind::Pan);
        QVERIFY(shown.moves[0].byMs < 0); // up is earlier
        QVERIFY(shown.moves[1].byMs > 0); // right is later
    }

    /// The page scrolls on when a chart comes under the mouse.
    void aPageThatScrollsIsNotZoomed()
    {
        Shown shown;
        ChartPlot &plot = shown.plotOf(u"Height"_s);
        const QPointF at = plot.chart()->plotArea().center();
        QEnterEvent enter(at, at, plot.viewport()->mapToGlobal(at));
        QApplication::sendEvent(&plot, &enter);
        wheel(plot, at, {0, -120});
        QVERIFY(shown.moves.empty());
        const QPointF to = at + QPointF(20, 0); // now it is meant
        QMouseEvent move(QEvent::MouseMove, to, plot.viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(plot.viewport(), &move);
        QVERIFY(plot.cursorMs());
        wheel(plot, at, {0, -120});
        QCOMPARE(shown.moves.size(), std::size_t(1));
    }

    void keysZoomAndMove()
    {
        Shown shown;
        ChartPlot &plot = shown.plotOf(u"Height"_s);
        QTest::keyClick(&plot, Qt::Key_End);
        QCOMPARE(plot.cursorMs(), std::optional(end));
        QTest::keyClick(&plot, Qt::Key_Plus);
        QTest::keyClick(&plot, Qt::Key_Minus);
        QTest::keyClick(&plot, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(shown.moves.size(), std::size_t(3));
        QCOMPARE(shown.moves[0].aroundMs, end); // the reading line stays
        QVERIFY(shown.moves[0].factor < 1 && shown.moves[1].factor > 1);
        QVERIFY(shown.moves[2].byMs < 0);
        QCOMPARE(plot.cursorMs(), std::optional(end));
    }

    void oneChartLarge()
    {
        Shown shown;
        ChartPlot &plot = shown.plotOf(u"Tip age"_s);
        const QWidget *card = plot.parentWidget()->parentWidget();
        const QRect before = card->geometry();
        QTest::keyClick(&plot, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(plot.width() > 850 && plot.height() > 500, deadlineMs);
        QVERIFY(!shown.page.isVisible());
        QVERIFY(plot.isVisible());
        shown.refresh();
        QVERIFY(!plot.traces().front().isEmpty());
        QTest::keyClick(&plot, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.scroll.findChild<LargeView *>(), deadlineMs);
        QVERIFY(shown.page.isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(card->geometry(), before, deadlineMs);
    }

    void everyCardHasItsMenu()
    {
        Shown shown;
        for (TimeChart *chart : shown.page.findChildren<TimeChart *>()) {
            QAbstractButton *button = chart->menuButton();
            QVERIFY(button->isVisible());
            QVERIFY(button->accessibleName().contains(chart->title()));
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
        }
        auto *chart = shown.page.findChild<TimeChart *>();
        QTest::keyClick(chart->menuButton(), Qt::Key_Space);
        auto *menu = chart->findChild<QMenu *>();
        QVERIFY(menu && menu->isVisible());
        QStringList texts;
        for (const QAction *action : menu->actions())
            if (!action->isSeparator())
                texts << action->text();
        QCOMPARE(texts,
                 (QStringList{u"Show large"_s, u"Copy picture"_s, u"Copy as CSV"_s,
                              u"Save data as CSV…"_s, u"Save as PNG…"_s, u"Save as SVG…"_s}));
        menu->close();
    }
};

QTEST_MAIN(TestChartPage)
#include "test_chart_page.moc"
