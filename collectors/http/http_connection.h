// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_answer_reader.h"

#include <QNetworkProxy>
#include <QObject>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace bnm {

/// What became of one request: an answer, or why there is none.
struct HttpResult {
    HttpAnswerReader answer;
    /// Nothing when the answer is whole. Proxy... errors are the proxy's.
    std::optional<QAbstractSocket::SocketError> error;
    QString errorText = {};
    QStringList tlsErrors = {}; ///< by name
};

/// A connection to one server over which POST requests go one at a time; kept open between
/// them, and made anew when the server has closed it. QNetworkAccessManager sends head and
/// body apart and leaves Nagle's algorithm on, so that each request may wait 40 ms for a
/// delayed acknowledgement; here both go at once. Follows no redirect.
class HttpConnection : public QObject {
    Q_OBJECT
public:
    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;
    using Handler = std::function<void(const HttpResult &)>;

    /// Of the URL scheme, host and port count. The proxy is a SOCKS5 or an HTTP one.
    HttpConnection(const QUrl &server, const QNetworkProxy &proxy, bool verifyTls,
                   QObject *parent = nullptr);

    bool isBusy() const { return m_handler != nullptr; }
    /// The handler is called once, from the event loop; not at all if this is destroyed. Not to
    /// be called while busy. The time-out is for silence, not for the whole request.
    void post(const QUrl &url, const Headers &headers, const QByteArray &body, int timeoutMs,
              Handler handler);

private:
    bool goesPlainlyThroughProxy() const;
    QByteArray head(const QUrl &url, const Headers &headers, qsizetype length) const;
    void open();
    void send();
    void read();
    void failed(QAbstractSocket::SocketError error);
    void finish(HttpResult result);

    QUrl m_server;
    QNetworkProxy m_proxy;
    bool m_verifyTls;
    std::unique_ptr<QSslSocket> m_socket;
    QTimer m_silence;
    QByteArray m_request;
    HttpAnswerReader m_reader;
    QStringList m_tlsErrors;
    bool m_isReused = false;  ///< the request in hand went over a connection from before
    bool m_isWaiting = false; ///< for the answer
    Handler m_handler;
};

} // namespace bnm
