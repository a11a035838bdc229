// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/influx_writer.h"

#include "collectors/http/retry_after.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrlQuery>

namespace bnm {

namespace {

using Kind = WriteOutcome::Kind;

/// InfluxDB puts its reason into a JSON object, others into plain text.
QString reasonIn(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QString message = object.value(QStringLiteral("message")).toString();
    return (message.isEmpty() ? QString::fromUtf8(body) : message).left(300).simplified();
}

QString withReason(const QString &sentence, const QString &reason)
{
    return reason.isEmpty() ? sentence
                            : sentence + QStringLiteral(" (") + reason + QLatin1Char(')');
}

} // namespace

InfluxWriter::InfluxWriter(InfluxTarget target, QObject *parent)
    : QObject(parent), m_target(std::move(target))
{
    m_network.setProxy(m_target.proxy);
}

InfluxWriter::~InfluxWriter()
{
    delete m_reply; // before the access manager it belongs to
}

QNetworkRequest InfluxWriter::request() const
{
    QUrl url = m_target.url;
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path + QStringLiteral("/api/v2/write"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("org"),
                       QString::fromUtf8(QUrl::toPercentEncoding(m_target.org)));
    query.addQueryItem(QStringLiteral("bucket"),
                       QString::fromUtf8(QUrl::toPercentEncoding(m_target.bucket)));
    query.addQueryItem(QStringLiteral("precision"), QStringLiteral("ms"));
    url.setQuery(query);

    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QByteArrayLiteral("text/plain; charset=utf-8"));
    request.setRawHeader("Content-Encoding", "gzip");
    request.setRawHeader("User-Agent", "bitcoin-node-monitor/" PROJECT_VERSION);
    if (!m_target.token.isEmpty())
        request.setRawHeader("Authorization", "Token " + m_target.token.toUtf8());
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(m_target.timeoutMs);
    if (!m_target.verifyTls && url.scheme() == QLatin1String("https")) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        request.setSslConfiguration(tls);
    }
    return request;
}

void InfluxWriter::write(const QByteArray &gzipped,
                         std::function<void(const WriteOutcome &)> handler)
{
    Q_ASSERT(!m_reply);
    m_tlsErrors.clear();
    m_reply = m_network.post(request(), gzipped);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors << error.errorString();
    });
    connect(m_reply, &QNetworkReply::finished, this, [this, handler = std::move(handler)] {
        const WriteOutcome result = outcome();
        m_reply->deleteLater();
        m_reply = nullptr;
        handler(result);
    });
}

WriteOutcome InfluxWriter::redirected() const
{
    const QUrl location = m_reply->header(QNetworkRequest::LocationHeader).toUrl();
    const QString where = location.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).left(200);
    return {Kind::Misconfigured,
            withReason(tr("InfluxDB redirects to another address. Set INFLUX_URL to that address."),
                       where),
            -1};
}

WriteOutcome InfluxWriter::outcome() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = m_reply->isOpen() ? m_reply->read(64 * 1024) : QByteArray();
    const QString reason = reasonIn(body);
    if (status < 300) // 0: not even that
        return m_reply->error() == QNetworkReply::NoError ? WriteOutcome{} : transportOutcome();
    if (status < 400)
        return redirected();
    switch (status) {
    case 400:
    case 422: return {Kind::BadData, withReason(tr("InfluxDB refuses a point."), reason), -1, body};
    case 401:
    case 403:
        return {Kind::Unauthorized,
                withReason(tr("InfluxDB does not accept the token. Check INFLUX_TOKEN."), reason),
                -1};
    case 404:
        return {Kind::BucketMissing,
                withReason(tr("InfluxDB has no such bucket or organisation. Check INFLUX_BUCKET "
                              "and INFLUX_ORG."),
                           reason),
                -1};
    case 407:
        return {Kind::Misconfigured,
                tr("The proxy to InfluxDB asks for a login. Check INFLUX_PROXY."), -1};
    case 413: return {Kind::TooLarge, tr("InfluxDB finds the batch too large."), -1};
    default:
        return {Kind::TryLater,
                withReason(tr("InfluxDB answers with HTTP status %1.").arg(status), reason),
                retryAfterMs(m_reply->rawHeader("Retry-After"), m_reply->rawHeader("Date"))};
    }
}

/// An HTTP proxy is asked for http addresses itself, so that it is the only one to connect to.
bool InfluxWriter::connectsToProxyOnly() const
{
    return m_target.proxy.type() == QNetworkProxy::HttpProxy &&
           m_target.url.scheme() == QLatin1String("http");
}

/// What went wrong with a proxy; nothing if it is not the proxy's fault.
std::optional<WriteOutcome> InfluxWriter::proxyOutcome() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    const bool noConnection =
        error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError;
    if (error == QNetworkReply::ProxyAuthenticationRequiredError)
        return WriteOutcome{Kind::Misconfigured,
                            tr("The proxy to InfluxDB asks for a login. Check INFLUX_PROXY."), -1};
    const bool isProxys =
        error > QNetworkReply::UnknownNetworkError && error <= QNetworkReply::UnknownProxyError;
    if (isProxys || (noConnection && connectsToProxyOnly()))
        return WriteOutcome{Kind::TryLater,
                            tr("The proxy to InfluxDB does not answer. Check INFLUX_PROXY, and "
                               "whether it runs."),
                            -1};
    // Qt has no name for most of what a proxy can do wrong, only words.
    if (error == QNetworkReply::UnknownNetworkError &&
        m_target.proxy.type() != QNetworkProxy::NoProxy)
        return WriteOutcome{Kind::TryLater,
                            withReason(tr("The connection to InfluxDB through the proxy failed. "
                                          "Check INFLUX_PROXY, and whether the proxy runs."),
                                       m_reply->errorString()),
                            -1};
    return std::nullopt;
}

/// What went wrong below HTTP.
WriteOutcome InfluxWriter::transportOutcome() const
{
    if (auto outcome = proxyOutcome())
        return *std::move(outcome);
    const QString detail = m_reply->errorString();
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return {Kind::Misconfigured,
                withReason(tr("The encrypted connection to InfluxDB failed."),
                           m_tlsErrors.isEmpty() ? detail : m_tlsErrors.join(QLatin1String("; "))),
                -1};
    case QNetworkReply::HostNotFoundError:
        return {Kind::Misconfigured, tr("InfluxDB's host name is not known. Check INFLUX_URL."),
                -1};
    case QNetworkReply::ConnectionRefusedError:
        return {Kind::TryLater, tr("InfluxDB refuses the connection. Is it running?"), -1};
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return {Kind::TryLater, tr("InfluxDB did not answer in time."), -1};
    default:
        return {Kind::TryLater, withReason(tr("The connection to InfluxDB failed."), detail), -1};
    }
}

} // namespace bnm
