// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/time_window.h"
#include "collectors/point/durations.h"

#include <QTest>

using namespace bnm;

namespace {

constexpr qint64 now = 1'700'000'000'000;
const TimeWindow::Known year{now - 365 * dayMs, now};

} // namespace

class TestTimeWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRangeEndsNowAndBeginsWhereKnowledgeDoes()
    {
        const TimeWindow window(hourMs);
        QCOMPARE(window.shown(year), (TimeSpan{now - hourMs, now}));
        QCOMPARE(window.shown({now - hourMs / 2, now}), (TimeSpan{now - hourMs / 2, now}));
        QCOMPARE(window.shown({std::nullopt, now}).length(), TimeWindow::shortestMs);
    }

    void allIsAllThatIsKnown()
    {
        TimeWindow window(hourMs);
        window.follow(0);
        QVERIFY(window.isAll());
        QCOMPARE(window.shown(year), (TimeSpan{*year.firstMs, now}));
        window.follow(hourMs);
        QVERIFY(!window.isAll());
    }

    void theWheelKeepsTheMomentUnderTheMouse()
    {
        TimeWindow window(dayMs);
        const qint64 around = now - 6 * hourMs;
        QVERIFY(window.move(TimeMove::zoomBy(0.5, around), year));
        const TimeSpan shown = window.shown(year);
        QCOMPARE(shown.length(), dayMs / 2);
        QCOMPARE(double(around - shown.fromMs) / double(shown.length()), 0.75);
        QVERIFY(window.isZoomed());
        QVERIFY(window.move(TimeMove::back(), year));
        QCOMPARE(window.shown(year), (TimeSpan{now - dayMs, now}));
        QVERIFY(!window.move(TimeMove::back(), year));
    }

    void aZoomStaysWhereItIsWhileTimeGoesOn()
    {
        TimeWindow window(dayMs);
        const TimeSpan span{now - 3 * hourMs, now - 2 * hourMs};
        window.move(TimeMove::zoomTo(span), year);
        QCOMPARE(window.shown({year.firstMs, now + hourMs}), span);
    }

    void aZoomThatEndsNowFollows()
    {
        TimeWindow window(dayMs);
        window.move(TimeMove::zoomBy(0.5, now), year);
        QCOMPARE(window.shown({year.firstMs, now + hourMs}),
                 (TimeSpan{now + hourMs - dayMs / 2, now + hourMs}));
    }

    void nothingIsShownBeyondWhatIsKnown()
    {
        TimeWindow window(dayMs);
        QVERIFY(!window.move(TimeMove::pan(hourMs), year)); // it ends now already
        window.move(TimeMove::pan(-dayMs), year);
        QCOMPARE(window.shown(year), (TimeSpan{now - 2 * dayMs, now - dayMs}));
        window.move(TimeMove::pan(-1'000 * dayMs), year);
        QCOMPARE(window.shown(year), (TimeSpan{*year.firstMs, *year.firstMs + dayMs}));
        for (int i = 0; i < 100; ++i)
            window.move(TimeMove::zoomBy(1.25, now - 10 * dayMs), year);
        QCOMPARE(window.shown(year), (TimeSpan{*year.firstMs, now}));
    }

    void thereIsAClosestLook()
    {
        TimeWindow window(dayMs);
        for (int i = 0; i < 100; ++i)
            window.move(TimeMove::zoomBy(0.8, now - hourMs), year);
        QCOMPARE(window.shown(year).length(), TimeWindow::shortestMs);
        QVERIFY(window.shown(year).contains(now - hourMs));
        window.move(TimeMove::zoomTo({now - hourMs, now - hourMs + 1}), year);
        QCOMPARE(window.shown(year).length(), TimeWindow::shortestMs);
    }

    void twoTimesAreAChoiceOfTheirOwn()
    {
        TimeWindow window(hourMs);
        const TimeSpan span{now - 10 * dayMs, now - 9 * dayMs};
        window.fix(span);
        QCOMPARE(window.shown(year), span);
        QVERIFY(!window.isZoomed());
        window.move(TimeMove::zoomBy(0.5, span.fromMs), year);
        QVERIFY(window.isZoomed());
        window.move(TimeMove::back(), year);
        QCOMPARE(window.shown(year), span);
        QCOMPARE(window.recent(year), (TimeSpan{now - dayMs, now})); // of the tiles
    }

    void zoomingOutToTheChoiceIsTheChoice()
    {
        TimeWindow window(dayMs);
        window.move(TimeMove::zoomBy(0.5, now), year);
        window.move(TimeMove::zoomBy(2, now), year);
        QVERIFY(!window.isZoomed());
    }
};

QTEST_APPLESS_MAIN(TestTimeWindow)
#include "test_time_window.moc"
