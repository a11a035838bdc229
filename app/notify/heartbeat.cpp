// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/heartbeat.h"

#include "collectors/http/url_parts.h"
#include "collectors/steady_clock.h"

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

using Level = StatusReport::Level;

constexpr int mostTickMs = 5'000; // so that a critical change is not reported a minute late
constexpr qint64 graceMs = 5 * 60'000;

/// healthchecks.io's answer with status 200 to a rejected ping.
bool isRefusal(const QByteArray &body)
{
    return body.trimmed().startsWith("OK (");
}

} // namespace

Heartbeat::Heartbeat(HeartbeatOptions options, std::function<Beat()> judge, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_judge(std::move(judge)),
      m_authorization(takeLogin(m_options.url)),
      m_http(makeHttpClient({.proxy = m_options.proxy}).release()),
      m_tick(this)
{
    m_http->setParent(this);
    m_tick.setInterval(std::min(m_options.intervalMs, mostTickMs));
    connect(&m_tick, &QTimer::timeout, this, &Heartbeat::tick);
}

void Heartbeat::start()
{
    m_startedMs = m_tickedMs = steadyNowMs();
    m_tick.start();
    report(Level::Waiting, tr("not sent yet"), tr("No heartbeat has been sent yet."));
}

void Heartbeat::tick()
{
    const qint64 now = steadyNowMs();
    const qint64 late = now - std::exchange(m_tickedMs, now) - m_tick.interval();
    if (late > mostTickMs) // this loop was blocked: its data is old
        return;
    const Beat beat = m_judge();
    // Rounded to the nearest tick, so that the intervals do not drift.
    const bool isLate =
        now - m_sentMs.value_or(m_startedMs) + m_tick.interval() / 2 >= m_options.intervalMs;
    const bool isDue = !m_sentMs || isLate;
    const bool isWorse = beat == Beat::Critical && m_sent == Beat::Good;
    if (beat != Beat::None && !m_isSending && (isDue || isWorse))
        return send(beat);
    if (beat == Beat::None && isLate && m_sent != Beat::None) {
        m_sent = Beat::None;
        report(Level::Watch, tr("held back"),
               tr("The heartbeat is held back: not everything is watched and kept at the moment. "
                  "The other lines of its status say why."));
    }
}

void Heartbeat::send(Beat beat)
{
    m_isSending = true;
    m_sentMs = steadyNowMs();
    m_sent = beat;
    HttpRequest request{.url = beat == Beat::Critical
                                   ? withPath(m_options.url, QStringLiteral("/fail"))
                                   : m_options.url,
                        .mostBytes = mostAnswerBytes,
                        .deadlineMs = m_options.timeoutMs};
    if (!m_authorization.isEmpty())
        request.headers.emplace_back("Authorization", m_authorization);
    m_http->send(std::move(request), this, [this, beat](HttpAnswer &answer) {
        m_isSending = false;
        finished(answer, beat);
    });
}

void Heartbeat::finished(const HttpAnswer &answer, Beat beat)
{
    const QString host = m_options.url.host();
    if (answer.status == 0)
        return report(
            Level::Bad, tr("not delivered"),
            tr("The heartbeat does not reach %1: %2.").arg(host, httpFailureText(answer)));
    if (answer.status < 200 || answer.status >= 300)
        return report(Level::Bad, tr("not delivered"),
                      tr("%1 answers the heartbeat with HTTP status %2. Check HEARTBEAT_URL.")
                          .arg(host, QString::number(answer.status)));
    if (answer.failure != HttpAnswer::Failure::None)
        return report(Level::Bad, tr("not delivered"),
                      tr("The answer of %1 to the heartbeat did not come to its end: %2.")
                          .arg(host, httpFailureText(answer)));
    if (isRefusal(answer.body))
        return report(Level::Bad, tr("not taken"),
                      tr("%1 answers, but does not take the heartbeat: the check that "
                         "HEARTBEAT_URL names is not there, or it is called too often.")
                          .arg(host));
    if (beat == Beat::Critical)
        return report(Level::Good, tr("failure reported"),
                      tr("%1 was told of a critical alert.").arg(host));
    report(Level::Good, tr("delivered"), tr("%1 takes the heartbeat.").arg(host));
}

void Heartbeat::report(Level level, const QString &summary, const QString &sentence)
{
    Q_EMIT reported({level, summary, sentence, graceMs});
}

} // namespace bnm
