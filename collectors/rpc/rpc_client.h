// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"
#include "collectors/rpc/asked_methods.h"
#include "collectors/rpc/json_value.h"
#include "collectors/rpc/rpc_error.h"
#include "collectors/rpc/rpc_refusals.h"
#include "collectors/steady_clock.h"

#include <QJsonArray>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace bnm {

/// Where the node's JSON-RPC is and how to be let in.
struct RpcEndpoint {
    QUrl url; ///< http or https, without credentials
    QString user;
    QString password;
    QString cookiePath; ///< read when there is no password, and again after a 401
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    int timeoutMs = 10'000; ///< for one attempt, from its start to the end of the answer
    /// For an answer once the request is sent; it grows while none comes, up to five times that.
    /// 0: as long as the attempt.
    int patienceMs = 0;
    /// Of an answer, however many calls it answers; each call has a limit of its own beside it.
    qint64 mostBytes = 32LL * 1024 * 1024;
};

struct RpcCall {
    RpcMethod method;
    QJsonArray params = {};
};

/// What the node answered to one call: a result or the reason why there is none.
struct RpcReply {
    JsonValue result;
    RpcError error;

    bool ok() const { return !error; }
};

/// What came of one batch. When error is set the batch as a whole failed and every
/// reply carries that error; replies are in the order of the calls and as many.
struct RpcAnswer {
    RpcError error;
    std::vector<RpcReply> replies;
    qint64 receivedMs = 0;       ///< Unix time in ms when the answer arrived
    qint64 receivedSteadyMs = 0; ///< likewise, by a clock that nobody sets
    Moment received() const { return {receivedMs, receivedSteadyMs}; }
    qint64 tookMs = 0; ///< of the attempt that was answered, or failed last
    int retries = 0;
    int requests = 0; ///< HTTP requests it took

    /// Calls that failed, one for a batch as a whole. What an older node lacks is no failure, and
    /// what it does not allow is told by refusedCalls().
    int failures() const;
};

/// An answer as it came, for those who read large ones themselves: a JSON array with an answer
/// to each call, in any order. When error is set there is none.
struct RpcText {
    RpcError error;
    QByteArray body; ///< with room for simdjson's padding behind it
    qint64 receivedMs = 0;
};

/// Asks a Bitcoin Core node over JSON-RPC, one HTTP request a batch, without ever
/// blocking. A slow node is waited for, and not asked again meanwhile. What can pass (refused,
/// reset, timeout, 503, -28) is tried three times with growing, jittered pauses; what cannot is
/// reported at once. A call that the node does not allow this user costs its own reply, not those
/// of the batch. Who takes no batches, as some proxies do not, is asked one by one.
class RpcClient : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(const RpcAnswer &)>;
    using TextHandler = std::function<void(RpcText &)>;

    /// May be moved to another thread before the first call.
    explicit RpcClient(RpcEndpoint endpoint, QObject *parent = nullptr);
    ~RpcClient() override;

    /// The handler is called exactly once, never from inside send(), and not at all once
    /// context or the client is gone. The JSON in the answer is valid only during the call.
    void send(std::vector<RpcCall> calls, QObject *context, Handler handler);

    /// Likewise, with a batch of calls of one method as JSON text, and the answer as text: HTTP's
    /// errors are told, those of single calls are in the text.
    void sendText(const QByteArray &batch, RpcMethod method, std::size_t calls, QObject *context,
                  TextHandler handler);

    const RpcRefusals &refusals() const { return m_refusals; }
    /// What the node does not allow, as the error of a call; none: everything asked is allowed.
    RpcError refusedCalls() const;
    const RpcEndpoint &endpoint() const { return m_endpoint; }
    /// How long the latest request has been waiting for its answer; 0: none is.
    qint64 waitingMs() const { return m_askedMs ? steadyNowMs() - *m_askedMs : 0; }
    qint64 httpRequests() const { return m_httpRequests; } ///< since the start, retries included
    qint64 retries() const { return m_retries; }           ///< since the start
    qint64 bodyBytes() const { return m_bodyBytes; }       ///< both ways, since the start

private:
    class Batch;

    bool reloadCredentials(RpcError &error);

    RpcEndpoint m_endpoint;
    HttpClient *m_http; // a child
    QByteArray m_authorization;
    RpcRefusals m_refusals;
    QByteArray m_spareRoom; // of the last answer, for the next
    JsonDocument m_document;
    std::optional<qint64> m_askedMs; // the request under way
    qint64 m_patienceMs = 0;
    bool m_takesBatches = true;
    qint64 m_httpRequests = 0;
    qint64 m_retries = 0;
    qint64 m_bodyBytes = 0;
};

} // namespace bnm
