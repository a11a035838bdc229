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

/// What the watchdog is to hear now.
enum class Beat {
    None,     ///< nothing, so that it raises its alarm by itself
    Good,     ///< all is watched, and nothing is critical
    Critical, ///< the same address with /fail
};

struct HeartbeatOptions {
    QUrl url; ///< as healthchecks.io gives it; holds a secret
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    int intervalMs = 60'000;
    int timeoutMs = 15'000; ///< of a call, to the end of its answer
};

/// A sign of life to a watchdog (healthchecks.io and its like): one GET a minute, from the loop
/// that watches, only while the given judgement allows it. What it is not told, it takes for dead.
/// Taken is a call that is answered with 2xx, and not with the "OK (not found)" or "OK (rate
/// limited)" of healthchecks.io. Logs and sentences name its host, no more.
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
    qint64 m_tickedMs = 0;          ///< steady
    Beat m_sent = Beat::None;
    bool m_isSending = false;
};

} // namespace bnm
