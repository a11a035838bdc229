// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/influx_writer.h"

#include "collectors/http/retry_after.h"

#include <QJsonDocument>
#include <QJsonObject>
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

WriteOutcome redirected(const HttpAnswerReader &answer)
{
    const QUrl location(QString::fromUtf8(answer.header("location")));
    const QString where = location.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).left(200);
    return {
        Kind::Misconfigured,
        withReason(InfluxWriter::tr(
                       "InfluxDB redirects to another address. Set INFLUX_URL to that address."),
                   where),
        -1};
}

WriteOutcome answered(const HttpAnswerReader &answer)
{
    const int status = answer.status();
    const QString reason = reasonIn(answer.body());
    if (status < 300)
        return {};
    if (status < 400)
        return redirected(answer);
    switch (status) {
    case 400:
    case 422:
        return {Kind::BadData, withReason(InfluxWriter::tr("InfluxDB refuses a point."), reason),
                -1, answer.body()};
    case 401:
    case 403:
        return {
            Kind::Unauthorized,
            withReason(InfluxWriter::tr("InfluxDB does not accept the token. Check INFLUX_TOKEN."),
                       reason),
            -1};
    case 404:
        return {Kind::BucketMissing,
                withReason(InfluxWriter::tr("InfluxDB has no such bucket or organisation. Check "
                                            "INFLUX_BUCKET and INFLUX_ORG."),
                           reason),
                -1};
    case 407:
        return {Kind::Misconfigured,
                InfluxWriter::tr("The proxy to InfluxDB asks for a login. Check INFLUX_PROXY."),
                -1};
    case 413: return {Kind::TooLarge, InfluxWriter::tr("InfluxDB finds the batch too large."), -1};
    default:
        return {Kind::TryLater,
                withReason(InfluxWriter::tr("InfluxDB answers with HTTP status %1.").arg(status),
                           reason),
                retryAfterMs(answer.header("retry-after"), answer.header("date"))};
    }
}

/// What went wrong below HTTP.
WriteOutcome notAnswered(const HttpResult &result)
{
    switch (*result.error) {
    case QAbstractSocket::SslHandshakeFailedError:
        return {Kind::Misconfigured,
                withReason(InfluxWriter::tr("The encrypted connection to InfluxDB failed."),
                           result.tlsErrors.isEmpty() ? result.errorText
                                                      : result.tlsErrors.join(QLatin1String("; "))),
                -1};
    case QAbstractSocket::HostNotFoundError:
        return {Kind::Misconfigured,
                InfluxWriter::tr("InfluxDB's host name is not known. Check INFLUX_URL."), -1};
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return {Kind::TryLater,
                InfluxWriter::tr("The proxy to InfluxDB does not answer. Check INFLUX_PROXY, and "
                                 "whether it runs."),
                -1};
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return {Kind::Misconfigured,
                InfluxWriter::tr("The proxy to InfluxDB asks for a login. Check INFLUX_PROXY."),
                -1};
    case QAbstractSocket::ConnectionRefusedError:
        return {Kind::TryLater, InfluxWriter::tr("InfluxDB refuses the connection. Is it running?"),
                -1};
    case QAbstractSocket::SocketTimeoutError:
        return {Kind::TryLater, InfluxWriter::tr("InfluxDB did not answer in time."), -1};
    default:
        return {
            Kind::TryLater,
            withReason(InfluxWriter::tr("The connection to InfluxDB failed."), result.errorText),
            -1};
    }
}

} // namespace

InfluxWriter::InfluxWriter(InfluxTarget target, QObject *parent)
    : QObject(parent),
      m_target(std::move(target)),
      m_connection(m_target.url, m_target.proxy, m_target.verifyTls)
{
}

QUrl InfluxWriter::url() const
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
    return url;
}

HttpConnection::Headers InfluxWriter::headers() const
{
    HttpConnection::Headers headers = {{"User-Agent", "bitcoin-node-monitor/" PROJECT_VERSION},
                                       {"Content-Type", "text/plain; charset=utf-8"},
                                       {"Content-Encoding", "gzip"}};
    if (!m_target.token.isEmpty())
        headers.emplace_back("Authorization", "Token " + m_target.token.toUtf8());
    return headers;
}

void InfluxWriter::write(const QByteArray &gzipped,
                         std::function<void(const WriteOutcome &)> handler)
{
    m_connection.post(url(), headers(), gzipped, m_target.timeoutMs,
                      [handler = std::move(handler)](const HttpResult &result) {
                          handler(result.error ? notAnswered(result) : answered(result.answer));
                      });
}

} // namespace bnm
