// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/contrast.h"
#include "tests/support/sample_peers.h"
#include "ui/peers/map/equal_earth.h"
#include "ui/peers/map/map_camera.h"
#include "ui/peers/map/map_clusters.h"
#include "ui/peers/map/map_outlines.h"
#include "ui/peers/map/map_overlay.h"
#include "ui/peers/map/map_painter.h"
#include "ui/peers/map/peer_map.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

std::vector<const Peer *> pointersTo(const PeerSnapshotPtr &snapshot)
{
    std::vector<const Peer *> peers;
    for (const Peer &peer : snapshot->peers)
        peers.push_back(&peer);
    return peers;
}

struct ShownMap {
    std::shared_ptr<const MapOutlines> outlines = MapOutlines::fromResource();
    PeerMap map{outlines, PeerMap::Mode::Full};

    explicit ShownMap(QSize size = {800, 400})
    {
        map.resize(size);
        map.show();
    }
    void set(Peers peers)
    {
        const PeerSnapshotPtr snapshot = snapshotOf(std::move(peers), sampleTimeMs);
        map.setPeers(snapshot, pointersTo(snapshot));
    }
};

Peer peerAt(qint64 id, double latitude, double longitude)
{
    Peer peer;
    peer.id = id;
    peer.address = u"192.0.2.%1:8333"_s.arg(id);
    peer.place.countryCode = u"DE"_s;
    peer.place.latitude = latitude;
    peer.place.longitude = longitude;
    return peer;
}

double gapBetween(const MapCluster &a, const MapCluster &b)
{
    return std::hypot(a.centre.x() - b.centre.x(), a.centre.y() - b.centre.y()) - a.reach - b.reach;
}

std::size_t membersOf(const std::vector<MapCluster> &clusters)
{
    return std::accumulate(
        clusters.begin(), clusters.end(), std::size_t{0},
        [](std::size_t sum, const MapCluster &cluster) { return sum + cluster.members.size(); });
}

/// Whether any land ring covers the point.
bool isLand(const MapOutlines &outlines, double longitude, double latitude)
{
    QPainterPath path;
    for (const auto &ring : outlines.level(2'000).land) {
        path.addPolygon(ring.points);
        path.closeSubpath();
    }
    return path.contains(equalEarth::project(longitude, latitude));
}

void wheel(QWidget &widget, QPointF at, int steps)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, 120 * steps}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace

class TestPeerMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void projectionAsPublished()
    {
        // The paper: twice as wide as high, nearly (2.05458), and straight parallels; the
        // coefficients give the half axes. x = 2√3 λ cos θ / (3 (9 A4 θ⁸ + …)), at θ = 0.
        const QPointF east = equalEarth::project(180, 0);
        QVERIFY(std::abs(east.x() - 2 * std::numbers::pi / (std::sqrt(3.0) * 1.340264)) < 1e-12);
        QVERIFY(std::abs(east.x() - 2.7066299836) < 1e-9);
        QCOMPARE(east.y(), 0.0);
        const QPointF pole = equalEarth::project(0, 90);
        QVERIFY(std::abs(pole.y() - 1.3173627591) < 1e-9);
        QVERIFY(std::abs(east.x() / pole.y() - 2.05458) < 1e-5);
        // The pole is a line, 0.59247 as long as the equator.
        QVERIFY(std::abs(equalEarth::project(180, 90).x() / east.x() - 0.59247) < 1e-4);
        QCOMPARE(equalEarth::project(-77.5, 39).x(), -equalEarth::project(77.5, 39).x());
        QCOMPARE(equalEarth::project(10, -39).y(), -equalEarth::project(10, 39).y());
    }

    void projectionKeepsAreas()
    {
        // A small cell's area on the plane is that on the globe, wherever it is.
        const double step = 0.01;
        const double radians = std::numbers::pi / 180;
        for (const double latitude : {0.0, 30.0, 60.0, 80.0}) {
            const QPointF a = equalEarth::project(20, latitude);
            const QPointF b = equalEarth::project(20 + step, latitude);
            const QPointF c = equalEarth::project(20, latitude + step);
            const double plane = (b.x() - a.x()) * (c.y() - a.y());
            const double globe =
                step * radians *
                (std::sin((latitude + step) * radians) - std::sin(latitude * radians));
            QVERIFY2(std::abs(plane / globe - 1) < 1e-3, qPrintable(QString::number(latitude)));
        }
    }

    void outlinesAreTheWorld()
    {
        const auto outlines = MapOutlines::fromResource();
        QFile file(u":/map/outlines.bin"_s);
        QVERIFY(file.size() > 0 && file.size() < 300'000);
        for (const auto &[longitude, latitude] :
             {std::pair{13.4, 52.5}, std::pair{-100.0, 40.0}, std::pair{134.0, -25.0},
              std::pair{0.0, -85.0}, std::pair{179.0, 67.5}, std::pair{-179.0, 67.5}})
            QVERIFY2(isLand(*outlines, longitude, latitude),
                     qPrintable(u"%1 %2"_s.arg(longitude).arg(latitude)));
        for (const auto &[longitude, latitude] :
             {std::pair{-40.0, 30.0}, std::pair{-150.0, 0.0}, std::pair{80.0, -30.0},
              std::pair{50.5, 42.0}, std::pair{0.0, -17.0}, std::pair{-60.0, 66.0}})
            QVERIFY2(!isLand(*outlines, longitude, latitude),
                     qPrintable(u"%1 %2"_s.arg(longitude).arg(latitude)));
        for (const QString &code : {u"DE"_s, u"US"_s, u"AU"_s, u"SG"_s, u"XK"_s}) {
            const auto inside = outlines->insideOf(code);
            QVERIFY2(inside && isLand(*outlines, inside->x(), inside->y()), qPrintable(code));
        }
        QVERIFY(!outlines->insideOf(u"ZZ"_s));
    }

    void noLineCrossesTheMap()
    {
        // A ring that were not cut at 180° would show as a streak.
        const auto outlines = MapOutlines::fromResource();
        const auto &level = outlines->level(100'000);
        // The longest straight border there is, along 49° N, is 27° long.
        for (const auto &[shapes, longest] :
             {std::pair{&level.coasts, 0.2}, std::pair{&level.borders, 0.4}})
            for (const auto &shape : *shapes)
                for (qsizetype i = 1; i < shape.points.size(); ++i)
                    QVERIFY(std::abs(shape.points[i].x() - shape.points[i - 1].x()) < longest);
    }

    void brokenOutlinesAreRefused()
    {
        QFile file(u":/map/outlines.bin"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        QVERIFY(MapOutlines::read(good));
        QVERIFY(!MapOutlines::read({}));
        QVERIFY(!MapOutlines::read("BNMMAP01"));
        for (const qsizetype length : {9, 100, 5'000, 100'000})
            QVERIFY(!MapOutlines::read(good.left(length)));
        QVERIFY(!MapOutlines::read(good.left(8) + QByteArray(64, '\xff')));
    }

    void zoomKeepsThePlaceUnderTheCursor()
    {
        MapCamera camera;
        camera.setArea({0, 0, 900, 420});
        camera.home();
        const QPointF cursor(610, 130);
        const QPointF before = camera.toPlane(cursor);
        camera.zoomAt(cursor, 3);
        const QPointF after = camera.toPlane(cursor);
        QVERIFY(std::hypot(before.x() - after.x(), before.y() - after.y()) < 1e-9);
        QCOMPARE(camera.zoom(), 3.0);
        camera.zoomAt(cursor, 1e9);
        QCOMPARE(camera.zoom(), MapCamera::mostZoom);
        camera.panBy({-1e9, 0});
        QVERIFY(camera.centre().x() <= equalEarth::halfWidth);
        camera.zoomAt(cursor, 1e-9);
        QVERIFY(camera.isHome());
    }

    void clustersKeepCountsAndDistance_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("own");
        for (const double scale : {60.0, 140.0, 350.0, 2'000.0, 20'000.0}) {
            QTest::addRow("%g", scale) << scale << false;
            QTest::addRow("%g with own node", scale) << scale << true;
        }
    }
    void clustersKeepCountsAndDistance()
    {
        QFETCH(double, scale);
        QFETCH(bool, own);
        const auto outlines = MapOutlines::fromResource();
        const PeerSnapshotPtr snapshot = snapshotOf(samplePeers(1'000), sampleTimeMs);
        const MapPeers peers = mapPeersOf(pointersTo(snapshot), *outlines);
        QCOMPARE(static_cast<int>(peers.placed.size()) + peers.placelessCount(), 1'000);
        std::vector<QPointF> positions;
        for (const MapPeer &peer : peers.placed)
            positions.push_back(peer.plane * scale);
        const QPointF home = equalEarth::project(8.54, 47.37) * scale;
        const ClusterSizes sizes;
        const auto clusters = clustered(positions, own ? std::optional(home) : std::nullopt, sizes);
        QCOMPARE(membersOf(clusters), positions.size());
        std::vector<bool> seen(positions.size());
        for (const MapCluster &cluster : clusters)
            for (const std::size_t member : cluster.members) {
                QVERIFY(!seen[member]);
                seen[member] = true;
            }
        for (std::size_t i = 0; i < clusters.size(); ++i)
            for (std::size_t j = i + 1; j < clusters.size(); ++j)
                QVERIFY2(gapBetween(clusters[i], clusters[j]) >= sizes.gap - 1e-6,
                         qPrintable(u"%1"_s.arg(gapBetween(clusters[i], clusters[j]))));
        const auto withStar = std::count_if(clusters.begin(), clusters.end(),
                                            [](const auto &c) { return c.holdsOwnNode; });
        QCOMPARE(withStar, own ? 1 : 0);
    }

    void peersAtOnePlaceAreOneCluster()
    {
        const auto clusters = clustered({{5, 5}, {5, 5}, {5, 5}, {500, 5}}, {}, {});
        QCOMPARE(clusters.size(), std::size_t{2});
        QCOMPARE(clusters.front().members.size(), std::size_t{3});
        QCOMPARE(clusters.front().centre, QPointF(5, 5));
    }

    void peersWithoutAPlaceAreCounted()
    {
        ShownMap shown;
        Peers peers = {peerAt(1, 50, 10)};
        const auto add = [&peers](PeerNetwork network, int count) {
            for (int i = 0; i < count; ++i) {
                Peer peer;
                peer.id = 100 + static_cast<qint64>(peers.size());
                peer.network = network;
                peers.push_back(peer);
            }
        };
        add(PeerNetwork::Onion, 5);
        add(PeerNetwork::I2p, 2);
        add(PeerNetwork::Ipv4, 1);
        shown.set(peers);
        QCOMPARE(shown.map.strip(), u"Not on the map: 5 Tor · 2 I2P · 1 unknown"_s);
        QCOMPARE(membersOf(shown.map.clusters()), std::size_t{1});
        QVERIFY(shown.map.accessibleDescription().contains(u"5 Tor"_s));
    }

    void onlyTheCountryKnown()
    {
        ShownMap shown;
        Peer peer;
        peer.place.countryCode = u"AU"_s;
        peer.place.country = u"Australia"_s;
        shown.set({peer});
        QVERIFY(shown.map.strip().isEmpty());
        QCOMPARE(shown.map.peers().placed.size(), std::size_t{1});
        QVERIFY(shown.map.peers().placed.front().onlyCountry);
        QTest::keyClick(&shown.map, Qt::Key_N);
        QVERIFY(shown.map.cardText().contains(u"somewhere in Australia"_s));
    }

    void theDataIsAttributed()
    {
        ShownMap shown;
        shown.set({});
        shown.map.setAttribution({u"Places by Somebody (CC BY-SA 4.0)"_s});
        QVERIFY(shown.map.accessibleDescription().contains(u"Places by Somebody"_s));
        const QImage with = shown.map.grab().toImage();
        shown.map.setAttribution({});
        QVERIFY(with != shown.map.grab().toImage());
    }

    void impossiblePlacesAreIgnored()
    {
        ShownMap shown;
        shown.set({peerAt(1, 91, 0), peerAt(2, 0, 1e300), peerAt(3, std::nan(""), 0)});
        for (const MapPeer &peer : shown.map.peers().placed)
            QVERIFY(peer.onlyCountry); // Germany, which is known
    }

    void aClickChooses()
    {
        ShownMap shown;
        shown.set({peerAt(7, -34, 151), peerAt(8, 50, 10), peerAt(9, 50, 10)});
        QSignalSpy chosen(&shown.map, &PeerMap::peersChosen);
        for (const MapCluster &cluster : shown.map.clusters())
            QTest::mouseClick(&shown.map, Qt::LeftButton, {},
                              shown.map.screenOf(cluster).toPoint());
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0][0].value<QList<qint64>>(), (QList<qint64>{8, 9}));
        QCOMPARE(chosen[1][0].value<QList<qint64>>(), (QList<qint64>{7}));
        QTest::mouseClick(&shown.map, Qt::LeftButton, {}, {400, 330}); // the open sea
        QVERIFY(chosen[2][0].value<QList<qint64>>().isEmpty());
    }

    void aDragMovesAndChoosesNothing()
    {
        ShownMap shown;
        shown.set({peerAt(8, 50, 10)});
        QSignalSpy chosen(&shown.map, &PeerMap::peersChosen);
        wheel(shown.map, {400, 200}, 6);
        QVERIFY(shown.map.camera().zoom() > 3);
        const QPointF before = shown.map.camera().centre();
        QTest::mousePress(&shown.map, Qt::LeftButton, {}, {400, 200});
        QTest::mouseMove(&shown.map, {420, 200});
        QTest::mouseMove(&shown.map, {460, 200});
        QTest::mouseRelease(&shown.map, Qt::LeftButton, {}, {460, 200});
        QVERIFY(shown.map.camera().centre().x() < before.x());
        QCOMPARE(chosen.size(), 0);
    }

    void twoFingersZoom()
    {
        ShownMap shown;
        QVERIFY(QTest::qWaitForWindowExposed(&shown.map));
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        QTest::touchEvent(&shown.map, screen.get()).press(0, {380, 200}).press(1, {420, 200});
        for (int i = 1; i <= 10; ++i)
            QTest::touchEvent(&shown.map, screen.get())
                .move(0, QPoint(380 - 10 * i, 200))
                .move(1, QPoint(420 + 10 * i, 200));
        QTest::touchEvent(&shown.map, screen.get()).release(0, {280, 200}).release(1, {520, 200});
        QTRY_VERIFY(shown.map.camera().zoom() > 1.5);
    }

    void keysMoveTheMap()
    {
        ShownMap shown;
        shown.set(samplePeers(20));
        QTest::keyClick(&shown.map, Qt::Key_Plus);
        QVERIFY(shown.map.camera().zoom() > 1);
        const QPointF centre = shown.map.camera().centre();
        QTest::keyClick(&shown.map, Qt::Key_Right);
        QVERIFY(shown.map.camera().centre().x() > centre.x());
        QTest::keyClick(&shown.map, Qt::Key_0);
        QVERIFY(shown.map.camera().isHome());
        QSignalSpy chosen(&shown.map, &PeerMap::peersChosen);
        QTest::keyClick(&shown.map, Qt::Key_N);
        QVERIFY(!shown.map.cardText().isEmpty());
        QCOMPARE(shown.map.accessibleDescription(), shown.map.cardText().join(u". "_s));
        QTest::keyClick(&shown.map, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(!chosen[0][0].value<QList<qint64>>().isEmpty());
    }

    void theCardShowsPlainText()
    {
        ShownMap shown;
        Peer peer = peerAt(1, 50, 10);
        peer.userAgent = hostileUserAgent();
        shown.set({peer});
        QTest::keyClick(&shown.map, Qt::Key_N);
        const QStringList card = shown.map.cardText();
        QVERIFY(card.join(QString()).contains(u"<b>x</b>"_s)); // unchanged, drawn as plain text
        for (const QString &line : card)
            for (const QChar bad : {u'\n', u'\r', u'\u202E', u'\u2028'})
                QVERIFY(!line.contains(bad));
        QVERIFY(!shown.map.grab().isNull());
    }

    void theCardBreaksItsLines()
    {
        const QFontMetricsF metrics(QGuiApplication::font());
        const QString names = u"Hetzner Online GmbH 7 · Amazon Technologies Inc. 3 · OVH SAS 2 · "
                              "and 9 more providers"_s;
        for (const double widest : {120.0, 200.0, 340.0}) {
            const QStringList lines = brokenLines(names, metrics, widest);
            for (const QString &line : lines)
                QVERIFY2(metrics.horizontalAdvance(line) <= widest, qPrintable(line));
            // Nothing is left out, and nothing comes twice.
            QString all = lines.join(u' ');
            QCOMPARE(all.remove(u" ·"_s).simplified(), QString(names).remove(u" ·"_s));
        }
        QCOMPARE(brokenLines(names, metrics, 1e6), QStringList{names});
        QCOMPARE(brokenLines(u"a · b"_s, metrics, metrics.horizontalAdvance(u'a') + 2),
                 (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(brokenLines({}, metrics, 100), QStringList{QString()});
    }

    void theStarLeavesTheNumberFree()
    {
        for (const double radius : {6.0, 9.0, 14.0, 24.0})
            for (const double star : {5.0, 7.0, 9.0}) {
                const QPointF at = starBeside({100, 100}, radius, star) - QPointF(100, 100);
                QVERIFY(std::hypot(at.x(), at.y()) >= radius + star - 1e-9);
            }
    }

    /// Different from inbound markers in both looks, and visible on sea and land.
    void theSelectionIsShown()
    {
        for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
            Theme::current().setMode(mode);
            const MapColours map = MapColours::of();
            QVERIFY(contrast(Theme::colours().text, map.sea) >= 4.5);
            QVERIFY(contrast(Theme::colours().text, map.land) >= 4.5);
            QVERIFY2(contrast(Theme::colours().text, Theme::colours().series[1]) >= 1.8,
                     qPrintable(QString::number(
                         contrast(Theme::colours().text, Theme::colours().series[1]))));
            const auto drawn = [&](const MarkerLook &look) {
                QImage image(80, 80, QImage::Format_RGB32);
                image.fill(map.sea);
                QPainter painter(&image);
                paintMarker(painter, {40, 40}, 10, look, Theme::colours(), map.sea);
                return image;
            };
            // Not only by colour: two rings, with sea between them.
            const QImage image = drawn({.inbound = 1, .selected = true});
            int rings = 0;
            bool isInk = false;
            for (int x = 51; x < 60; ++x) {
                const bool ink = contrast(image.pixelColor(x, 40), Theme::colours().text) < 2.2;
                rings += ink && !isInk ? 1 : 0;
                isInk = ink;
            }
            QCOMPARE(rings, 2);
            QVERIFY(drawn({.inbound = 1}) != image);
        }
    }

    /// Text on the map has its own background.
    void textHasABackground()
    {
        ShownMap shown;
        shown.map.setAttribution({u"Places by DB-IP"_s});
        for (int i = 0; i < 12; ++i)
            shown.map.zoomBy(1.5);
        const QImage image = shown.map.grab().toImage();
        const QColor panel = Theme::colours().panel;
        // Just above the letters of the credits, over the middle of a continent.
        const int y = gridUnits(&shown.map, 1.5) + 1;
        for (int x = image.width() - gridUnits(&shown.map, 40);
             x < image.width() - gridUnits(&shown.map, 5); ++x)
            QVERIFY2(contrast(image.pixelColor(x, y), panel) < 1.1, qPrintable(QString::number(x)));
    }

    void theHintShowsWhenNoPlaceIsKnown()
    {
        ShownMap shown;
        shown.map.setPeers(nullptr, {});
        QVERIFY(shown.map.accessibleDescription().contains(u"Waiting for the node's peers"_s));
        shown.set({});
        QVERIFY(shown.map.accessibleDescription().contains(u"No peers to show"_s));
        Peer nowhere;
        shown.set({nowhere});
        const QImage without = shown.map.grab().toImage();
        shown.map.setHint(u"No place is known"_s);
        QVERIFY(shown.map.grab().toImage() != without);
        QVERIFY(shown.map.accessibleDescription().contains(u"No place is known"_s));
    }

    void benchmarks()
    {
        QElapsedTimer timer;
        timer.start();
        const auto outlines = MapOutlines::fromResource();
        qInfo("outlines read and projected in %.2f ms",
              static_cast<double>(timer.nsecsElapsed()) / 1e6);
        for (const QSize &size : {QSize(800, 400), QSize(1500, 600)}) {
            ShownMap shown(size);
            shown.set(samplePeers(1'000));
            QImage image(size, QImage::Format_ARGB32_Premultiplied);
            shown.map.render(&image); // detail levels are made once
            const auto measure = [&](const char *what, auto step) {
                constexpr int rounds = 20;
                qint64 total = 0;
                qint64 best = std::numeric_limits<qint64>::max();
                qint64 worst = 0;
                for (int i = 0; i < rounds; ++i) {
                    step();
                    timer.restart();
                    shown.map.render(&image);
                    const qint64 spent = timer.nsecsElapsed();
                    total += spent;
                    best = std::min(best, spent);
                    worst = std::max(worst, spent);
                }
                qInfo("%dx%d, 1,000 peers, %s: best %.2f, mean %.2f, worst %.2f ms", size.width(),
                      size.height(), what, static_cast<double>(best) / 1e6,
                      static_cast<double>(total) / rounds / 1e6, static_cast<double>(worst) / 1e6);
            };
            measure("repaint", [] {});
            measure("new peers", [&] { shown.set(samplePeers(1'000)); });
            measure("zoom step", [&] { shown.map.zoomAt({430, 120}, 1.2); });
            measure("drag step", [&] { QTest::keyClick(&shown.map, Qt::Key_Right); });
        }
    }
};

QTEST_MAIN(TestPeerMap)
#include "test_peer_map.moc"
