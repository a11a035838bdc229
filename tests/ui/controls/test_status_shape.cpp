// SPDX-License-Identifier: GPL-3.0-or-later
// One set of shapes: equal severity looks the same in header, strip, alerts and tray.
#include "ui/controls/status_shape.h"

#include "ui/controls/theme.h"
#include "ui/tray/tray_look.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace bnm;
using State = TrayLook::State;

namespace {

QImage inBlackAndWhite(const StatusIcon &icon, int size)
{
    QImage picture(size, size, QImage::Format_Grayscale8);
    picture.fill(Qt::white);
    Colours colours;
    colours.panel = Qt::white;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintStatus(painter, QRectF(0, 0, size, size), icon, colours);
    painter.end();
    return picture.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither);
}

} // namespace

class TestStatusShape : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameEverywhere()
    {
        QCOMPARE(shapeOf(AlertSeverity::Information), StatusShape::Square);
        QCOMPARE(shapeOf(State::Information), StatusShape::Square);
        for (const StatusShape watch :
             {shapeOf(AlertSeverity::Warning), shapeOf(Health::Level::Watch),
              shapeOf(Status::Level::Watch), shapeOf(State::Watch)})
            QCOMPARE(watch, StatusShape::Triangle);
        for (const StatusShape act : {shapeOf(AlertSeverity::Critical), shapeOf(Health::Level::Act),
                                      shapeOf(Status::Level::Bad), shapeOf(State::Act)})
            QCOMPARE(act, StatusShape::Octagon);
        for (const StatusShape good :
             {shapeOf(Health::Level::Good), shapeOf(Status::Level::Good), shapeOf(State::Good)})
            QCOMPARE(good, StatusShape::Disc);
        for (const StatusShape unknown :
             {shapeOf(Health::Level::Unknown), shapeOf(Status::Level::Waiting),
              shapeOf(State::Connecting)})
            QCOMPARE(unknown, StatusShape::Dots);
    }

    void unknownIsNotFilled()
    {
        const Colours colours;
        QVERIFY(statusIconOf(Health::Level::Unknown, colours).isHollow);
        QVERIFY(statusIconOf(Status::Level::Waiting, colours).isHollow);
        QVERIFY(statusIconOf(Status::Level::Off, colours).isHollow);
        QVERIFY(!statusIconOf(Status::Level::Bad, colours).isHollow);
        QVERIFY(!statusIconOf(AlertSeverity::Information, colours).isHollow);
    }

    /// At the size of the status strip, and without colour.
    void allShapesDiffer()
    {
        std::vector<QImage> pictures;
        for (const StatusShape shape :
             {StatusShape::Disc, StatusShape::Square, StatusShape::Triangle, StatusShape::Octagon,
              StatusShape::NoEntry, StatusShape::Dots, StatusShape::Ring})
            for (const bool isHollow : {false, true}) {
                const QImage picture = inBlackAndWhite({shape, Qt::black, isHollow}, 13);
                for (const QImage &other : pictures)
                    QVERIFY(picture != other);
                pictures.push_back(picture);
            }
    }
};

QTEST_MAIN(TestStatusShape)
#include "test_status_shape.moc"
