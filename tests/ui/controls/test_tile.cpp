// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/card.h"
#include "ui/controls/theme.h"
#include "ui/controls/tile.h"
#include "ui/controls/veil.h"

#include <QApplication>
#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'700'000'000'000;
constexpr qint64 freshMs = 10'000;

/// How much of a picture is exactly of that colour.
int pixelsOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == colour.rgb() ? 1 : 0;
    return count;
}

} // namespace

class TestTile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oldFiguresAreDimmedWithTheirTime_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("dark") << int(ThemeMode::Dark);
        QTest::newRow("light") << int(ThemeMode::Light);
    }
    void oldFiguresAreDimmedWithTheirTime()
    {
        QFETCH(int, mode);
        Theme::current().setMode(ThemeMode(mode));
        Tile tile(u"Peers"_s, 0);
        tile.resize(300, 120);
        tile.setFigure({u"84"_s, {}}, {now, freshMs});
        tile.tick(now + freshMs);
        QVERIFY(!tile.isOld());
        QVERIFY(pixelsOf(tile.grab().toImage(), Theme::colours().text) > 20);
        const int dimBefore = pixelsOf(tile.grab().toImage(), Theme::colours().dim);

        tile.tick(now + freshMs + 1);
        QVERIFY(tile.isOld());
        QVERIFY2(tile.age().startsWith(u"as of "_s), qPrintable(tile.age()));
        QVERIFY(tile.accessibleDescription().contains(tile.age()));
        QVERIFY(pixelsOf(tile.grab().toImage(), Theme::colours().dim) > dimBefore);
        tile.tick(now + 120'000);
        QVERIFY2(tile.age().endsWith(u"2\u202Fmin ago"_s), qPrintable(tile.age()));

        tile.setFigure({u"85"_s, {}}, {now + 120'000, freshMs}); // it came back
        tile.tick(now + 120'000);
        QVERIFY(!tile.isOld());
        QVERIFY(!tile.accessibleDescription().contains(u"as of"_s));
    }

    /// Shrinks before it is cut, and cut text is in the tooltip.
    void cutTextIsInTheTooltip()
    {
        Tile tile(u"ZMQ"_s, 0);
        tile.setTip(u"What it <b>is</b>"_s);
        tile.setFigure({u"8 718"_s, u"messages/min"_s});
        tile.setCaption(u"nothing missed"_s);
        tile.resize(300, 120);
        tile.show();
        QVERIFY(!tile.toolTip().contains(u"messages/min"_s));
        QVERIFY(!tile.toolTip().contains(u"<b>"_s));
        tile.resize(70, 120);
        QVERIFY(tile.toolTip().contains(u"8 718\u202Fmessages/min"_s));
        QVERIFY(tile.toolTip().contains(u"nothing missed"_s));
        // Beyond the tile's margin nothing is drawn.
        const QImage image = tile.grab().toImage();
        const QColor panel = Theme::colours().panel;
        const int margin = tile.width() - gridUnits(&tile, 3);
        for (int y = gridUnits(&tile, 3); y < 60; ++y)
            QCOMPARE(image.pixelColor(margin, y).rgb(), panel.rgb());
    }

    void figuresWithoutAnAgeStay()
    {
        Tile tile(u"Block"_s, 0);
        tile.setFigure({u"1"_s, {}}, {now, 0});
        tile.tick(now + 90'000'000);
        QVERIFY(!tile.isOld());
        tile.setFigure({u"–"_s, {}}, {0, freshMs}); // there is none
        tile.tick(now);
        QVERIFY(!tile.isOld());
    }

    void cardsAreVeiledWithTheirTime()
    {
        auto *content = new QLabel(u"content"_s);
        Card card(u"Now"_s, content);
        card.resize(300, 200);
        card.show();
        card.setNote(u"20 transactions"_s);
        const auto note = [&card](const QString &text) {
            const auto labels = card.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *label) { return label->text().startsWith(text); });
        };
        auto *veil = card.findChild<Veil *>();
        card.setAsOf({now, freshMs});
        card.tick(now);
        QVERIFY(!veil->isVisible());
        QVERIFY(note(u"20 transactions"_s));
        card.tick(now + 120'000);
        QVERIFY(veil->isVisible());
        QVERIFY(note(u"as of "_s));
        QTRY_COMPARE(veil->size(), content->size());
        card.resize(400, 300);
        QTRY_COMPARE(veil->size(), content->size());
        card.tick(now + 1'000);
        QVERIFY(!veil->isVisible());
        QVERIFY(note(u"20 transactions"_s));
    }
};

QTEST_MAIN(TestTile)
#include "test_tile.moc"
