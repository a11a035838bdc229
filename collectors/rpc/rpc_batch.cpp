// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/rpc_batch.h"

#include "collectors/http/url_parts.h"
#include "collectors/rpc/rpc_answer.h"
#include "collectors/steady_clock.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <array>
#include <utility>

namespace bnm {

namespace {

constexpr int maxAttempts = 3;
constexpr int firstRetryMs = 250;
constexpr int longestRetryMs = 1'000;
constexpr qsizetype mostSpareBytes = 8LL * 1024 * 1024;
constexpr int httpForbidden = 403;
constexpr int mostPatienceFactor = 5;

/// Each call's id is its index.
QJsonObject requestOf(const std::vector<RpcCall> &calls, std::size_t index)
{
    return {{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
            {QStringLiteral("id"), static_cast<qint64>(index)},
            {QStringLiteral("method"), calls[index].method.toString()},
            {QStringLiteral("params"), calls[index].params}};
}

QByteArray requestBody(const std::vector<RpcCall> &calls, const std::vector<std::size_t> &indexes)
{
    QJsonArray batch;
    for (const std::size_t i : indexes)
        batch.append(requestOf(calls, i));
    return QJsonDocument(batch).toJson(QJsonDocument::Compact);
}

qint64 mostAnswerBytes(const std::vector<RpcCall> &calls)
{
    qint64 bytes = rpclimits::ofBatch;
    for (const RpcCall &call : calls)
        bytes += call.method.mostBytes();
    return bytes;
}

QString placeOf(const QUrl &url)
{
    return hostAndPort(url.host(), url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
}

} // namespace

RpcClient::Batch::Batch(RpcClient &client, std::vector<RpcCall> calls, QObject *context,
                        Handler handler)
    : QObject(&client),
      m_client(client),
      m_calls(std::move(calls)),
      m_mostBytes(mostAnswerBytes(m_calls)),
      m_context(context),
      m_handler(std::move(handler)),
      m_pauses(firstRetryMs, longestRetryMs)
{
}

RpcClient::Batch::Batch(RpcClient &client, const QByteArray &body, qint64 mostBytes,
                        QObject *context, TextHandler handler)
    : QObject(&client),
      m_client(client),
      m_body(body),
      m_mostBytes(mostBytes),
      m_context(context),
      m_textHandler(std::move(handler)),
      m_pauses(firstRetryMs, longestRetryMs)
{
}

void RpcClient::Batch::start()
{
    if (m_handler)
        leaveOutRefused();
    if (m_handler && m_sent.empty()) // never answer from inside send()
        QMetaObject::invokeMethod(
            this, [this] { fail(refusedCalls()); }, Qt::QueuedConnection);
    else
        post();
}

void RpcClient::Batch::post()
{
    RpcError error;
    if (m_client.m_authorization.isEmpty() && !m_client.reloadCredentials(error)) {
        // Never answer from inside send().
        QMetaObject::invokeMethod(
            this, [this, error] { fail(error); }, Qt::QueuedConnection);
        return;
    }
    ++m_attempt;
    if (m_handler && !m_client.m_takesBatches) {
        m_singles.clear();
        return askSingly(0);
    }
    sendBody(m_body, [this](HttpAnswer &answer) { finished(answer); });
}

void RpcClient::Batch::sendBody(const QByteArray &body, HttpClient::Handler handler)
{
    ++m_requests;
    ++m_client.m_httpRequests;
    m_client.m_bodyBytes += body.size();
    m_client.m_askedMs = steadyNowMs();
    const auto noted = [this, handler = std::move(handler)](HttpAnswer &answer) {
        noteAnswer(answer);
        handler(answer);
    };
    m_client.m_http->send(request(body), this, noted, std::exchange(m_client.m_spareRoom, {}));
}

/// A node that did not answer in time gets more of it the next time; one that does, soon no more.
void RpcClient::Batch::noteAnswer(const HttpAnswer &http)
{
    m_tookMs = m_client.waitingMs();
    m_client.m_askedMs.reset();
    const int first = m_client.m_endpoint.patienceMs;
    if (http.failure == HttpAnswer::Failure::Timeout && http.isSent)
        m_client.m_patienceMs =
            std::min<qint64>(2 * m_client.m_patienceMs, qint64{mostPatienceFactor} * first);
    else if (http.failure == HttpAnswer::Failure::None && m_tookMs < first / 2)
        m_client.m_patienceMs = first;
}

HttpRequest RpcClient::Batch::request(const QByteArray &body) const
{
    return {HttpRequest::Method::Post,
            m_client.m_endpoint.url,
            {{"Content-Type", "application/json"}, {"Authorization", m_client.m_authorization}},
            body,
            std::min(m_mostBytes, m_client.m_endpoint.mostBytes),
            m_client.m_endpoint.timeoutMs,
            static_cast<int>(m_client.m_patienceMs)};
}

bool RpcClient::Batch::mayAskSingly(const RpcError &error) const
{
    constexpr auto statuses = std::to_array({400, 405, 415, 422, 501});
    const bool isRefusal =
        error.reason == RpcError::Reason::BatchRefused ||
        (error.reason == RpcError::Reason::NotNode &&
         std::find(statuses.begin(), statuses.end(), error.httpStatus) != statuses.end());
    return isRefusal && m_handler && m_client.m_takesBatches && !m_batchError;
}

void RpcClient::Batch::askSingly(std::size_t index)
{
    const QByteArray body =
        QJsonDocument(requestOf(m_calls, m_sent[index])).toJson(QJsonDocument::Compact);
    sendBody(body, [this, index](HttpAnswer &http) { takeSingle(index, http); });
}

void RpcClient::Batch::takeSingle(std::size_t index, HttpAnswer &http)
{
    // A node's own errors are objects too, with statuses like 404 and 500.
    JsonDocument &document = m_client.m_document;
    const bool isAnswer = http.failure == HttpAnswer::Failure::None && document.parse(http.body) &&
                          document.root()["id"].integer() == static_cast<qint64>(m_sent[index]);
    if (!isAnswer && m_batchError) // it takes single calls no better
        return fail(std::exchange(m_batchError, {}));
    if (!isAnswer)
        return finished(http);
    m_client.m_takesBatches = false;
    m_batchError = {};
    m_singles += m_singles.isEmpty() ? '[' : ',';
    m_singles += http.body;
    if (m_singles.size() > std::min(m_mostBytes, m_client.m_endpoint.mostBytes))
        return fail({RpcError::Reason::TooLarge, http.status, 0, {}});
    if (index + 1 < m_sent.size())
        return askSingly(index + 1);
    http.body = std::exchange(m_singles, {}) + ']';
    http.status = 200;
    finished(http);
}

void RpcClient::Batch::finished(HttpAnswer &http)
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
            readRpcAnswer(m_client.m_document, m_text, status, m_calls.size(), answer.replies);
    shortenDetails(answer);
    if (m_handler && answer.error.reason == RpcError::Reason::Forbidden)
        return findRefused();
    if (answer.error) {
        answer.error.place = placeOf(m_client.m_endpoint.url);
        if (answer.error.reason == RpcError::Reason::Slow)
            answer.error.detail = QString::number((m_tookMs + 500) / 1000);
        if (mayAskSingly(answer.error)) {
            m_batchError = answer.error;
            m_singles.clear();
            return askSingly(0);
        }
        return recover(answer.error);
    }
    if (m_handler)
        noteAllowed(answer.replies);
    deliver(answer);
}

/// A server's words, which may repeat the request.
void RpcClient::Batch::shortenDetails(RpcAnswer &answer) const
{
    answer.error = m_client.withoutSecrets(answer.error);
    for (RpcReply &reply : answer.replies)
        if (reply.error)
            reply.error = m_client.withoutSecrets(reply.error);
}

void RpcClient::Batch::recover(const RpcError &error)
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

void RpcClient::Batch::fail(const RpcError &error)
{
    RpcAnswer answer;
    answer.error = error;
    answer.receivedMs = QDateTime::currentMSecsSinceEpoch();
    answer.receivedSteadyMs = steadyNowMs();
    answer.replies.resize(m_calls.size());
    for (RpcReply &reply : answer.replies)
        reply.error = error;
    deliver(answer);
}

void RpcClient::Batch::deliver(RpcAnswer &answer)
{
    answer.tookMs = m_tookMs;
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

void RpcClient::Batch::leaveOutRefused()
{
    const qint64 now = steadyNowMs();
    m_sent.clear();
    for (std::size_t i = 0; i < m_calls.size(); ++i)
        if (!m_client.m_refusals.isRefused(m_calls[i].method.name(), now))
            m_sent.push_back(i);
    m_body = requestBody(m_calls, m_sent);
}

/// The batch was refused as a whole: for one of its calls, or for all.
void RpcClient::Batch::findRefused()
{
    std::vector<Name> methods;
    for (const std::size_t i : m_sent)
        methods.push_back(m_calls[i].method.name());
    m_suspects = m_client.m_refusals.suspects(methods);
    const bool isSole = m_suspects.size() == 1;
    if (isSole && !m_client.m_refusals.knowsOneAllowed())
        return fail(RpcError::forbidden({}));
    if (isSole && m_client.m_refusals.wasRefused(m_suspects.front())) {
        refuse(std::exchange(m_suspects, {}).front());
        return postWithout();
    }
    // A second time if all suspects were allowed: then it is one that was allowed before.
    if (m_probings++ == 2)
        return fail(RpcError::forbidden({}));
    m_wasProbed = true;
    probe();
}

/// Tests each suspect with its own request.
void RpcClient::Batch::probe()
{
    if (m_suspects.empty())
        return postWithout();
    const Name method = m_suspects.back();
    m_suspects.pop_back();
    const auto call = std::find_if(m_sent.begin(), m_sent.end(), [&](std::size_t i) {
        return m_calls[i].method.name() == method;
    });
    sendBody(requestBody(m_calls, {*call}), [this, method](HttpAnswer &answer) {
        if (const RpcError error = transportError(answer))
            return fail(error);
        if (answer.status == httpForbidden)
            refuse(method);
        else
            m_client.m_refusals.allow(method);
        probe();
    });
}

void RpcClient::Batch::refuse(Name method)
{
    m_client.m_refusals.refuse(method, steadyNowMs());
}

void RpcClient::Batch::postWithout()
{
    leaveOutRefused();
    m_attempt = 0;
    if (!m_sent.empty())
        return post();
    if (m_wasProbed)
        return checkAccess();
    fail(refusedCalls());
}

/// All calls of the batch were refused: by the whitelist, or because this address or user may not
/// ask at all? A call that was allowed before shows which.
void RpcClient::Batch::checkAccess()
{
    const std::optional<RpcCall> &known = m_client.m_allowedCall;
    const bool isOther =
        known && std::none_of(m_calls.begin(), m_calls.end(), [&known](const RpcCall &call) {
            return call.method.name() == known->method.name();
        });
    if (!isOther)
        return failForbidden();
    sendBody(requestBody({*known}, {0}), [this](HttpAnswer &answer) {
        if (const RpcError error = transportError(answer))
            return fail(error);
        if (answer.status == httpForbidden)
            return failForbidden();
        fail(refusedCalls());
    });
}

void RpcClient::Batch::failForbidden()
{
    m_client.m_refusals.forget();
    fail(RpcError::forbidden({}));
}

/// Adds the error for the calls that were left out.
void RpcClient::Batch::noteAllowed(std::vector<RpcReply> &replies)
{
    m_client.m_allowedCall = m_calls[m_sent.front()];
    for (const std::size_t i : m_sent)
        m_client.m_refusals.allow(m_calls[i].method.name());
    auto sent = m_sent.begin();
    for (std::size_t i = 0; i < m_calls.size(); ++i)
        if (sent != m_sent.end() && *sent == i)
            ++sent;
        else
            replies[i].error = RpcError::forbidden({m_calls[i].method.toString()});
}

/// For the whole batch. If nothing at all is allowed, the cause is the address or the user.
RpcError RpcClient::Batch::refusedCalls() const
{
    if (!m_client.m_refusals.knowsOneAllowed())
        return RpcError::forbidden({});
    QStringList methods;
    for (const RpcCall &call : m_calls)
        methods << call.method.toString();
    methods.removeDuplicates();
    return RpcError::forbidden(methods);
}

} // namespace bnm
