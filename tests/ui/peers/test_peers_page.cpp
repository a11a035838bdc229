// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_peers.h"
#include "ui/controls/notice_line.h"
#include "ui/controls/small_button.h"
#include "ui/peers/bar_button.h"
#include "ui/peers/dependence_panel.h"
#include "ui/peers/filter_chip.h"
#include "ui/peers/map/peer_map.h"
#include "ui/peers/peer_details.h"
#include "ui/peers/peer_list.h"
#include "ui/peers/peer_table_view.h"
#include "ui/peers/peers_page.h"
#include "ui/peers/places_hint.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

struct ShownPage {
    PeersPage page{MapOutlines::fromResource()};

    explicit ShownPage(Peers peers)
    {
        page.resize(1'110, 720);
        page.show();
        page.setSnapshot(snapshotOf(std::move(peers), sampleTimeMs));
    }
    BarButton *bar(const QString &label)
    {
        const auto bars = page.findChildren<BarButton *>();
        for (BarButton *bar : bars)
            if (bar->bar().label == label && bar->isVisible())
                return bar;
        return nullptr;
    }
    QList<qint64> shownPeers()
    {
        QList<qint64> ids;
        for (const MapPeer &peer : page.map()->peers().placed)
            ids << peer.id;
        return ids;
    }
    FilterChip *chip() { return page.findChild<FilterChip *>(); }
    int rows() { return page.list()->table()->model()->rowCount(); }
};

} // namespace

class TestPeersPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMapSelectsInTheTableAndBack()
    {
        ShownPage shown(samplePeers(125));
        PeerMap *map = shown.page.map();
        const auto &clusters = map->clusters();
        const auto biggest =
            std::max_element(clusters.begin(), clusters.end(), [](const auto &a, const auto &b) {
                return a.members.size() < b.members.size();
            });
        QVERIFY(biggest->members.size() > 5);
        QList<qint64> expected;
        for (const std::size_t member : biggest->members)
            expected << map->peers().placed[member].id;
        QTest::mouseClick(map, Qt::LeftButton, {}, map->screenOf(*biggest).toPoint());
        QList<qint64> selected = shown.page.list()->table()->selectedPeers();
        std::sort(selected.begin(), selected.end());
        std::sort(expected.begin(), expected.end());
        QCOMPARE(selected, expected);

        const auto single = std::find_if(clusters.begin(), clusters.end(),
                                         [](const auto &c) { return c.members.size() == 1; });
        QVERIFY(single != clusters.end());
        const qint64 id = map->peers().placed[single->members.front()].id;
        shown.page.list()->table()->selectPeers({});
        const QImage before = map->grab().toImage();
        shown.page.list()->table()->selectPeers({id});
        QVERIFY(map->grab().toImage() != before); // it is marked
    }

    /// A cluster's peers are scattered over the table.
    void aClusterCanBeFiltered()
    {
        ShownPage shown(samplePeers(125));
        PeerMap *map = shown.page.map();
        auto *bar = map->findChild<NoticeLine *>();
        QVERIFY(!bar->isVisible());
        const auto &clusters = map->clusters();
        const auto biggest =
            std::max_element(clusters.begin(), clusters.end(), [](const auto &a, const auto &b) {
                return a.members.size() < b.members.size();
            });
        const auto count = static_cast<int>(biggest->members.size());
        QTest::mouseClick(map, Qt::LeftButton, {}, map->screenOf(*biggest).toPoint());
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->text(), u"%1 selected"_s.arg(count));
        QVERIFY(map->rect().contains(bar->geometry()));
        QTest::mouseClick(bar->findChild<SmallButton *>(), Qt::LeftButton);
        QCOMPARE(shown.rows(), count);
        QCOMPARE(static_cast<int>(shown.shownPeers().size()), count);
        QVERIFY(!bar->isVisible());
        QVERIFY(shown.chip()->isVisible());
        // Those that stay are still they, and others do not come in.
        shown.page.setSnapshot(snapshotOf(later(samplePeers(125), 30), sampleTimeMs + 30'000));
        QVERIFY(shown.rows() <= count);
        QTest::mouseClick(shown.chip(), Qt::LeftButton);
        QVERIFY(shown.rows() > count);
        QVERIFY(!shown.chip()->isVisible());
    }

    void namesUseTheAvailableWidth()
    {
        BarButton bar;
        bar.resize(250, bar.sizeHint().height());
        BarButton::Bar shown;
        shown.label = u"Comcast Cable Commun"_s;
        shown.count = 3;
        shown.most = 3;
        bar.setBar(shown);
        const QImage narrow = bar.grab().toImage();
        bar.setNameWidth(bar.wantedNameWidth());
        QVERIFY(bar.wantedNameWidth() < 250 * 0.64); // so that it is not cut
        QVERIFY(bar.grab().toImage() != narrow);
    }

    void aBarFiltersTableAndMap()
    {
        ShownPage shown(samplePeers(125));
        QVERIFY(!shown.chip()->isVisible());
        BarButton *bar = shown.bar(u"Hetzner Online GmbH"_s);
        QVERIFY(bar);
        bar->setFocus();
        QTest::keyClick(bar, Qt::Key_Space); // same as by mouse
        QVERIFY(shown.rows() > 0 && shown.rows() < 125);
        QCOMPARE(static_cast<int>(shown.shownPeers().size()) +
                     shown.page.map()->peers().placelessCount(),
                 shown.rows());
        QVERIFY(shown.chip()->isVisible());
        QVERIFY(shown.chip()->text().contains(u"Hetzner"_s));
        QVERIFY(bar->isChecked());
        QTest::mouseClick(shown.chip(), Qt::LeftButton);
        QCOMPARE(shown.rows(), 125);
        QVERIFY(!bar->isChecked());
        QVERIFY(!shown.chip()->isVisible());
    }

    void theFilterSurvivesNewPeers()
    {
        ShownPage shown(samplePeers(125));
        QTest::mouseClick(shown.bar(u"Tor"_s), Qt::LeftButton);
        const int rows = shown.rows();
        QVERIFY(rows > 0 && rows < 125);
        shown.page.setSnapshot(snapshotOf(later(samplePeers(125), 30), sampleTimeMs + 30'000));
        QCOMPARE(shown.rows(), rows);
        QVERIFY(shown.chip()->isVisible());
    }

    void everyGroupingCountsEveryPeer()
    {
        ShownPage shown(samplePeers(125));
        for (const PeerGrouping grouping : {PeerGrouping::Provider, PeerGrouping::Country,
                                            PeerGrouping::UserAgent, PeerGrouping::Transport})
            for (const bool inbound : {false, true}) {
                shown.page.dependence()->setGrouping(grouping);
                shown.page.dependence()->setInbound(inbound);
                int sum = 0;
                QWidget *box = nullptr;
                const auto bars = shown.page.findChildren<BarButton *>();
                for (BarButton *bar : bars)
                    if (!box && bar->parentWidget() != shown.page.dependence())
                        box = bar->parentWidget(); // the first list is the chosen one
                for (BarButton *bar : bars)
                    if (bar->parentWidget() == box && !bar->isHidden())
                        sum += bar->bar().count;
                QCOMPARE(sum, inbound ? 115 : 10);
            }
    }

    void concentrationTexts()
    {
        Peers peers;
        for (int i = 0; i < 8; ++i) {
            Peer peer;
            peer.id = i;
            peer.address = u"198.51.100.%1:8333"_s.arg(i);
            peer.connectionType = u"outbound-full-relay"_s;
            peer.place.asn = i < 6 ? 24940 : 100 + i;
            peer.place.organization = i < 6 ? u"Hetzner <b>"_s : u"Other"_s;
            peers.push_back(peer);
        }
        ShownPage shown(peers);
        const QString text = shown.page.dependence()->concentrationText();
        QVERIFY2(text.contains(u"0.59"_s) && text.contains(u"low"_s), qPrintable(text));
        QVERIFY(text.contains(u"6 of 8 outbound"_s));
        BarButton *bar = shown.bar(u"Hetzner <b>"_s);
        QVERIFY(bar && bar->bar().warned);
        QVERIFY(!bar->toolTip().contains(u"<b>"_s));
        QTest::mouseClick(bar, Qt::LeftButton);
        QVERIFY(!shown.chip()->toolTip().contains(u"<b>"_s));
    }

    void detailsFollowTheSelection()
    {
        ShownPage shown(samplePeers(125));
        PeerTableView *table = shown.page.list()->table();
        table->selectPeers({5});
        QVERIFY(!shown.page.details()->isVisible());
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(shown.page.details()->isVisible());
        QVERIFY(shown.page.details()->asText().contains(u"Connected\t"_s));
        table->selectPeers({6});
        QVERIFY(shown.page.details()->asText().contains(u"Peer id\t6\n"_s));
        QTest::keyClick(shown.page.details(), Qt::Key_Escape);
        QVERIFY(!shown.page.details()->isVisible());
    }

    /// They take the place of the diversity, and nothing of the table.
    void detailsDoNotShrinkTheTable()
    {
        ShownPage shown(samplePeers(125));
        PeerTableView *table = shown.page.list()->table();
        table->selectPeers({5});
        const int width = table->width();
        const int map = shown.page.map()->width();
        shown.page.showDetails(true);
        QTRY_VERIFY(shown.page.details()->isVisible());
        QCoreApplication::processEvents();
        QCOMPARE(table->width(), width);
        QVERIFY2(shown.page.map()->width() > map * 9 / 10,
                 qPrintable(u"%1 of %2"_s.arg(shown.page.map()->width()).arg(map)));
        QVERIFY(!shown.page.dependence()->isVisible());
        shown.page.resize(1'700, 900);
        QCoreApplication::processEvents();
        QVERIFY(shown.page.dependence()->isVisible()); // there is room for both
    }

    void onlyThisProviderFromTheDetails()
    {
        ShownPage shown(samplePeers(125));
        shown.page.list()->table()->selectPeers({5});
        shown.page.showDetails(true);
        const auto buttons = shown.page.details()->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons)
            if (button->text() == u"Only this provider"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(shown.rows() > 0 && shown.rows() < 125);
        QVERIFY(shown.chip()->isVisible());
        QTest::mouseClick(shown.chip(), Qt::LeftButton);
        QCOMPARE(shown.rows(), 125);
    }

    void anEmptyMapSaysWhatToDo()
    {
        GeoStatus none;
        none.folders = {u"/usr/share/GeoIP"_s};
        none.troubles = {u"/usr/share/GeoIP/x.mmdb: <b>broken</b>"_s};
        const QString hint = placesHint(none);
        QVERIFY(hint.contains(u"Settings, GeoIP"_s) && !hint.contains(u"GEOIP_DIR"_s));
        QVERIFY(hint.contains(u"/usr/share/GeoIP"_s));
        GeoStatus some;
        some.databases.push_back({});
        some.databases.back().hasCountry = true;
        QVERIFY(!placesHint(some).contains(u"Settings"_s));
    }

    void exportWritesAFile()
    {
        QTemporaryDir directory;
        ShownPage shown(samplePeers(20));
        const QString path = directory.filePath(u"peers.csv"_s);
        QCOMPARE(shown.page.list()->exportTo(path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 21);
        const QString trouble = shown.page.list()->exportTo(u"/nowhere/peers.csv"_s);
        QVERIFY(trouble.contains(u"/nowhere/peers.csv"_s));
    }

    void untrustedTextIsNeverRich()
    {
        Peers peers = samplePeers(125);
        for (Peer &peer : peers) {
            peer.place.organization = u"<img src='http://evil.example/x'>"_s;
            peer.place.country = u"<img src='http://evil.example/x'>"_s;
        }
        ShownPage shown(peers);
        shown.page.dependence()->setGrouping(PeerGrouping::UserAgent);
        const auto widgets = shown.page.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            QVERIFY2(!widget->toolTip().contains(u"<img"_s), qPrintable(widget->toolTip()));
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }

    void benchmark()
    {
        ShownPage shown(samplePeers(1'000));
        Peers peers = samplePeers(1'000);
        QElapsedTimer timer;
        qint64 total = 0;
        qint64 best = std::numeric_limits<qint64>::max();
        constexpr int rounds = 10;
        for (int i = 1; i <= rounds; ++i) {
            peers = later(std::move(peers), 30);
            const PeerSnapshotPtr snapshot = snapshotOf(peers, sampleTimeMs + i * 30'000);
            timer.start();
            shown.page.setSnapshot(snapshot);
            const qint64 spent = timer.nsecsElapsed();
            total += spent;
            best = std::min(best, spent);
        }
        qInfo("the whole page takes 1,000 peers, without painting: best %.2f, mean %.2f ms",
              static_cast<double>(best) / 1e6, static_cast<double>(total) / rounds / 1e6);
    }
};

QTEST_MAIN(TestPeersPage)
#include "test_peers_page.moc"
