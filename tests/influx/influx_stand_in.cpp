// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx_stand_in.h"
#include "collectors/point/durations.h"

#include <algorithm>

namespace bnm {

namespace {

using Answer = ScriptedReceiver::Answer;

Answer partialWrite(const QByteArray &what)
{
    return {422, "Content-Type: application/json; charset=utf-8\r\nX-Influxdb-Version: v2.7.12\r\n",
            R"({"code":"unprocessable entity","message":"failure writing points to database: )"
            "partial write: " +
                what + "\"}"};
}

QByteArray utc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

} // namespace

bool InfluxStandIn::isConflicting(const QByteArray &line) const
{
    return !m_rules.conflicting.isEmpty() && (line.startsWith(m_rules.conflicting + ',') ||
                                              line.startsWith(m_rules.conflicting + ' '));
}

Answer InfluxStandIn::unparsable(const QByteArrayList &lines) const
{
    QByteArray message;
    for (const QByteArray &line : lines)
        if (!m_rules.unparsable.isEmpty() && line.contains(m_rules.unparsable))
            message += (message.isEmpty() ? "" : "\\n") + ("unable to parse '" + line) +
                       "': invalid number";
    return {
        message.isEmpty() ? 204 : 400, {}, R"({"code":"invalid","message":")" + message + "\"}"};
}

Answer InfluxStandIn::answer(const ScriptedReceiver::Request &request)
{
    QByteArrayList lines = request.lines.split('\n');
    lines.removeAll({});
    if (Answer bad = unparsable(lines); bad.status != 204)
        return bad;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 bound = m_rules.retentionHours == 0 ? 0 : now - m_rules.retentionHours * hourMs;
    qint64 conflicts = 0;
    qint64 old = 0;
    qint64 oldestMs = now;
    for (const QByteArray &line : std::as_const(lines)) {
        const qint64 timeMs = line.mid(line.lastIndexOf(' ') + 1).toLongLong();
        if (timeMs < bound) {
            ++old;
            oldestMs = std::min(oldestMs, timeMs);
        } else if (isConflicting(line)) {
            ++conflicts;
        }
    }
    m_stored += lines.size() - old - conflicts;
    m_dropped += old + conflicts;
    if (conflicts > 0)
        return partialWrite(R"(field type conflict: input field \"height\" on measurement \")" +
                            m_rules.conflicting +
                            R"(\" is type integer, already exists as type float dropped=)" +
                            QByteArray::number(conflicts));
    if (old == 0)
        return {204, "X-Influxdb-Version: v2.7.12\r\n"};
    const QByteArray violates = utc(oldestMs) +
                                " dropped because it violates a Retention Policy Lower Bound at " +
                                utc(bound);
    return partialWrite(
        "dropped " + QByteArray::number(old) + " points outside retention policy of duration " +
        QByteArray::number(m_rules.retentionHours) + "h0m0s - oldest point block at " + violates +
        ", newest point block at " + violates + " dropped=" + QByteArray::number(old) +
        " for database: 0e9c134152e4fae4 for retention policy: autogen");
}

} // namespace bnm
