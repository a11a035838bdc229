// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/write_answer.h"

#include "collectors/http/retry_after.h"
#include "collectors/http/without_secrets.h"
#include "collectors/tamed.h"
#include "collectors/words.h"
#include "influx/partial_write.h"
#include "influx/refused_lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bnm {

namespace {

using Kind = WriteOutcome::Kind;
using Failure = HttpAnswer::Failure;

WriteOutcome misconfigured(const QString &sentence)
{
    return {.kind = Kind::Misconfigured, .sentence = sentence};
}

WriteOutcome tryLater(const QString &sentence, int retryAfterMs = -1)
{
    return {.kind = Kind::TryLater, .sentence = sentence, .retryAfterMs = retryAfterMs};
}

bool hasHeader(const HttpAnswer &answer, const char *name)
{
    return !answer.header(name).isEmpty();
}

/// The JSON object in which InfluxDB puts its reasons. Version 2: code and message; 1.8 and 3:
/// error.
class Told {
public:
    explicit Told(const QByteArray &body)
        : m_object(QJsonDocument::fromJson(body).object()), m_isPlain(m_object.isEmpty())
    {
        m_text = m_isPlain ? QString::fromUtf8(body) : text("message");
        if (m_text.isEmpty())
            m_text = text("error");
    }

    bool is(const char *code) const { return text("code") == QLatin1String(code); }
    bool says(const char *words) const { return m_text.contains(QLatin1String(words)); }
    const QString &text() const { return m_text; }

    /// It is about lines of the request, not about the request.
    bool isAboutLines() const
    {
        if (m_isPlain)
            return m_text.startsWith(QLatin1String("unable to parse '"));
        return namesNumbers() || (isOfData() && (says("unable to parse '") || isPartialWrite()));
    }
    /// All but some points are written.
    bool isPartialWrite() const
    {
        return !m_isPlain && isOfData() && !namesNumbers() && says("partial write: ") &&
               !says("unable to parse '"); // 1.8 sends both, and names the lines
    }

    /// For a sentence: the message of the JSON object, without secrets. Ignores any other page.
    QString reason(const InfluxTarget &target) const
    {
        if (m_isPlain)
            return {};
        const QStringList secrets = secretsOf(target.url, "Token " + target.token.toUtf8());
        QString reason = tamed(withoutSecrets(m_text, secrets, 4 * longestReason), longestReason);
        while (reason.endsWith(QLatin1Char('.')))
            reason.chop(1);
        return m_text.contains(QLatin1String("://")) ? QString() : reason;
    }

private:
    QString text(const char *key) const { return m_object.value(QLatin1String(key)).toString(); }
    /// The codes of InfluxDB 2 for refused data; 1.8 has none, but the same words.
    bool isOfData() const
    {
        return is("invalid") || is("unprocessable entity") ||
               (text("code").isEmpty() && !text("error").isEmpty());
    }
    bool namesNumbers() const
    {
        if (m_object.value(QLatin1String("line")).toInteger() > 0)
            return true;
        const QJsonValue data = m_object.value(QLatin1String("data"));
        const QJsonValue first = data.isArray() ? data.toArray().first() : data;
        return first[QLatin1String("line_number")].toInteger() > 0;
    }

    QJsonObject m_object;
    bool m_isPlain;
    QString m_text;
};

QString withReason(const QString &sentence, const QString &reason)
{
    return reason.isEmpty()
               ? sentence
               : Words::tr("%1 (The answer: %2.)", "sentence, reason").arg(sentence, reason);
}

WriteOutcome notInfluxDb(int status)
{
    return misconfigured(
        Words::tr("What answers at INFLUX_URL does not take points as InfluxDB does (HTTP status "
                  "%1). Check INFLUX_URL, and any proxy in between.")
            .arg(status));
}

/// InfluxDB sends its web page for every unknown path.
WriteOutcome wrongPath(const InfluxTarget &target)
{
    const QString path = target.url.path();
    if (path.isEmpty() || path == QLatin1String("/"))
        return misconfigured(Words::tr("INFLUX_URL leads to InfluxDB, but not to its write API. "
                                       "Check the proxy in between."));
    return misconfigured(Words::tr("INFLUX_URL leads to a page of InfluxDB, not to its write API: "
                                   "its path is too long. Set INFLUX_URL to %1.")
                             .arg(addressOf(target.url)));
}

WriteOutcome success(const HttpAnswer &answer, const InfluxTarget &target)
{
    if (answer.status == 204)
        return {};
    return hasHeader(answer, "X-Influxdb-Version") ? wrongPath(target) : notInfluxDb(answer.status);
}

/// A relative redirect stays on the same server.
WriteOutcome redirect(const HttpAnswer &answer, const InfluxTarget &target)
{
    const QByteArray location = answer.header("Location");
    if (location.isEmpty())
        return notInfluxDb(answer.status);
    const QUrl url = target.url.resolved(QUrl::fromEncoded(location.left(4096)));
    const QString address = addressOf(url);
    if (url.host().isEmpty() || address == addressOf(target.url))
        return misconfigured(Words::tr("The server at INFLUX_URL redirects to another path, as a "
                                       "login page does. Check INFLUX_URL."));
    return misconfigured(
        Words::tr("The server at INFLUX_URL redirects to %1. If InfluxDB is there, set INFLUX_URL "
                  "to it.")
            .arg(address.left(200)));
}

WriteOutcome badRequest(const HttpAnswer &answer, const InfluxTarget &target)
{
    const Told told(answer.body);
    if (told.isPartialWrite())
        return partlyWritten(told.text());
    if (told.isAboutLines())
        return {.kind = Kind::BadData,
                .sentence = withReason(Words::tr("InfluxDB refuses a point."), told.reason(target)),
                .answer = answer.body};
    if (told.says("Please provide either orgID or org"))
        return misconfigured(Words::tr("InfluxDB wants an organisation. Set INFLUX_ORG."));
    if (told.says("invalid precision"))
        return misconfigured(Words::tr("InfluxDB refuses timestamps in milliseconds. Check "
                                       "INFLUX_URL, and any proxy in between."));
    // Go's words, and nginx's
    if (told.says("Client sent an HTTP request to an HTTPS server") ||
        told.says("plain HTTP request was sent to HTTPS port"))
        return misconfigured(
            Words::tr("INFLUX_URL is http, the server wants https. Change INFLUX_URL."));
    if (told.is("invalid") || told.is("unprocessable entity"))
        return misconfigured(
            withReason(Words::tr("InfluxDB refuses the request, not the points in it. Check "
                                 "INFLUX_URL, INFLUX_ORG and INFLUX_BUCKET."),
                       told.reason(target)));
    return notInfluxDb(answer.status);
}

WriteOutcome unauthorized(const HttpAnswer &answer, const InfluxTarget &target)
{
    if (answer.status == 401)
        return misconfigured(
            target.token.isEmpty()
                ? Words::tr("InfluxDB wants a token. Set INFLUX_TOKEN or INFLUX_TOKEN_FILE.")
                : Words::tr("InfluxDB does not accept the token. Check INFLUX_TOKEN, or the file "
                            "that INFLUX_TOKEN_FILE names."));
    if (!Told(answer.body).is("forbidden"))
        return misconfigured(Words::tr("The server at INFLUX_URL refuses access (HTTP status 403). "
                                       "Check INFLUX_URL, the token and any proxy in between."));
    // Also of a token of another organisation.
    return misconfigured(
        Words::tr("The token may not write to the bucket %1 of the organisation %2. Set a token "
                  "that may (INFLUX_TOKEN or INFLUX_TOKEN_FILE), or check INFLUX_ORG and "
                  "INFLUX_BUCKET.")
            .arg(target.bucket, target.org));
}

WriteOutcome notFound(const HttpAnswer &answer, const InfluxTarget &target)
{
    const Told told(answer.body);
    const bool isInfluxDbs = told.is("not found");
    if (isInfluxDbs && told.text() == QLatin1String("bucket not found"))
        return misconfigured(Words::tr("InfluxDB wants a bucket. Set INFLUX_BUCKET."));
    if (isInfluxDbs && told.text().startsWith(QLatin1String("bucket ")))
        return misconfigured(Words::tr("InfluxDB has no bucket %1 in the organisation %2. Check "
                                       "INFLUX_BUCKET and INFLUX_ORG, or create it.")
                                 .arg(target.bucket, target.org));
    if (isInfluxDbs && told.text().startsWith(QLatin1String("organization ")))
        return misconfigured(
            Words::tr("InfluxDB has no organisation %1. Check INFLUX_ORG.").arg(target.org));
    if (isInfluxDbs || hasHeader(answer, "X-Influxdb-Version"))
        return wrongPath(target);
    return notInfluxDb(answer.status);
}

WriteOutcome unavailable(const HttpAnswer &answer, const InfluxTarget &target)
{
    return tryLater(
        withReason(Words::tr("InfluxDB answers with HTTP status %1.").arg(answer.status),
                   Told(answer.body).reason(target)),
        retryAfterMs(answer.header("Retry-After"), answer.header("Date")));
}

WriteOutcome proxyLogin()
{
    return misconfigured(Words::tr("The proxy to InfluxDB asks for a login. Check INFLUX_PROXY."));
}

/// Below HTTP, or not HTTP at all.
WriteOutcome failed(const HttpAnswer &answer)
{
    switch (answer.failure) {
    case Failure::ProxyLogin: return proxyLogin();
    case Failure::ProxyFailed:
        return tryLater(Words::tr("The proxy to InfluxDB does not answer. Check INFLUX_PROXY, and "
                                  "whether it runs."));
    case Failure::HostNotFound:
        return misconfigured(Words::tr("InfluxDB's host name is not known. Check INFLUX_URL."));
    case Failure::TlsUntrusted:
        return misconfigured(
            Words::tr("The certificate of InfluxDB is not trusted: %1. If an authority of your own "
                      "has signed it, set INFLUX_CA_FILE.")
                .arg(httpFailureText(answer)));
    case Failure::TlsFailed:
        return misconfigured(Words::tr("The encrypted connection to InfluxDB failed: %1.")
                                 .arg(httpFailureText(answer)));
    case Failure::TooLarge:
    case Failure::NotHttp:
        return misconfigured(
            Words::tr("What answers at INFLUX_URL is not InfluxDB: %1. Check INFLUX_URL.")
                .arg(httpFailureText(answer)));
    case Failure::Refused:
        return tryLater(Words::tr("InfluxDB refuses the connection. Is it running?"));
    case Failure::Timeout: return tryLater(Words::tr("InfluxDB did not answer in time."));
    default:
        return tryLater(
            Words::tr("The connection to InfluxDB failed: %1.").arg(httpFailureText(answer)));
    }
}

} // namespace

WriteOutcome writeOutcome(const HttpAnswer &answer, const InfluxTarget &target)
{
    if (answer.failure != Failure::None)
        return failed(answer);
    const int status = answer.status;
    if (status >= 200 && status < 300)
        return success(answer, target);
    if (status >= 300 && status < 400)
        return redirect(answer, target);
    switch (status) {
    case 400:
    case 422: return badRequest(answer, target);
    case 401:
    case 403: return unauthorized(answer, target);
    case 404: return notFound(answer, target);
    case 407: return proxyLogin();
    case 413:
        return {.kind = Kind::TooLarge,
                .sentence = Words::tr("InfluxDB finds the batch too large.")};
    case 408:
    case 425:
    case 429: return unavailable(answer, target);
    default: return status >= 500 ? unavailable(answer, target) : notInfluxDb(status);
    }
}

QString addressOf(const QUrl &url)
{
    QUrl address;
    address.setScheme(url.scheme());
    address.setHost(url.host());
    address.setPort(url.port());
    return address.toString();
}

} // namespace bnm
