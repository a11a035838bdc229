// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real HTTP receiver that refuses, stalls and fails first.
#include "app/notify/webhook.h"
#include "collectors/http/retry_after.h"
#include "tests/collectors/http/http_server.h"
#include "tests/influx/scripted_receiver.h"
#include "tests/support/test_certificate.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Answer = ScriptedReceiver::Answer;
using Kind = AlertNews::Kind;

namespace {

constexpr int deadlineMs = 20'000;
QStringList logged;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    logged << message;
}

/// Which the status board would log.
void keepReasons(Webhook &webhook)
{
    for (const auto signal : {&Webhook::delayed, &Webhook::dropped})
        QObject::connect(&webhook, signal, &webhook,
                         [](const QString &reason) { logged << reason; });
}

AlertNews newsOf(const QString &rule, Kind kind = Kind::Fired)
{
    AlertNews news;
    news.kind = kind;
    news.alert.rule = rule;
    news.alert.severity = AlertSeverity::Critical;
    news.alert.title = u"Disk nearly full"_s;
    news.alert.text = u"4.4\u202F% free where the node keeps its blocks: 88\u202FGB."_s;
    news.alert.nextStep = u"Free some space."_s;
    news.alert.sinceMs = 1'790'000'000'000;
    news.alert.firedMs = 1'790'000'000'000;
    news.alert.resolvedMs = kind == Kind::Resolved ? 1'790'000'060'000 : 0;
    return news;
}

WebhookOptions to(const QUrl &url, WebhookFormat format = WebhookFormat::Generic)
{
    WebhookOptions options;
    options.url = url;
    options.format = format;
    options.identity = {u"mainnet"_s, u"cupboard"_s};
    options.timeoutMs = 300;
    options.firstPauseMs = 10;
    options.longestPauseMs = 40;
    return options;
}

QJsonObject bodyOf(const ScriptedReceiver::Request &request)
{
    return QJsonDocument::fromJson(request.lines).object();
}

QStringList rulesOf(const ScriptedReceiver &receiver)
{
    QStringList rules;
    for (const auto &request : receiver.requests())
        rules << bodyOf(request).value("alert"_L1).toString();
    return rules;
}

} // namespace

class TestWebhook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        logged.clear();
        qInstallMessageHandler(keepLog);
    }
    void cleanup() { qInstallMessageHandler(nullptr); }

    void genericJson()
    {
        ScriptedReceiver receiver;
        Webhook webhook(to(receiver.url().resolved(QUrl(u"/hook?x=1"_s))));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        webhook.post(newsOf(u"disk_low"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        const auto &request = receiver.requests().front();
        QCOMPARE(request.target, "/hook?x=1");
        QVERIFY(request.headers["content-type"].startsWith("application/json"));
        const QJsonObject body = bodyOf(request);
        QCOMPARE(body["event"_L1].toString(), u"fired"_s);
        QCOMPARE(body["severity"_L1].toString(), u"critical"_s);
        QCOMPARE(body["text"_L1].toString(), newsOf({}).alert.text);
        QCOMPARE(body["next_step"_L1].toString(), u"Free some space."_s);
        QCOMPARE(body["node"_L1].toString(), u"cupboard"_s);
        QCOMPARE(body["fired_at"_L1].toString(), u"2026-09-21T14:13:20.000Z"_s);
        QVERIFY(body["resolved_at"_L1].isNull());
        QCOMPARE(webhook.queued(), std::size_t(0));
    }

    void refusesStallsAndFailsFirst()
    {
        ScriptedReceiver receiver;
        receiver.close(); // refuses
        Webhook webhook(to(receiver.url()));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        QSignalSpy dropped(&webhook, &Webhook::dropped);
        for (const auto *rule : {"one", "two", "three"})
            webhook.post(newsOf(QString::fromLatin1(rule)));
        QSignalSpy delayed(&webhook, &Webhook::delayed);
        QTRY_VERIFY_WITH_TIMEOUT(!delayed.isEmpty(), deadlineMs);
        QVERIFY(delayed[0][0].toString().contains(u"the connection was refused"_s));
        receiver.script({{.manner = Answer::Manner::Never},
                         {.manner = Answer::Manner::Cut},
                         {.status = 500},
                         {.status = 429}});
        receiver.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 3, deadlineMs);
        QCOMPARE(rulesOf(receiver), (QStringList{u"one"_s, u"one"_s, u"one"_s, u"one"_s, u"one"_s,
                                                 u"two"_s, u"three"_s}));
        QCOMPARE(dropped.size(), 0);
    }

    void itWaitsAsLongAsItIsAsked()
    {
        ScriptedReceiver receiver;
        receiver.script({{.status = 429, .headers = "Retry-After: 1\r\n"}});
        Webhook webhook(to(receiver.url()));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        QElapsedTimer clock;
        clock.start();
        webhook.post(newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        QVERIFY(clock.elapsed() >= 990);
    }

    void whatIsRefusedIsDroppedAndTheNextGoesOn_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 400, 401, 403, 404, 413})
            QTest::addRow("%d", status) << status;
    }
    void whatIsRefusedIsDroppedAndTheNextGoesOn()
    {
        QFETCH(int, status);
        ScriptedReceiver receiver;
        ScriptedReceiver elsewhere;
        receiver.script(
            {{.status = status, .headers = "Location: " + elsewhere.url().toEncoded() + "/\r\n"}});
        Webhook webhook(to(receiver.url()));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        QSignalSpy dropped(&webhook, &Webhook::dropped);
        webhook.post(newsOf(u"one"_s));
        webhook.post(newsOf(u"two"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        QCOMPARE(dropped.size(), 1);
        QVERIFY(dropped[0][0].toString().contains(QString::number(status)));
        QCOMPARE(rulesOf(receiver), (QStringList{u"one"_s, u"two"_s}));
        QVERIFY(elsewhere.requests().empty()); // nothing goes where nobody said it may
    }

    void theQueueIsBounded()
    {
        ScriptedReceiver receiver;
        receiver.close();
        WebhookOptions options = to(receiver.url());
        options.mostQueued = 3;
        Webhook webhook(options);
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        for (int i = 0; i < 8; ++i)
            webhook.post(newsOf(QString::number(i)));
        QCOMPARE(webhook.queued(), std::size_t(3));
        receiver.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 3, deadlineMs);
        QCOMPARE(rulesOf(receiver), (QStringList{u"5"_s, u"6"_s, u"7"_s}));
    }

    /// Not only silence ends an attempt.
    void anAnswerThatDripsEndsInTime()
    {
        HttpServer receiver(HttpServer::dripping("HTTP/1.1 "));
        Webhook webhook(to(receiver.url()));
        QSignalSpy delayed(&webhook, &Webhook::delayed);
        webhook.post(newsOf(u"one"_s));
        QTRY_VERIFY_WITH_TIMEOUT(delayed.size() >= 2, deadlineMs);
        QVERIFY(delayed[0][0].toString().contains(u"in time"_s));
        QCOMPARE(webhook.queued(), std::size_t(1));
    }

    void secretsAreNeverLogged_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("manner");
        QTest::newRow("fails") << 500 << int(Answer::Manner::Whole);
        QTest::newRow("refuses for good") << 404 << int(Answer::Manner::Whole);
        QTest::newRow("redirects") << 302 << int(Answer::Manner::Whole);
        QTest::newRow("cuts the connection") << 0 << int(Answer::Manner::Cut);
        QTest::newRow("stalls") << 0 << int(Answer::Manner::Never);
        QTest::newRow("is no HTTP") << 0 << int(Answer::Manner::Raw);
    }
    void secretsAreNeverLogged()
    {
        QFETCH(int, status);
        QFETCH(int, manner);
        ScriptedReceiver receiver;
        const Answer fault{.status = status,
                           .headers = "Location: http://127.0.0.1/s3cret\r\n",
                           .body = "SSH-2.0",
                           .manner = Answer::Manner(manner)};
        // Qt sends a request once more by itself when the connection was cut.
        const bool isCut =
            fault.manner == Answer::Manner::Cut || fault.manner == Answer::Manner::Raw;
        receiver.script(std::deque<Answer>(isCut ? 8 : 1, fault));
        QUrl url = receiver.url().resolved(QUrl(u"/s3cret-path?token=s3cret-query"_s));
        url.setUserName(u"s3cret-user"_s);
        url.setPassword(u"s3cret:pass%"_s);
        Webhook webhook(to(url));
        keepReasons(webhook);
        webhook.post(newsOf(u"one"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!logged.isEmpty() && webhook.queued() == 0, deadlineMs);
        QVERIFY2(!logged.join(u'\n').contains(u"s3cret"_s), qPrintable(logged.join(u'\n')));
        // The login is a header, not a part of the address.
        const auto &request = receiver.requests().front();
        QCOMPARE(request.target, "/s3cret-path?token=s3cret-query");
        QCOMPARE(request.headers["authorization"],
                 "Basic " + QByteArray("s3cret-user:s3cret:pass%").toBase64());
    }

    void nobodyAnswersOverTls()
    {
        ScriptedReceiver receiver; // speaks no TLS
        QUrl url = receiver.url();
        url.setScheme(u"https"_s);
        Webhook webhook(to(url));
        keepReasons(webhook);
        webhook.post(newsOf(u"one"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!logged.isEmpty(), deadlineMs);
        QCOMPARE(webhook.queued(), std::size_t(1));
        QVERIFY(receiver.requests().empty()); // nothing was sent in the clear
    }

    void aCertificateThatNobodyKnowsGetsNothing()
    {
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        TestCertificate certificate;
        QVERIFY(certificate.make());
        ScriptedReceiver receiver(certificate.ofServer());
        WebhookOptions patient = to(receiver.url().resolved(QUrl(u"/s3cret"_s)));
        patient.timeoutMs = deadlineMs;
        {
            Webhook webhook(patient);
            keepReasons(webhook);
            webhook.post(newsOf(u"one"_s));
            QTRY_VERIFY_WITH_TIMEOUT(!logged.isEmpty(), deadlineMs);
            QVERIFY2(logged[0].contains(u"the certificate is self-signed"_s),
                     qPrintable(logged[0]));
            QVERIFY(!logged[0].contains(u"s3cret"_s));
            QCOMPARE(webhook.queued(), std::size_t(1));
            QVERIFY(receiver.requests().empty());
        }
        const TrustedMeanwhile trusted(certificate.certificate());
        Webhook webhook(patient);
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        webhook.post(newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        QCOMPARE(receiver.requests().front().target, "/s3cret");
    }

    void ntfy()
    {
        ScriptedReceiver receiver;
        Webhook webhook(to(receiver.url().resolved(QUrl(u"/topic"_s)), WebhookFormat::Ntfy));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        AlertNews hostile = newsOf(u"one"_s);
        hostile.alert.title = u"Größe\r\nX-Injected: 1"_s;
        webhook.post(hostile);
        webhook.post(newsOf(u"one"_s, Kind::Resolved));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 2, deadlineMs);
        const auto &fired = receiver.requests()[0];
        QCOMPARE(fired.target, "/topic");
        QCOMPARE(fired.headers["priority"], "5");
        QCOMPARE(fired.headers["tags"], "rotating_light");
        QVERIFY(!fired.headers.contains("x-injected"));
        const QByteArray title = fired.headers["title"];
        QVERIFY(title.startsWith("=?UTF-8?B?") && title.endsWith("?="));
        QCOMPARE(QString::fromUtf8(QByteArray::fromBase64(title.mid(10).chopped(2))),
                 u"Critical: "_s + hostile.alert.title);
        QVERIFY(QString::fromUtf8(fired.lines).contains(hostile.alert.text));
        const auto &resolved = receiver.requests()[1];
        QCOMPARE(resolved.headers["tags"], "white_check_mark");
        QVERIFY(resolved.lines.contains("Resolved after 1"));
    }

    void discordShowsTextAsText()
    {
        AlertNews news = newsOf(u"one"_s);
        news.alert.text = u"@everyone <@&1> **bold** [x](http://y) `c`"_s;
        const WebhookMessage message =
            messageFor(WebhookFormat::Discord, news, {u"mainnet"_s, u"n_1"_s});
        const QJsonObject body = QJsonDocument::fromJson(message.body).object();
        QVERIFY(body["allowed_mentions"_L1].toObject()["parse"_L1].isArray());
        QVERIFY(body["allowed_mentions"_L1].toObject()["parse"_L1].toArray().isEmpty());
        const QString content = body["content"_L1].toString();
        QVERIFY(!content.contains(u"@everyone"_s));
        QVERIFY(!content.contains(QRegularExpression(u"(?<!\\\\)[\\[<`]"_s)));
        QVERIFY(content.contains(u"\\*\\*bold\\*\\*"_s));
        QVERIFY(content.startsWith(u"**Critical\\: Disk nearly full**\n"_s));
        news.alert.text = QString(5'000, u'*');
        const QByteArray longOne =
            messageFor(WebhookFormat::Discord, news, {u"mainnet"_s, QString(900, u'_')}).body;
        QVERIFY(QJsonDocument::fromJson(longOne)["content"_L1].toString().size() <= 2'000);
    }

    void slackShowsTextAsText()
    {
        AlertNews news = newsOf(u"one"_s);
        news.alert.text = u"<!channel> & <http://y|click>"_s;
        const QJsonObject body =
            QJsonDocument::fromJson(
                messageFor(WebhookFormat::Slack, news, {u"mainnet"_s, u"<n>"_s}).body)
                .object();
        const QString text = body["text"_L1].toString();
        QVERIFY(!text.contains(u'<') && !text.contains(u'>'));
        QVERIFY(text.contains(u"&lt;!channel&gt; &amp; "_s));
        QCOMPARE(body["mrkdwn"_L1].toBool(true), false);
    }

    void formatsByHost_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("format");
        const auto row = [](const char *url, WebhookFormat format) {
            QTest::newRow(url) << QString::fromLatin1(url) << int(format);
        };
        row("https://discord.com/api/webhooks/1/x", WebhookFormat::Discord);
        row("https://ptb.discord.com/api/webhooks/1/x", WebhookFormat::Discord);
        row("https://notdiscord.com/x", WebhookFormat::Generic);
        row("https://discord.com.evil.example/x", WebhookFormat::Generic);
        row("https://hooks.slack.com/services/x", WebhookFormat::Slack);
        row("https://ntfy.sh/topic", WebhookFormat::Ntfy);
        row("https://ntfy.example.org/topic", WebhookFormat::Ntfy);
        row("https://example.org/ntfy", WebhookFormat::Generic);
    }
    void formatsByHost()
    {
        QFETCH(QString, url);
        QFETCH(int, format);
        QCOMPARE(int(formatFor(QUrl(url), WebhookFormat::Auto)), format);
        QCOMPARE(int(formatFor(QUrl(url), WebhookFormat::Slack)), int(WebhookFormat::Slack));
    }

    void retryAfter()
    {
        QCOMPARE(retryAfterMs("7", {}), 7'000);
        QCOMPARE(retryAfterMs("999999999", {}), 3'600'000);
        QCOMPARE(retryAfterMs("", {}), -1);
        QCOMPARE(retryAfterMs("soon", {}), -1);
        QCOMPARE(retryAfterMs("Wed, 21 Oct 2015 07:28:00 GMT", {}), 0);
        QCOMPARE(retryAfterMs("Wed, 21 Oct 2015 07:28:09 GMT", "Wed, 21 Oct 2015 07:28:00 GMT"),
                 9'000);
    }
};

QTEST_GUILESS_MAIN(TestWebhook)
#include "test_webhook.moc"
