// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/webhook.h"

#include "collectors/http/retry_after.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRandomGenerator>

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 mostAnswerBytes = 256 * 1024;

} // namespace

Webhook::Webhook(WebhookOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_host(m_options.url.host())
{
    m_options.format = formatFor(m_options.url, m_options.format);
    if (!m_options.url.userInfo().isEmpty()) {
        const QString login = m_options.url.userName(QUrl::FullyDecoded) + QLatin1Char(':') +
                              m_options.url.password(QUrl::FullyDecoded);
        m_authorization = "Basic " + login.toUtf8().toBase64();
        m_options.url.setUserInfo({});
    }
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &Webhook::sendNext);
}

Webhook::~Webhook()
{
    delete m_reply; // before the access manager it belongs to
}

void Webhook::post(const AlertNews &news)
{
    m_queue.push_back(messageFor(m_options.format, news, m_options.identity));
    while (m_queue.size() > m_options.mostQueued) {
        // The one under way is not taken from under the request.
        m_queue.erase(m_queue.begin() + (m_reply ? 1 : 0));
        drop(tr("Too many messages wait; the oldest is left out."));
    }
    if (!m_reply && !m_next.isActive())
        m_next.start(0);
}

QNetworkRequest Webhook::request(const WebhookMessage &message) const
{
    QNetworkRequest request(m_options.url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, message.contentType);
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      QByteArrayLiteral("bitcoin-node-monitor/" PROJECT_VERSION));
    for (const auto &[name, value] : message.headers)
        request.setRawHeader(name, value);
    if (!m_authorization.isEmpty())
        request.setRawHeader("Authorization", m_authorization);
    // Elsewhere nobody said that the secret may go.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(m_options.timeoutMs);
    return request;
}

void Webhook::sendNext()
{
    if (m_reply || m_queue.empty())
        return;
    m_reply = m_network.post(request(m_queue.front()), m_queue.front().body);
    connect(m_reply, &QNetworkReply::finished, this, &Webhook::finished);
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received, qint64) {
        if (received > mostAnswerBytes)
            m_reply->abort();
    });
}

void Webhook::finished()
{
    const Outcome result = outcome();
    m_reply->deleteLater();
    m_reply = nullptr;
    switch (result.kind) {
    case Outcome::Kind::TryLater: return tryLater(result);
    case Outcome::Kind::Delivered:
        m_queue.pop_front();
        if (m_failures > 0)
            qInfo("Alerts: the webhook at %s takes messages again.", qUtf8Printable(m_host));
        m_failures = 0;
        Q_EMIT delivered();
        break;
    case Outcome::Kind::Refused:
        m_queue.pop_front();
        m_failures = 0; // it is there, whatever it thinks of this message
        drop(result.reason);
        break;
    }
    if (!m_queue.empty())
        m_next.start(0);
}

Webhook::Outcome Webhook::outcome() const
{
    using Kind = Outcome::Kind;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString answer = tr("It answers with HTTP status %1.").arg(status);
    if (status == 0)
        return transportOutcome();
    if (status >= 200 && status < 300)
        return {Kind::Delivered};
    if (status >= 300 && status < 400)
        return {Kind::Refused, answer + QLatin1Char(' ') +
                                   tr("Set ALERT_WEBHOOK_URL to the address it redirects to.")};
    if (status >= 500 || status == 408 || status == 425 || status == 429)
        return {Kind::TryLater, answer,
                retryAfterMs(m_reply->rawHeader("Retry-After"), m_reply->rawHeader("Date"))};
    return {Kind::Refused,
            answer + QLatin1Char(' ') + tr("Check ALERT_WEBHOOK_URL and ALERT_WEBHOOK_FORMAT.")};
}

/// What went wrong below HTTP. Qt's own words are not used: they repeat the address.
Webhook::Outcome Webhook::transportOutcome() const
{
    const auto reason = [this] {
        switch (m_reply->error()) {
        case QNetworkReply::SslHandshakeFailedError:
            return tr("Its certificate is not trusted, or encryption failed.");
        case QNetworkReply::HostNotFoundError: return tr("Its name is not known.");
        case QNetworkReply::ConnectionRefusedError: return tr("It refuses the connection.");
        case QNetworkReply::OperationCanceledError:
        case QNetworkReply::TimeoutError: return tr("It did not answer in time.");
        default: return tr("The connection failed.");
        }
    };
    return {Outcome::Kind::TryLater, reason()};
}

void Webhook::tryLater(const Outcome &outcome)
{
    if (m_failures == 0)
        qWarning("Alerts: the webhook at %s cannot be used now. %s Messages wait and are sent "
                 "later.",
                 qUtf8Printable(m_host), qUtf8Printable(outcome.reason));
    const qint64 doubled = static_cast<qint64>(m_options.firstPauseMs) << std::min(m_failures, 20);
    const int full = static_cast<int>(std::min<qint64>(doubled, m_options.longestPauseMs));
    ++m_failures;
    const int jittered = full / 2 + QRandomGenerator::global()->bounded(full / 2 + 1);
    m_next.start(std::max(jittered, outcome.retryAfterMs));
    Q_EMIT delayed(outcome.reason);
}

void Webhook::drop(const QString &reason)
{
    qWarning("Alerts: a message for the webhook at %s is lost. %s", qUtf8Printable(m_host),
             qUtf8Printable(reason));
    Q_EMIT dropped(reason);
}

} // namespace bnm
