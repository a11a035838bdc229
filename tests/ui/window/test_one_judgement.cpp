// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_rules.h"
#include "app/core/health/component_ids.h"
#include "tests/support/made_status.h"
#include "ui/alerts/alert_card.h"
#include "ui/alerts/alerts_page.h"
#include "ui/chart/block_bars.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/tile.h"
#include "ui/controls/veil.h"
#include "ui/tray/tray.h"
#include "ui/window/health_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/status_strip.h"

#include <QDateTime>
#include <QLabel>
#include <QTest>

#include <random>

using namespace bnm;
using namespace Qt::StringLiterals;
using Level = Health::Level;

namespace {

constexpr int deadlineMs = 10'000;

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// A window and a tray that show the same node, fed by hand.
struct Shown {
    LiveSeries series;
    ChartData charts{series, nullptr};
    NodeView view{charts.live()};
    MainWindow window{view, charts, {}};
    Tray tray{window.view(), window.view().commands(), u"cupboard"_s};
    HealthBar &header = *window.findChild<HealthBar *>();
    AlertsPage &page = *window.findChild<AlertsPage *>();

    Shown()
    {
        window.showNode({u"mainnet"_s, u"cupboard"_s});
        window.show();
    }
    void answer(qint64 timeMs = nowMs())
    {
        Point chain("blockchain", timeMs);
        Point peers("peers", timeMs);
        Point mempool("mempool", timeMs);
        Point feerates("recommended_feerate", timeMs);
        series.add({chain.set("best_height", 920'000).set("tip_age_seconds", 180),
                    peers.set("total", 24).set("inbound", 14).set("outbound", 10),
                    mempool.set("vsize_mb", 5.0).set("fee_fast", 1.2),
                    feerates.tag("source", u"core_rawmempool"_s)
                        .set("next_block_sat_vb", 100.0)
                        .set("half_hour_sat_vb", 90.0)
                        .set("hour_sat_vb", 80.0)
                        .set("economy_sat_vb", 2.0)});
    }
    void doubt(FeerateDoubt doubt, const QString &estimatorError = {})
    {
        NodeFigures figures;
        figures.doubt = doubt;
        figures.estimatorError = estimatorError;
        window.view().setNodeFigures(figures);
    }
    const ChoiceButton *badge() const
    {
        const auto buttons = window.findChildren<ChoiceButton *>();
        for (const ChoiceButton *button : buttons)
            if (button->text() == u"Alerts"_s)
                return button;
        return nullptr;
    }
    std::vector<const Tile *> tiles(const QString &title) const
    {
        std::vector<const Tile *> found;
        const auto all = window.findChildren<Tile *>();
        for (const Tile *tile : all)
            if (tile->title() == title)
                found.push_back(tile);
        return found;
    }
    bool pageSays(const QString &text) const
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisibleTo(&page) && label->text().contains(text);
        });
    }
};

/// For a rule, as the engine would make it.
Alert alertOf(const AlertRule &rule, AlertSeverity severity, AlertState state)
{
    Alert alert;
    alert.rule = QLatin1String(rule.id);
    alert.severity = severity;
    alert.state = state;
    alert.title = QString::fromUtf8(rule.title);
    alert.text = u"%1 is so."_s.arg(alert.rule);
    alert.nextStep = u"Do something about %1."_s.arg(alert.rule);
    alert.sinceMs = nowMs() - 60'000;
    return alert;
}

/// Random events in a node's life.
class Fate {
public:
    explicit Fate(quint32 seed) : m_random(seed) {}

    Status nodeStatus()
    {
        constexpr std::array levels = {
            Status::Level::Off,  Status::Level::Waiting, Status::Level::Good, Status::Level::Good,
            Status::Level::Good, Status::Level::Watch,   Status::Level::Bad};
        Status status = madeStatus(ids::node, levels[below(levels.size())], u"short"_s,
                                   u"The node's own sentence."_s);
        if (status.level == Status::Level::Watch && below(2) == 0)
            status.topic = topics::otherNetwork;
        return status;
    }
    std::vector<Alert> alerts()
    {
        std::vector<Alert> all;
        for (const AlertRule &rule : alertRules()) {
            if (below(12) != 0)
                continue;
            Alert alert = alertOf(rule, below(3) == 0 ? rule.graveSeverity : rule.severity,
                                  below(3) == 0 ? AlertState::Pending : AlertState::Firing);
            if (alert.state == AlertState::Firing) {
                alert.acknowledged = below(4) == 0;
                if (below(4) == 0)
                    alert.recovery = u"73 peers, was 0"_s;
            }
            all.push_back(alert);
        }
        return all;
    }
    std::size_t below(std::size_t count)
    {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random);
    }

private:
    std::mt19937 m_random;
};

TrayLook::State stateOf(Level level)
{
    return level == Level::Act ? TrayLook::State::Act : TrayLook::State::Watch;
}

/// Empty: all views agree.
QString disagreement(const Shown &shown)
{
    const NodeView &view = std::as_const(const_cast<MainWindow &>(shown.window).view());
    const Health &health = view.health();
    const QString said = health.headline + u": "_s + health.sentence;
    if (shown.header.health() != health || shown.page.health() != health)
        return u"header or page show another judgement: "_s + said;
    const auto count = static_cast<int>(health.matters.size());
    if (shown.badge()->count() != count)
        return u"the badge counts %1 of %2"_s.arg(shown.badge()->count()).arg(count);
    if (!shown.pageSays(count == 0   ? u"No alert"_s
                        : count == 1 ? u"1 alert"_s
                                     : u"%1 alerts"_s.arg(count)))
        return u"the page counts other than "_s + QString::number(count);
    if (health.level >= Level::Watch) {
        if (count == 0 || health.matters.front().level != health.level)
            return u"the worst is not the first: "_s + said;
        const Health::Matter &worst = health.matters.front();
        if (!health.sentence.startsWith(worst.sentence) ||
            !health.sentence.endsWith(worst.nextStep.isEmpty() ? worst.sentence : worst.nextStep))
            return u"not the worst matter and its next step: "_s + said;
        for (const Health::Matter &other : health.matters)
            if (other.level == Level::Good && health.sentence.contains(other.sentence) &&
                other.sentence != worst.sentence)
                return u"information beside trouble: "_s + said;
    }
    // The page: gravest above, each card as grave as its matter, the headline somewhere.
    int last = int(Level::Act);
    for (const AlertCard *card : shown.page.cards()) {
        const Health::Matter *matter = health.ofRule(card->alert().rule);
        if (card->level() != (matter ? std::optional(matter->level) : std::nullopt))
            return u"a card of another gravity: "_s + card->alert().rule;
        const int level = card->level() ? int(*card->level()) : -1;
        if (level > last)
            return u"cards not by gravity: "_s + card->alert().rule;
        last = level;
    }
    if (health.level != Level::Good) {
        const bool isCard = count > 0 && !health.matters.front().rule.isEmpty() &&
                            !shown.page.cards().empty() &&
                            shown.page.cards().front()->alert().rule == health.matters.front().rule;
        if (!isCard && !shown.pageSays(health.headline))
            return u"the page does not say "_s + said;
    }
    // The tray.
    if (!shown.tray.toolTip().contains(health.headline))
        return u"the tray says something else: "_s + shown.tray.toolTip();
    const TrayLook look = shown.tray.look();
    const Status *node = statusOf(view.statuses(), ids::node);
    if (node && node->level == Status::Level::Bad)
        return look.state == TrayLook::State::Away && health.level == Level::Act
                   ? QString()
                   : u"the node is away: "_s + said;
    const Level loud = view.loudHealth().level;
    const bool isTrouble = loud >= Level::Watch || health.level >= Level::Watch;
    if (isTrouble && (look.state != stateOf(loud >= Level::Watch ? loud : health.level) ||
                      look.isQuiet != (loud < Level::Watch)))
        return u"the tray's shape: "_s + said;
    if (!isTrouble && (look.state == TrayLook::State::Act || look.state == TrayLook::State::Watch))
        return u"the tray cries: "_s + said;
    return {};
}

} // namespace

class TestOneJudgement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allAgreeAtEveryMoment()
    {
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        Fate fate(seed);
        Shown shown;
        QStringList found;
        int moments = 0;
        // The last receiver of a judgement sees the results of all others.
        connect(&shown.window.view(), &NodeView::judged, this, [&] {
            ++moments;
            if (const QString one = disagreement(shown); !one.isEmpty() && found.size() < 5)
                found << one;
        });
        int grave = 0;
        for (int step = 0; step < 300; ++step) {
            if (fate.below(3) != 0)
                shown.window.view().setStatus(fate.nodeStatus());
            if (fate.below(3) != 0)
                shown.window.view().setAlerts(fate.alerts());
            if (fate.below(3) == 0)
                shown.answer(nowMs() - (fate.below(2) == 0 ? 0 : 300'000));
            if (step % 2 == 0)
                shown.window.view().judgeNow();
            else
                QCoreApplication::processEvents();
            if (const QString one = disagreement(shown); !one.isEmpty())
                QFAIL(qPrintable(u"step %1: %2"_s.arg(step).arg(one)));
            grave += shown.header.health().level == Level::Act ? 1 : 0;
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        QVERIFY(moments >= 150);
        QVERIFY(grave > 30); // the random walk covered the relevant states
        shown.window.view().disconnect(this);
    }

    void theWorstAndItsNextStep()
    {
        Shown shown;
        shown.answer();
        shown.window.view().setStatus(madeStatus(ids::node, Status::Level::Good));
        shown.window.view().setAlerts(
            {alertOf(*findAlertRule(u"geoip_old"_s), AlertSeverity::Information,
                     AlertState::Firing),
             alertOf(*findAlertRule(u"no_peers"_s), AlertSeverity::Critical, AlertState::Pending)});
        shown.window.view().judgeNow();
        const Health health = shown.header.health();
        QCOMPARE(health.level, Level::Act);
        QCOMPARE(health.headline, u"No peers"_s);
        QCOMPARE(health.sentence, u"no_peers is so. Do something about no_peers."_s);
        QCOMPARE(shown.page.cards().front()->alert().rule, u"no_peers"_s); // though but pending
        QCOMPARE(shown.badge()->count(), 2);
    }

    void recovering()
    {
        Shown shown;
        shown.answer();
        shown.window.view().setStatus(madeStatus(ids::node, Status::Level::Good));
        Alert alert =
            alertOf(*findAlertRule(u"no_peers"_s), AlertSeverity::Critical, AlertState::Firing);
        alert.recovery = u"73 peers, was 0"_s;
        shown.window.view().setAlerts({alert});
        shown.window.view().judgeNow();
        QCOMPARE(shown.header.health().headline, u"Recovering"_s);
        QVERIFY(shown.header.health().sentence.startsWith(u"73 peers, was 0."_s));
        QCOMPARE(shown.header.health().level, Level::Watch);
        QCOMPARE(shown.page.cards().front()->stateText(), u"Recovering"_s);
        QVERIFY(shown.pageSays(u"73 peers, was 0. It was: no_peers is so."_s));
        QCOMPARE(shown.tray.look(), (TrayLook{TrayLook::State::Watch, false}));
        QVERIFY(shown.tray.toolTip().contains(u"Recovering: 73 peers, was 0"_s));
    }

    /// A silent node is never all right, whatever its status is.
    void oldFiguresAreNotAllRight()
    {
        Shown shown;
        shown.answer(nowMs() - 300'000);
        shown.window.view().setStatus(madeStatus(ids::node, Status::Level::Good));
        shown.window.view().judgeNow();
        QCOMPARE(shown.header.health().level, Level::Unknown);
        QVERIFY(shown.header.health().sentence.contains(u"5\u202Fmin ago"_s));
    }

    void oldFiguresAreDimmedOnEveryPage()
    {
        Shown shown;
        shown.doubt(FeerateDoubt::None);
        auto snapshot = std::make_shared<PeerSnapshot>();
        snapshot->timeMs = nowMs() - 120'000;
        shown.window.view().setPeers(snapshot);
        auto mempool = std::make_shared<MempoolSnapshot>();
        mempool->state = MempoolSnapshot::State::Live;
        mempool->timeMs = nowMs() - 120'000;
        mempool->isFull = false;
        shown.window.view().setMempool(mempool);
        const qint64 then = nowMs() - 120'000;
        shown.answer(then);
        for (int page = 0; page < 6; ++page) {
            shown.window.showPage(page);
            QCoreApplication::processEvents();
        }
        int old = 0;
        const auto tiles = shown.window.findChildren<Tile *>();
        for (const Tile *tile : tiles) {
            if (tile->figure().number == u"–"_s)
                continue;
            QVERIFY2(tile->isOld(), qPrintable(tile->title()));
            QVERIFY2(tile->age().contains(u"2\u202Fmin ago"_s), qPrintable(tile->age()));
            ++old;
        }
        QCOMPARE(old, 10); // five of the overview, five of the mempool page
        int veils = 0;
        for (const Veil *veil : shown.window.findChildren<Veil *>())
            veils += veil->isOld() ? 1 : 0;
        // Block bars of two pages, the map of two, dependence, table, details, Now, Next blocks.
        QCOMPARE(veils, 9);
        QCOMPARE(shown.tiles(u"Tip age"_s).front()->figure().text(), u"3\u202Fmin"_s);
        shown.window.view().judgeNow();
        const QStringList lines = shown.tray.toolTip().split(u'\n');
        for (const int line : {0, 1, 2})
            QVERIFY2(lines[line].contains(u"(as of "_s), qPrintable(lines[line]));
        shown.window.view().setStatus(madeStatus(ids::node, Status::Level::Bad, u"refused"_s));
        shown.window.view().judgeNow();
        QVERIFY(shown.window.findChild<StatusStrip *>()->accessibleDescription().contains(
            u"refused, last answer 2\u202Fmin ago"_s));

        shown.answer(); // and it is back
        shown.window.showPage(0);
        QCoreApplication::processEvents();
        QVERIFY(!shown.tiles(u"Tip"_s).front()->isOld());
        shown.window.view().judgeNow();
        QVERIFY(!shown.tray.toolTip().contains(u"as of"_s));
    }

    void oneFeerateEverywhere()
    {
        Shown shown;
        shown.answer();
        shown.doubt(FeerateDoubt::None);
        shown.window.showPage(2);
        shown.window.showPage(0);
        QCoreApplication::processEvents();
        shown.window.view().judgeNow();
        const auto tiles = shown.tiles(u"Next block"_s);
        QCOMPARE(tiles.size(), std::size_t(2));
        for (const Tile *tile : tiles)
            QCOMPARE(tile->figure().text(), u"100\u202Fsat/vB"_s);
        QVERIFY(shown.tray.toolTip().contains(u"Next block 100\u202Fsat/vB"_s));
        QVERIFY(std::any_of(tiles.begin(), tiles.end(), [](const Tile *tile) {
            return tile->caption() == u"1 h: 80.0 · low priority: 2.0"_s;
        }));

        // Without a projection the estimator serves, by its name.
        shown.window.view().setStatus(madeStatus(ids::mempool, Status::Level::Off));
        Point estimate("fee_estimate", nowMs());
        shown.series.add({estimate.tag("target", u"1"_s).set("sat_vb", 1.2)});
        shown.window.showPage(2);
        shown.window.showPage(0);
        shown.window.view().judgeNow();
        for (const Tile *tile : tiles) {
            QCOMPARE(tile->figure().text(), u"1.2\u202Fsat/vB"_s);
            QVERIFY2(tile->caption().contains(u"node's estimate"_s), qPrintable(tile->caption()));
        }
        QVERIFY(shown.tray.toolTip().contains(u"Next block 1.2\u202Fsat/vB, node's estimate"_s));
    }

    void theReasonBeforeTheFirstReading()
    {
        Shown shown;
        shown.doubt(FeerateDoubt::None);
        shown.window.view().setStatus(madeStatus(ids::node, Status::Level::Good));
        shown.window.view().setStatus(madeStatus(ids::mempool, Status::Level::Waiting));
        shown.window.showPage(2);
        shown.window.showPage(0);
        shown.window.view().judgeNow();
        const auto tiles = shown.tiles(u"Next block"_s);
        QCOMPARE(tiles.size(), std::size_t(2));
        for (const Tile *tile : tiles) {
            QCOMPARE(tile->figure().number, u"–"_s);
            QCOMPARE(tile->caption(), u"the mempool is being read"_s);
        }
        QVERIFY(shown.tray.toolTip().contains(u"Next block –, the mempool is being read"_s));
    }

    void theReasonForNoRecommendation()
    {
        Shown shown;
        shown.answer();
        shown.doubt(FeerateDoubt::BlocksOnly, u"Fee estimation disabled"_s);
        shown.window.showPage(2);
        shown.window.showPage(0);
        shown.window.view().judgeNow();
        for (const Tile *tile : shown.tiles(u"Next block"_s)) {
            QCOMPARE(tile->figure().number, u"–"_s);
            QCOMPARE(tile->caption(), u"the node relays blocks only"_s);
        }
        QVERIFY(shown.tray.toolTip().contains(u"Next block –, the node relays blocks only"_s));
        bool isSaid = false;
        for (const QLabel *label : shown.window.findChildren<QLabel *>())
            isSaid = isSaid || label->text() == u"Fee estimation disabled"_s;
        QVERIFY(isSaid);
    }
};

QTEST_MAIN(TestOneJudgement)
#include "test_one_judgement.moc"
