// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_peers.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/theme.h"
#include "ui/peers/dependence_panel.h"
#include "ui/peers/map/peer_map.h"
#include "ui/peers/peer_list.h"
#include "ui/peers/peer_table_view.h"
#include "ui/peers/peers_page.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QTest>

#include <algorithm>

using namespace bnm;

namespace {

PeerSnapshotPtr sample(int count)
{
    const Peers peers = samplePeers(count);
    auto snapshot = std::make_shared<PeerSnapshot>();
    snapshot->timeMs = sampleTimeMs + 30'000;
    snapshot->peers = later(peers, 30);
    snapshot->own = OwnPlace{QStringLiteral("192.0.2.1:8333"), {}};
    snapshot->own->place.latitude = 47.37;
    snapshot->own->place.longitude = 8.54;
    return snapshot;
}

GeoStatus databases()
{
    GeoDatabaseInfo city;
    city.type = QStringLiteral("DBIP-City-Lite");
    city.attribution = QStringLiteral("IP Geolocation by DB-IP");
    city.hasCountry = city.hasCity = city.hasAsn = true;
    GeoStatus status;
    status.databases.push_back(city);
    return status;
}

PeerChurn churnOf(const Peers &peers)
{
    PeerChurn churn;
    for (std::size_t i = 0; i < peers.size() && i < 60; ++i) {
        PeerEvent event;
        event.kind = i % 3 == 0 ? PeerEvent::Kind::Left : PeerEvent::Kind::Joined;
        event.timeMs = sampleTimeMs - static_cast<qint64>(i) * 47'000;
        event.session = {peers[i].id,
                         peers[i].address,
                         peers[i].network,
                         peers[i].inbound,
                         peers[i].connectionType,
                         peers[i].userAgent,
                         event.timeMs - 7'500'000 + static_cast<qint64>(i * i) * 1'700,
                         std::nullopt,
                         peers[i].bytesSent,
                         peers[i].bytesReceived};
        if (event.kind == PeerEvent::Kind::Left)
            event.session.leftMs = event.timeMs;
        churn.events.push_back(event);
    }
    churn.sessionsKept = 20;
    churn.medianInboundSeconds = 1'900;
    churn.medianOutboundSeconds = 86'400;
    return churn;
}

bool shoot(MainWindow &window, const QString &file)
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::processEvents();
        window.grab();
    }
    qInfo("%s", qUtf8Printable(file));
    return window.grab().save(file);
}

} // namespace

/// render-peers DIR [COUNT...]: pictures of the peers page with sample peers, in both looks.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2)
        return 2;
    const QDir directory(arguments[1]);
    directory.mkpath(QStringLiteral("."));
    bool good = true;
    const QStringList counts =
        arguments.size() > 2
            ? arguments.mid(2)
            : QStringList{QStringLiteral("10"), QStringLiteral("125"), QStringLiteral("1000")};
    for (const auto &[mode, look] :
         {std::pair{ThemeMode::Dark, "dark"}, std::pair{ThemeMode::Light, "light"}}) {
        for (const QString &count : counts)
            for (const QSize &size : {QSize(1280, 800), QSize(1920, 1080)}) {
                LiveSeries series;
                ChartData charts(series, nullptr);
                Theme::current().setMode(mode);
                MainWindow window(charts, {});
                window.showNode({QStringLiteral("mainnet"), QStringLiteral("cupboard")});
                window.resize(size);
                window.show();
                window.showPage(3);
                const Peers peers = samplePeers(count.toInt());
                window.setPeers(snapshotOf(peers, sampleTimeMs));
                window.setPeers(sample(count.toInt()));
                window.setGeoStatus(databases());
                window.setPeerChurn(churnOf(peers));
                const QString name = QStringLiteral("peers-%1-%2-%3")
                                         .arg(count, QLatin1String(look))
                                         .arg(size.width());
                good = shoot(window, directory.filePath(name + QLatin1String(".png"))) && good;
                if (size.width() != 1280 || count == QLatin1String("10"))
                    continue;
                auto *page = window.findChild<PeersPage *>();
                QTest::keyClick(page->map(), Qt::Key_P);
                for (int i = 0; i < 6; ++i)
                    QTest::keyClick(page->map(), Qt::Key_P);
                page->dependence()->setGrouping(PeerGrouping::Country);
                page->dependence()->setInbound(true);
                good = shoot(window, directory.filePath(name + QLatin1String("-card.png"))) && good;
                const auto &clusters = page->map()->clusters();
                const auto largest = std::max_element(
                    clusters.begin(), clusters.end(), [](const auto &a, const auto &b) {
                        return a.members.size() < b.members.size();
                    });
                page->map()->zoomAt(page->map()->screenOf(*largest), 6);
                page->list()->table()->selectPeers({5, 9});
                page->showDetails(true);
                good =
                    shoot(window, directory.filePath(name + QLatin1String("-details.png"))) && good;
                page->showView(PeersPage::Log);
                good = shoot(window, directory.filePath(name + QLatin1String("-log.png"))) && good;
                window.showPage(0);
                good = shoot(window, directory.filePath(name + QLatin1String("-overview.png"))) &&
                       good;
            }
        LiveSeries series;
        ChartData charts(series, nullptr);
        Theme::current().setMode(mode);
        MainWindow window(charts, {});
        window.resize(1024, 700);
        window.show();
        window.showPage(3);
        Peers nowhere = samplePeers(20);
        for (Peer &peer : nowhere)
            peer.place = {};
        window.setPeers(snapshotOf(nowhere, sampleTimeMs));
        GeoStatus none;
        none.folders = {QStringLiteral("/usr/share/GeoIP")};
        window.setGeoStatus(none);
        good = shoot(window, directory.filePath(
                                 QStringLiteral("peers-nogeo-%1.png").arg(QLatin1String(look)))) &&
               good;
        auto *page = window.findChild<PeersPage *>();
        page->showDetails(true);
        page->list()->table()->setFocus();
        QTest::keyClick(page->list()->table(), Qt::Key_Down);
        QTest::keyClick(page->list()->table(), Qt::Key_Right);
        good = shoot(window, directory.filePath(
                                 QStringLiteral("peers-narrow-%1.png").arg(QLatin1String(look)))) &&
               good;
    }
    return good ? 0 : 1;
}
