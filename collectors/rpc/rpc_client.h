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

/// Address and login of the node's JSON-RPC.
struct RpcEndpoint {
    QUrl url; ///< http or https, without credentials
    QString user;
    QString password;
    QString cookiePath; ///< read if there is no password, and again after a 401
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    int timeoutMs = 10'000; ///< for one attempt, until the request is sent
    /// Time for an answer once the request is sent; it grows up to fivefold while none comes. 0:
    /// only timeoutMs applies.
    int patienceMs = 0;
    /// Limit on an answer to any number of calls; each call also has its own limit.
    qint64 mostBytes = 32LL * 1024 * 1024;
};

struct RpcCall {
    RpcMethod method;
    QJsonArray params = {};
};

/// The node's answer to one call: a result or the reason for a missing one.
struct RpcReply {
    JsonValue result;
    RpcError error;

    bool ok() const { return !error; }
};

/// Result of one batch. If error is set, the whole batch failed and every reply has that error;
/// there is one reply per call, in their order.
struct RpcAnswer {
    RpcError error;
    std::vector<RpcReply> replies;
    qint64 receivedMs = 0;       ///< Unix time in ms when the answer arrived
    qint64 receivedSteadyMs = 0; ///< the same by the steady clock
    Moment received() const { return {receivedMs, receivedSteadyMs}; }
    qint64 tookMs = 0; ///< of the answered attempt, or of the last failed one
    int retries = 0;
    int requests = 0; ///< number of HTTP requests

    /// Number of failed calls, one for a whole batch. A method that an older node lacks does not
    /// count; a forbidden one is reported by refusedCalls().
    int failures() const;
};

/// A raw answer, for callers who parse large ones themselves: a JSON array with one answer per
/// call, in any order. Empty if error is set.
struct RpcText {
    RpcError error;
    QByteArray body; ///< with padding for simdjson at its end
    qint64 receivedMs = 0;
};

/// Calls a Bitcoin Core node over JSON-RPC, one HTTP request per batch, without ever blocking. A
/// slow node gets time, and no second request meanwhile. Temporary failures (refused, reset,
/// timeout, 503, -28) are tried three times in all with growing, jittered pauses; others are
/// reported at once. A call that the node forbids fails alone, not the batch. If batches are
/// refused, as by some proxies, calls are sent one by one.
class RpcClient : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(const RpcAnswer &)>;
    using TextHandler = std::function<void(RpcText &)>;

    /// May be moved to another thread before the first call.
    explicit RpcClient(RpcEndpoint endpoint, QObject *parent = nullptr);
    ~RpcClient() override;

    /// The handler is called exactly once, never from inside send(), and not at all once context or
    /// the client is gone. The JSON in the answer is valid only during the call.
    void send(std::vector<RpcCall> calls, QObject *context, Handler handler);

    /// The same with a batch of calls of one method as JSON text, and the answer as text: error has
    /// HTTP's errors, the text has those of single calls.
    void sendText(const QByteArray &batch, RpcMethod method, std::size_t calls, QObject *context,
                  TextHandler handler);

    const RpcRefusals &refusals() const { return m_refusals; }
    /// The calls that the node forbids, as the error of a call; none: everything is allowed.
    RpcError refusedCalls() const;
    /// The error with its server's words shortened, and without secrets of this client's requests.
    RpcError withoutSecrets(RpcError error) const;
    const RpcEndpoint &endpoint() const { return m_endpoint; }
    /// How long the current request has been waiting for its answer; 0: none is in progress.
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
    std::optional<RpcCall> m_allowedCall; // of the last batch that was answered
    QByteArray m_spareRoom;               // of the last answer, reused for the next
    JsonDocument m_document;
    std::optional<qint64> m_askedMs; // start of the current request
    qint64 m_patienceMs = 0;
    bool m_takesBatches = true;
    qint64 m_httpRequests = 0;
    qint64 m_retries = 0;
    qint64 m_bodyBytes = 0;
};

} // namespace bnm
