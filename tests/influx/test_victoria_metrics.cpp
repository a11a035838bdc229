// SPDX-License-Identifier: GPL-3.0-or-later
// The mirror against a real receiver: everything sent is stored, under the same names and tags.
#include "collectors/point/catalogue.h"
#include "influx/memory_buffer.h"
#include "influx/mirror.h"
#include "tests/support/samples.h"
#include "tests/support/victoria_metrics.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 30'000;

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

/// Every measurement of the catalogue with every field, that many times.
Points wholeCatalogue(int rounds)
{
    const Identity identity{u"main net,=x"_s, u"Küche \"oben\", C:\\node, ₿"_s};
    const qint64 now = QDateTime::currentMSecsSinceEpoch() - 60'000;
    Points points;
    for (int round = 0; round < rounds; ++round)
        for (const MeasurementSpec &measurement : catalogue()) {
            Point point = identity.stamp(measurement.name, now + round * 50);
            for (const TagSpec &tag : measurement.tags)
                point.tag(tag.name, u"%1 %2"_s.arg(tag.name.toString()).arg(round % 3));
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
        if (!VictoriaMetrics::isInstalled())
            QSKIP(qPrintable(VictoriaMetrics::reason()));
        m_receiver.launch();
        QVERIFY2(m_receiver.waitUntilUp(), m_receiver.log().constData());
    }

    void everythingSentIsStored()
    {
        const Points points = wholeCatalogue(200);
        MirrorOptions options;
        options.target = {m_receiver.url(), u"org"_s, u"bucket"_s, {}, true, deadlineMs};
        options.batchPoints = 500;
        Mirror mirror(options, [] { return std::make_unique<MemoryBuffer>(); });
        QSignalSpy flushed(&mirror, &Mirror::flushed);
        mirror.start();
        mirror.take(std::make_shared<const Points>(points));
        mirror.flush(deadlineMs);
        QVERIFY(flushed.wait(deadlineMs));
        QCOMPARE(mirror.writtenPoints(), qint64(points.size()));
        QCOMPARE(mirror.lostPoints(), 0);

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

    void cleanupTestCase() { QVERIFY(m_receiver.stop()); }

private:
    /// Written points become visible a moment later.
    Samples storedSamples(std::size_t expected) const
    {
        Samples stored;
        const bool complete = QTest::qWaitFor(
            [&] {
                stored = readExport(m_receiver.exported()).samples;
                return stored.size() >= expected;
            },
            deadlineMs);
        if (!complete)
            qWarning("not everything was stored in time");
        return stored;
    }

    VictoriaMetrics m_receiver;
};

QTEST_GUILESS_MAIN(TestVictoriaMetrics)
#include "test_victoria_metrics.moc"
