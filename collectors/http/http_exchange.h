// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"

#include <QPointer>
#include <QTimer>

namespace bnm {

/// Limit on an answer's head, with any interim answers before it.
constexpr qint64 mostHttpHeadBytes = 256 * 1024;

/// One request in progress. Deadline, limit, redirects and completion are independent of the
/// library; a subclass does the transfer. A child of its client.
class HttpExchange : public QObject {
    Q_OBJECT
public:
    using Failure = HttpAnswer::Failure;

    HttpExchange(HttpRequest request, QObject *parent);

    /// The client's proxy resolves host names. Without a proxy, onion services are not resolved.
    void setProxied(bool isProxied) { m_isProxied = isProxied; }
    void begin(QObject *context, HttpClient::Handler handler, QByteArray room);
    void drop(); ///< cancels it; the handler is not called
    bool isFor(const QObject *context) const { return m_context == context; }

protected:
    virtual void startTransfer() = 0; ///< of request(), which a redirect may have changed
    virtual void stopTransfer() = 0;  ///< nothing is reported afterwards

    const HttpRequest &request() const { return m_request; }
    bool isOverTls() const;
    bool isOver() const { return m_isOver; }
    /// The server is connected and has the request: the patience starts.
    void noteSent();
    /// The status and the headers, once complete.
    void takeHead(int status, HttpHeaders headers);
    /// The announced length; -1: not announced.
    void expectBytes(qint64 length);
    /// A part of the body. False: too large, and the exchange has ended.
    bool takeBody(const char *data, qint64 size);
    /// The transfer ended. The handler is called from the event loop, never from here.
    void finish(Failure failure, const QString &detail = {});

private:
    bool isReachable(const QUrl &url) const;
    bool followRedirect();
    void deliver();
    bool giveOn(const char *data, qint64 size);
    bool passOver(qint64 size);

    HttpRequest m_request;
    HttpClient::Handler m_handler;
    QPointer<QObject> m_context;
    HttpAnswer m_answer;
    QTimer m_deadline;
    qint64 m_expectedBytes = -1;
    qint64 m_partBytes = 0; ///< given to takePart, or skipped
    int m_redirects = 0;
    bool m_isEnough = false; ///< of a skipped body; stop the transfer
    bool m_isProxied = false;
    bool m_isOver = false;
};

/// The exchanges of a client, which makes them.
class HttpExchanges : public HttpClient {
    Q_OBJECT
public:
    explicit HttpExchanges(HttpOptions options) : m_options(std::move(options)) {}

    void send(HttpRequest request, QObject *context, Handler handler, QByteArray room) override;
    void cancel(const QObject *context) override;

protected:
    virtual HttpExchange *makeExchange(HttpRequest request) = 0;
    void endExchanges(); ///< for the destructor, while the transfers' carrier still exists

    const HttpOptions m_options;
};

/// Why a certificate was rejected; the most important reason first.
enum class TlsFault {
    Expired,
    NotYetValid,
    Revoked,
    OtherName,
    UnknownAuthority,
    SelfSigned,
    Other,
};
QString tlsFaultText(TlsFault fault);

} // namespace bnm
