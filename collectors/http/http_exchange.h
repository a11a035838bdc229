// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"

#include <QPointer>
#include <QTimer>

namespace bnm {

/// Of the head of an answer, with what goes before it.
constexpr qint64 mostHttpHeadBytes = 256 * 1024;

/// One request on its way. The deadline, the limit, the redirects and the end are the same
/// whatever library carries it; a subclass is the transfer. A child of its client.
class HttpExchange : public QObject {
    Q_OBJECT
public:
    using Failure = HttpAnswer::Failure;

    HttpExchange(HttpRequest request, QObject *parent);

    /// The client's proxy resolves the names. Without one, those of onion services are not looked
    /// up.
    void setProxied(bool isProxied) { m_isProxied = isProxied; }
    void begin(QObject *context, HttpClient::Handler handler, QByteArray room);
    void drop(); ///< ends it; the handler is not called
    bool isFor(const QObject *context) const { return m_context == context; }

protected:
    virtual void startTransfer() = 0; ///< of request(), which a redirect may have changed
    virtual void stopTransfer() = 0;  ///< nothing of it is reported afterwards

    const HttpRequest &request() const { return m_request; }
    bool isOverTls() const;
    bool isOver() const { return m_isOver; }
    /// The server is there and has the request: patience begins.
    void noteSent();
    /// The status and the headers, once they are here.
    void takeHead(int status, HttpHeaders headers);
    /// The length as the server announced it; -1: it did not.
    void expectBytes(qint64 length);
    /// A part of the body. False: it is too large, and the exchange is over.
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
    qint64 m_partBytes = 0; ///< given to takePart, or passed over
    int m_redirects = 0;
    bool m_isEnough = false; ///< of a body that is passed over; the transfer is to end
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
    void endExchanges(); ///< for the destructor, while what carries them is there

    const HttpOptions m_options;
};

/// Why a certificate was not accepted; what is to be said first comes first.
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
