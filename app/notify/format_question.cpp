// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notify/format_question.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace bnm {

namespace {

constexpr qint64 mostAnswerBytes = 16 * 1024;
const QString messagePath = QStringLiteral("/message");

QJsonObject objectIn(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

bool isNtfy(const QByteArray &body)
{
    return objectIn(body).value(QStringLiteral("healthy")).toBool();
}

bool isGotify(const QByteArray &body)
{
    const QJsonObject object = objectIn(body);
    return object.value(QStringLiteral("version")).isString() &&
           object.value(QStringLiteral("commit")).isString() &&
           object.value(QStringLiteral("buildDate")).isString();
}

/// Overloaded, or a proxy whose server is away.
bool isBusy(int status)
{
    return status == 408 || status == 425 || status == 429 || status == 502 || status == 503 ||
           status == 504;
}

/// An answer that does not identify the software. Simple receivers answer any GET with 501.
bool isSilent(const HttpAnswer &answer)
{
    return answer.failure != HttpAnswer::Failure::None || answer.status == 0 ||
           isBusy(answer.status) || (answer.status >= 500 && answer.status != 501);
}

bool wasReached(const HttpAnswer &answer)
{
    using Failure = HttpAnswer::Failure;
    switch (answer.failure) {
    case Failure::None: return !isBusy(answer.status);
    case Failure::TooLarge:
    case Failure::NotHttp:
    case Failure::ConnectionLost: return true;
    case Failure::Timeout: return answer.status != 0;
    default: return false;
    }
}

} // namespace

FormatQuestion::FormatQuestion(HttpClient &http, const QUrl &url, int timeoutMs, QObject *parent)
    : QObject(parent), m_http(http), m_timeoutMs(timeoutMs)
{
    m_host.setScheme(url.scheme());
    m_host.setHost(url.host());
    m_host.setPort(url.port());
    if (url.path().endsWith(messagePath))
        m_gotifyFolder = url.path().chopped(messagePath.size());
}

void FormatQuestion::ask(Handler handler)
{
    m_handler = std::move(handler);
    askNtfy();
}

void FormatQuestion::askNtfy()
{
    send(QStringLiteral("/v1/health"), isNtfy, WebhookFormat::Ntfy, &FormatQuestion::askGotify);
}

void FormatQuestion::askGotify()
{
    send(m_gotifyFolder + QStringLiteral("/version"), isGotify, WebhookFormat::Gotify, nullptr);
}

void FormatQuestion::send(const QString &path, bool (*isIt)(const QByteArray &body),
                          WebhookFormat format, void (FormatQuestion::*next)())
{
    QUrl url = m_host;
    url.setPath(path);
    m_http.send({.url = url, .mostBytes = mostAnswerBytes, .deadlineMs = m_timeoutMs}, this,
                [this, isIt, format, next](HttpAnswer &answer) {
                    if (isSilent(answer))
                        return finish(
                            {std::nullopt, wasReached(answer),
                             answer.status == 0
                                 ? tr("It cannot be reached: %1.").arg(httpFailureText(answer))
                                 : tr("It answers with HTTP status %1.").arg(answer.status)});
                    if (answer.status == 200 && isIt(answer.body))
                        return finish({format});
                    if (next)
                        return (this->*next)();
                    finish({WebhookFormat::Generic});
                });
}

void FormatQuestion::finish(const Result &result)
{
    const Handler handler = std::exchange(m_handler, {});
    handler(result);
}

} // namespace bnm
