// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_file.h"

#include "app/core/alerts/alert_json.h"

#include <algorithm>

namespace bnm {

namespace {

// An alert is stored as JSON, because no query uses its parts.
const std::vector<QStringList> schema = {
    {QStringLiteral("CREATE TABLE current (rule TEXT PRIMARY KEY, alert TEXT NOT NULL)"),
     QStringLiteral("CREATE TABLE history (id INTEGER PRIMARY KEY, resolved_ms INTEGER NOT NULL, "
                    "alert TEXT NOT NULL)")},
    {QStringLiteral("CREATE TABLE pending (way TEXT NOT NULL, id INTEGER NOT NULL, "
                    "news TEXT NOT NULL, PRIMARY KEY (way, id))")}};

constexpr int mostPendingRead = 1'000; // of all channels; guards against a manipulated file

} // namespace

AlertFile::AlertFile(const QString &path) : m_file({path, schema, {}, false})
{
    m_file.open();
    if (const QString aside = m_file.takeSetAside(); !aside.isEmpty())
        qWarning("Alerts: their file was damaged. It is kept as %s; a new one is begun.",
                 qUtf8Printable(aside));
}

AlertMemory AlertFile::load()
{
    AlertMemory memory;
    if (!m_file.isOpen())
        return memory;
    memory.current = read(QStringLiteral("SELECT alert FROM current"));
    memory.history = read(QStringLiteral("SELECT alert FROM history ORDER BY id DESC LIMIT %1")
                              .arg(AlertFile::mostHistory));
    memory.pending = readPending();
    return memory;
}

std::vector<PendingNews> AlertFile::readPending()
{
    std::vector<PendingNews> pending;
    QSqlQuery query =
        m_file.prepared(QStringLiteral("SELECT way, id, news FROM pending ORDER BY id LIMIT %1")
                            .arg(mostPendingRead));
    if (!query.exec())
        return pending;
    while (query.next())
        if (const auto news = newsFromJson(query.value(2).toByteArray()))
            pending.push_back({query.value(1).toLongLong(), query.value(0).toString(), *news});
    return pending;
}

std::vector<Alert> AlertFile::read(const QString &statement)
{
    std::vector<Alert> alerts;
    QSqlQuery query = m_file.prepared(statement);
    if (!query.exec())
        return alerts;
    while (query.next())
        if (const auto alert = alertFromJson(query.value(0).toByteArray()))
            alerts.push_back(*alert);
    return alerts;
}

void AlertFile::save(const std::vector<Alert> &current, const std::vector<Alert> &resolved,
                     const std::vector<OutboxContents> &outboxes)
{
    if (m_file.isOpen() || m_file.open())
        m_file.transaction([&] { return write(current, resolved) && write(outboxes); });
}

void AlertFile::save(const std::vector<OutboxContents> &outboxes)
{
    if (m_file.isOpen() || m_file.open())
        m_file.transaction([&] { return write(outboxes); });
}

bool AlertFile::write(const std::vector<OutboxContents> &outboxes)
{
    QSqlQuery clear = m_file.prepared(QStringLiteral("DELETE FROM pending WHERE way = ?"));
    QSqlQuery put = m_file.prepared(QStringLiteral("INSERT INTO pending VALUES (?, ?, ?)"));
    for (const OutboxContents &outbox : outboxes) {
        if (!m_file.run(clear, {outbox.way}))
            return false;
        for (const PendingNews &one : outbox.news)
            if (!m_file.run(put, {outbox.way, one.id, newsToJson(one.news)}))
                return false;
    }
    return true;
}

bool AlertFile::write(const std::vector<Alert> &current, const std::vector<Alert> &resolved)
{
    if (!m_file.run(QStringLiteral("DELETE FROM current")))
        return false;
    QSqlQuery now = m_file.prepared(QStringLiteral("INSERT INTO current VALUES (?, ?)"));
    for (const Alert &alert : current)
        if (!m_file.run(now, {alert.rule, alertToJson(alert)}))
            return false;
    QSqlQuery past =
        m_file.prepared(QStringLiteral("INSERT INTO history (resolved_ms, alert) VALUES (?, ?)"));
    qint64 newestMs = 0;
    for (const Alert &alert : resolved) {
        newestMs = std::max(newestMs, alert.resolvedMs);
        if (!m_file.run(past, {alert.resolvedMs, alertToJson(alert)}))
            return false;
    }
    if (resolved.empty())
        return true;
    return m_file.run(QStringLiteral("DELETE FROM history WHERE resolved_ms < %1 OR id <= "
                                     "(SELECT max(id) FROM history) - %2")
                          .arg(newestMs - AlertFile::longestHistoryMs)
                          .arg(AlertFile::mostHistory));
}

} // namespace bnm
