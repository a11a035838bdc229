// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/rpc_client.h"

#include "collectors/http/backoff.h"
#include "collectors/rpc/rpc_answer.h"
#include "collectors/steady_clock.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace bnm {

namespace {

constexpr int maxAttempts = 3;
constexpr int firstPauseMs = 250;
constexpr int longestPauseMs = 1'000;
constexpr qsizetype mostSpareBytes = 8LL * 1024 * 1024;

QByteArray requestBody(const std::vector<RpcCall> &calls)
{
    QJsonArray batch;
    for (std::size_t i = 0; i < calls.size(); ++i)
        batch.append(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                 {QStringLiteral("id"), static_cast<qint64>(i)},
                                 {QStringLiteral("method"), calls[i].method.toString()},
                                 {QStringLiteral("params"), calls[i].params}});
    return QJsonDocument(batch).toJson(QJsonDocument::Compact);
}

QString placeOf(const QUrl &url)
{
    const QString host = url.host();
    return QStringLiteral("%1:%2")
        .arg(host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host)
        .arg(url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
}

/// Also when the folder may not be searched: then nobody knows.
bool isThere(const QString &path)
{
    std::error_code reason;
    const auto status = std::filesystem::status(path.toStdString(), reason);
    return status.type() != std::filesystem::file_type::not_found;
}

} // namespace

/// One batch on its way, through all its attempts. Deletes itself when answered.
class RpcClient::Batch : public QObject {
public:
    Batch(RpcClient &client, std::vector<RpcCall> calls, QObject *context, Handler handler)
        : Batch(client, calls.size(), requestBody(calls), context)
    {
        m_handler = std::move(handler);
    }
    Batch(RpcClient &client, const QByteArray &body, QObject *context, TextHandler handler)
        : Batch(client, 0, body, context)
    {
        m_textHandler = std::move(handler);
    }

    void post()
    {
        RpcError error;
        if (m_client.m_authorization.isEmpty() && !m_client.reloadCredentials(error)) {
            // Never answer from inside send().
            QMetaObject::invokeMethod(
                this, [this, error] { fail(error); }, Qt::QueuedConnection);
            return;
        }
        ++m_attempt;
        ++m_requests;
        ++m_client.m_httpRequests;
        m_client.m_bodyBytes += m_body.size();
        m_client.m_http->send(
            request(), this, [this](HttpAnswer &answer) { finished(answer); },
            std::exchange(m_client.m_spareRoom, {}));
    }

private:
    Batch(RpcClient &client, std::size_t callCount, const QByteArray &body, QObject *context)
        : QObject(&client),
          m_client(client),
          m_callCount(callCount),
          m_body(body),
          m_context(context)
    {
    }

    HttpRequest request() const
    {
        return {HttpRequest::Method::Post,
                m_client.m_endpoint.url,
                {{"Content-Type", "application/json"}, {"Authorization", m_client.m_authorization}},
                m_body,
                m_client.m_endpoint.mostBytes,
                m_client.m_endpoint.timeoutMs};
    }

    void finished(HttpAnswer &http)
    {
        RpcAnswer answer;
        answer.receivedMs = QDateTime::currentMSecsSinceEpoch();
        answer.receivedSteadyMs = steadyNowMs();
        answer.error = transportError(http);
        m_client.m_bodyBytes += http.body.size();
        m_text = std::move(http.body);
        const int status = http.status;
        const bool isWanted = m_textHandler && status == 200;
        if (!answer.error && !isWanted)
            answer.error =
                readRpcAnswer(m_client.m_document, m_text, status, m_callCount, answer.replies);
        if (!answer.error)
            return deliver(answer);
        answer.error.place = placeOf(m_client.m_endpoint.url);
        recover(answer.error);
    }

    void recover(const RpcError &error)
    {
        if (error.reason == RpcError::Reason::Unauthorized && !m_credentialsReread) {
            m_credentialsReread = true;
            const QByteArray refused = m_client.m_authorization;
            RpcError unreadable;
            if (!m_client.reloadCredentials(unreadable))
                return fail(unreadable);
            if (m_client.m_authorization != refused) // a restarted node has a new cookie
                return post();
        }
        if (!error.mayPass() || m_attempt >= maxAttempts)
            return fail(error);
        ++m_retries;
        ++m_client.m_retries;
        QTimer::singleShot(m_pauses.next(), this, &Batch::post);
    }

    void fail(const RpcError &error)
    {
        RpcAnswer answer;
        answer.error = error;
        answer.receivedMs = QDateTime::currentMSecsSinceEpoch();
        answer.receivedSteadyMs = steadyNowMs();
        answer.replies.resize(m_callCount);
        for (RpcReply &reply : answer.replies)
            reply.error = error;
        deliver(answer);
    }

    void deliver(RpcAnswer &answer)
    {
        answer.retries = m_retries;
        answer.requests = m_requests;
        deleteLater();
        if (!m_context)
            return;
        // Who takes the answer may end the client.
        const QPointer<RpcClient> client(&m_client);
        RpcText text{answer.error, std::exchange(m_text, {}), answer.receivedMs};
        if (m_handler) {
            m_handler(answer);
        } else {
            if (text.error)
                text.body.resize(0);
            m_textHandler(text);
        }
        if (client && text.body.capacity() <= mostSpareBytes)
            client->m_spareRoom = std::move(text.body);
    }

    RpcClient &m_client;
    std::size_t m_callCount;
    QByteArray m_body;
    QPointer<QObject> m_context;
    Handler m_handler;         // one
    TextHandler m_textHandler; // of both
    QByteArray m_text;
    Backoff m_pauses{firstPauseMs, longestPauseMs};
    int m_attempt = 0;
    int m_retries = 0;
    int m_requests = 0;
    bool m_credentialsReread = false;
};

RpcClient::RpcClient(RpcEndpoint endpoint, QObject *parent, MakeHttpClient makeHttp)
    : QObject(parent),
      m_endpoint(std::move(endpoint)),
      m_http(makeHttp({.proxy = m_endpoint.proxy}).release())
{
    m_http->setParent(this);
}

RpcClient::~RpcClient()
{
    // Batches use the client to their end.
    qDeleteAll(findChildren<QObject *>(Qt::FindDirectChildrenOnly));
}

void RpcClient::send(std::vector<RpcCall> calls, QObject *context, Handler handler)
{
    auto *batch = new Batch(*this, std::move(calls), context, std::move(handler));
    batch->post();
}

void RpcClient::sendText(const QByteArray &batch, QObject *context, TextHandler handler)
{
    auto *one = new Batch(*this, batch, context, std::move(handler));
    one->post();
}

bool RpcClient::reloadCredentials(RpcError &error)
{
    QByteArray pair;
    if (!m_endpoint.password.isEmpty() || m_endpoint.cookiePath.isEmpty()) {
        pair = (m_endpoint.user + QLatin1Char(':') + m_endpoint.password).toUtf8();
    } else {
        QFile cookie(m_endpoint.cookiePath);
        if (!cookie.open(QIODevice::ReadOnly)) {
            m_authorization.clear();
            error = {isThere(m_endpoint.cookiePath) ? RpcError::Reason::CookieUnreadable
                                                    : RpcError::Reason::CookieMissing,
                     0, 0, m_endpoint.cookiePath};
            return false;
        }
        pair = cookie.read(4096).trimmed();
    }
    m_authorization = "Basic " + pair.toBase64();
    return true;
}

} // namespace bnm
