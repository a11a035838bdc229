// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/webhook.h"

#include <QDateTime>

#include <algorithm>

namespace bnm {

namespace {

constexpr int longestQuestionMs = 5'000;
/// A reachable host that never identifies itself then gets generic JSON.
constexpr int mostUnanswered = 3;
/// Retried less often, because only the user can fix it.
constexpr int misdirectedPauses = 6;

} // namespace

Webhook::Webhook(WebhookOptions options, Outbox *outbox, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_authorization(takeLogin(m_options.url)),
      m_host(m_options.url.host()),
      m_format(formatFor(m_options.url, m_options.format)),
      m_http(makeHttpClient({}).release()),
      m_question(*m_http, m_options.url, std::min(m_options.timeoutMs, longestQuestionMs)),
      m_pauses(m_options.firstPauseMs, m_options.longestPauseMs),
      m_next(this),
      m_outbox(outbox ? outbox : new Outbox(QStringLiteral("webhook"), this))
{
    m_http->setParent(this);
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer); // a coarse timer could fire early
    connect(&m_next, &QTimer::timeout, this, &Webhook::sendNext);
    connect(m_outbox, &Outbox::waiting, this, [this] {
        if (!m_isBusy && !m_next.isActive())
            m_next.start(0);
    });
}

void Webhook::post(const AlertNews &news)
{
    m_outbox->add(news, QDateTime::currentMSecsSinceEpoch());
    m_outbox->release(m_outbox->newestId());
}

void Webhook::sendNext()
{
    if (m_isBusy || !m_outbox || !m_outbox->hasMore(m_refused))
        return;
    m_isBusy = true;
    if (m_format == WebhookFormat::Auto)
        askFormat();
    else
        send(m_format);
}

void Webhook::askFormat()
{
    m_question.ask([this](const FormatQuestion::Result &result) { takeFormat(result); });
}

void Webhook::takeFormat(const FormatQuestion::Result &result)
{
    if (!result.format) {
        m_unanswered = result.wasReached ? m_unanswered + 1 : 0;
        if (m_unanswered >= mostUnanswered)
            return send(WebhookFormat::Generic); // and queried again the next time
        m_isBusy = false;
        return tryLater(m_pauses.next(), result.reason);
    }
    m_unanswered = 0;
    m_format = *result.format;
    if (const QString complaint = complaintAboutWebhook(m_options.url, m_format);
        !complaint.isEmpty()) {
        m_format = WebhookFormat::Auto;
        m_isBusy = false;
        return tryLater(misdirectedPauses * m_pauses.next(),
                        tr("ALERT_WEBHOOK_URL cannot be used: %1.").arg(complaint));
    }
    send(m_format);
}

void Webhook::send(WebhookFormat format)
{
    const auto pending = m_outbox ? m_outbox->take(m_refused) : std::nullopt;
    if (!pending) { // it was withdrawn meanwhile
        m_isBusy = false;
        return;
    }
    HttpRequest request = requestFor(format, m_options.url, pending->news, m_options.identity);
    request.mostBytes = mostAnswerBytes;
    request.deadlineMs = m_options.timeoutMs;
    if (!m_authorization.isEmpty())
        request.headers.emplace_back("Authorization", m_authorization);
    m_http->send(std::move(request), this, [this, format, id = pending->id](HttpAnswer &answer) {
        m_isBusy = false;
        finished(id, outcomeOf(format, answer));
    });
}

void Webhook::finished(qint64 id, const WebhookOutcome &outcome)
{
    using Kind = WebhookOutcome::Kind;
    if (!m_outbox)
        return;
    if (outcome.kind == Kind::Delivered)
        return takeDelivered(id);
    if (m_options.format == WebhookFormat::Auto)
        m_format = formatFor(m_options.url, WebhookFormat::Auto); // it may be another host by now
    if (outcome.kind == Kind::Refused)
        return takeRefused(id, outcome.reason);
    const int times = outcome.kind == Kind::Misdirected ? misdirectedPauses : 1;
    m_outbox->putBack(id);
    tryLater(std::max(times * m_pauses.next(), outcome.retryAfterMs), outcome.reason);
}

void Webhook::takeDelivered(qint64 id)
{
    m_pauses.reset();
    m_outbox->delivered(id);
    Q_EMIT delivered();
    // It accepts messages, so the refusals concerned those messages.
    for (const qint64 refused : std::exchange(m_refused, {})) {
        m_outbox->drop(refused);
        drop(m_refusal);
    }
    if (m_outbox && m_outbox->hasMore())
        m_next.start(0);
}

/// The next one shows whether it is about the message.
void Webhook::takeRefused(qint64 id, const QString &reason)
{
    m_refusal = reason;
    m_refused.insert(id);
    m_outbox->putBack(id);
    if (m_outbox->hasMore(m_refused))
        return m_next.start(0);
    m_refused.clear();
    tryLater(misdirectedPauses * m_pauses.next(), reason);
}

void Webhook::tryLater(int pauseMs, const QString &reason)
{
    m_next.start(pauseMs);
    Q_EMIT delayed(reason);
}

void Webhook::drop(const QString &reason)
{
    qWarning("Alerts: a message for the webhook at %s is lost. %s", qUtf8Printable(m_host),
             qUtf8Printable(reason));
    Q_EMIT dropped(reason);
}

} // namespace bnm
