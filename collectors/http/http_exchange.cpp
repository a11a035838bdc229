// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/http_exchange.h"

#include "collectors/http/onion.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 simdjsonPadding = 64;
constexpr int mostRedirects = 5;
/// Limit for the body of an answer that is not received in parts; its status is sufficient.
constexpr qint64 mostPassedOver = 64 * 1024;

bool isHttp(const QUrl &url)
{
    return (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")) &&
           !url.host().isEmpty();
}

bool hasCredentials(const HttpHeaders &headers)
{
    return std::any_of(headers.begin(), headers.end(), [](const auto &header) {
        return header.first.compare("authorization", Qt::CaseInsensitive) == 0 ||
               header.first.compare("cookie", Qt::CaseInsensitive) == 0;
    });
}

/// A line break in a value would inject another header.
HttpRequest cleaned(HttpRequest request)
{
    request.url.setUserInfo({});
    request.url.setFragment({});
    for (auto &[name, value] : request.headers)
        value.replace('\r', ' ').replace('\n', ' ');
    const bool hasAgent =
        std::any_of(request.headers.begin(), request.headers.end(), [](const auto &header) {
            return header.first.compare("user-agent", Qt::CaseInsensitive) == 0;
        });
    if (!hasAgent)
        request.headers.emplace_back("User-Agent", "bitcoin-node-monitor/" PROJECT_VERSION);
    return request;
}

} // namespace

HttpExchange::HttpExchange(HttpRequest request, QObject *parent)
    : QObject(parent), m_request(cleaned(std::move(request))), m_deadline(this)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish(Failure::Timeout); });
}

bool HttpExchange::isReachable(const QUrl &url) const
{
    return isHttp(url) && (m_isProxied || !isOnion(url.host()));
}

void HttpExchange::begin(QObject *context, HttpClient::Handler handler, QByteArray room)
{
    m_context = context;
    m_handler = std::move(handler);
    m_answer.body = std::move(room);
    m_answer.body.resize(0);
    connect(context, &QObject::destroyed, this, &HttpExchange::drop);
    if (!isReachable(m_request.url))
        return finish(Failure::HostNotFound);
    m_deadline.start(m_request.deadlineMs);
    startTransfer();
}

bool HttpExchange::isOverTls() const
{
    return m_request.url.scheme() == QLatin1String("https");
}

void HttpExchange::drop()
{
    m_handler = {};
    m_deadline.stop();
    m_isOver = true;
    stopTransfer();
    deleteLater();
}

void HttpExchange::noteSent()
{
    if (m_isOver || std::exchange(m_answer.isSent, true) || m_request.patienceMs <= 0)
        return;
    m_deadline.start(m_request.patienceMs);
}

void HttpExchange::takeHead(int status, HttpHeaders headers)
{
    m_answer.status = status;
    m_answer.headers = std::move(headers);
    m_answer.body.resize(0);
    m_expectedBytes = -1;
    m_partBytes = 0;
}

void HttpExchange::expectBytes(qint64 length)
{
    m_expectedBytes = length;
    const bool isPassedOver = m_request.takePart && m_answer.status / 100 != 2;
    if (length > m_request.mostBytes && !isPassedOver)
        finish(Failure::TooLarge);
}

bool HttpExchange::takeBody(const char *data, qint64 size)
{
    if (m_isOver)
        return false;
    if (m_request.takePart)
        return m_answer.status / 100 == 2 ? giveOn(data, size) : passOver(size);
    QByteArray &body = m_answer.body;
    const qint64 wanted = body.size() + size;
    if (wanted > m_request.mostBytes) {
        finish(Failure::TooLarge);
        return false;
    }
    if (wanted + simdjsonPadding > body.capacity()) {
        const qint64 room = std::max({wanted, m_expectedBytes, 2 * qint64{body.size()}});
        // some reserve, so that the next one often fits too
        body.reserve(room + room / 16 + simdjsonPadding);
    }
    body.append(data, size);
    return true;
}

bool HttpExchange::giveOn(const char *data, qint64 size)
{
    m_partBytes += size;
    if (m_partBytes > m_request.mostBytes) {
        finish(Failure::TooLarge);
        return false;
    }
    m_request.takePart(m_answer, data, size);
    return !m_isOver; // it may have cancelled
}

bool HttpExchange::passOver(qint64 size)
{
    m_partBytes += size;
    if (m_partBytes <= mostPassedOver)
        return true;
    m_isEnough = true;
    return false;
}

void HttpExchange::finish(Failure failure, const QString &detail)
{
    if (m_isOver)
        return;
    if (std::exchange(m_isEnough, false)) { // it was cut here, on purpose
        failure = Failure::None;
        m_expectedBytes = -1;
    }
    if (failure == Failure::None && followRedirect())
        return;
    m_isOver = true;
    m_deadline.stop();
    // A library may take the end of the connection for the end of the answer.
    const bool mayHaveBody = m_answer.status != 204 && m_answer.status != 304;
    const bool isCut = failure == Failure::None && mayHaveBody &&
                       m_answer.body.size() + m_partBytes < m_expectedBytes;
    m_answer.failure = isCut ? Failure::ConnectionLost : failure;
    m_answer.detail = detail;
    // Not from inside a library's call: who takes the answer may end the client.
    QMetaObject::invokeMethod(this, &HttpExchange::deliver, Qt::QueuedConnection);
}

/// True: another transfer is under way instead.
bool HttpExchange::followRedirect()
{
    const int status = m_answer.status;
    const bool isRedirect =
        status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    if (!isRedirect || !m_request.followsRedirects || m_redirects >= mostRedirects ||
        m_request.method != HttpRequest::Method::Get || hasCredentials(m_request.headers))
        return false;
    QUrl target = m_request.url.resolved(QUrl::fromEncoded(m_answer.header("Location")));
    target.setUserInfo({});
    target.setFragment({});
    if (!isOverTls() || target.scheme() != QLatin1String("https") || !isReachable(target))
        return false;
    ++m_redirects;
    stopTransfer();
    m_request.url = target;
    takeHead(0, {});
    startTransfer();
    return true;
}

void HttpExchange::deliver()
{
    stopTransfer();
    deleteLater();
    setParent(nullptr); // the handler may end the client
    const HttpClient::Handler handler = std::exchange(m_handler, {});
    HttpAnswer answer = std::move(m_answer);
    if (m_context && handler)
        handler(answer);
}

void HttpExchanges::send(HttpRequest request, QObject *context, Handler handler, QByteArray room)
{
    HttpExchange *exchange = makeExchange(std::move(request));
    exchange->setProxied(m_options.proxy.type() != QNetworkProxy::NoProxy);
    exchange->begin(context, std::move(handler), std::move(room));
}

void HttpExchanges::cancel(const QObject *context)
{
    const auto exchanges = findChildren<HttpExchange *>(Qt::FindDirectChildrenOnly);
    for (HttpExchange *exchange : exchanges)
        if (exchange->isFor(context))
            exchange->drop();
}

void HttpExchanges::endExchanges()
{
    qDeleteAll(findChildren<HttpExchange *>(Qt::FindDirectChildrenOnly));
}

} // namespace bnm
