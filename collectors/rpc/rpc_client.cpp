// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/rpc_client.h"

#include "collectors/rpc/rpc_answer.h"
#include "collectors/steady_clock.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

constexpr int maxAttempts = 3;
constexpr int firstPauseMs = 250;
constexpr qsizetype mostSpareBytes = 8LL * 1024 * 1024;
// Far over any answer to the calls sent here (the txids of 300,000 transactions are 20 MB).
constexpr qint64 maxBodyBytes = 256LL * 1024 * 1024;

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

/// Pause before attempt + 1: doubling, with half of it left to chance so that
/// several programs do not come back in step.
int pauseMs(int attempt)
{
    const int full = firstPauseMs << (attempt - 1);
    return full / 2 + QRandomGenerator::global()->bounded(full);
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
        m_post = std::make_unique<HttpPost>(m_client.m_loop, request(),
                                            std::exchange(m_client.m_spareRoom, {}),
                                            [this](HttpAnswer &answer) { finished(answer); });
        m_deadline.start(m_client.m_endpoint.timeoutMs);
    }

private:
    Batch(RpcClient &client, std::size_t callCount, const QByteArray &body, QObject *context)
        : QObject(&client),
          m_client(client),
          m_callCount(callCount),
          m_body(body),
          m_context(context)
    {
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            HttpAnswer answer;
            answer.failure = HttpAnswer::Failure::Timeout;
            finished(answer);
        });
    }

    HttpRequest request() const
    {
        return {m_client.m_endpoint.url,
                m_client.m_endpoint.proxy,
                m_client.m_authorization,
                "application/json",
                m_body,
                maxBodyBytes};
    }

    void finished(HttpAnswer &http)
    {
        m_deadline.stop();
        RpcAnswer answer;
        answer.receivedMs = QDateTime::currentMSecsSinceEpoch();
        answer.receivedSteadyMs = steadyNowMs();
        answer.error = transportError(http);
        m_client.m_bodyBytes += http.body.size();
        m_text = std::move(http.body);
        const int status = http.status;
        m_post.reset();
        const bool isWanted = m_textHandler && status == 200;
        if (!answer.error && !isWanted)
            answer.error =
                readRpcAnswer(m_client.m_document, m_text, status, m_callCount, answer.replies);
        if (answer.error)
            recover(answer.error);
        else
            deliver(answer);
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
        QTimer::singleShot(pauseMs(m_attempt), this, &Batch::post);
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
    std::unique_ptr<HttpPost> m_post;
    QTimer m_deadline;
    int m_attempt = 0;
    int m_retries = 0;
    int m_requests = 0;
    bool m_credentialsReread = false;
};

RpcClient::RpcClient(RpcEndpoint endpoint, QObject *parent)
    : QObject(parent), m_endpoint(std::move(endpoint))
{
}

RpcClient::~RpcClient()
{
    // Batches have transfers in m_loop, which goes before QObject's own children would.
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
            error = {RpcError::Reason::CookieUnreadable, 0, 0,
                     tr("%1: %2").arg(m_endpoint.cookiePath, cookie.errorString())};
            return false;
        }
        pair = cookie.read(4096).trimmed();
    }
    m_authorization = "Basic " + pair.toBase64();
    return true;
}

} // namespace bnm
