// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_peers.h"
#include "ui/controls/copying_table.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/peers/peer_details.h"
#include "ui/peers/peer_export.h"
#include "ui/peers/peer_filter.h"
#include "ui/peers/peer_log_view.h"
#include "ui/peers/peer_table_model.h"
#include "ui/peers/peer_table_view.h"
#include "ui/text/plain_text.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

#include <limits>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

struct Table {
    PeerTableModel model;
    QAbstractItemModelTester modelTester{&model};
    PeerFilterProxy proxy{&model};
    QAbstractItemModelTester proxyTester{&proxy};
    PeerTableView view{&proxy};

    explicit Table(Peers peers)
    {
        view.resize(1'000, 300);
        view.show();
        set(std::move(peers), sampleTimeMs);
    }
    void set(Peers peers, qint64 timeMs)
    {
        model.setSnapshot(snapshotOf(std::move(peers), timeMs));
    }
    QList<qint64> order() const
    {
        QList<qint64> ids;
        for (int i = 0; i < proxy.rowCount(); ++i)
            ids << proxy.row(i).peer->id;
        return ids;
    }
    QString cell(qint64 id, PeerColumn column, int role = Qt::DisplayRole) const
    {
        return model.index(model.rowOf(id), static_cast<int>(column)).data(role).toString();
    }
};

Peer simplePeer(qint64 id, std::optional<double> ping = {})
{
    Peer peer;
    peer.id = id;
    peer.address = u"192.0.2.%1:8333"_s.arg(id);
    peer.pingSeconds = ping;
    peer.connectedSince = 1'000;
    peer.bytesReceived = 0;
    peer.bytesSent = 0;
    return peer;
}

bool isOneHarmlessLine(const QString &text)
{
    for (const QChar bad : {u'\n', u'\r', u'\t', u'\u202E', u'\u202C', u'\u2028', u'\0'})
        if (text.contains(bad))
            return false;
    return true;
}

PeerRow rowOf(const Peer &peer)
{
    PeerRow row;
    row.peer = &peer;
    return row;
}

} // namespace

class TestPeerTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// All columns that are shown at first, in the smallest window; long texts are elided.
    void nothingScrollsSideways()
    {
        Table table(samplePeers(20));
        for (const int width : {gridUnits(&table.view, 205), gridUnits(&table.view, 400)}) {
            table.view.resize(width, 300);
            QTRY_COMPARE_WITH_TIMEOUT(table.view.horizontalScrollBar()->maximum(), 0, 5'000);
        }
    }

    void aRefreshChangesRowsInPlace()
    {
        Table table(samplePeers(125));
        Peers next = later(samplePeers(125), 30);
        const QPersistentModelIndex kept = table.model.index(table.model.rowOf(20), 0);
        const QPersistentModelIndex gone = table.model.index(table.model.rowOf(40), 0);
        QVERIFY(kept.isValid() && gone.isValid());
        std::erase_if(next, [](const Peer &peer) { return peer.id == 40 || peer.id == 41; });
        next.insert(next.begin(), simplePeer(9'000));
        QSignalSpy resets(&table.model, &QAbstractItemModel::modelReset);
        QSignalSpy inserts(&table.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removals(&table.model, &QAbstractItemModel::rowsRemoved);
        table.set(next, sampleTimeMs + 30'000);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(inserts.size(), 1);
        QCOMPARE(removals.size(), 1);
        QVERIFY(kept.isValid());
        QCOMPARE(table.model.row(kept.row()).peer->id, 20);
        QVERIFY(!gone.isValid());
        QCOMPARE(table.model.rowCount(), 124);
        QCOMPARE(table.model.rowOf(9'000), 123);
    }

    void onlyChangesAreEmitted()
    {
        Table table({simplePeer(1), simplePeer(2), simplePeer(3)});
        Peers next = {simplePeer(1), simplePeer(2, 0.05), simplePeer(3)};
        QSignalSpy changes(&table.model, &QAbstractItemModel::dataChanged);
        table.set(next, sampleTimeMs); // no time passed: no rates
        QCOMPARE(changes.size(), 1);
        const auto first = changes[0][0].toModelIndex();
        const auto last = changes[0][1].toModelIndex();
        QCOMPARE(first.row(), 1);
        QCOMPARE(last.row(), 1);
        QCOMPARE(first.column(), static_cast<int>(PeerColumn::Ping));
        QCOMPARE(last.column(), static_cast<int>(PeerColumn::Ping));
        changes.clear();
        table.set(next, sampleTimeMs);
        QCOMPARE(changes.size(), 0);
    }

    void selectionScrollAndSortSurvive()
    {
        Table table(samplePeers(1'000));
        table.view.sortByColumn(static_cast<int>(PeerColumn::Address), Qt::AscendingOrder);
        table.view.verticalScrollBar()->setValue(700);
        table.view.selectPeers({20, 21});
        table.view.verticalScrollBar()->setValue(700);
        const QList<qint64> before = table.order();
        table.set(later(samplePeers(1'000), 30), sampleTimeMs + 30'000);
        QCOMPARE(table.order(), before);
        QCOMPARE(table.view.verticalScrollBar()->value(), 700);
        QList<qint64> selected = table.view.selectedPeers();
        std::sort(selected.begin(), selected.end());
        QCOMPARE(selected, (QList<qint64>{20, 21}));
    }

    void theSortFollowsTheValues()
    {
        Table table({simplePeer(1, 0.3), simplePeer(2, 0.2), simplePeer(3)});
        table.view.sortByColumn(static_cast<int>(PeerColumn::Ping), Qt::AscendingOrder);
        QCOMPARE(table.order(), (QList<qint64>{2, 1, 3}));
        table.view.selectPeers({1});
        table.set({simplePeer(1, 0.1), simplePeer(2, 0.2), simplePeer(3)}, sampleTimeMs);
        QCOMPARE(table.order(), (QList<qint64>{1, 2, 3}));
        QCOMPARE(table.view.selectedPeers(), QList<qint64>{1});
        table.view.sortByColumn(static_cast<int>(PeerColumn::Ping), Qt::DescendingOrder);
        QCOMPARE(table.order(), (QList<qint64>{2, 1, 3})); // unknown values stay last
    }

    void addressesSortByTheirNumbers()
    {
        Peers peers = {simplePeer(1), simplePeer(2), simplePeer(3)};
        peers[0].address = u"100.0.0.1:8333"_s;
        peers[1].address = u"9.0.0.1:8333"_s;
        peers[2].address = u"20.0.0.1:8333"_s;
        Table table(peers);
        table.view.sortByColumn(static_cast<int>(PeerColumn::Address), Qt::AscendingOrder);
        QCOMPARE(table.order(), (QList<qint64>{2, 3, 1}));
    }

    void aRestartedNodeReusesIds()
    {
        Table table({simplePeer(1)});
        Peer other = simplePeer(1);
        other.connectedSince = 2'000;
        other.bytesReceived = 50;
        table.view.selectPeers({1});
        table.set({other}, sampleTimeMs + 10'000);
        QVERIFY(table.view.selectedPeers().isEmpty());
        QCOMPARE(table.cell(1, PeerColumn::ReceiveRate), u"–"_s);
    }

    void ratesComeFromTwoSnapshots()
    {
        Table table({simplePeer(1), simplePeer(2)});
        QCOMPARE(table.cell(1, PeerColumn::ReceiveRate), u"–"_s);
        Peer next = simplePeer(1);
        next.bytesReceived = 30'000;
        next.bytesSent.reset();
        table.set({next, simplePeer(2)}, sampleTimeMs + 10'000);
        QCOMPARE(table.cell(1, PeerColumn::ReceiveRate), u"3.00\u202FkB/s"_s);
        QCOMPARE(table.cell(1, PeerColumn::SendRate), u"–"_s);
        QCOMPARE(table.cell(2, PeerColumn::ReceiveRate), u"0\u202FB/s"_s);
    }

    void unknownIsADash()
    {
        Peer peer;
        peer.id = 5;
        Table table({peer});
        for (const PeerColumn column :
             {PeerColumn::Address, PeerColumn::Country, PeerColumn::City, PeerColumn::Provider,
              PeerColumn::UserAgent, PeerColumn::Ping, PeerColumn::Connected, PeerColumn::Received,
              PeerColumn::SyncedBlocks, PeerColumn::LastBlock, PeerColumn::RelaysTransactions})
            QCOMPARE(table.cell(5, column), u"–"_s);
    }

    void aCountryIsNoCity()
    {
        Place place;
        QVERIFY(placeWithScope(place).isEmpty());
        place.countryCode = u"DE"_s;
        place.country = u"Germany"_s;
        QCOMPARE(placeWithScope(place), u"Germany, only the country is known"_s);
        Peer peer;
        peer.id = 5;
        peer.place = place;
        Table table({peer});
        QCOMPARE(table.cell(5, PeerColumn::Country), u"Germany"_s);
        QCOMPARE(table.cell(5, PeerColumn::City), u"–"_s);
        place.city = u"Falkenstein"_s;
        QCOMPARE(placeWithScope(place), u"Falkenstein, Germany"_s);
    }

    void filters()
    {
        Table table(samplePeers(125));
        PeerFilter filter;
        filter.inbound = false;
        table.proxy.setFilter(filter);
        QCOMPARE(table.proxy.rowCount(), 10);
        filter = {};
        filter.networks = {PeerNetwork::Onion, PeerNetwork::I2p};
        table.proxy.setFilter(filter);
        QVERIFY(table.proxy.rowCount() > 5);
        for (int i = 0; i < table.proxy.rowCount(); ++i)
            QVERIFY(filter.networks.contains(table.proxy.row(i).peer->network));
        filter = {};
        filter.text = u"germany HETZNER"_s;
        table.proxy.setFilter(filter);
        QVERIFY(table.proxy.rowCount() > 0);
        for (int i = 0; i < table.proxy.rowCount(); ++i) {
            QCOMPARE(table.proxy.row(i).peer->place.countryCode, u"DE"_s);
            QCOMPARE(table.proxy.row(i).peer->place.asn, std::optional<qint64>(24940));
        }
        filter = {};
        filter.group = PeerGroupChoice{PeerGrouping::Provider, u"AS24940"_s, u"Hetzner"_s};
        table.proxy.setFilter(filter);
        const int hetzner = table.proxy.rowCount();
        QVERIFY(hetzner > 0 && hetzner < 125);
        filter.inbound = true;
        table.proxy.setFilter(filter);
        QVERIFY(table.proxy.rowCount() < hetzner);
        table.proxy.setFilter({});
        QCOMPARE(table.proxy.rowCount(), 125);
    }

    void csvCells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        QTest::addRow("plain") << u"/Satoshi:30.0.0/"_s << u"/Satoshi:30.0.0/"_s;
        QTest::addRow("empty") << QString() << QString();
        QTest::addRow("equals") << u"=1+1"_s << u"'=1+1"_s;
        QTest::addRow("plus") << u"+1"_s << u"'+1"_s;
        QTest::addRow("minus") << u"-1"_s << u"'-1"_s;
        QTest::addRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::addRow("tab") << u"\t=1"_s << u"' =1"_s;
        QTest::addRow("return") << u"\r=1"_s << u"'\uFFFD=1"_s;
        QTest::addRow("quotes") << u"a\"b"_s << u"\"a\"\"b\""_s;
        QTest::addRow("comma") << u"a,b"_s << u"\"a,b\""_s;
        QTest::addRow("formula with quotes")
            << u"=HYPERLINK(\"x\",\"y\")"_s << u"\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""_s;
        QTest::addRow("line break") << u"a\nb"_s << u"a\uFFFDb"_s;
    }
    void csvCells()
    {
        QFETCH(QString, text);
        QTEST(csvCell(text), "cell");
    }

    void aHostileUserAgentIsPlainText()
    {
        QVERIFY(hostileUserAgent().toUtf8().size() >= 256);
        Peers peers = {simplePeer(1)};
        peers[0].userAgent = hostileUserAgent();
        peers[0].details = {{u"id"_s, u"1"_s}, {u"subver"_s, hostileUserAgent()}};
        Table table(peers);
        const QString shown = table.cell(1, PeerColumn::UserAgent);
        QVERIFY(shown.contains(u"<b>x</b>"_s)); // literally: cells are plain text
        QVERIFY(shown.contains(u"🚀"_s));
        QVERIFY(isOneHarmlessLine(shown));
        const QString tip = table.cell(1, PeerColumn::UserAgent, Qt::ToolTipRole);
        QVERIFY(Qt::mightBeRichText(tip)); // so it has to be escaped
        QVERIFY(!tip.contains(u"<b>"_s) && !tip.contains(u"<img"_s));
        QVERIFY(tip.contains(u"&lt;b&gt;"_s));

        const QStringList lines = table.view.everythingAsCsv().split(u'\n');
        QCOMPARE(lines.size(), 3); // the heads, the peer, and nothing after the last line break
        QVERIFY(lines[1].contains(u"\"'=HYPERLINK(\"\"http://evil.example\"\""_s));
        QVERIFY(isOneHarmlessLine(lines[1]));
        const QStringList rows = table.view.selectionAsText().split(u'\n');
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].count(u'\t'), rows[1].count(u'\t'));

        PeerDetails details;
        details.setPeer(rowOf(peers[0]), sampleTimeMs);
        QVERIFY(details.asText().contains(u"<b>x</b>"_s));
        for (const QString &line : details.asText().split(u'\n'))
            QVERIFY(isOneHarmlessLine(line.section(u'\t', 1)));
        for (const auto *button : details.findChildren<QAbstractButton *>())
            QVERIFY(!button->toolTip().contains(u"<b>"_s));
        const auto tables = details.findChildren<QTableView *>();
        for (const QTableView *one : tables)
            for (int row = 0; row < one->model()->rowCount(); ++row)
                QVERIFY(!one->model()
                             ->index(row, 1)
                             .data(Qt::ToolTipRole)
                             .toString()
                             .contains(u"<img"_s));
    }

    void csvIsExact()
    {
        Peers peers = {simplePeer(1, 0.0342)};
        peers[0].bytesReceived = 1'234'567'890'123;
        peers[0].connectedSince = 1'767'225'600;
        Table table(peers);
        const QStringList lines = table.view.everythingAsCsv().split(u'\n');
        QCOMPARE(lines[0].count(u','), peerColumnCount - 1);
        QVERIFY(lines[0].startsWith(u"direction,connection_type,network,address,"_s));
        QVERIFY(lines[1].contains(u",0.0342,"_s));
        QVERIFY(lines[1].contains(u",1234567890123,"_s));
        QVERIFY(lines[1].contains(u"2026-01-01T00:00:00Z"_s));
    }

    void copyTakesTheSelectedRows()
    {
        Table table(samplePeers(20));
        table.view.selectPeers({4, 6});
        QTest::keyClick(&table.view, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 4); // heads, two peers, end
        QVERIFY(lines[0].startsWith(u"Direction\tType\tAddress"_s));
    }

    void columnsAreRemembered()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(u"window.ini"_s);
        QList<int> widths;
        {
            Table table(samplePeers(5));
            table.view.setColumnHidden(static_cast<int>(PeerColumn::Provider), true);
            table.view.setColumnHidden(static_cast<int>(PeerColumn::Services), false);
            table.view.horizontalHeader()->moveSection(
                table.view.horizontalHeader()->visualIndex(static_cast<int>(PeerColumn::Ping)), 0);
            table.view.sortByColumn(static_cast<int>(PeerColumn::Ping), Qt::AscendingOrder);
            QSettings settings(file, QSettings::IniFormat);
            table.view.saveColumns(settings);
        }
        Table table(samplePeers(5));
        table.view.restoreColumns(QSettings(file, QSettings::IniFormat));
        const std::vector<int> shown = table.view.shownColumns();
        QCOMPARE(shown.front(), static_cast<int>(PeerColumn::Ping));
        QVERIFY(table.view.isColumnHidden(static_cast<int>(PeerColumn::Provider)));
        QVERIFY(!table.view.isColumnHidden(static_cast<int>(PeerColumn::Services)));
        QCOMPARE(table.view.horizontalHeader()->sortIndicatorSection(),
                 static_cast<int>(PeerColumn::Ping));
        QCOMPARE(table.view.horizontalHeader()->sortIndicatorOrder(), Qt::AscendingOrder);
    }

    void garbageInTheSettingsIsSurvived()
    {
        QTemporaryDir directory;
        QSettings settings(directory.filePath(u"window.ini"_s), QSettings::IniFormat);
        settings.setValue(u"peers/columns"_s, QStringList{u"nonsense:5"_s, u":::"_s, QString()});
        settings.setValue(u"peers/sorted_by"_s, u"nonsense"_s);
        Table table(samplePeers(5));
        table.view.restoreColumns(settings);
        QVERIFY(table.view.shownColumns().size() > 3);
    }

    void theMenuHidesColumnsButNotTheLast()
    {
        Table table(samplePeers(5));
        std::unique_ptr<QMenu> menu(table.view.makeColumnsMenu(nullptr));
        const auto actions = menu->actions();
        for (int column = 0; column < peerColumnCount; ++column)
            if (actions[column]->isChecked())
                actions[column]->trigger();
        QCOMPARE(table.view.shownColumns().size(), std::size_t{1});
        actions.back()->trigger(); // as initially
        QVERIFY(table.view.shownColumns().size() > 5);
    }

    void detailsShowTheTrafficByMessage()
    {
        PeerDetails details;
        Peer peer = simplePeer(1);
        peer.details = {{u"bytessent_per_msg"_s, u"{\"inv\":10}"_s}};
        peer.sentPerMessage = {{u"inv"_s, 10}, {u"tx"_s, 5'000}};
        peer.receivedPerMessage = {{u"inv"_s, 2'000}, {u"block"_s, 900'000}};
        details.setPeer(rowOf(peer), sampleTimeMs);
        const QStringList lines = details.asText().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.mid(lines.size() - 3).join(u'|').section(u'\t', 0, 0), u"block"_s);
        QCOMPARE(lines[lines.size() - 2].section(u'\t', 0, 0), u"tx"_s);
        QCOMPARE(lines[lines.size() - 1], u"inv\t2.00\u202FkB, 10\u202FB"_s);
        QVERIFY(!details.asText().contains(u'{')); // that is for the button
    }

    void detailsAreFormatted()
    {
        const qint64 nowMs = QDateTime(QDate(2026, 1, 1), QTime(15, 0)).toMSecsSinceEpoch();
        Peer peer = simplePeer(7);
        peer.address = u"203.0.113.7:8333"_s;
        peer.inbound = false;
        peer.transport = u"v2"_s;
        peer.connectedSince = nowMs / 1000 - 7'500;
        peer.bytesReceived = 90'972'592;
        peer.pingSeconds = 0.0425;
        peer.services = {u"NETWORK"_s, u"NEW_THING"_s};
        peer.lastBlock = std::nullopt;
        peer.details = {{u"lastrecv"_s, QString::number(nowMs / 1000 - 90)},
                        {u"timeoffset"_s, u"-3"_s},
                        {u"minfeefilter"_s, u"0.00001"_s},
                        {u"bip152_hb_to"_s, u"true"_s},
                        {u"bip152_hb_from"_s, u"false"_s},
                        {u"inflight"_s, u"[920284,920285]"_s}};
        const auto groups = peerFacts(rowOf(peer), nowMs);
        QStringList titles;
        QHash<QString, QString> values;
        for (const PeerFactGroup &group : groups) {
            titles << group.title;
            QVERIFY(!group.facts.empty());
            for (const PeerFact &fact : group.facts)
                values.insert(fact.name, fact.value);
        }
        QCOMPARE(titles, (QStringList{u"Connection"_s, u"Traffic"_s, u"Times"_s, u"Sync"_s,
                                      u"Services"_s}));
        QCOMPARE(values[u"Direction"_s], u"outbound, by this node"_s);
        QCOMPARE(values[u"Transport"_s], u"v2, encrypted"_s);
        QCOMPARE(values[u"Received"_s], u"91.0\u202FMB"_s);
        QCOMPARE(values[u"Ping"_s], u"42.5\u202Fms"_s);
        QVERIFY2(values[u"Connected"_s].startsWith(u"2\u202Fh 05\u202Fmin ago, "_s),
                 qPrintable(values[u"Connected"_s]));
        QVERIFY2(values[u"Last received"_s].contains(QLocale().toString(
                     QDateTime::fromMSecsSinceEpoch(nowMs - 90'000), u"HH:mm:ss"_s)),
                 qPrintable(values[u"Last received"_s]));
        QVERIFY(!values.contains(u"Last block"_s)); // none yet is left out
        QCOMPARE(values[u"Clock"_s], u"3\u202Fs behind"_s);
        QCOMPARE(values[u"Minimum feerate"_s], u"1.0\u202Fsat/vB"_s);
        QCOMPARE(values[u"High bandwidth"_s], u"from the peer"_s);
        QCOMPARE(values[u"Blocks requested"_s], u"2"_s);
        QCOMPARE(values[u"NETWORK"_s], u"has all blocks"_s);
        QCOMPARE(values[u"NEW_THING"_s], u"offered"_s);
    }

    void aButtonShowsTheNodesAnswer()
    {
        PeerDetails details;
        Peer peer = simplePeer(1);
        peer.details = {{u"id"_s, u"1"_s},
                        {u"subver"_s, u"12"_s}, // looks like a number
                        {u"services"_s, u"0000000000000c09"_s},
                        {u"minping"_s, u"0.000152"_s},
                        {u"inbound"_s, u"false"_s},
                        {u"inflight"_s, u"[1,2]"_s},
                        {u"future"_s, u"{broken"_s}};
        details.setPeer(rowOf(peer), sampleTimeMs);
        const auto buttons = details.findChildren<QAbstractButton *>();
        const auto press = [&](const QString &text) {
            for (QAbstractButton *button : buttons)
                if (button->text() == text)
                    button->click();
        };
        press(u"JSON"_s);
        const QString text = details.asText().section(u'\n', 1);
        QJsonParseError error;
        const QJsonObject json = QJsonDocument::fromJson(text.toUtf8(), &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        QCOMPARE(json[u"id"_s], QJsonValue(1));
        QCOMPARE(json[u"subver"_s], QJsonValue(u"12"_s));
        QCOMPARE(json[u"services"_s], QJsonValue(u"0000000000000c09"_s));
        QCOMPARE(json[u"inbound"_s], QJsonValue(false));
        QCOMPARE(json[u"inflight"_s].toArray().size(), 2);
        QCOMPARE(json[u"future"_s], QJsonValue(u"{broken"_s));
        press(u"JSON"_s);
        QVERIFY(details.asText().contains(u"Connection\n"_s));
        press(u"Copy address"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), peer.address);
    }

    void theRowsMenuCopiesAndFilters()
    {
        Table table(samplePeers(20));
        table.view.selectPeers({5, 6});
        const auto action = [](QMenu &menu, const QString &text) -> QAction * {
            for (QAction *one : menu.actions())
                if (one->text() == text)
                    return one;
            return nullptr;
        };
        std::unique_ptr<QMenu> menu(table.view.makeRowMenu());
        action(*menu, u"Copy address"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 2);
        PeerGroupChoice chosen;
        QObject::connect(&table.view, &PeerTableView::groupWanted, &table.view,
                         [&](const PeerGroupChoice &group) { chosen = group; });
        action(*menu, u"Only this provider"_s)->trigger();
        const auto *proxy = static_cast<const PeerFilterProxy *>(table.view.model());
        const Peer &current = *proxy->row(table.view.currentIndex().row()).peer;
        QVERIFY(!chosen.key.isEmpty());
        QVERIFY(chosen.has(current));
        QVERIFY(!chosen.label.isEmpty());
    }

    void theLogGrowsOnTop()
    {
        PeerLogModel model;
        QAbstractItemModelTester tester(&model);
        PeerChurn churn;
        const auto add = [&churn](qint64 id) {
            PeerEvent event;
            event.timeMs = id;
            event.session.peerId = id;
            event.session.userAgent = hostileUserAgent();
            churn.events.insert(churn.events.begin(), event);
        };
        add(1);
        add(2);
        model.setChurn(churn);
        const QPersistentModelIndex oldest = model.index(1, 0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        add(3);
        add(4);
        model.setChurn(churn);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(oldest.row(), 3);
        churn.events.pop_back(); // the log is bounded
        model.setChurn(churn);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!oldest.isValid());
        QVERIFY(isOneHarmlessLine(
            model.index(0, PeerLogModel::UserAgent).data(Qt::DisplayRole).toString()));
        QVERIFY(!model.index(0, PeerLogModel::UserAgent)
                     .data(Qt::ToolTipRole)
                     .toString()
                     .contains(u"<img"_s));
    }

    void theLogIsFilteredAndSorted()
    {
        PeerLogView view;
        auto *button = view.findChild<SmallButton *>();
        QVERIFY(view.emptyText().startsWith(u"No peer has joined"_s));
        QVERIFY(!button->isEnabled());
        PeerChurn churn;
        for (const auto &[id, stayMs] : {std::pair{3, 50'000}, {2, 3'600'000}, {1, 200'000}}) {
            PeerEvent event;
            event.kind = PeerEvent::Kind::Left;
            event.timeMs = 1'780'000'000'000 + id;
            event.session.peerId = id;
            event.session.address = u"10.0.0.%1:8333"_s.arg(id);
            event.session.joinedMs = event.timeMs - stayMs;
            event.session.leftMs = event.timeMs;
            churn.events.push_back(event);
        }
        view.setChurn(churn);
        const auto peers = [&view] {
            QString ids;
            const QStringList lines = view.asCsv().split(u'\n', Qt::SkipEmptyParts).mid(1);
            for (const QString &line : lines)
                ids += line.section(u',', 2, 2).section(u'.', 3).section(u':', 0, 0);
            return ids;
        };
        QVERIFY(view.emptyText().isEmpty());
        QVERIFY(button->isEnabled());
        QCOMPARE(peers(), u"321"_s); // the newest first
        view.table()->sortByColumn(PeerLogModel::Stay, Qt::AscendingOrder);
        QCOMPARE(peers(), u"312"_s); // by seconds, not by their text
        view.filter()->setText(u"10.0.0.1"_s);
        QCOMPARE(peers(), u"1"_s);
        view.filter()->setText(u"nowhere"_s);
        QVERIFY(view.emptyText().startsWith(u"No event matches the filter."_s));
        QVERIFY(!button->isEnabled());
        QTest::keyClick(view.filter(), Qt::Key_Escape);
        QCOMPARE(peers(), u"312"_s);
        QVERIFY(button->isEnabled());
    }

    void theLogIsExported()
    {
        PeerLogView view;
        PeerChurn churn;
        PeerEvent event;
        event.timeMs = 1'780'000'090'000;
        event.kind = PeerEvent::Kind::Left;
        event.session.address = u"10.0.0.1:8333"_s;
        event.session.userAgent = u"=cmd()"_s;
        event.session.joinedMs = 1'780'000'000'000;
        event.session.leftMs = event.timeMs;
        event.session.bytesSent = 12'345'678;
        churn.events = {event};
        view.setChurn(churn);
        const QStringList lines = view.asCsv().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[1].startsWith(u"2026-05-28T20:28:10.000Z,left,10.0.0.1:8333,ipv4,"_s),
                 qPrintable(lines[1]));
        QVERIFY2(lines[1].endsWith(u"'=cmd(),90,12345678,"_s), qPrintable(lines[1]));
    }

    void benchmarks()
    {
        for (const PeerColumn sorted : {PeerColumn::Connected, PeerColumn::Received}) {
            PeerTableModel model;
            PeerFilterProxy proxy(&model);
            PeerTableView view(&proxy);
            view.resize(1'000, 300);
            view.show();
            model.setSnapshot(snapshotOf(samplePeers(1'000), sampleTimeMs));
            view.sortByColumn(static_cast<int>(sorted), Qt::DescendingOrder);
            view.selectPeers({20, 30});
            Peers peers = samplePeers(1'000);
            QElapsedTimer timer;
            qint64 total = 0;
            qint64 best = std::numeric_limits<qint64>::max();
            qint64 worst = 0;
            constexpr int rounds = 20;
            for (int i = 1; i <= rounds; ++i) {
                peers = later(std::move(peers), 30);
                peers.erase(peers.begin() + i);
                Peer fresh = simplePeer(10'000 + i);
                peers.push_back(fresh);
                const PeerSnapshotPtr snapshot = snapshotOf(peers, sampleTimeMs + i * 30'000);
                timer.start();
                model.setSnapshot(snapshot);
                const qint64 spent = timer.nsecsElapsed();
                total += spent;
                best = std::min(best, spent);
                worst = std::max(worst, spent);
            }
            qInfo("1,000 peers refreshed, sorted by %s: best %.2f, mean %.2f, worst %.2f ms",
                  sorted == PeerColumn::Connected ? "time connected" : "bytes received, changing",
                  static_cast<double>(best) / 1e6, static_cast<double>(total) / rounds / 1e6,
                  static_cast<double>(worst) / 1e6);
        }
    }
};

QTEST_MAIN(TestPeerTable)
#include "test_peer_table.moc"
