// SPDX-License-Identifier: GPL-3.0-or-later
// The mirror against a real receiver: everything sent is stored, under the same names and tags.
#include "collectors/point/catalogue.h"
#include "influx/memory_buffer.h"
#include "influx/mirror.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 30'000;

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

QByteArray get(const QUrl &url)
{
    QNetworkAccessManager network;
    std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, deadlineMs))
        return {};
    if (reply->error() != QNetworkReply::NoError)
        qWarning("%s", qPrintable(reply->errorString()));
    return reply->readAll();
}

/// A sample as VictoriaMetrics keeps it: name{labels} at a time.
using Samples = std::map<QString, double>;

QString sampleName(const QString &metric, const std::map<QString, QString> &labels, qint64 timeMs)
{
    QString name = metric;
    for (const auto &[key, value] : labels)
        name += u"|%1=%2"_s.arg(key, value);
    return name + u"@%1"_s.arg(timeMs);
}

/// Each field of a point is a sample; text is stored as 0 by this receiver.
Samples samplesOf(const Points &points)
{
    Samples samples;
    for (const Point &point : points) {
        std::map<QString, QString> labels;
        for (const Tag &tag : point.tags)
            labels[tag.key.toString()] = tag.value;
        for (const Field &field : point.fields)
            samples[sampleName(point.measurement.toString() + u'_' + field.key.toString(), labels,
                               point.timeMs)] = toNumber(field.value).value_or(0);
    }
    return samples;
}

Samples samplesIn(const QByteArray &exported)
{
    Samples samples;
    for (const QByteArray &line : exported.split('\n')) {
        const QJsonObject series = QJsonDocument::fromJson(line).object();
        const QJsonObject metric = series["metric"_L1].toObject();
        std::map<QString, QString> labels;
        for (auto it = metric.begin(); it != metric.end(); ++it)
            if (it.key() != "__name__"_L1 && it.key() != "db"_L1)
                labels[it.key()] = it.value().toString();
        const QJsonArray times = series["timestamps"_L1].toArray();
        const QJsonArray values = series["values"_L1].toArray();
        for (qsizetype i = 0; i < times.size(); ++i)
            samples[sampleName(metric["__name__"_L1].toString(), labels, times[i].toInteger())] =
                values[i].toDouble();
    }
    return samples;
}

FieldValue valueOf(FieldType type, int round)
{
    switch (type) {
    case FieldType::Integer: return qint64(round) * 1'000 - 7;
    case FieldType::Float: return round / 8.0 + 0.125;
    case FieldType::Boolean: return round % 2 == 0;
    case FieldType::Text: return u"text \"%1\""_s.arg(round);
    }
    return {};
}

/// Every measurement of the catalogue with every field, so many times.
Points wholeCatalogue(int rounds)
{
    const Identity identity{u"main net,=x"_s, u"Küche \"oben\", C:\\node, ₿"_s};
    const qint64 now = QDateTime::currentMSecsSinceEpoch() - 60'000;
    Points points;
    for (int round = 0; round < rounds; ++round)
        for (const MeasurementSpec &measurement : catalogue()) {
            Point point = identity.stamp(measurement.name, now + round * 50);
            for (const Name tag : measurement.tags)
                point.tag(tag, u"%1 %2"_s.arg(tag.toString()).arg(round % 3));
            for (const FieldSpec &field : measurement.fields)
                point.fields.push_back({field.name, valueOf(field.type, round)});
            points.push_back(std::move(point));
        }
    return points;
}

} // namespace

class TestVictoriaMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(u"victoria-metrics"_s);
        if (program.isEmpty())
            QSKIP("victoria-metrics is not installed");
        const quint16 port = freePort();
        m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(port));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, {u"-httpListenAddr=127.0.0.1:%1"_s.arg(port),
                                  u"-storageDataPath="_s + m_directory.path()});
        QTRY_VERIFY2_WITH_TIMEOUT(!get(m_url.resolved(QUrl(u"/health"_s))).isEmpty(),
                                  m_process.readAll().constData(), deadlineMs);
    }

    void everythingSentIsStored()
    {
        const Points points = wholeCatalogue(200);
        MirrorOptions options;
        options.target = {m_url, u"org"_s, u"bucket"_s, {}, true, deadlineMs};
        options.batchPoints = 500;
        Mirror mirror(options, std::make_unique<MemoryBuffer>());
        QSignalSpy flushed(&mirror, &Mirror::flushed);
        mirror.start();
        mirror.take(points);
        mirror.flush(deadlineMs);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirror.writtenPoints(), qint64(points.size()));
        QCOMPARE(mirror.droppedPoints(), 0);

        const Samples sent = samplesOf(points);
        const Samples stored = storedSamples(sent.size());
        qInfo("points sent %zu, samples sent %zu, samples stored %zu", points.size(), sent.size(),
              stored.size());
        QCOMPARE(stored.size(), sent.size());
        for (const auto &[name, value] : sent) {
            const auto found = stored.find(name);
            QVERIFY2(found != stored.end(), qPrintable(name));
            QCOMPARE(found->second, value);
        }
    }

    void cleanupTestCase()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        QVERIFY(m_process.waitForFinished(deadlineMs));
    }

private:
    /// What is written becomes visible a moment later.
    Samples storedSamples(std::size_t expected) const
    {
        Samples stored;
        const bool complete = QTest::qWaitFor(
            [&] {
                get(m_url.resolved(QUrl(u"/internal/force_flush"_s)));
                stored = samplesIn(get(m_url.resolved(QUrl(
                    u"/api/v1/export?start=1&end=9999999999&match[]={__name__=~\".%2B\"}"_s))));
                return stored.size() >= expected;
            },
            deadlineMs);
        if (!complete)
            qWarning("not everything was stored in time");
        return stored;
    }

    QTemporaryDir m_directory;
    QProcess m_process;
    QUrl m_url;
};

QTEST_GUILESS_MAIN(TestVictoriaMetrics)
#include "test_victoria_metrics.moc"
