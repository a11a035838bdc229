// SPDX-License-Identifier: GPL-3.0-or-later
// Every rule through its whole life: it fires after its duration and not before, once, with the
// figures; stays between its two thresholds; survives a restart; clears, and says so once.
#include "alert_cases.h"
#include "collectors/point/durations.h"

#include "app/core/alerts/alert_measures.h"
#include "app/core/alerts/facts.h"
#include "app/core/health/component_ids.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Level = Status::Level;
using Kind = AlertNews::Kind;
using Case = AlertCase;

class TestAlertRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCountryTableMayBeAYearOld()
    {
        AlertWorld world;
        const auto ageOf = [&world](std::optional<qint64> databaseDays, qint64 tableDays) {
            Facts &facts = world.engine->facts();
            const qint64 now = facts.now().unixMs;
            facts.takeGeoipBuilt(databaseDays ? std::optional(now - *databaseDays * dayMs)
                                              : std::nullopt,
                                 now - tableDays * dayMs);
            return measures::geoipAge(facts).value.value_or(-1);
        };
        QCOMPARE(ageOf({}, 364), 0.0);
        QCOMPARE(ageOf({}, 366), 366.0);
        QCOMPARE(ageOf(70, 200), 70.0); // for instance providers
        QCOMPARE(ageOf(70, 400), 400.0);
    }

    void everyRuleHasACase()
    {
        QSet<QString> cases;
        for (const Case &one : allAlertCases())
            cases << one.rule;
        for (const AlertRule &rule : alertRules())
            QVERIFY2(cases.contains(QLatin1String(rule.id)), rule.id);
        QCOMPARE(std::size_t(cases.size()), alertRules().size());
    }

    void everyRuleReadsExistingFigures()
    {
        for (const AlertRule &rule : alertRules()) {
            QVERIFY2(rule.measure || rule.metric || rule.component != Name(""), rule.id);
            QCOMPARE(rule.setting.name != nullptr, rule.setting.value != nullptr);
        }
    }

    /// A single row is enough: there is no other list of the rules' figures.
    void aRuleOnAnyField()
    {
        for (const MeasurementSpec &measurement : catalogue())
            for (const FieldSpec &field : measurement.fields) {
                if (field.type == FieldType::Text)
                    continue;
                const AlertRule rule{.id = "new",
                                     .sense = AlertRule::Sense::High,
                                     .metric =
                                         Metric::find(measurement.name.view(), field.name.view()),
                                     .threshold = 1,
                                     .clear = 1,
                                     .title = "New",
                                     .text = "%1",
                                     .nextStep = "Look."};
                AlertEngine engine({}, {}, {&rule, 1});
                Point point(measurement.name, AlertWorld::startMs);
                for (const TagSpec &tag : measurement.tags)
                    point.tag(tag.name, u"any"_s);
                const FieldValue one = field.type == FieldType::Boolean ? FieldValue(true)
                                       : field.type == FieldType::Float ? FieldValue(1.0)
                                                                        : FieldValue(qint64(1));
                AlertWorld::put(point, field.name, one);
                const Moment now{AlertWorld::startMs, 1'000};
                engine.facts().advance(now);
                engine.facts().take(point, now.steadyMs);
                const QByteArray name =
                    measurement.name.toString().toLatin1() + '.' + field.name.toString().toLatin1();
                QVERIFY2(engine.evaluate(now).news.size() == 1, name.constData());
            }
    }

    /// A component whose status a rule judges needs no second alert.
    void oneAlertForABrokenComponent()
    {
        for (const Name id :
             {ids::node, ids::zmq, ids::mempool, ids::electrum, ids::influx, ids::history}) {
            AlertWorld world;
            world.step();
            world.report(id, Level::Bad, u"It is broken."_s);
            world.advance(600);
            QCOMPARE(world.state("source_failed"), AlertState::Inactive);
            QCOMPARE(world.engine->now().size(), std::size_t(1));
            QCOMPARE(world.engine->now().front().state, AlertState::Firing);
        }
    }

    void lifeCycle_data()
    {
        QTest::addColumn<Case>("one");
        for (const Case &one : allAlertCases())
            QTest::newRow(qPrintable(one.rule)) << one;
    }
    void lifeCycle()
    {
        QFETCH(Case, one);
        const QByteArray id = one.rule.toLatin1();
        const AlertRule &rule = *findAlertRule(one.rule);
        const int step = rule.forSeconds + one.leadSeconds + one.healSeconds > 3'600 ? 30 : 5;
        AlertWorld world(one.settings);
        const auto state = [&] { return world.state(id.constData()); };
        const auto count = [&](Kind kind) { return world.count(id.constData(), kind); };
        world.advance(60);
        QCOMPARE(state(), AlertState::Inactive);

        one.spoil(world);
        fires(world, one, rule, step);
        const Alert alert = world.alert(id.constData());
        QCOMPARE(alert.severity, one.severity);
        for (const QString &figure : one.figures)
            QVERIFY2(alert.text.contains(figure), qPrintable(alert.text));
        QVERIFY2(!alert.text.contains(QRegularExpression(u"%\\d"_s)), qPrintable(alert.text));
        QVERIFY(!alert.title.isEmpty() && !alert.nextStep.isEmpty());

        if (one.between) {
            one.between(world);
            world.advance(rule.clearSeconds + 600, step);
            QCOMPARE(state(), AlertState::Firing);
            one.spoil(world);
        }
        world.advance(60, step);
        world.restart();
        world.advance(rule.forSeconds > 3'600 ? 60 : 300);
        QCOMPARE(state(), AlertState::Firing);
        QCOMPARE(count(Kind::Fired), 1); // and not again

        one.heal(world);
        world.step(step);
        if (rule.clearSeconds > step)
            QCOMPARE(state(), AlertState::Firing);
        world.advance(rule.clearSeconds + one.healSeconds + 2 * step, step);
        QCOMPARE(state(), AlertState::Inactive);
        QCOMPARE(count(Kind::Fired), 1);
        QCOMPARE(count(Kind::Resolved), 1);
        QCOMPARE(world.resolved.empty(), false);
    }

    void theOffSwitch_data() { lifeCycle_data(); }
    void theOffSwitch()
    {
        QFETCH(Case, one);
        const AlertRule &rule = *findAlertRule(one.rule);
        one.settings.off.insert(one.rule);
        AlertWorld world(one.settings);
        world.step();
        one.spoil(world);
        const int step = rule.forSeconds + one.leadSeconds > 3'600 ? 30 : 5;
        world.advance(one.leadSeconds + rule.forSeconds + 60, step);
        QCOMPARE(world.state(rule.id), AlertState::Inactive);
        QCOMPARE(world.count(rule.id, Kind::Fired), 0);
    }

private:
    /// From the moment the condition holds, to the second.
    static void fires(AlertWorld &world, const Case &one, const AlertRule &rule, int step)
    {
        if (rule.forSeconds > 0) {
            QVERIFY(world.stepUntil(rule.id, AlertState::Pending, one.leadSeconds + step, step));
            world.advance(rule.forSeconds - step, step);
            QCOMPARE(world.state(rule.id), AlertState::Pending);
            QCOMPARE(world.count(rule.id, Kind::Fired), 0);
            world.step(step);
        } else {
            QVERIFY(world.stepUntil(rule.id, AlertState::Firing, one.leadSeconds + step, step));
        }
        QCOMPARE(world.state(rule.id), AlertState::Firing);
        QCOMPARE(world.count(rule.id, Kind::Fired), 1);
    }
};

QTEST_APPLESS_MAIN(TestAlertRules)
#include "test_alert_rules.moc"
