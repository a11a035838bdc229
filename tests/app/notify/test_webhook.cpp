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

/// Their real answers (ntfy 2.13, Gotify 2.7; the Bot API's reference; Slack's; Discord's).
const QByteArray ntfysYes =
    R"({"id":"7sWga3lmQtQF","time":1795684993,"expires":1795728193,"event":"message","topic":"t"})";
const QByteArray gotifysYes =
    R"({"id":25,"appid":5,"message":"m","title":"t","priority":8,"date":"2026-11-26T09:00:00Z"})";
const QByteArray telegramsYes = R"({"ok":true,"result":{"message_id":7,"text":"x"}})";
const QByteArray gotifysVersion =
    R"({"version":"2.7.3","commit":"6b3b1a4","buildDate":"2025-09-14-12:00:00"})";
const QByteArray loginPage = "<!doctype html><html><title>Log in</title></html>";

HttpAnswer answerOf(int status, const QByteArray &body = {})
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

/// A host that identifies itself, and accepts messages in one format only.
struct Host {
    WebhookFormat format;
    ScriptedReceiver receiver;
    bool isDown = false;

    explicit Host(WebhookFormat which) : format(which)
    {
        receiver.answerBy([this](const ScriptedReceiver::Request &request) {
            return isDown ? Answer{.status = 502} : answer(request);
        });
    }
    Answer answer(const ScriptedReceiver::Request &request) const
    {
        if (request.target == "/v1/health")
            return format == WebhookFormat::Ntfy
                       ? Answer{.status = 200, .body = R"({"healthy":true})"}
                       : Answer{.status = 404, .body = "404 page not found"};
        if (request.target == "/version")
            return format == WebhookFormat::Gotify ? Answer{.status = 200, .body = gotifysVersion}
                                                   : Answer{.status = 200, .body = loginPage};
        switch (format) {
        case WebhookFormat::Ntfy: return {.status = 200, .body = ntfysYes};
        case WebhookFormat::Gotify: return {.status = 200, .body = gotifysYes};
        case WebhookFormat::Telegram: return {.status = 200, .body = telegramsYes};
        default: return {};
        }
    }
    std::vector<ScriptedReceiver::Request> questions() const
    {
        auto some = to("/v1/health");
        for (const auto &request : to("/version"))
            some.push_back(request);
        return some;
    }
    std::vector<ScriptedReceiver::Request> to(const QByteArray &target) const
    {
        std::vector<ScriptedReceiver::Request> some;
        for (const auto &request : receiver.requests())
            if (request.target == target)
                some.push_back(request);
        return some;
    }
};

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

    void itHonoursRetryAfter()
    {
        ScriptedReceiver receiver;
        receiver.script({{.status = 429, .headers = "Retry-After: 1\r\n"}});
        Webhook webhook(to(receiver.url()));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        QElapsedTimer clock;
        clock.start();
        webhook.post(newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        QVERIFY(clock.elapsed() >= 900); // a coarse timer may be early by a twentieth
    }

    void aRefusedMessageIsDroppedAndTheNextSent_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 413, 422})
            QTest::addRow("%d", status) << status;
    }
    void aRefusedMessageIsDroppedAndTheNextSent()
    {
        QFETCH(int, status);
        ScriptedReceiver receiver;
        receiver.script({{.status = status}});
        Webhook webhook(to(receiver.url()));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        QSignalSpy dropped(&webhook, &Webhook::dropped);
        webhook.post(newsOf(u"one"_s));
        webhook.post(newsOf(u"two"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        QCOMPARE(dropped.size(), 1);
        QVERIFY(dropped[0][0].toString().contains(QString::number(status)));
        QCOMPARE(rulesOf(receiver), (QStringList{u"one"_s, u"two"_s}));
        QCOMPARE(webhook.queued(), std::size_t(0));
    }

    /// Nothing is lost while the user has to correct the address.
    void aWrongAddressLosesNothing_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 401, 403, 404, 405, 410})
            QTest::addRow("%d", status) << status;
        QTest::addRow("refuses each") << 400;
    }
    void aWrongAddressLosesNothing()
    {
        QFETCH(int, status);
        ScriptedReceiver receiver;
        ScriptedReceiver elsewhere;
        const QByteArray location = "Location: " + elsewhere.url().toEncoded() + "/\r\n";
        receiver.answerBy([&](const ScriptedReceiver::Request &) {
            return Answer{.status = status, .headers = location};
        });
        Webhook webhook(to(receiver.url()));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        QSignalSpy dropped(&webhook, &Webhook::dropped);
        QSignalSpy delayed(&webhook, &Webhook::delayed);
        webhook.post(newsOf(u"one"_s));
        webhook.post(newsOf(u"two"_s));
        QTRY_VERIFY_WITH_TIMEOUT(delayed.size() >= 3, deadlineMs);
        QVERIFY(delayed[0][0].toString().contains(QString::number(status)));
        QVERIFY(delayed[0][0].toString().contains(u"ALERT_WEBHOOK_URL"_s));
        QCOMPARE(webhook.queued(), std::size_t(2));
        receiver.answerBy({});
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 2, deadlineMs);
        QCOMPARE(receiver.stored().size(), 2);
        QCOMPARE(dropped.size(), 0);
        QVERIFY(elsewhere.requests().empty()); // nothing goes to an address that is not configured
    }

    void theQueueIsBounded()
    {
        ScriptedReceiver receiver;
        receiver.close();
        Outbox outbox(u"webhook"_s, nullptr, 3);
        Webhook webhook(to(receiver.url()), &outbox);
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

    void noAnswerOverTls()
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

    void anUnknownCertificateGetsNoMessage()
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
        Host host(WebhookFormat::Ntfy);
        const ScriptedReceiver &receiver = host.receiver;
        Webhook webhook(to(receiver.url().resolved(QUrl(u"/topic"_s)), WebhookFormat::Ntfy));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        AlertNews hostile = newsOf(u"one"_s);
        hostile.alert.title = u"Größe\r\nX-Injected: 1"_s;
        webhook.post(hostile);
        webhook.post(newsOf(u"two"_s, Kind::Resolved));
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
        row("https://notdiscord.com/x", WebhookFormat::Auto);
        row("https://discord.com.evil.example/x", WebhookFormat::Auto);
        row("https://api.telegram.org/bot1:x/sendMessage?chat_id=1", WebhookFormat::Telegram);
        row("https://hooks.slack.com/services/x", WebhookFormat::Slack);
        row("https://ntfy.sh/topic", WebhookFormat::Ntfy);
        row("https://ntfy.example.org/topic", WebhookFormat::Ntfy);
        row("https://example.org/ntfy", WebhookFormat::Auto);
    }
    void formatsByHost()
    {
        QFETCH(QString, url);
        QFETCH(int, format);
        QCOMPARE(int(formatFor(QUrl(url), WebhookFormat::Auto)), format);
        QCOMPARE(int(formatFor(QUrl(url), WebhookFormat::Slack)), int(WebhookFormat::Slack));
    }

    void anUnknownHostIsAskedOnce_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("questions");
        QTest::newRow("ntfy") << int(WebhookFormat::Ntfy) << 1;
        QTest::newRow("gotify") << int(WebhookFormat::Gotify) << 2;
        QTest::newRow("neither") << int(WebhookFormat::Generic) << 2;
    }
    void anUnknownHostIsAskedOnce()
    {
        QFETCH(int, format);
        QFETCH(int, questions);
        Host host{WebhookFormat(format)};
        QUrl url = host.receiver.url().resolved(QUrl(u"/message?token=s3cret"_s));
        url.setUserName(u"s3cret-user"_s);
        Webhook webhook(to(url, WebhookFormat::Auto));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        for (const auto &rule : {u"one"_s, u"two"_s, u"three"_s})
            webhook.post(newsOf(rule));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 3, deadlineMs);
        QCOMPARE(host.receiver.requestCount(), questions + 3);
        for (const auto &request : host.questions()) {
            QVERIFY(request.lines.isEmpty());
            for (const QByteArray &value : request.headers)
                QVERIFY2(!value.contains("s3cret") && !value.startsWith("Basic"), value);
        }
        const auto &last = host.receiver.requests().back();
        QCOMPARE(last.headers.contains("title"), host.format == WebhookFormat::Ntfy);
        QCOMPARE(last.headers.value("x-gotify-key"),
                 host.format == WebhookFormat::Gotify ? "s3cret" : "");
    }

    /// A host that starts is not sent raw JSON, and one that changed is met again.
    void aHostIsAskedAgainAfterAFailure()
    {
        Host host(WebhookFormat::Ntfy);
        host.isDown = true;
        Webhook webhook(
            to(host.receiver.url().resolved(QUrl(u"/message?token=x"_s)), WebhookFormat::Auto));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        QSignalSpy delayed(&webhook, &Webhook::delayed);
        webhook.post(newsOf(u"one"_s));
        QTRY_VERIFY_WITH_TIMEOUT(delayed.size() >= 2, deadlineMs);
        host.isDown = false;
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        QVERIFY(host.receiver.requests().back().headers.contains("title"));
        host.format = WebhookFormat::Gotify;
        host.receiver.script({{.status = 502}});
        webhook.post(newsOf(u"two"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 2, deadlineMs);
        QCOMPARE(host.receiver.requests().back().headers.value("x-gotify-key"), "x");
    }

    void aHostThatNeverIdentifiesItself()
    {
        HttpServer receiver([](QTcpSocket &socket, const HttpServer::Request &request) {
            if (request.method == "POST")
                HttpServer::send(socket, 200, {});
            else
                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"); // and no body
        });
        Webhook webhook(to(receiver.url(), WebhookFormat::Auto));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        webhook.post(newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        QCOMPARE(receiver.requests().size(), std::size_t(4));
    }

    /// An unreachable host is queried until it answers.
    void anUnreachableHostIsNotMisidentified()
    {
        Host host(WebhookFormat::Ntfy);
        host.receiver.close();
        Webhook webhook(to(host.receiver.url().resolved(QUrl(u"/t"_s)), WebhookFormat::Auto));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        QSignalSpy delayed(&webhook, &Webhook::delayed);
        webhook.post(newsOf(u"one"_s));
        QTRY_VERIFY_WITH_TIMEOUT(delayed.size() >= 5, deadlineMs);
        host.receiver.reopen();
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        QCOMPARE(host.to("/t").size(), std::size_t(1));
        QVERIFY(host.to("/t").front().headers.contains("title"));
    }

    void gotify()
    {
        Host host(WebhookFormat::Gotify);
        Webhook webhook(
            to(host.receiver.url().resolved(QUrl(u"/?token=A_b.c"_s)), WebhookFormat::Gotify));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        webhook.post(newsOf(u"one"_s));
        webhook.post(newsOf(u"two"_s, Kind::Resolved));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 2, deadlineMs);
        const auto &request = host.receiver.requests().front();
        QCOMPARE(request.target, "/message");
        QCOMPARE(request.headers.value("x-gotify-key"), "A_b.c");
        QCOMPARE(bodyOf(request)["title"_L1].toString(), u"Critical: Disk nearly full"_s);
        QCOMPARE(bodyOf(request)["priority"_L1].toInt(), 8);
        QVERIFY(bodyOf(request)["message"_L1].toString().contains(u"Free some space."_s));
        QCOMPARE(bodyOf(host.receiver.requests().back())["priority"_L1].toInt(), 2);
    }

    void telegram()
    {
        Host host(WebhookFormat::Telegram);
        host.receiver.script({{.status = 429,
                               .body = R"({"ok":false,"error_code":429,)"
                                       R"("parameters":{"retry_after":1}})"}});
        Webhook webhook(to(host.receiver.url().resolved(QUrl(
                               u"/bot1:AA/sendMessage?chat_id=-100123&parse_mode=HTML&text=no"_s)),
                           WebhookFormat::Telegram));
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        QElapsedTimer clock;
        clock.start();
        webhook.post(newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        QVERIFY2(clock.elapsed() >= 999, qPrintable(QString::number(clock.elapsed())));
        const auto &request = host.receiver.requests().back();
        QCOMPARE(request.target, "/bot1:AA/sendMessage");
        const QJsonObject body = bodyOf(request);
        QCOMPARE(body["chat_id"_L1].toString(), u"-100123"_s);
        QVERIFY(!body.contains("parse_mode"_L1)); // text stays text
        QVERIFY(body["text"_L1].toString().startsWith(u"Critical: Disk nearly full\n"_s));
    }

    void successAsTheProtocolDefinesIt_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isDelivered");
        using F = WebhookFormat;
        const auto row = [](const char *name, F format, int status, const QByteArray &body,
                            bool isDelivered) {
            QTest::newRow(name) << int(format) << status << body << isDelivered;
        };
        row("ntfy", F::Ntfy, 200, ntfysYes, true);
        row("ntfy, a page", F::Ntfy, 200, loginPage, false);
        row("ntfy, empty", F::Ntfy, 204, {}, false);
        row("ntfy, Gotify's", F::Ntfy, 200, gotifysYes, false);
        row("gotify", F::Gotify, 200, gotifysYes, true);
        row("gotify, ntfy's", F::Gotify, 200, ntfysYes, false);
        row("gotify, a page", F::Gotify, 200, loginPage, false);
        row("telegram", F::Telegram, 200, telegramsYes, true);
        row("telegram, no", F::Telegram, 200, R"({"ok":false})", false);
        row("telegram, in words", F::Telegram, 200, R"({"ok":"true"})", false);
        row("slack", F::Slack, 200, "ok", true);
        row("slack, a page", F::Slack, 200, loginPage, false);
        row("slack, in words", F::Slack, 200, "invalid_token, ok?", false);
        row("slack, as Rocket.Chat", F::Slack, 200, R"({"success":true})", true);
        row("discord", F::Discord, 204, {}, true);
        row("discord, wait=true", F::Discord, 200, R"({"id":"1","content":"x"})", true);
        row("discord, a page", F::Discord, 200, loginPage, false);
        row("generic", F::Generic, 202, "queued", true);
        row("generic, refused", F::Generic, 404, {}, false);
    }
    void successAsTheProtocolDefinesIt()
    {
        QFETCH(int, format);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, isDelivered);
        const WebhookOutcome outcome = outcomeOf(WebhookFormat(format), answerOf(status, body));
        QCOMPARE(outcome.kind == WebhookOutcome::Kind::Delivered, isDelivered);
        QCOMPARE(outcome.reason.isEmpty(), isDelivered);
        if (!isDelivered)
            QVERIFY(outcome.kind == WebhookOutcome::Kind::Misdirected);
    }

    /// Gotify 2 and 3 to the token of a client.
    void aWrongTokenIsNamed()
    {
        for (const int status : {400, 401, 403}) {
            const WebhookOutcome outcome = outcomeOf(WebhookFormat::Gotify, answerOf(status, {}));
            QVERIFY(outcome.kind != WebhookOutcome::Kind::Delivered);
            QVERIFY2(outcome.reason.contains(u"token"_s), qPrintable(outcome.reason));
        }
    }

    void lateNewsHasItsTime()
    {
        AlertNews news = newsOf(u"one"_s);
        news.atMs = news.alert.firedMs;
        for (const auto format : {WebhookFormat::Ntfy, WebhookFormat::Discord, WebhookFormat::Slack,
                                  WebhookFormat::Gotify, WebhookFormat::Telegram}) {
            const QByteArray body = messageFor(format, news, {u"mainnet"_s, u"n"_s}).body;
            QVERIFY2(QByteArray(body).replace('\\', "").contains("2026-09-21 14"), body);
        }
        news.atMs = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(!messageFor(WebhookFormat::Ntfy, news, {}).body.contains("delayed"));
    }

    /// A real ntfy, if available: NTFY_URL=http://127.0.0.1:8080
    void aRealNtfy()
    {
        const QUrl server(qEnvironmentVariable("NTFY_URL"));
        if (server.isEmpty())
            QSKIP("NTFY_URL names no ntfy");
        QUrl topic = server;
        topic.setPath(u"/bnm-%1"_s.arg(QDateTime::currentMSecsSinceEpoch()));
        WebhookOptions options = to(topic, WebhookFormat::Auto);
        options.timeoutMs = 5'000;
        Webhook webhook(options);
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        webhook.post(newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
        const auto http = makeHttpClient({});
        topic.setPath(topic.path() + u"/json"_s);
        topic.setQuery(u"poll=1"_s);
        const QJsonObject kept = QJsonDocument::fromJson(fetched(*http, topic).body).object();
        QCOMPARE(kept["title"_L1].toString(), u"Critical: Disk nearly full"_s);
        QCOMPARE(kept["priority"_L1].toInt(), 5);
        QVERIFY(kept["message"_L1].toString().contains(u"Free some space.\ncupboard (mainnet)"_s));
    }

    /// Gotify itself: GOTIFY_URL=http://127.0.0.1:8080/message?token=...
    void aRealGotify()
    {
        const QUrl address(qEnvironmentVariable("GOTIFY_URL"));
        if (address.isEmpty())
            QSKIP("GOTIFY_URL names no Gotify");
        WebhookOptions options = to(address, WebhookFormat::Auto);
        options.timeoutMs = 5'000;
        Webhook webhook(options);
        QSignalSpy delivered(&webhook, &Webhook::delivered);
        webhook.post(newsOf(u"one"_s));
        QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, deadlineMs);
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
