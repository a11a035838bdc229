// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_rules.h"
#include "app/core/alerts/alerts.h"
#include "app/core/health/component_ids.h"
#include "tests/support/made_status.h"
#include "ui/alerts/alert_card.h"
#include "ui/alerts/alert_history_model.h"
#include "ui/alerts/alert_history_view.h"
#include "ui/alerts/alerts_page.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/copying_table.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/notice_line.h"
#include "ui/controls/small_button.h"
#include "ui/tray/tray_look.h"
#include "ui/tray/tray_menu.h"
#include "ui/window/health_bar.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

#include <algorithm>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 10'000;
constexpr qint64 someTime = 1'795'000'000'000;
const QString hostile = u"/<img src='http://evil.example/x'><b>more</b>/"_s;

Alert alertOf(const QString &rule, AlertSeverity severity = AlertSeverity::Warning,
              AlertState state = AlertState::Firing)
{
    Alert alert;
    alert.rule = rule;
    alert.severity = severity;
    alert.state = state;
    alert.title = u"Title of "_s + rule;
    alert.text = u"Text of "_s + rule;
    alert.nextStep = u"Do something."_s;
    alert.sinceMs = someTime;
    return alert;
}

Alert overOf(const QString &rule, qint64 beganMs, qint64 seconds,
             AlertSeverity severity = AlertSeverity::Warning)
{
    Alert alert = alertOf(rule, severity, AlertState::Resolved);
    alert.sinceMs = beganMs;
    alert.resolvedMs = beganMs + seconds * 1'000;
    return alert;
}

struct Shown {
    LiveSeries series;
    ChartData charts{series, nullptr};
    NodeView view{charts.live()};
    MainWindow window{view, charts, {}};
    AlertsPage &page = *window.findChild<AlertsPage *>();
    AlertHistoryView &history = *page.history();

    Shown()
    {
        window.show();
        window.showAlerts();
    }
    void setAlerts(const std::vector<Alert> &alerts)
    {
        window.view().setAlerts(alerts);
        window.view().judgeNow();
        QCoreApplication::processEvents(); // a layout shows new widgets later
    }
    AlertCard *card(std::size_t i) { return page.cards()[i]; }
    QAbstractButton *button(QWidget *in, const QString &name)
    {
        const auto buttons = in->findChildren<QAbstractButton *>();
        for (QAbstractButton *one : buttons)
            if (one->isVisible() && (one->accessibleName() == name || one->text() == name))
                return one;
        return nullptr;
    }
    bool says(const QString &text)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    QStringList shownRows(int column)
    {
        QStringList texts;
        const QAbstractItemModel *model = history.table()->model();
        for (int i = 0; i < model->rowCount(); ++i)
            texts << model->index(i, column).data().toString();
        return texts;
    }
};

} // namespace

class TestAlertsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allClear()
    {
        Shown shown;
        QVERIFY(shown.says(u"Waiting for the node's first answer"_s));
        Point chain("blockchain", QDateTime::currentMSecsSinceEpoch());
        shown.series.add({chain.set("best_height", 920'000)});
        shown.window.view().setStatus(madeStatus(ids::node, Status::Level::Good));
        QTRY_VERIFY_WITH_TIMEOUT(shown.says(u"No problems"_s), deadlineMs);
        QVERIFY(shown.says(u"No past alerts"_s));
        shown.setAlerts({alertOf(u"one"_s)});
        QVERIFY(!shown.says(u"No problems"_s));
    }

    void cardsShowAlertAndNextStep()
    {
        Shown shown;
        Alert snoozed = alertOf(u"two"_s, AlertSeverity::Critical);
        snoozed.snoozedUntilClear = true;
        shown.setAlerts({alertOf(u"one"_s), snoozed,
                         alertOf(u"three"_s, AlertSeverity::Information, AlertState::Pending)});
        QCOMPARE(shown.page.cards().size(), std::size_t(3));
        QCOMPARE(int(shown.page.health().matters.size()), 2);
        for (const QString &text :
             {u"2 alerts"_s, u"1 acknowledged or snoozed · 1 pending"_s, u"Title of one"_s,
              u"Text of one"_s, u"Do something."_s, u"Warning"_s, u"Critical"_s, u"Information"_s,
              u"Snoozed until it clears"_s, u"Pending"_s})
            QVERIFY2(shown.says(text), qPrintable(text));
        shown.card(0)->tick(someTime + 190'000);
        QVERIFY(shown.says(u"for 3\u202Fmin"_s));
        // The most severe first, even if acknowledged.
        QCOMPARE(shown.card(0)->accessibleName(), u"Critical: Title of two"_s);
        QVERIFY(!shown.button(shown.card(2), u"Snooze: 1 h"_s)); // it is not reported yet
    }

    void userActions()
    {
        Shown shown;
        shown.setAlerts({alertOf(u"one"_s), alertOf(u"two"_s)});
        QSignalSpy acknowledged(&shown.window.view().commands(), &AlertCommands::acknowledge);
        QSignalSpy snoozed(&shown.window.view().commands(), &AlertCommands::snooze);
        auto *acknowledge = shown.button(shown.card(1), u"Acknowledge: Title of two"_s);
        QVERIFY(acknowledge);
        acknowledge->setFocus();
        QTest::keyClick(acknowledge, Qt::Key_Space); // by keyboard
        QCOMPARE(acknowledged.size(), 1);
        QCOMPARE(acknowledged[0][0].toString(), u"two"_s);
        const std::pair<QString, Snooze> lengths[] = {
            {u"Snooze: 1 h"_s, Snooze::OneHour},
            {u"Snooze: 8 h"_s, Snooze::EightHours},
            {u"Snooze: Until it clears"_s, Snooze::UntilClear}};
        for (const auto &[name, length] : lengths) {
            QTest::mouseClick(shown.button(shown.card(0), name), Qt::LeftButton);
            QCOMPARE(snoozed.back()[0].toString(), u"one"_s);
            QCOMPARE(snoozed.back()[1].value<Snooze>(), length);
        }
        Alert done = alertOf(u"two"_s);
        done.acknowledged = true;
        shown.setAlerts({alertOf(u"one"_s), done});
        QVERIFY(!shown.button(shown.card(1), u"Acknowledge: Title of two"_s));
        QVERIFY(shown.says(u"Acknowledged"_s));
    }

    void aCardOpensItsRule()
    {
        Shown shown;
        Alert low = alertOf(u"no_peers"_s, AlertSeverity::Critical);
        shown.setAlerts({low, alertOf(u"electrum_down"_s), alertOf(u"of another version"_s)});
        QSignalSpy settings(&shown.window, &MainWindow::settingWanted);
        QSignalSpy turned(&shown.window.view().commands(), &AlertCommands::turnOn);
        const QString limit = u"Change limit: Title of "_s;
        QTest::mouseClick(shown.button(shown.card(0), limit + u"no_peers"_s), Qt::LeftButton);
        QCOMPARE(settings.size(), 1);
        QCOMPARE(settings[0][0].toString(), u"no_peers"_s);
        // A state has no limit; of an unknown rule nothing is known but its name.
        QVERIFY(!shown.button(shown.card(1), limit + u"electrum_down"_s));
        QVERIFY(!shown.button(shown.card(2), limit + u"of another version"_s));
        QTest::mouseClick(shown.button(shown.card(1), u"Turn off: Title of electrum_down"_s),
                          Qt::LeftButton);
        QCOMPARE(turned.size(), 1);
        QCOMPARE(turned[0], (QVariantList{u"electrum_down"_s, false}));
    }

    void aPendingAlertCanBeTurnedOff()
    {
        Shown shown;
        shown.setAlerts({alertOf(u"no_peers"_s, AlertSeverity::Critical, AlertState::Pending)});
        QVERIFY(shown.button(shown.card(0), u"Turn off: Title of no_peers"_s));
        QVERIFY(shown.button(shown.card(0), u"Change limit: Title of no_peers"_s));
    }

    void rulesTurnedOffStayVisible()
    {
        Shown shown;
        auto *line = shown.page.findChild<NoticeLine *>();
        QVERIFY(!line->isVisible());
        QSignalSpy turned(&shown.window.view().commands(), &AlertCommands::turnOn);
        QSignalSpy settings(&shown.window, &MainWindow::settingWanted);
        shown.window.setAlertsOff({u"no_peers"_s, u"zmq_gaps"_s}, {});
        QVERIFY(line->isVisible());
        QVERIFY2(line->text().startsWith(u"Turned off: No peers, "_s), qPrintable(line->text()));
        QTest::mouseClick(shown.button(line, u"Turn on “No peers”"_s), Qt::LeftButton);
        QCOMPARE(turned[0], (QVariantList{u"no_peers"_s, true}));
        QTest::mouseClick(shown.button(line, u"Alert rules…"_s), Qt::LeftButton);
        QCOMPARE(settings[0][0].toString(), u"no_peers"_s);

        shown.window.setAlertsOff(
            {u"no_peers"_s, u"zmq_gaps"_s, u"behind"_s, u"fork"_s, u"disk_low"_s}, {});
        QVERIFY2(line->text().endsWith(u"and 2 more."_s), qPrintable(line->text()));
        QCOMPARE(int(line->actions().size()), 4);

        // What the environment sets cannot be changed here.
        shown.setAlerts({alertOf(u"few_outbound"_s)});
        shown.window.setAlertsOff({u"no_peers"_s}, u"Set elsewhere."_s);
        QVERIFY(line->text().endsWith(u"Set elsewhere."_s));
        QCOMPARE(int(line->actions().size()), 1);
        QAbstractButton *off = shown.button(shown.card(0), u"Turn off: Title of few_outbound"_s);
        QVERIFY(!off->isEnabled());
        QVERIFY(off->toolTip().contains(u"Set elsewhere."_s));

        shown.window.setAlertsOff({}, {});
        QVERIFY(!line->isVisible());
        QVERIFY(off->isEnabled());
        shown.window.showAlertTrouble(u"The disk is full."_s);
        QCOMPARE(line->text(), u"The disk is full."_s);
    }

    void anAlertOpensItsPage_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("setting");
        const auto row = [](const char *rule, const QString &page, const QString &setting) {
            QTest::newRow(rule) << page << setting;
        };
        row("no_peers", u"Peers"_s, {});
        row("one_network", u"Peers"_s, {});
        row("reorganisation", u"Chain"_s, {});
        row("chain_split", u"Chain"_s, {});
        row("mempool_purging", u"Mempool"_s, {});
        row("feerate_above", u"Mempool"_s, {});
        row("disk_low", u"System"_s, {});
        row("node_restarted", u"System"_s, {});
        row("node_unreachable", {}, u"BITCOIN_RPC_HOST"_s);
        row("login_refused", {}, u"BITCOIN_RPC_USER"_s);
        row("wrong_network", {}, u"BITCOIN_NETWORK"_s); // its next step names it
        row("mirror_stuck", {}, u"INFLUX_URL"_s);
        row("heartbeat_failed", {}, u"HEARTBEAT_URL"_s);
        row("geoip_old", {}, u"GEOIP_DIR"_s);
        row("source_failed", {}, {});
    }
    void anAlertOpensItsPage()
    {
        QFETCH(QString, page);
        QFETCH(QString, setting);
        const QString rule = QString::fromUtf8(QTest::currentDataTag());
        QVERIFY(findAlertRule(rule));
        Shown shown;
        shown.setAlerts({alertOf(rule)});
        QSignalSpy settings(&shown.window, &MainWindow::settingWanted);
        const QString place = page.isEmpty() && !setting.isEmpty() ? u"Settings"_s : page;
        QAbstractButton *button =
            shown.button(shown.card(0), u"Go to %1: Title of %2"_s.arg(place, rule));
        QCOMPARE(button != nullptr, !place.isEmpty());
        AlertCard *card = shown.card(0);
        QTest::mouseClick(card, Qt::LeftButton, {}, QPoint(4, 4));
        if (!page.isEmpty()) {
            QVERIFY(!shown.page.isVisible());
            QVERIFY(shown.button(&shown.window, page)->isChecked());
        }
        QCOMPARE(settings.size(), setting.isEmpty() ? 0 : 1);
        if (!setting.isEmpty())
            QCOMPARE(settings[0][0].toString(), setting);
    }

    void snoozeAllIsOneCommand()
    {
        Shown shown;
        shown.setAlerts({alertOf(u"one"_s)});
        QVERIFY(!shown.button(&shown.page, u"Snooze all"_s)); // the card has its own
        shown.setAlerts({alertOf(u"one"_s), alertOf(u"two"_s)});
        QSignalSpy one(&shown.window.view().commands(), &AlertCommands::snooze);
        QSignalSpy all(&shown.window.view().commands(), &AlertCommands::snoozeAll);
        auto *button = shown.button(&shown.page, u"Snooze all"_s);
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3);
        menu->actions()[1]->trigger();
        menu->close();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0][0].value<Snooze>(), Snooze::EightHours);
        QCOMPARE(one.size(), 0);
    }

    /// From the page and from the tray the same becomes of the same alerts.
    void snoozeAllFromPageAndMenu_data()
    {
        QTest::addColumn<bool>("fromTray");
        QTest::newRow("page") << false;
        QTest::newRow("tray") << true;
    }
    void snoozeAllFromPageAndMenu()
    {
        QFETCH(bool, fromTray);
        Moment moment{someTime, 0};
        Alerts alerts({{}, {}, {}, nullptr, [&] { return moment; }});
        alerts.start();
        for (const Name id : {ids::zmq, ids::electrum, ids::influx, ids::history})
            alerts.takeStatus(madeStatus(id, Status::Level::Bad, {}, u"Broken."_s));
        for (int i = 0; i < 80; ++i) {
            moment.unixMs += 5'000;
            moment.steadyMs += 5'000;
            alerts.setSettings({}); // judges
        }
        alerts.snooze(u"mirror_stuck"_s, Snooze::UntilClear);
        alerts.snooze(u"history_broken"_s, Snooze::EightHours);

        Shown shown;
        AlertCommands &commands = shown.window.view().commands();
        connect(&commands, &AlertCommands::snoozeAll, &alerts, &Alerts::snoozeAll);
        TrayMenu tray(commands);
        shown.setAlerts(alerts.now());
        tray.setState({}, {}, alerts.now());
        if (!fromTray)
            QTest::mouseClick(shown.button(&shown.page, u"Snooze all"_s), Qt::LeftButton);
        QWidget *menu = fromTray ? &tray : QApplication::activePopupWidget();
        QVERIFY(menu);
        const auto actions = fromTray ? tray.findChild<QMenu *>()->actions() : menu->actions();
        actions.front()->trigger(); // an hour
        menu->close();

        QCOMPARE(alerts.now().size(), std::size_t(4));
        for (const Alert &alert : alerts.now()) {
            QCOMPARE(alert.state, AlertState::Firing);
            const bool untilClear = alert.rule == u"mirror_stuck"_s;
            const qint64 hours = untilClear ? 0 : alert.rule == u"history_broken"_s ? 8 : 1;
            QCOMPARE(alert.snoozedUntilClear, untilClear);
            QCOMPARE(alert.snoozedUntilMs, hours == 0 ? 0 : moment.unixMs + hours * 3'600'000);
        }
    }

    void cardsAreReused()
    {
        Shown shown;
        shown.setAlerts({alertOf(u"one"_s), alertOf(u"two"_s)});
        AlertCard *two = shown.card(1);
        auto *focused = shown.button(two, u"Snooze: 8 h"_s);
        focused->setFocus();
        Alert graver = alertOf(u"two"_s, AlertSeverity::Critical);
        shown.setAlerts({graver, alertOf(u"three"_s), alertOf(u"one"_s)});
        QCOMPARE(shown.card(0), two);
        QCOMPARE(two->alert().severity, AlertSeverity::Critical);
        QCOMPARE(shown.window.focusWidget(), focused);
        QTRY_VERIFY_WITH_TIMEOUT(two->y() < shown.card(2)->y(), deadlineMs);
        shown.setAlerts({});
        QCOMPARE(int(shown.page.health().matters.size()), 0);
    }

    void theNavigationCounts()
    {
        Shown shown;
        shown.setAlerts({alertOf(u"one"_s), alertOf(u"two"_s)});
        QVERIFY(shown.button(&shown.window, u"Alerts (2)"_s));
        shown.setAlerts({});
        QVERIFY(!shown.button(&shown.window, u"Alerts (2)"_s));
        shown.window.showPage(0);
        auto *bar = shown.window.findChild<HealthBar *>();
        QTest::mouseClick(bar, Qt::LeftButton);
        QVERIFY(shown.page.isVisible());
        shown.window.showPage(0);
        QTest::keyClick(bar, Qt::Key_Return);
        QVERIFY(shown.page.isVisible());
    }

    void resolvedAlertsAreSortedAndFiltered()
    {
        Shown shown;
        std::vector<Alert> history = {
            overOf(u"newest"_s, someTime, 30, AlertSeverity::Critical),
            overOf(u"middle"_s, someTime - 9'000'000, 7'200, AlertSeverity::Information),
            overOf(u"oldest"_s, someTime - 99'000'000, 600)};
        shown.window.view().setAlertHistory(history);
        using Model = AlertHistoryModel;
        const QStringList newestFirst = {u"Title of newest"_s, u"Title of middle"_s,
                                         u"Title of oldest"_s};
        QCOMPARE(shown.shownRows(Model::What), newestFirst);
        shown.history.table()->sortByColumn(Model::Lasted, Qt::AscendingOrder);
        QCOMPARE(shown.shownRows(Model::Lasted),
                 (QStringList{u"30\u202Fs"_s, u"10\u202Fmin"_s, u"2\u202Fh 00\u202Fmin"_s}));
        shown.history.table()->sortByColumn(Model::Severity, Qt::DescendingOrder);
        QCOMPARE(shown.shownRows(Model::Severity),
                 (QStringList{u"Critical"_s, u"Warning"_s, u"Information"_s}));
        shown.history.filter()->setText(u"MIDDLE"_s);
        QCOMPARE(shown.shownRows(Model::What), QStringList{u"Title of middle"_s});
        shown.history.filter()->setText(u"nothing like it"_s);
        QVERIFY(shown.says(u"No alert matches"_s));
        QTest::keyClick(shown.history.filter(), Qt::Key_Escape);
        QCOMPARE(shown.shownRows(Model::What).size(), 3);

        shown.history.table()->sortByColumn(Model::Began, Qt::DescendingOrder);
        shown.history.table()->selectRow(1);
        history.insert(history.begin(), overOf(u"fresh"_s, someTime + 5'000, 3));
        shown.window.view().setAlertHistory(history); // the selection stays
        QCOMPARE(shown.history.rowsToCopy().front().rule, u"middle"_s);
        QCOMPARE(shown.shownRows(Model::What).front(), u"Title of fresh"_s);
    }

    void copiedAndSaved()
    {
        Shown shown;
        Alert formula = overOf(u"one"_s, someTime, 90);
        formula.title = u"=cmd|' /C calc'!A0"_s;
        shown.window.view().setAlertHistory({formula, overOf(u"two"_s, someTime - 60'000, 30)});
        CopyingTable *table = shown.history.table();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"\tWarning\t"_s));
        QCOMPARE(shown.history.rowsToCopy().size(), std::size_t(1));
        table->clearSelection();
        const QStringList lines = alertsAsCsv(shown.history.rowsToCopy()).trimmed().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].trimmed(), u"began,over,lasted_seconds,severity,alert,title,text"_s);
        QVERIFY2(lines[1].startsWith(u"2026-11-18T"_s), qPrintable(lines[1]));
        QVERIFY2(lines[1].contains(u",90,warning,one,'=cmd"_s), qPrintable(lines[1]));
    }

    void untrustedTextIsPlain()
    {
        Shown shown;
        Alert alert = alertOf(u"one"_s);
        alert.title = alert.text = alert.nextStep = hostile;
        Alert over = overOf(u"two"_s, someTime, 5);
        over.title = over.text = over.nextStep = hostile;
        shown.setAlerts({alert});
        shown.window.view().setAlertHistory({over});
        const auto labels = shown.page.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(shown.says(hostile));
        const auto widgets = shown.page.findChildren<QWidget *>();
        for (const QWidget *widget : widgets)
            QVERIFY2(!widget->toolTip().contains(u"<img"_s), qPrintable(widget->toolTip()));
        const QAbstractItemModel *model = shown.history.table()->model();
        for (int column = 0; column < model->columnCount(); ++column)
            QVERIFY(!model->index(0, column).data(Qt::ToolTipRole).toString().contains(u"<img"_s));
    }

    void aThousandInTheHistory()
    {
        Shown shown;
        std::vector<Alert> history;
        for (int i = 0; i < 1'000; ++i)
            history.push_back(overOf(u"rule"_s, someTime - i * 60'000, i));
        shown.window.view().setAlertHistory(history);
        QCOMPARE(shown.shownRows(AlertHistoryModel::What).size(), 1'000);
        history.pop_back();
        history.insert(history.begin(), overOf(u"fresh"_s, someTime + 60'000, 4));
        shown.window.view().setAlertHistory(history);
        QCOMPARE(shown.shownRows(AlertHistoryModel::What).size(), 1'000);
        QCOMPARE(shown.shownRows(AlertHistoryModel::What).front(), u"Title of fresh"_s);
    }
};

QTEST_MAIN(TestAlertsPage)
#include "test_alerts_page.moc"
