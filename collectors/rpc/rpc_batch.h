// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/backoff.h"
#include "collectors/rpc/rpc_client.h"

#include <QPointer>

namespace bnm {

/// One batch in progress, with all its attempts. Deletes itself when answered.
class RpcClient::Batch : public QObject {
public:
    Batch(RpcClient &client, std::vector<RpcCall> calls, QObject *context, Handler handler);
    Batch(RpcClient &client, const QByteArray &body, qint64 mostBytes, QObject *context,
          TextHandler handler);

    void start();

private:
    void post();
    void sendBody(const QByteArray &body, HttpClient::Handler handler);
    HttpRequest request(const QByteArray &body) const;
    void noteAnswer(const HttpAnswer &http);
    void finished(HttpAnswer &http);
    // If batches are refused, calls are sent one by one; the answers are then read like those of a
    // batch.
    bool mayAskSingly(const RpcError &error) const;
    void askSingly(std::size_t index);
    void takeSingle(std::size_t index, HttpAnswer &http);
    void shortenDetails(RpcAnswer &answer) const;
    void recover(const RpcError &error);
    void fail(const RpcError &error);
    void deliver(RpcAnswer &answer);

    // Leaves calls out of the batch that rpcwhitelist forbids, and retries them now and then.
    void leaveOutRefused();
    void findRefused();
    void probe();
    void refuse(Name method);
    void postWithout();
    void checkAccess();
    void failForbidden();
    void noteAllowed(std::vector<RpcReply> &replies);
    RpcError refusedCalls() const;

    RpcClient &m_client;
    std::vector<RpcCall> m_calls;    // none: the batch came as text
    std::vector<std::size_t> m_sent; // those not left out
    std::vector<Name> m_suspects;    // possibly refused; still to be tested
    QByteArray m_body;
    qint64 m_mostBytes = 0; // of its answer
    QPointer<QObject> m_context;
    Handler m_handler;         // for send()
    TextHandler m_textHandler; // for sendText()
    QByteArray m_text;
    Backoff m_pauses;
    int m_attempt = 0;
    int m_retries = 0;
    int m_requests = 0;
    bool m_credentialsReread = false;
    bool m_wasProbed = false;
    int m_probings = 0;
    QByteArray m_singles; // answers of single calls
    RpcError m_batchError;
    qint64 m_tookMs = 0;
};

} // namespace bnm
