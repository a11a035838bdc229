// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/webhook.h"

#include "collectors/http/retry_after.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 mostAnswerBytes = 256 * 1024;

} // namespace

Webhook::Webhook(WebhookOptions options, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_authorization(takeLogin(m_options.url)),
      m_host(m_options.url.host()),
      m_http(makeHttpClient({}).release()),
      m_pauses(m_options.firstPauseMs, m_options.longestPauseMs),
      m_next(this)
{
    m_http->setParent(this);
    m_options.format = formatFor(m_options.url, m_options.format);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &Webhook::sendNext);
}

void Webhook::post(const AlertNews &news)
{
    m_queue.push_back(messageFor(m_options.format, news, m_options.identity));
    while (m_queue.size() > m_options.mostQueued) {
        // The one under way is not taken from under the request.
        m_queue.erase(m_queue.begin() + (m_isSending ? 1 : 0));
        drop(tr("Too many messages wait; the oldest is left out."));
    }
    if (!m_isSending && !m_next.isActive())
        m_next.start(0);
}

HttpRequest Webhook::request(const WebhookMessage &message) const
{
    HttpRequest request{.method = HttpRequest::Method::Post,
                        .url = m_options.url,
                        .headers = message.headers,
                        .body = message.body,
                        .mostBytes = mostAnswerBytes,
                        .deadlineMs = m_options.timeoutMs};
    request.headers.emplace_back("Content-Type", message.contentType);
    if (!m_authorization.isEmpty())
        request.headers.emplace_back("Authorization", m_authorization);
    return request;
}

void Webhook::sendNext()
{
    if (m_isSending || m_queue.empty())
        return;
    m_isSending = true;
    m_http->send(request(m_queue.front()), this, [this](HttpAnswer &answer) {
        m_isSending = false;
        finished(answer);
    });
}

void Webhook::finished(const HttpAnswer &answer)
{
    const Outcome result = outcome(answer);
    switch (result.kind) {
    case Outcome::Kind::TryLater: return tryLater(result);
    case Outcome::Kind::Delivered:
        m_queue.pop_front();
        m_pauses.reset();
        Q_EMIT delivered();
        break;
    case Outcome::Kind::Refused:
        m_queue.pop_front();
        m_pauses.reset(); // it is there, whatever it thinks of this message
        drop(result.reason);
        break;
    }
    if (!m_queue.empty())
        m_next.start(0);
}

Webhook::Outcome Webhook::outcome(const HttpAnswer &answer)
{
    using Kind = Outcome::Kind;
    const int status = answer.status;
    if (status == 0)
        return {Kind::TryLater, tr("It cannot be reached: %1.").arg(httpFailureText(answer))};
    // It has judged the message, whatever became of the rest of its answer.
    const QString sentence = tr("It answers with HTTP status %1.").arg(status);
    if (status >= 200 && status < 300)
        return {Kind::Delivered};
    if (status >= 300 && status < 400)
        return {Kind::Refused, sentence + QLatin1Char(' ') +
                                   tr("Set ALERT_WEBHOOK_URL to the address it redirects to.")};
    if (status >= 500 || status == 408 || status == 425 || status == 429)
        return {Kind::TryLater, sentence,
                retryAfterMs(answer.header("Retry-After"), answer.header("Date"))};
    return {Kind::Refused,
            sentence + QLatin1Char(' ') + tr("Check ALERT_WEBHOOK_URL and ALERT_WEBHOOK_FORMAT.")};
}

void Webhook::tryLater(const Outcome &outcome)
{
    m_next.start(std::max(m_pauses.next(), outcome.retryAfterMs));
    Q_EMIT delayed(outcome.reason);
}

void Webhook::drop(const QString &reason)
{
    qWarning("Alerts: a message for the webhook at %s is lost. %s", qUtf8Printable(m_host),
             qUtf8Printable(reason));
    Q_EMIT dropped(reason);
}

} // namespace bnm
