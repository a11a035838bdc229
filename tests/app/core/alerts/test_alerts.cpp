// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts with their file: the state after a restart.
#include "app/core/alerts/alert_file.h"
#include "app/core/alerts/alert_json.h"
#include "app/core/alerts/alert_text.h"
#include "app/core/alerts/alerts.h"
#include "collectors/pipeline/threads.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = AlertNews::Kind;

namespace {

constexpr int deadlineMs = 10'000;

/// Alerts over a clock that a test moves.
struct Running {
    Moment moment{1'790'000'000'000, 0};
    std::unique_ptr<Alerts> alerts;
    std::vector<AlertNews> news;
    Outbox *outbox = nullptr; ///< whose items are never taken

    explicit Running(const QString &path, const AlertSettings &settings = {})
        : m_path(path), m_settings(settings)
    {
        start();
    }
    void start()
    {
        alerts = std::make_unique<Alerts>(AlertsOptions{
            m_settings, {}, m_path, &m_threads.named(u"records"_s), [this] { return moment; }});
        QObject::connect(alerts.get(), &Alerts::news, alerts.get(),
                         [this](const AlertNews &one) { news.push_back(one); });
        outbox = &alerts->outbox(u"webhook"_s);
        QSignalSpy changed(alerts.get(), &Alerts::changed);
        alerts->start();
        if (changed.isEmpty())
            changed.wait(deadlineMs); // the memory is there
    }
    void stop()
    {
        QSignalSpy flushed(alerts.get(), &Alerts::flushed);
        alerts->flush(deadlineMs);
        QVERIFY(!flushed.isEmpty() || flushed.wait(deadlineMs));
        alerts.reset();
    }
    QString waiting() const
    {
        QStringList waiting;
        for (const PendingNews &one : outbox->contents())
            waiting << one.news.alert.rule + u' ' + newsName(one.news.kind);
        return waiting.join(u", "_s);
    }
    Status::Level level() const { return alerts->lastReport().level; }
    void setFree(double percent, int seconds)
    {
        for (int i = 0; i < seconds; i += 5) {
            moment.unixMs += 5'000;
            moment.steadyMs += 5'000;
            Point disk("filesystem", moment.unixMs);
            disk.tag("path_role", u"blocks"_s).set("free_percent", percent);
            alerts->take(std::make_shared<const Points>(Points{disk}));
        }
    }

    /// On the thread of the file.
    void postToDisk(const std::function<void()> &work)
    {
        OnThread<QObject>(m_threads.named(u"records"_s), std::make_unique<QObject>())
            .post([work](QObject &) { work(); });
    }

private:
    QString m_path;
    AlertSettings m_settings;
    Threads m_threads;
};

} // namespace

class TestAlerts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRestartReportsNothingTwice()
    {
        QTemporaryDir directory;
        Running running(directory.filePath(u"new/alerts.sqlite"_s));
        running.setFree(8, 120);
        QCOMPARE(running.news.size(), std::size_t(1));
        running.alerts->acknowledge(u"disk_low"_s);
        running.stop();

        running.moment.steadyMs = 0;
        running.start();
        const std::vector<Alert> now = running.alerts->now();
        QCOMPARE(now.size(), std::size_t(1));
        QCOMPARE(now.front().state, AlertState::Firing);
        QVERIFY(now.front().acknowledged);
        running.setFree(8, 300);
        QCOMPARE(running.news.size(), std::size_t(1));
        running.setFree(50, 120);
        QCOMPARE(running.news.size(), std::size_t(2));
        QCOMPARE(running.news.back().kind, Kind::Resolved);
        running.stop();

        running.start();
        QVERIFY(running.alerts->now().empty());
        QCOMPARE(running.alerts->history().size(), std::size_t(1));
        const Alert past = running.alerts->history().front();
        QCOMPARE(past.state, AlertState::Resolved);
        QVERIFY(past.text.contains(u"8.0"_s));
        QVERIFY(past.resolvedMs > past.firedMs && past.firedMs > 0);
        QCOMPARE(running.news.size(), std::size_t(2));
    }

    void undeliveredNewsSurvivesARestart()
    {
        QTemporaryDir directory;
        Running running(directory.filePath(u"alerts.sqlite"_s));
        running.setFree(8, 120);
        QCOMPARE(running.waiting(), u"disk_low fired"_s);
        const qint64 firedMs = running.outbox->contents()[0].news.atMs;
        running.stop();
        running.start();
        QCOMPARE(running.waiting(), u"disk_low fired"_s);
        QCOMPARE(running.outbox->contents()[0].news.atMs, firedMs);
        running.setFree(50, 120); // resolved before it was reported
        QCOMPARE(running.waiting(), u"disk_low resolved"_s);
        running.stop();
        running.start();
        QCOMPARE(running.waiting(), u"disk_low resolved"_s);
        running.outbox->delivered(running.outbox->take()->id);
        running.stop();
        running.start();
        QCOMPARE(running.waiting(), QString());
    }

    /// Events between two runs are not reported as current.
    void newsThatIsOffOrTooOldIsNotReported()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"alerts.sqlite"_s);
        {
            Running running(path);
            running.setFree(8, 120);
            running.stop();
        }
        AlertSettings settings;
        settings.off.insert(u"disk_low"_s);
        Running running(path, settings);
        QCOMPARE(running.waiting(), QString());
        running.alerts->setSettings({});
        running.setFree(8, 120);
        QCOMPARE(running.waiting(), u"disk_low fired"_s);
        running.alerts->setSettings(settings);
        QCOMPARE(running.waiting(), QString());
        running.alerts->setSettings({});
        running.setFree(8, 120);
        running.setFree(50, 120);
        QCOMPARE(running.waiting(), u"disk_low resolved"_s);
        running.stop();
        running.moment.unixMs += 31LL * 24 * 3'600'000;
        running.start();
        QCOMPARE(running.waiting(), QString());
    }

    /// Nothing is sent that would be sent again after a kill.
    void nothingIsReleasedBeforeItIsWritten()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"alerts.sqlite"_s);
        Running running(path);
        std::size_t onDisk = 0;
        connect(running.outbox, &Outbox::waiting, this, [&] {
            AlertFile file(path);
            onDisk = file.load().pending.size();
        });
        running.setFree(8, 120);
        QVERIFY(!running.outbox->hasMore());
        QTRY_VERIFY_WITH_TIMEOUT(running.outbox->hasMore(), deadlineMs);
        QCOMPARE(onDisk, std::size_t(1));
    }

    void aReadOnlyDiskDelaysNothing()
    {
        QTemporaryDir directory;
        QFile(directory.filePath(u"file"_s)).open(QIODevice::WriteOnly);
        Running running(directory.filePath(u"file/alerts.sqlite"_s));
        running.setFree(8, 120);
        QTRY_VERIFY_WITH_TIMEOUT(running.outbox->hasMore(), deadlineMs);
    }

    /// While the disk hangs, a single write with the full state waits.
    void aHungDiskGetsASingleWrite()
    {
        constexpr int times = 10;
        constexpr int mostReports = 4; // one of the write, and some of the time that passes
        QTemporaryDir directory;
        Running running(directory.filePath(u"alerts.sqlite"_s));
        QSemaphore isHanging;
        QSemaphore mayGoOn;
        running.postToDisk([&] {
            isHanging.release();
            mayGoOn.acquire();
        });
        isHanging.acquire();
        QSignalSpy written(running.alerts.get(), &Alerts::reported);
        for (int i = 0; i < times; ++i) {
            running.setFree(8, 120);
            running.alerts->acknowledge(u"disk_low"_s);
            running.setFree(50, 120);
        }
        QCOMPARE(running.alerts->history().size(), std::size_t(times));
        QVERIFY(running.alerts->now().empty());
        mayGoOn.release();
        running.stop(); // behind all writes, each of which reports
        QVERIFY2(written.size() <= mostReports, qPrintable(QString::number(written.size())));
        running.start();
        QCOMPARE(running.alerts->history().size(), std::size_t(times));
        QVERIFY(running.alerts->now().empty());
        QCOMPARE(running.waiting(), u"disk_low resolved"_s);
    }

    /// A file of an earlier version, and invalid news.
    void anOlderFileAndADamagedRow()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"alerts.sqlite"_s);
        {
            SqliteFile old(
                {path,
                 {{u"CREATE TABLE current (rule TEXT PRIMARY KEY, alert TEXT NOT NULL)"_s,
                   u"CREATE TABLE history (id INTEGER PRIMARY KEY, resolved_ms INTEGER "
                   "NOT NULL, alert TEXT NOT NULL)"_s}},
                 {},
                 false});
            QVERIFY(old.open());
        }
        Running running(path);
        running.setFree(8, 120);
        running.stop();
        {
            AlertFile file(path);
            PendingNews other{1, u"pigeon"_s, running.news[0]};
            file.save({OutboxContents{u"pigeon"_s, {other}}});
            QCOMPARE(file.load().pending.size(), std::size_t(2));
        }
        {
            SqliteFile file({path, {{}, {}}, {}, false});
            QVERIFY(file.open());
            QVERIFY(file.run(u"INSERT INTO pending VALUES ('webhook', 7, '{\"event\":1}')"_s));
            QVERIFY(file.run(u"INSERT INTO pending VALUES ('webhook', 8, 'x')"_s));
        }
        running.start();
        QCOMPARE(running.waiting(), u"disk_low fired"_s);
        running.outbox->delivered(running.outbox->take()->id);
        running.stop();
        AlertFile file(path);
        // of a channel that does not exist now
        QCOMPARE(file.load().pending.size(), std::size_t(1));
    }

    void onlyTheOwnerReadsTheFile()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"alerts.sqlite"_s);
        Running running(path);
        running.setFree(8, 120);
        running.stop();
        QCOMPARE(QFile::permissions(path) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void withoutAFileThereIsNoMemory()
    {
        Running running{QString()};
        running.setFree(8, 120);
        QCOMPARE(running.news.size(), std::size_t(1));
        running.stop();
        running.start();
        QVERIFY(running.alerts->now().empty());
    }

    void aFolderThatCannotBeWritten()
    {
        QTemporaryDir directory;
        QFile(directory.filePath(u"file"_s)).open(QIODevice::WriteOnly);
        Running running(directory.filePath(u"file/alerts.sqlite"_s));
        running.setFree(8, 120);
        QCOMPARE(running.news.size(), std::size_t(1)); // alerts work all the same
        QTRY_COMPARE_WITH_TIMEOUT(running.level(), Status::Level::Bad, deadlineMs);
    }

    void aDamagedFileIsSetAside()
    {
        QTemporaryDir directory;
        QFile file(directory.filePath(u"alerts.sqlite"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8'192, 'x'));
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
        Running running(file.fileName());
        running.setFree(8, 120);
        running.stop();
        running.start();
        QCOMPARE(running.alerts->now().size(), std::size_t(1));
        QCOMPARE(QDir(directory.path()).entryList({u"*damaged*"_s}).size(), 1);
    }

    void historyIsBounded()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"alerts.sqlite"_s);
        constexpr qint64 now = 1'790'000'000'000;
        constexpr qint64 day = 86'400'000;
        {
            AlertFile store(path);
            for (int i = 0; i < 1'100; ++i) {
                Alert alert;
                alert.rule = u"rule-%1"_s.arg(i);
                alert.resolvedMs = now + i * day / 10; // 110 days
                store.save({}, {alert});
            }
        }
        const auto load = [&path] {
            AlertFile store(path);
            return store.load().history;
        };
        std::vector<Alert> history = load();
        QCOMPARE(history.size(), std::size_t(1'000));
        QCOMPARE(history.front().rule, u"rule-1099"_s); // newest first
        {
            AlertFile store(path);
            Alert alert;
            alert.rule = u"late"_s;
            alert.resolvedMs = now + 400 * day;
            store.save({}, {alert});
        }
        history = load();
        QCOMPARE(history.back().rule, u"rule-340"_s); // 34 days in: a leap year before the late one
    }

    void theLastStateIsWritten()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"alerts.sqlite"_s);
        Running running(path);
        running.setFree(8, 70);
        running.stop(); // at once
        running.start();
        QCOMPARE(running.alerts->now().size(), std::size_t(1));
    }

    void worst()
    {
        Running running{QString()};
        QVERIFY(!running.alerts->worst());
        running.setFree(8, 120);
        QCOMPARE(running.alerts->worst(), std::optional(AlertSeverity::Warning));
        running.setFree(3, 10);
        QCOMPARE(running.alerts->worst(), std::optional(AlertSeverity::Critical));
        running.alerts->snoozeAll(Snooze::OneHour);
        QVERIFY(!running.alerts->worst());
        QCOMPARE(running.alerts->now().front().snoozedUntilMs, running.moment.unixMs + 3'600'000);
    }

    void changedIsEmittedOncePerChange()
    {
        Running running{QString()};
        running.setFree(40, 10);
        QSignalSpy changed(running.alerts.get(), &Alerts::changed);
        running.setFree(40, 60);
        QCOMPARE(changed.size(), 0);
        running.setFree(8, 5);
        QCOMPARE(changed.size(), 1); // pending
    }

    void settingsChangeWithoutARestart()
    {
        Running running{QString()};
        running.setFree(15, 120);
        QVERIFY(running.alerts->now().empty());
        AlertSettings settings;
        settings.thresholds.insert(u"disk_low"_s, 20);
        running.alerts->setSettings(settings);
        running.setFree(15, 70);
        QCOMPARE(running.news.size(), std::size_t(1));
        settings.off.insert(u"disk_low"_s);
        running.alerts->setSettings(settings);
        QVERIFY(running.alerts->now().empty());
        QCOMPARE(running.news.size(), std::size_t(1)); // the user who turns it off needs no report
    }

    void json()
    {
        Alert alert;
        alert.rule = u"disk_low"_s;
        alert.severity = AlertSeverity::Critical;
        alert.state = AlertState::Firing;
        alert.title = u"\"T\u00EFtle\"\n"_s;
        alert.text = u"Text"_s;
        alert.nextStep = u"Step"_s;
        alert.sinceMs = 1'790'000'000'001;
        alert.firedMs = 1'790'000'000'002;
        alert.snoozedUntilMs = 1'790'000'000'003;
        alert.acknowledged = alert.told = true;
        QCOMPARE(alertFromJson(alertToJson(alert)), std::optional(alert));
        AlertNews news{Kind::Again, alert, 1'790'000'000'004, 3};
        QCOMPARE(newsFromJson(newsToJson(news)), std::optional(news));
        QVERIFY(!newsFromJson("{}") && !newsFromJson("no") && !newsFromJson(alertToJson(alert)));
        QVERIFY(!alertFromJson("{}") && !alertFromJson("no") && !alertFromJson("[1]"));
    }
};

QTEST_GUILESS_MAIN(TestAlerts)
#include "test_alerts.moc"
