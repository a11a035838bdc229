// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/gzip.h"
#include "influx/influx_writer.h"
#include "scripted_receiver.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = WriteOutcome::Kind;
using Manner = ScriptedReceiver::Answer::Manner;

namespace {

constexpr int deadlineMs = 10'000;

InfluxTarget targetAt(const QUrl &url)
{
    return {url, u"my org"_s, u"nodes & blocks"_s, u"secret-token"_s, true, 500};
}

WriteOutcome write(const InfluxTarget &target, const QByteArray &lines = "m a=1i 1\n")
{
    InfluxWriter writer(target);
    std::optional<WriteOutcome> outcome;
    writer.write(gzip({PackedText(lines)}), [&outcome](const WriteOutcome &got) { outcome = got; });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, deadlineMs))
        qFatal("no outcome at all");
    return *outcome;
}

} // namespace

class TestInfluxWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRequestIsInfluxDbs()
    {
        ScriptedReceiver receiver;
        const QByteArray lines = QByteArray("block,node=x height=1i 1\n").repeated(500);
        QCOMPARE(write(targetAt(receiver.url()), lines).kind, Kind::Written);
        const auto &request = receiver.requests().front();
        QCOMPARE(request.target, QByteArray("/api/v2/write?org=my%20org&bucket=nodes%20%26%20blocks"
                                            "&precision=ms"));
        QCOMPARE(request.headers["authorization"], QByteArray("Token secret-token"));
        QCOMPARE(request.headers["content-encoding"], QByteArray("gzip"));
        QCOMPARE(request.lines, lines);
        QVERIFY(request.headers["content-length"].toInt() < lines.size() / 10);
    }

    void aPathIsKeptAndATokenIsOptional()
    {
        ScriptedReceiver receiver;
        QUrl url = receiver.url();
        url.setPath(u"/influx/"_s);
        InfluxTarget target = targetAt(url);
        target.token.clear();
        QCOMPARE(write(target).kind, Kind::Written);
        QVERIFY(receiver.requests().front().target.startsWith("/influx/api/v2/write?"));
        QVERIFY(!receiver.requests().front().headers.contains("authorization"));
    }

    void answers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("retryAfterMs");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, int status, const QByteArray &headers, Kind kind,
                            int retryAfterMs, const char *words) {
            QTest::newRow(name) << status << headers << int(kind) << retryAfterMs
                                << QString::fromLatin1(words);
        };
        row("written", 204, {}, Kind::Written, -1, "");
        row("200 is as good", 200, {}, Kind::Written, -1, "");
        row("400", 400, {}, Kind::BadData, -1, "refuses a point. (why it is so)");
        row("422", 422, {}, Kind::BadData, -1, "why it is so");
        row("401", 401, {}, Kind::Unauthorized, -1, "INFLUX_TOKEN");
        row("403", 403, {}, Kind::Unauthorized, -1, "INFLUX_TOKEN");
        row("404", 404, {}, Kind::BucketMissing, -1, "INFLUX_BUCKET");
        row("413", 413, {}, Kind::TooLarge, -1, "too large");
        row("429", 429, "Retry-After: 7\r\n", Kind::TryLater, 7'000, "429");
        row("503", 503, "Retry-After: 2\r\n", Kind::TryLater, 2'000, "503");
        row("absurd pause", 503, "Retry-After: 99999999\r\n", Kind::TryLater, 3'600'000, "503");
        row("nonsense pause", 503, "Retry-After: soon\r\n", Kind::TryLater, -1, "503");
        row("500", 500, {}, Kind::TryLater, -1, "500");
        row("redirect", 302, "Location: http://127.0.0.1:1/\r\n", Kind::Misconfigured, -1,
            "INFLUX_URL");
    }
    void answers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, headers);
        QFETCH(int, kind);
        QFETCH(int, retryAfterMs);
        QFETCH(QString, words);
        ScriptedReceiver receiver;
        receiver.script({{status, headers, R"({"code":"x","message":"why it is so"})"}});
        const WriteOutcome outcome = write(targetAt(receiver.url()));
        QCOMPARE(int(outcome.kind), kind);
        QCOMPARE(outcome.retryAfterMs, retryAfterMs);
        QVERIFY2(outcome.sentence.contains(words), qPrintable(outcome.sentence));
        QVERIFY(!outcome.sentence.contains(u"secret"_s));
        QCOMPARE(receiver.requests().size(), std::size_t(1)); // a redirect is not followed
    }

    void aPauseUntilADate()
    {
        ScriptedReceiver receiver;
        const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(30),
                                                   u"ddd, dd MMM yyyy HH:mm:ss"_s) +
                             u" GMT"_s;
        receiver.script({{503, "Retry-After: " + date.toLatin1() + "\r\n"}});
        const int pause = write(targetAt(receiver.url())).retryAfterMs;
        QVERIFY2(pause > 20'000 && pause <= 30'000, qPrintable(QString::number(pause)));
    }

    void belowHttp_data()
    {
        QTest::addColumn<int>("manner");
        QTest::addColumn<QString>("words");
        QTest::newRow("cut") << int(Manner::Cut) << u"failed"_s;
        QTest::newRow("silence") << int(Manner::Never) << u"did not answer in time"_s;
    }
    void belowHttp()
    {
        QFETCH(int, manner);
        QFETCH(QString, words);
        ScriptedReceiver receiver;
        // Qt sends a request again by itself when a connection is cut before the answer.
        receiver.answerBy([manner](const auto &) {
            return ScriptedReceiver::Answer{204, {}, {}, Manner(manner)};
        });
        const WriteOutcome outcome = write(targetAt(receiver.url()));
        QCOMPARE(outcome.kind, Kind::TryLater);
        QVERIFY2(outcome.sentence.contains(words), qPrintable(outcome.sentence));
    }

    void nobodyThere()
    {
        ScriptedReceiver receiver;
        receiver.close();
        const WriteOutcome refused = write(targetAt(receiver.url()));
        QCOMPARE(refused.kind, Kind::TryLater);
        QVERIFY(refused.sentence.contains(u"Is it running?"_s));
        InfluxTarget unknown = targetAt(QUrl(u"http://no-such-host.invalid:8086"_s));
        unknown.timeoutMs = deadlineMs;
        const WriteOutcome unnamed = write(unknown);
        QCOMPARE(unnamed.kind, Kind::Misconfigured);
        QVERIFY(unnamed.sentence.contains(u"INFLUX_URL"_s));
    }
};

QTEST_GUILESS_MAIN(TestInfluxWriter)
#include "test_influx_writer.moc"
