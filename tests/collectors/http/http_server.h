// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"

#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace bnm {

/// An HTTP server on the loopback interface whose answers are written byte by byte by the test.
class HttpServer : public QObject {
    Q_OBJECT
public:
    struct Request {
        QByteArray method;
        QByteArray target;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };
    using Answer = std::function<void(QTcpSocket &socket, const Request &request)>;

    explicit HttpServer(Answer answer) : HttpServer(std::make_unique<QTcpServer>(), answer) {}
    HttpServer(const QSslConfiguration &tls, Answer answer);

    QUrl url(const QString &path = QStringLiteral("/")) const;
    quint16 port() const { return m_server->serverPort(); }
    const std::vector<Request> &requests() const { return m_requests; }
    int connections() const { return m_connections; }
    int disconnections() const { return m_disconnections; }

    static void send(QTcpSocket &socket, int status, const QByteArray &body,
                     const QByteArray &headers = {});
    static Answer always(int status, const QByteArray &body = {}, const QByteArray &headers = {});
    /// The text, and then one byte every 10 ms forever.
    static Answer dripping(const QByteArray &text);

private:
    HttpServer(std::unique_ptr<QTcpServer> server, Answer answer);
    void accept();
    void read(QTcpSocket &socket, QByteArray &buffer);

    std::unique_ptr<QTcpServer> m_server;
    Answer m_answer;
    QString m_scheme = QStringLiteral("http");
    std::vector<Request> m_requests;
    int m_connections = 0;
    int m_disconnections = 0;
};

/// Sends one request and waits for its result.
HttpAnswer fetched(HttpClient &client, HttpRequest request);
HttpAnswer fetched(HttpClient &client, const QUrl &url);

} // namespace bnm
