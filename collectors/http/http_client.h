// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QNetworkProxy>
#include <QObject>
#include <QSslCertificate>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace bnm {

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// How a client reaches its server.
struct HttpOptions {
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    bool verifyTls = true;
    /// The target's own authorities, trusted in addition to the system's; empty: only the system's.
    QList<QSslCertificate> authorities = {};
    bool unpacks = true; ///< accepts and unpacks gzip; otherwise requests none and unpacks none
};

struct HttpAnswer;

/// One request. Credentials go into a header, never into the URL.
struct HttpRequest {
    enum class Method { Get, Post };

    Method method = Method::Get;
    QUrl url; ///< http or https
    HttpHeaders headers = {};
    QByteArray body = {};           ///< of a POST
    qint64 mostBytes = 1024 * 1024; ///< of the answer's body, after decompression
    int deadlineMs = 10'000;        ///< from now to the end of the answer, or to the next line
    /// From the moment the request is sent it replaces the deadline; 0: it does not.
    int patienceMs = 0;
    /// At most five times, only for a GET without Authorization, from https to https, also to
    /// another host. Any other redirect is returned as the answer.
    bool followsRedirects = false;
    /// Receives the body of a 2xx answer in parts, with the head; mostBytes limits their sum. For
    /// other answers only the head is kept: HttpAnswer::body stays empty. May cancel the request.
    std::function<void(const HttpAnswer &head, const char *data, qint64 size)> takePart = {};
};

/// Result of a request: a status with headers and a body, or a failure in our own words.
struct HttpAnswer {
    enum class Failure {
        None,
        HostNotFound,
        Refused,
        Unreachable, ///< no route, network down
        ProxyFailed,
        ProxyLogin, ///< the proxy requires a login, or refuses the one it got
        TlsUntrusted,
        TlsFailed,
        Timeout,
        TooLarge,
        NotHttp,
        ConnectionLost,
    };

    Failure failure = Failure::None;
    QString detail = {}; ///< of a TLS failure, in our own words: "the certificate has expired"
    int status = 0;      ///< HTTP status; 0: none received
    bool isSent = false; ///< as far as known, the request reached the server
    HttpHeaders headers = {};
    QByteArray body = {}; ///< with padding for simdjson at its end

    /// A header's value; the name in any case. Empty: no such header.
    QByteArray header(const char *name) const;
};

/// The reason for a failure, as a clause for "... %1.": "the connection was refused". Contains no
/// address and no text of a library.
QString httpFailureText(const HttpAnswer &answer);

/// Removes the login from a URL and returns it as an Authorization header's value. Empty: no login.
QByteArray takeLogin(QUrl &url);

/// HTTP that never blocks: deadlines and a size limit per request, no redirects by
/// default, no cookies, no proxies from the environment. Uses libcurl, which can be stopped at any
/// byte; Qt's QNetworkAccessManager reads a head or a chunk of any length and blocks up to five
/// seconds on destruction. For one thread; may be moved before the first request. A login in a URL
/// is ignored.
class HttpClient : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(HttpAnswer &)>;

    using QObject::QObject;

    /// Starts at once. The handler is called once, from the event loop, unless the context (of the
    /// same thread) or the client is gone by then. It may send again, cancel, and destroy the
    /// client. The body is written to room, whose capacity can come from an earlier answer.
    virtual void send(HttpRequest request, QObject *context, Handler handler,
                      QByteArray room = {}) = 0;
    /// Cancels the requests of a context; their handlers are not called.
    virtual void cancel(const QObject *context) = 0;
};

std::unique_ptr<HttpClient> makeHttpClient(HttpOptions options);

} // namespace bnm
