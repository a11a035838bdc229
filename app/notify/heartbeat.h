// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"
#include "collectors/pipeline/status.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <optional>

namespace bnm {

/// The message for the watchdog.
enum class Beat {
    None,     ///< no ping, so that it raises its alarm
    Good,     ///< everything is monitored, and nothing is critical
    Critical, ///< the same address with /fail
};

struct HeartbeatOptions {
    QUrl url; ///< from healthchecks.io or similar; contains a secret
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    int intervalMs = 60'000;
    int timeoutMs = 15'000; ///< for a request, up to the end of its answer
};

/// Pings a watchdog (healthchecks.io and similar): one GET per minute, from the monitoring event
/// loop, only while the given judgement allows it. A missing ping raises the watchdog's alarm.
/// Success is 2xx, except for healthchecks.io's "OK (not found)" and "OK (rate limited)". Logs and
/// sentences name only the host.
class Heartbeat : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 mostAnswerBytes = 64 * 1024;

    Heartbeat(HeartbeatOptions options, std::function<Beat()> judge, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void reported(const bnm::StatusReport &report);

private:
    void tick();
    void send(Beat beat);
    void finished(const HttpAnswer &answer, Beat beat);
    void report(StatusReport::Level level, const QString &summary, const QString &sentence);

    HeartbeatOptions m_options;
    std::function<Beat()> m_judge;
    QByteArray m_authorization;
    HttpClient *m_http; // a child
    QTimer m_tick;
    std::optional<qint64> m_sentMs; ///< steady
    qint64 m_startedMs = 0;         ///< steady
    qint64 m_tickedMs = 0;          ///< steady
    std::optional<Beat> m_sent;     ///< None: told that it is held back
    bool m_isSending = false;
};

} // namespace bnm
