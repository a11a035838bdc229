// SPDX-License-Identifier: GPL-3.0-or-later
// On a private session bus, with a notification service that records its calls.
#include "app/notify/dbus_notifier.h"
#include "tests/support/notification_service.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QVariantMap>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = AlertNews::Kind;

namespace {

constexpr int deadlineMs = 10'000;

AlertNews newsOf(const QString &rule, Kind kind = Kind::Fired,
                 AlertSeverity severity = AlertSeverity::Warning)
{
    AlertNews news;
    news.kind = kind;
    news.alert.rule = rule;
    news.alert.severity = severity;
    news.alert.title = u"Node warns <b>"_s;
    news.alert.text = u"It says <img src=x> & more."_s;
    news.alert.nextStep = u"Look."_s;
    return news;
}

/// As soon as the service has reported its capabilities.
void show(
    DBusNotifier &notifier, const AlertNews &news, const DesktopNotifier::Done &done = [](bool) {})
{
    QTRY_VERIFY_WITH_TIMEOUT(notifier.isAvailable(), deadlineMs);
    notifier.show(news, done);
}

} // namespace

class TestDBusNotifier : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            QSKIP("dbus-daemon is not installed");
        m_daemon.start(u"dbus-daemon"_s,
                       {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address=1"_s});
        QVERIFY(m_daemon.waitForStarted(deadlineMs));
        while (!m_daemon.canReadLine())
            QVERIFY(m_daemon.waitForReadyRead(deadlineMs));
        const QString address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        QDBusConnection::connectToBus(address, u"client"_s);
        QDBusConnection::connectToBus(address, u"server"_s);
        QVERIFY(client().isConnected() && server().isConnected());
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"client"_s);
        QDBusConnection::disconnectFromBus(u"server"_s);
        m_daemon.terminate();
        m_daemon.waitForFinished(deadlineMs);
    }

    void shownReplacedAndClosed()
    {
        NotificationService service(server());
        QVERIFY(service.come());
        DBusNotifier notifier(client());
        show(notifier, newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(1), deadlineMs);
        QVERIFY(notifier.isAvailable());
        const auto first = service.notifications[0];
        QCOMPARE(first.replaces, 0U);
        QCOMPARE(first.summary, u"Warning: Node warns <b>"_s); // a summary is plain text
        QCOMPARE(first.body, u"It says &lt;img src=x&gt; &amp; more. Look."_s);
        QCOMPARE(first.hints.value(u"urgency"_s).toInt(), 1);

        show(notifier, newsOf(u"two"_s, Kind::Fired, AlertSeverity::Information));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(2), deadlineMs);
        QCOMPARE(service.notifications[1].hints.value(u"urgency"_s).toInt(), 0);
        show(notifier, newsOf(u"one"_s, Kind::Worsened, AlertSeverity::Critical));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(3), deadlineMs);
        QCOMPARE(service.notifications[2].replaces, first.id);
        QCOMPARE(service.notifications[2].hints.value(u"urgency"_s).toInt(), 2);

        show(notifier, newsOf(u"one"_s, Kind::Resolved, AlertSeverity::Critical));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(4), deadlineMs);
        QCOMPARE(service.closed, std::vector<uint>{first.id});
        const auto over = service.notifications[3];
        QCOMPARE(over.replaces, 0U);
        QVERIFY(over.summary.startsWith(u"Resolved: "_s));
        QVERIFY(over.hints.value(u"transient"_s).toBool());
        QCOMPARE(over.hints.value(u"urgency"_s).toInt(), 0);
    }

    void anAlertThatEndsBeforeItsNotificationIsClosed()
    {
        NotificationService service(server());
        QVERIFY(service.come());
        DBusNotifier notifier(client());
        show(notifier, newsOf(u"one"_s));
        show(notifier, newsOf(u"one"_s, Kind::Resolved));
        QTRY_COMPARE_WITH_TIMEOUT(service.closed.size(), std::size_t(1), deadlineMs);
        QCOMPARE(service.closed[0], service.notifications[0].id);
    }

    void buttons()
    {
        NotificationService service(server());
        QVERIFY(service.come());
        DBusNotifier notifier(client());
        QSignalSpy activated(&notifier, &DesktopNotifier::activated);
        QSignalSpy available(&notifier, &DesktopNotifier::availableChanged);
        QVERIFY(available.wait(deadlineMs));
        show(notifier, newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(1), deadlineMs);
        const uint id = service.notifications[0].id;
        QVERIFY(service.notifications[0].actions.contains(u"acknowledge"_s));
        // The signals come behind the answer to Notify, as on every bus.
        Q_EMIT service.ActionInvoked(id + 100, u"default"_s); // from another program
        for (const auto &key : {u"default"_s, u"acknowledge"_s, u"snooze"_s, u"nonsense"_s})
            Q_EMIT service.ActionInvoked(id, key);
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 3, deadlineMs);
        using Action = DesktopNotifier::Action;
        const Action expected[] = {Action::Open, Action::Acknowledge, Action::SnoozeOneHour};
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(activated[i][0].toString(), u"one"_s);
            QCOMPARE(activated[i][1].value<Action>(), expected[i]);
        }
    }

    void aNotificationClosedByTheUserStaysClosed()
    {
        NotificationService service(server());
        QVERIFY(service.come());
        DBusNotifier notifier(client());
        QSignalSpy available(&notifier, &DesktopNotifier::availableChanged);
        QVERIFY(available.wait(deadlineMs));
        show(notifier, newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(1), deadlineMs);
        Q_EMIT service.NotificationClosed(service.notifications[0].id, 2);
        QSignalSpy activated(&notifier, &DesktopNotifier::activated);
        show(notifier, newsOf(u"two"_s)); // its answer comes behind the signal
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(2), deadlineMs);
        Q_EMIT service.ActionInvoked(service.notifications[1].id, u"default"_s);
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, deadlineMs);
        show(notifier, newsOf(u"one"_s, Kind::Reminder));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(3), deadlineMs);
        QCOMPARE(service.notifications[2].replaces, 0U);
    }

    void aServiceWithoutMarkupGetsPlainText()
    {
        NotificationService service(server());
        service.capabilities = {u"body"_s};
        QVERIFY(service.come());
        DBusNotifier notifier(client());
        show(notifier, newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(1), deadlineMs);
        QCOMPARE(service.notifications[0].body, u"It says <img src=x> & more. Look."_s);
        QVERIFY(service.notifications[0].actions.isEmpty());
    }

    void aServiceThatStartsLater()
    {
        DBusNotifier notifier(client());
        QSignalSpy available(&notifier, &DesktopNotifier::availableChanged);
        QVERIFY(available.wait(deadlineMs));
        std::vector<bool> shown;
        notifier.show(newsOf(u"one"_s), [&shown](bool isShown) { shown.push_back(isShown); });
        QCOMPARE(shown, std::vector<bool>{false}); // the caller keeps it
        NotificationService service(server());
        QVERIFY(service.come());
        show(notifier, newsOf(u"one"_s), [&shown](bool isShown) { shown.push_back(isShown); });
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(1), deadlineMs);
        QTRY_COMPARE_WITH_TIMEOUT(shown, (std::vector<bool>{false, true}), deadlineMs);
        service.leave();
        QTRY_VERIFY_WITH_TIMEOUT(!notifier.isAvailable(), deadlineMs);
        QVERIFY(service.come());
        QTRY_VERIFY_WITH_TIMEOUT(notifier.isAvailable(), deadlineMs);
        show(notifier, newsOf(u"one"_s, Kind::Reminder));
        QTRY_COMPARE_WITH_TIMEOUT(service.notifications.size(), std::size_t(2), deadlineMs);
        QCOMPARE(service.notifications[1].replaces, 0U); // the one before knew that id
    }

    /// Critical notifications never expire; others do.
    void criticalNotificationsCloseWithTheProgram()
    {
        NotificationService service(server());
        QVERIFY(service.come());
        {
            DBusNotifier notifier(client());
            int shown = 0;
            const auto count = [&shown](bool isShown) { shown += isShown ? 1 : 0; };
            show(notifier, newsOf(u"one"_s, Kind::Fired, AlertSeverity::Critical), count);
            show(notifier, newsOf(u"two"_s, Kind::Fired, AlertSeverity::Warning), count);
            show(notifier, newsOf(u"three"_s, Kind::Fired, AlertSeverity::Critical), count);
            QTRY_COMPARE_WITH_TIMEOUT(shown, 3, deadlineMs);
            Q_EMIT service.NotificationClosed(service.notifications[2].id, 2); // closed by the user
            show(notifier, newsOf(u"four"_s), count);
            QTRY_COMPARE_WITH_TIMEOUT(shown, 4, deadlineMs);
        }
        QTRY_COMPARE_WITH_TIMEOUT(service.closed, std::vector<uint>{service.notifications[0].id},
                                  deadlineMs);
    }

    /// Also an alert that ends silently, for instance when it is turned off.
    void resolvedAlertsAreClosed()
    {
        NotificationService service(server());
        QVERIFY(service.come());
        DBusNotifier notifier(client());
        int shown = 0;
        for (const auto &rule : {u"one"_s, u"two"_s})
            show(notifier, newsOf(rule), [&shown](bool isShown) { shown += isShown ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(shown, 2, deadlineMs);
        notifier.keepOnly({u"two"_s});
        QTRY_COMPARE_WITH_TIMEOUT(service.closed, std::vector<uint>{service.notifications[0].id},
                                  deadlineMs);
    }

private:
    static QDBusConnection client() { return QDBusConnection(u"client"_s); }
    static QDBusConnection server() { return QDBusConnection(u"server"_s); }

    QProcess m_daemon;
};

QTEST_GUILESS_MAIN(TestDBusNotifier)
#include "test_dbus_notifier.moc"
