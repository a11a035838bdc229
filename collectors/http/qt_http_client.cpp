// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/http_exchange.h"
#include "collectors/http/http_probe.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>

#include <algorithm>
#include <array>
#include <vector>

namespace bnm {

namespace {

using Failure = HttpAnswer::Failure;

constexpr qint64 bufferBytes = 256 * 1024;

TlsFault tlsFault(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired: return TlsFault::Expired;
    case QSslError::CertificateNotYetValid: return TlsFault::NotYetValid;
    case QSslError::SelfSignedCertificate: return TlsFault::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted: return TlsFault::UnknownAuthority;
    case QSslError::HostNameMismatch: return TlsFault::OtherName;
    case QSslError::CertificateRevoked: return TlsFault::Revoked;
    default: return TlsFault::Other;
    }
}

QByteArray basicLogin(const QNetworkProxy &proxy)
{
    return "Basic " + (proxy.user() + QLatin1Char(':') + proxy.password()).toUtf8().toBase64();
}

class QtExchange : public HttpExchange {
public:
    QtExchange(QNetworkAccessManager &network, const HttpOptions &options, HttpRequest request,
               QObject *parent)
        : HttpExchange(std::move(request), parent), m_network(network), m_options(options)
    {
    }
    ~QtExchange() override { delete m_reply; }

protected:
    void startTransfer() override;
    void stopTransfer() override;

private:
    QNetworkRequest networkRequest() const;
    void head();
    void body();
    void finished();
    void closedWithoutAnswer();
    bool asksHttpProxy() const;
    Failure failureOf(QNetworkReply::NetworkError error) const;

    QNetworkAccessManager &m_network;
    const HttpOptions &m_options;
    QNetworkReply *m_reply = nullptr;
    HttpProbe *m_probe = nullptr;
    std::vector<TlsFault> m_tlsFaults;
    bool m_isSent = false;
};

/// For http it is the HTTP proxy that is connected to, and asked.
bool QtExchange::asksHttpProxy() const
{
    return m_options.proxy.type() == QNetworkProxy::HttpProxy && !isOverTls();
}

QNetworkRequest QtExchange::networkRequest() const
{
    QNetworkRequest network(request().url);
    for (const auto &[name, value] : request().headers)
        network.setRawHeader(name, value);
    // Qt gives a login to SOCKS proxies and with CONNECT, but not here.
    if (asksHttpProxy() && !m_options.proxy.user().isEmpty())
        network.setRawHeader("Proxy-Authorization", basicLogin(m_options.proxy));
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setDecompressedSafetyCheckThreshold(-1); // the limit is ours
    if (!isOverTls())
        return network;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(m_options.authorities);
    if (!m_options.verifyTls)
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    network.setSslConfiguration(tls);
    return network;
}

void QtExchange::startTransfer()
{
    m_isSent = false;
    m_tlsFaults.clear();
    m_reply = request().method == HttpRequest::Method::Post
                  ? m_network.post(networkRequest(), request().body)
                  : m_network.get(networkRequest());
    m_reply->setReadBufferSize(bufferBytes);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_isSent = true;
        noteSent();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &QtExchange::head);
    connect(m_reply, &QNetworkReply::readyRead, this, &QtExchange::body);
    connect(m_reply, &QNetworkReply::finished, this, &QtExchange::finished);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsFaults.push_back(tlsFault(error.error()));
    });
}

void QtExchange::stopTransfer()
{
    delete std::exchange(m_probe, nullptr);
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    // No abort(): it sets an error, and Qt warns when that of the status comes behind it. The
    // reply's end closes the connection.
    reply->deleteLater(); // it may be its own signal that ends it
}

void QtExchange::head()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    HttpHeaders headers;
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        headers.emplace_back(name, value);
    takeHead(status, std::move(headers));
    // Of what was compressed it is another length.
    if (!m_reply->hasRawHeader("Content-Encoding") && m_reply->hasRawHeader("Content-Length"))
        expectBytes(m_reply->rawHeader("Content-Length").toLongLong());
    if (isOver())
        stopTransfer();
}

void QtExchange::body()
{
    std::array<char, 64 * 1024> part;
    while (m_reply) {
        const qint64 size = m_reply->read(part.data(), part.size());
        if (size <= 0)
            return;
        if (!takeBody(part.data(), size))
            stopTransfer();
    }
}

void QtExchange::finished()
{
    body();
    if (isOver())
        return;
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool viaProxy = m_options.proxy.type() != QNetworkProxy::NoProxy;
    if (status == 407)
        return finish(viaProxy ? Failure::ProxyLogin : Failure::None);
    // Qt has an error for each status from 400 on.
    if (error == QNetworkReply::NoError ||
        (status >= 400 && error > QNetworkReply::UnknownProxyError))
        return finish(Failure::None);
    if (!m_tlsFaults.empty())
        return finish(Failure::TlsUntrusted,
                      tlsFaultText(*std::min_element(m_tlsFaults.begin(), m_tlsFaults.end())));
    if (error == QNetworkReply::RemoteHostClosedError && status == 0 && !viaProxy && !isOverTls())
        return closedWithoutAnswer();
    finish(failureOf(error));
}

/// Of what is no HTTP Qt says that the connection was closed.
void QtExchange::closedWithoutAnswer()
{
    m_probe = new HttpProbe(request().url, this);
    connect(m_probe, &HttpProbe::finished, this, [this](bool saysOtherThings) {
        finish(saysOtherThings ? Failure::NotHttp : Failure::ConnectionLost);
    });
}

Failure QtExchange::failureOf(QNetworkReply::NetworkError error) const
{
    const bool viaProxy = m_options.proxy.type() != QNetworkProxy::NoProxy;
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return asksHttpProxy() ? Failure::ProxyFailed : Failure::Refused;
    case QNetworkReply::HostNotFoundError:
        return asksHttpProxy() ? Failure::ProxyFailed : Failure::HostNotFound;
    case QNetworkReply::ProxyAuthenticationRequiredError: return Failure::ProxyLogin;
    case QNetworkReply::SslHandshakeFailedError: return Failure::TlsFailed;
    case QNetworkReply::TimeoutError: return Failure::Timeout;
    case QNetworkReply::RemoteHostClosedError: return Failure::ConnectionLost;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError: return Failure::Unreachable;
    case QNetworkReply::UnknownNetworkError: // what Qt has no name for
        if (viaProxy)
            return Failure::ProxyFailed;
        return m_isSent ? Failure::ConnectionLost : Failure::Unreachable;
    default: break;
    }
    if (error > QNetworkReply::UnknownProxyError) // of what was sent, though no status says so
        return Failure::NotHttp;
    return error > QNetworkReply::UnknownNetworkError ? Failure::ProxyFailed
                                                      : Failure::ConnectionLost;
}

class QtHttpClient : public HttpExchanges {
public:
    using HttpExchanges::HttpExchanges;
    ~QtHttpClient() override { endExchanges(); }

protected:
    HttpExchange *makeExchange(HttpRequest request) override
    {
        if (!m_network) { // not before: the client may have been moved to another thread
            m_network = new QNetworkAccessManager(this);
            m_network->setProxy(m_options.proxy);
        }
        return new QtExchange(*m_network, m_options, std::move(request), this);
    }

private:
    QNetworkAccessManager *m_network = nullptr;
};

} // namespace

std::unique_ptr<HttpClient> makeHttpClient(HttpOptions options)
{
    return std::make_unique<QtHttpClient>(std::move(options));
}

} // namespace bnm
