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
    /// The target's own authorities, trusted beside the system's; empty: the system's alone.
    QList<QSslCertificate> authorities = {};
    bool unpacks = true; ///< takes gzip and unpacks it; else asks for none, and unpacks none
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
    int deadlineMs = 10'000;        ///< from here to the end of the answer
    /// Once the request is sent, from there to the end of the answer; 0: the deadline is for all.
    int patienceMs = 0;
    /// At most five times, a GET without Authorization only, from https to https, also to another
    /// host. Any other redirect is an answer like others.
    bool followsRedirects = false;
    /// Takes the body of a 2xx answer as it comes, with the head; mostBytes holds for its sum. Of
    /// any other answer nothing is kept but the head: HttpAnswer::body stays empty. May cancel the
    /// request.
    std::function<void(const HttpAnswer &head, const char *data, qint64 size)> takePart = {};
};

/// What came of it: a status with headers and a body, or a failure in our own words.
struct HttpAnswer {
    enum class Failure {
        None,
        HostNotFound,
        Refused,
        Unreachable, ///< no route, network down
        ProxyFailed,
        ProxyLogin, ///< the proxy asks for a login, or refuses the one it got
        TlsUntrusted,
        TlsFailed,
        Timeout,
        TooLarge,
        NotHttp,
        ConnectionLost,
    };

    Failure failure = Failure::None;
    QString detail = {}; ///< of a TLS failure, in our words: "the certificate has expired"
    int status = 0;      ///< HTTP's; 0: none came
    bool isSent = false; ///< the request reached the server, as far as is known
    HttpHeaders headers = {};
    QByteArray body = {}; ///< with room for simdjson's padding behind it

    /// A header's value; the name in any case. Empty: it is not there.
    QByteArray header(const char *name) const;
};

/// Why there is no answer, as a clause for "... %1.": "the connection was refused". Never an
/// address, never the words of a library.
QString httpFailureText(const HttpAnswer &answer);

/// Removes the login from a URL and returns it as the value of an Authorization header.
/// Empty: there is none.
QByteArray takeLogin(QUrl &url);

/// HTTP that never blocks: one total deadline and one size limit a request, no redirects unless
/// they are asked for, no cookies, no proxies of the environment. Over libcurl, which can be told
/// to stop at any byte. Qt's QNetworkAccessManager goes on reading a head or a chunk while more
/// comes, without a limit, and holds up for five seconds whoever ends it. For one thread; may be
/// moved to another before the first request. A login in a URL is not used.
class HttpClient : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(HttpAnswer &)>;

    using QObject::QObject;

    /// Begins at once. The handler is called once, from the event loop; not when the context, of
    /// the same thread, or the client is gone by then. It may send again, cancel, and end the
    /// client. The body is put into room, which may be large enough from the time before.
    virtual void send(HttpRequest request, QObject *context, Handler handler,
                      QByteArray room = {}) = 0;
    /// Ends the requests of a context; their handlers are not called.
    virtual void cancel(const QObject *context) = 0;
};

std::unique_ptr<HttpClient> makeHttpClient(HttpOptions options);

} // namespace bnm
