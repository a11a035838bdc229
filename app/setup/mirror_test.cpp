// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/mirror_test.h"

#include "app/influx_target.h"
#include "collectors/point/point.h"
#include "influx/gzip.h"
#include "influx/line_protocol.h"

#include <QDateTime>

namespace bnm {

namespace {

QByteArray testLine(const Config &config)
{
    const Identity identity{config.networkTag, config.nodeName};
    auto point = identity.stamp<"collector">(QDateTime::currentMSecsSinceEpoch());
    point.tag("loop", QStringLiteral("test")).set("retries", 0);
    return toLines({point});
}

} // namespace

MirrorTest::MirrorTest(const Config &config, QObject *parent)
    : QObject(parent), m_target(influxTarget(config)), m_line(testLine(config)), m_writer(m_target)
{
}

void MirrorTest::start()
{
    if (m_target.url.isEmpty()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT finished(
                    {false, tr("No InfluxDB is configured: its URL (INFLUX_URL) is empty.")});
            },
            Qt::QueuedConnection);
        return;
    }
    m_writer.write(gzip({PackedText(m_line)}), m_line.size(),
                   [this](const WriteOutcome &outcome) { finish(outcome); });
}

void MirrorTest::finish(const WriteOutcome &outcome)
{
    if (outcome.kind == WriteOutcome::Kind::PartlyWritten)
        return Q_EMIT finished(
            {false, tr("InfluxDB did not store the point. %1").arg(outcome.sentence)});
    if (outcome.kind != WriteOutcome::Kind::Written)
        return Q_EMIT finished({false, outcome.sentence});
    Q_EMIT finished({true, tr("Written: one point, collector with loop=test, to the bucket %1 at "
                              "%2.")
                               .arg(m_target.bucket, m_target.url.host())});
}

} // namespace bnm
