// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/fact_list.h"
#include "ui/controls/record_view.h"
#include "ui/controls/small_button.h"
#include "ui/node/ban_panel.h"
#include "ui/node/node_page.h"

#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

struct Shown {
    LiveSeries series;
    ChartData charts{series, nullptr};
    NodeView node{series};
    NodePage page{};
    qint64 nowMs = 1'780'000'000'000;

    void refresh()
    {
        page.show();
        page.refresh({node, charts, nowMs - 3'600'000, nowMs});
    }
    /// The value of a fact; nothing: there is no such fact.
    std::optional<QString> fact(const QString &name) const
    {
        for (const FactList *list : page.findChildren<FactList *>())
            for (const auto &[title, value] : list->facts())
                if (title == name)
                    return value;
        return std::nullopt;
    }
};

} // namespace

class TestNodePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unknownIsADash()
    {
        Shown shown;
        shown.refresh();
        for (const char *name :
             {"Version", "Uptime", "Pruned", "Warnings", "Block files", "Soft forks"})
            QCOMPARE(shown.fact(QString::fromLatin1(name)), std::optional(u"\u2013"_s));
    }

    void theBansAreReadWhenAskedFor()
    {
        Shown shown;
        QSignalSpy wanted(&shown.node, &NodeView::bansWanted);
        connect(&shown.page, &NodePage::bansWanted, &shown.node, &NodeView::readBans);
        shown.refresh();
        const auto *panel = shown.page.findChild<BanPanel *>();
        const auto *list = panel->findChild<RecordView *>();
        auto *button = panel->findChild<SmallButton *>();
        QVERIFY(!list->isVisible());
        button->click();
        shown.refresh();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(!button->isEnabled());
        shown.node.setBans({{{u"192.0.2.0/24"_s, 1'780'000'000, {}}}, shown.nowMs});
        shown.refresh();
        QVERIFY(button->isEnabled());
        QVERIFY(list->isVisible());
        QCOMPARE(list->asCsv(), u"address,since_unix,until_unix\n192.0.2.0/24,1780000000,\n"_s);
        button->click();
        BanList refused;
        refused.error = RpcError::forbidden({u"listbanned"_s});
        shown.node.setBans(refused);
        shown.refresh();
        QVERIFY(!list->isVisible()); // what was read before is not the list of now
        QVERIFY(panel->findChild<QLabel *>()->text().contains(u"listbanned"_s));
    }

    void showsWhatTheNodeReports()
    {
        Shown shown;
        NodeIdentity identity;
        identity.chain = u"main"_s;
        identity.subversion = u"/Satoshi:30.0.0/"_s;
        identity.details.timeMs = shown.nowMs;
        identity.details.version = u"30.0.0"_s;
        identity.details.startedMs = shown.nowMs - 7'200'000;
        identity.details.services = {u"NETWORK"_s, u"WITNESS"_s};
        identity.details.networks = {{u"ipv4"_s, true, {}},
                                     {u"onion"_s, false, u"127.0.0.1:9050"_s}};
        identity.details.ownAddresses = {u"[2001:db8::1]:8333"_s};
        shown.node.setNodeIdentity(identity);
        shown.page.setBlocksFolder(u"/srv/blocks"_s);
        Point chain("blockchain", shown.nowMs);
        chain.set("pruned", true)
            .set("prune_height", 800'000)
            .set("size_on_disk_bytes", 5'000'000'000);
        shown.series.add({chain});
        shown.refresh();
        QCOMPARE(shown.fact(u"Version"_s), std::optional(u"30.0.0"_s));
        QVERIFY(shown.fact(u"Uptime"_s)->startsWith(u"2"_s));
        QCOMPARE(shown.fact(u"Services"_s), std::optional(u"NETWORK, WITNESS"_s));
        QCOMPARE(shown.fact(u"IPv4"_s), std::optional(u"reachable"_s));
        QVERIFY(shown.fact(u"Tor"_s)->contains(u"9050"_s));
        QCOMPARE(shown.fact(u"Own addresses"_s), std::optional(u"[2001:db8::1]:8333"_s));
        QCOMPARE(shown.fact(u"Pruned"_s), std::optional(u"yes"_s));
        QCOMPARE(shown.fact(u"Oldest block kept"_s), std::optional(u"800\u202F000"_s));
        QCOMPARE(shown.fact(u"Block files"_s), std::optional(u"/srv/blocks"_s));
        QCOMPARE(shown.fact(u"Warnings"_s), std::optional(u"none"_s));
    }

    /// Text of the node is plain text, whatever it is.
    void warningsAreInWords()
    {
        Shown shown;
        NodeIdentity identity;
        identity.warnings = {u"<b>Unknown new rules</b>\nactivated"_s};
        identity.details.timeMs = shown.nowMs;
        shown.node.setNodeIdentity(identity);
        shown.refresh();
        QVERIFY(shown.fact(u"Warning"_s)->startsWith(u"<b>Unknown new rules</b>"_s));
        QVERIFY(!shown.fact(u"Warning"_s)->contains(u'\n'));
        QVERIFY(!shown.fact(u"Warnings"_s));
    }

    void theInitialDownloadHasAProgressBar()
    {
        Shown shown;
        Point chain("blockchain", shown.nowMs);
        chain.set("initial_block_download", true).set("verification_progress", 0.427);
        shown.series.add({chain});
        shown.refresh();
        auto *bar = shown.page.findChild<QProgressBar *>();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->value(), 427);
        Point done("blockchain", shown.nowMs + 1);
        done.set("initial_block_download", false);
        shown.series.add({done});
        shown.refresh();
        QVERIFY(!bar->isVisible());
    }
};

QTEST_MAIN(TestNodePage)
#include "test_node_page.moc"
