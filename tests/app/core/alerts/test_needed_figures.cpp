// SPDX-License-Identifier: GPL-3.0-or-later
// Generated from the rules' rows: each required figure is removed from the sources' data. The
// removal is reported by name, or is documented as normal. Prints a table.
#include "alert_world.h"

#include "app/core/health/component_ids.h"
#include "app/core/health/figure_source.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Given = NeededFigure::Given;
using Kind = AlertNews::Kind;
using Level = Status::Level;
using State = FigureWatch::State;

namespace {

constexpr int untilMissing = 3 * 30 + 30; // s: three slow cycles, and the time to fire

struct Removal {
    const AlertRule *rule = nullptr;
    std::optional<Metric> metric;
};

AlertSettings everyRuleOn()
{
    AlertSettings settings;
    settings.feerateBelow = 5;
    settings.feerateAbove = 50;
    return settings;
}

std::vector<Point *> pointsOf(AlertWorld &world)
{
    std::vector<Point *> points = {&world.chain,    &world.mempool, &world.feerates, &world.peers,
                                   &world.node,     &world.zmq,     &world.process,  &world.disk,
                                   &world.electrum, &world.mirror};
    for (Point &point : world.providers)
        points.push_back(&point);
    for (Point &point : world.networks)
        points.push_back(&point);
    return points;
}

/// Removes the figure from now on. False: it was never provided.
bool remove(AlertWorld &world, Metric metric)
{
    world.withheld.push_back(metric);
    bool any = metric == Metric("blockchain", "tip_age_seconds"); // made with each step
    for (const Point *point : pointsOf(world))
        any = any || (point->measurement == metric.measurement && point->find(metric.field));
    return any;
}

std::optional<double> readingOf(const AlertRule &rule, const Facts &facts)
{
    return rule.measure  ? rule.measure(facts).value
           : rule.metric ? facts.number(*rule.metric)
                         : measures::ofStatus(facts, rule.component, rule.level, rule.topic).value;
}

State stateOf(const AlertWorld &world, Metric metric)
{
    State worst = State::Given;
    for (const FigureWatch::Figure &figure : world.engine->figures().figures())
        if (figure.metric == metric)
            worst = std::max(worst, figure.state);
    return worst;
}

QByteArray nameOf(Metric metric)
{
    return (metric.measurement.toString() + u'.' + metric.field.toString()).toLatin1();
}

void addRows()
{
    QTest::addColumn<Removal>("one");
    for (const AlertRule &rule : alertRules())
        for (const NeededFigure &need : neededFigures(rule))
            QTest::addRow("%s without %s", rule.id, nameOf(need.metric).constData())
                << Removal{&rule, need.metric};
}

const NeededFigure needOf(const Removal &one)
{
    for (const NeededFigure &need : neededFigures(*one.rule))
        if (need.metric == *one.metric)
            return need;
    return always(*one.metric);
}

/// By any rule, it is missed.
bool isMissedAtAll(Metric metric)
{
    for (const AlertRule &rule : alertRules())
        for (const NeededFigure &need : neededFigures(rule))
            if (need.metric == metric && need.given != Given::Sometimes)
                return true;
    return false;
}

} // namespace

Q_DECLARE_METATYPE(Removal)

class TestNeededFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// There is no other list of required figures, so the rows must be complete: a rule that needs
    /// a figure names it in its row.
    void theRowsListAllRequiredFigures()
    {
        AlertWorld healthy(everyRuleOn());
        healthy.advance(150);
        for (const MeasurementSpec &measurement : catalogue())
            for (const FieldSpec &field : measurement.fields) {
                const Metric metric = *Metric::find(measurement.name.view(), field.name.view());
                AlertWorld world(everyRuleOn());
                if (!remove(world, metric))
                    continue;
                world.advance(150);
                for (const AlertRule &rule : alertRules()) {
                    const auto needed = neededFigures(rule);
                    const bool isBlind = readingOf(rule, healthy.engine->facts()) &&
                                         !readingOf(rule, world.engine->facts());
                    QVERIFY2(
                        !isBlind || std::any_of(needed.begin(), needed.end(),
                                                [&metric](const NeededFigure &need) {
                                                    return need.metric == metric;
                                                }),
                        (QByteArray(rule.id) + " is blind without " + nameOf(metric)).constData());
                }
            }
    }

    void everyFigureRemoved_data() { addRows(); }
    void everyFigureRemoved()
    {
        QFETCH(Removal, one);
        const QByteArray row =
            QByteArray(one.rule->id).leftJustified(18) + nameOf(*one.metric).leftJustified(38);
        AlertWorld world(everyRuleOn());
        // The rules about the download are to the point only while there is one.
        if (one.rule == findAlertRule(u"ibd_stalled"_s))
            AlertWorld::put(world.chain, "initial_block_download", true);
        // The same for figures of the node's own estimate: required while no mempool is read.
        if (*one.metric == Metric("mempool", "fee_fast"))
            world.report(ids::mempool, Level::Off, u"It is not read."_s);
        world.advance(60);
        QVERIFY2(remove(world, *one.metric), "the healthy world does not give it");
        world.advance(10);
        QCOMPARE(world.count("figures_missing", Kind::Fired), 0); // not for one cycle
        world.advance(untilMissing);
        const State state = stateOf(world, *one.metric);
        if (needOf(one).given == Given::Sometimes && !isMissedAtAll(*one.metric)) {
            QCOMPARE(state, State::NotGiven);
            QCOMPARE(world.count("figures_missing", Kind::Fired), 0);
            qInfo("%s comes and goes with what it is about: not needed", row.constData());
            return;
        }
        QCOMPARE(state, State::Missing);
        QCOMPARE(world.count("figures_missing", Kind::Fired), 1);
        const QString text = world.alert("figures_missing").text;
        QVERIFY2(text.contains(QLatin1String(one.metric->spec().title)), qPrintable(text));
        QVERIFY2(text.contains(QCoreApplication::translate("Alerts", one.rule->title)),
                 qPrintable(text));
        QCOMPARE(world.engine->figures().report().level, Level::Bad);
        world.advance(1'800, 30);
        QCOMPARE(world.count("figures_missing", Kind::Fired), 1); // once
        QCOMPARE(world.count("figures_missing", Kind::Again), 0);
        qInfo("%s told: %s", row.constData(),
              qPrintable(text.section(u" Alerts that"_s, 0, 0).section(u": "_s, 1)));
        world.withheld.clear();
        world.advance(60);
        QCOMPARE(world.count("figures_missing", Kind::Resolved), 1);
        QCOMPARE(world.engine->figures().report().level, Level::Good);
    }

    /// A figure that was never there is not missed if some nodes or configurations lack it.
    void figuresThatNeverArrived_data() { addRows(); }
    void figuresThatNeverArrived()
    {
        QFETCH(Removal, one);
        bool isAlways = false;
        for (const AlertRule &rule : alertRules())
            for (const NeededFigure &need : neededFigures(rule))
                isAlways = isAlways || (need.metric == *one.metric && need.given == Given::Always);
        AlertWorld world(everyRuleOn());
        remove(world, *one.metric);
        world.advance(60 + untilMissing);
        QCOMPARE(world.count("figures_missing", Kind::Fired), isAlways ? 1 : 0);
    }

    void aHealthyStart()
    {
        AlertWorld world(everyRuleOn());
        for (int i = 0; i < 600; ++i) {
            world.step(1);
            QVERIFY(world.engine->figures().report().level != Level::Bad);
        }
        QCOMPARE(world.engine->figures().report().level, Level::Good);
        QVERIFY(world.engine->now().empty());
    }

    /// Its own status reports it; forty figures need not.
    void anUnreachableNode()
    {
        for (const Level level : {Level::Bad, Level::Waiting}) {
            AlertWorld world(everyRuleOn());
            world.advance(60);
            world.answers = false;
            world.report(ids::node, level, u"It is away."_s);
            world.report(ids::peers, level, u"It is away."_s);
            world.report(ids::mempool, level, u"It is away."_s);
            world.advance(3'600);
            QCOMPARE(world.count("figures_missing", Kind::Fired), 0);
            QCOMPARE(world.engine->figures().report().level, Level::Waiting);
            world.report(ids::node, Level::Good, u"It answers."_s); // figures come a moment later
            world.report(ids::peers, Level::Good, u"It answers."_s);
            world.report(ids::mempool, Level::Good, u"It answers."_s);
            world.step();
            world.answers = true;
            world.advance(120);
            QCOMPARE(world.count("figures_missing", Kind::Fired), 0);
        }
    }

    /// Its estimator has no data yet; that is no fault. But a node that only fell silent for a
    /// moment hides nothing by that.
    void afterARestart_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("a restart") << true;
        QTest::newRow("a moment of silence") << false;
    }
    void afterARestart()
    {
        QFETCH(bool, restarts);
        AlertWorld world(everyRuleOn());
        world.report(ids::mempool, Level::Off, u"It is not read."_s);
        world.advance(60);
        world.report(ids::node, Level::Bad, u"It is away."_s);
        world.answers = false;
        world.step();
        remove(world, {"mempool", "fee_fast"});
        if (restarts)
            AlertWorld::put(world.node, "uptime_seconds", qint64(0));
        world.report(ids::node, Level::Good, u"It answers."_s);
        world.answers = true;
        world.advance(untilMissing);
        QCOMPARE(world.count("figures_missing", Kind::Fired), restarts ? 0 : 1);
    }

    /// A source that reports success but provides nothing.
    void aSourceThatReportsSuccessWithoutFigures()
    {
        AlertWorld world(everyRuleOn());
        world.advance(60);
        world.answers = false;
        world.advance(120 + untilMissing);
        QVERIFY(world.count("figures_missing", Kind::Fired) == 1);
        QVERIFY(world.alert("figures_missing").text.contains(u"no answer (node)"_s));
        QVERIFY(world.alert("figures_missing").text.contains(u" more"_s)); // and not forty names
    }

    void itsReason()
    {
        AlertWorld world;
        world.report(ids::peers, Level::Watch, u"It does not allow getnetworkinfo."_s,
                     topics::refusedCalls);
        remove(world, {"node", "reachable_networks"});
        world.advance(untilMissing + 60);
        QVERIFY(world.alert("figures_missing")
                    .text.contains(u"Reachable networks (node): call not allowed (peers)"_s));
    }

    void anotherMissingFigureIsReported()
    {
        AlertWorld world;
        world.advance(60);
        remove(world, {"peers", "total"});
        world.advance(untilMissing);
        QCOMPARE(world.count("figures_missing", Kind::Fired), 1);
        remove(world, {"blockchain", "warnings"});
        world.advance(untilMissing);
        QCOMPARE(world.count("figures_missing", Kind::Again), 1);
        QVERIFY(world.alert("figures_missing").text.contains(u"Node warnings (blockchain)"_s));
    }

    /// While the node is away it is neither over nor worse; afterwards it is still so.
    void missingWhenTheNodeGoes()
    {
        AlertWorld world;
        world.advance(60);
        remove(world, {"peers", "total"});
        world.advance(untilMissing);
        world.report(ids::peers, Level::Bad, u"Away."_s);
        world.report(ids::node, Level::Bad, u"Away."_s);
        world.answers = false;
        world.advance(600);
        QCOMPARE(world.state("figures_missing"), AlertState::Firing);
        world.answers = true;
        world.report(ids::peers, Level::Good, u"Here."_s);
        world.report(ids::node, Level::Good, u"Here."_s);
        world.advance(600);
        QCOMPARE(world.state("figures_missing"), AlertState::Firing);
        QCOMPARE(world.count("figures_missing", Kind::Fired), 1);
    }

    void oneDiskOfTwo()
    {
        AlertWorld world;
        Point blocks = world.disk;
        Point own = world.disk;
        own.tags = {{"path_role", u"datadir"_s}};
        world.extra = {own};
        world.advance(60);
        world.disk.fields.clear(); // only the one of "blocks" is missing
        world.advance(untilMissing);
        QVERIFY(world.alert("figures_missing").text.contains(u"Free (filesystem, blocks)"_s));
        QVERIFY(!world.alert("figures_missing").text.contains(u"datadir"_s));
    }

    /// Rules that are off or do not apply need no figures.
    void figuresWithoutARule()
    {
        AlertSettings settings;
        settings.off = {u"node_warnings"_s};
        AlertWorld world(settings);
        AlertWorld::put(world.chain, "initial_block_download", true);
        remove(world, {"blockchain", "warnings"});
        remove(world, {"blockchain", "rival_branch_blocks"}); // not requested during the download
        remove(world, {"mempool", "fee_fast"});               // no limit is set
        world.drift = [&world](int) { world.mine(); };
        world.advance(600);
        QCOMPARE(world.engine->figures().report().level, Level::Good);
        world.drift = nullptr;
        AlertWorld::put(world.chain, "initial_block_download", false);
        world.step();
        QVERIFY(world.engine->figures().report().level != Level::Bad); // three cycles from here
        world.advance(untilMissing);
        QVERIFY(world.alert("figures_missing").text.contains(u"Rival branch"_s));
    }

    void agesByCadence()
    {
        const PollIntervals intervals{5'000, 30'000};
        QCOMPARE(longestFresh("blockchain", intervals), 15'000);
        QCOMPARE(longestFresh("peers", intervals), 90'000);
        QVERIFY(!longestFresh("block", intervals));
        QCOMPARE(longestFresh("blockchain", {200, 200}), 10'000); // for slow machines
        QCOMPARE(longestFresh("mempool_hist", {5'000, 30'000, 10'000}), 30'000);
        for (const MeasurementSpec &measurement : catalogue())
            QVERIFY2(sourceOf(measurement.name) != Name("") || measurement.name == Name("witness"),
                     measurement.name.view().data());
    }

    /// An alert on a missing figure is not current, and does not disappear silently.
    void anAlertWithoutItsFigures()
    {
        AlertWorld world;
        world.advance(60);
        AlertWorld::put(world.peers, "outbound", qint64(2));
        QVERIFY(world.stepUntil("few_outbound", AlertState::Firing, 700));
        const QString text = world.alert("few_outbound").text;
        QCOMPARE(world.alert("few_outbound").staleSinceMs, 0);
        world.answers = false;
        world.report(ids::node, Level::Bad, u"Away."_s);
        world.advance(90);
        QCOMPARE(world.alert("few_outbound").text, text);
        world.advance(60);
        const Alert stale = world.alert("few_outbound");
        QCOMPARE(stale.state, AlertState::Firing);
        QVERIFY(stale.staleSinceMs > 0);
        QVERIFY2(stale.text.startsWith(text) && stale.text.contains(u"No figures since"_s),
                 qPrintable(stale.text));
        world.restart();
        world.advance(120);
        QCOMPARE(world.alert("few_outbound").text.count(u"No figures since"_s), 1);
        world.answers = true;
        world.report(ids::node, Level::Good, u"Here."_s);
        world.advance(10);
        QCOMPARE(world.alert("few_outbound").staleSinceMs, 0);
        QCOMPARE(world.alert("few_outbound").text, text);
    }

    /// No peers is a figure of now, not of three minutes ago.
    void noAlertFromOldFigures()
    {
        AlertWorld world;
        world.advance(60);
        AlertWorld::put(world.peers, "total", qint64(0));
        world.step();
        world.answers = false;
        world.report(ids::node, Level::Bad, u"Away."_s);
        world.report(ids::peers, Level::Bad, u"Away."_s);
        world.advance(3'600);
        QCOMPARE(world.count("no_peers", Kind::Fired), 0);
    }
};

QTEST_APPLESS_MAIN(TestNeededFigures)
#include "test_needed_figures.moc"
