// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace bnm {

/// A scripted HTTP receiver on the loopback interface that records its requests.
class ScriptedReceiver : public QObject {
    Q_OBJECT
public:
    struct Request {
        QByteArray target; ///< path and query
        QHash<QByteArray, QByteArray> headers;
        QByteArray lines; ///< the body, unpacked if it is gzip
    };
    struct Answer {
        int status = 204;
        QByteArray headers = {};
        QByteArray body = {};
        /// Raw: the body is all that is sent, and then the connection is closed.
        /// Drip: the body is sent as it is, then a letter now and then, without end.
        enum class Manner { Whole, WholeAndClosed, Cut, Never, Raw, Drip } manner = Manner::Whole;
    };

    ScriptedReceiver() : ScriptedReceiver(std::make_unique<QTcpServer>()) {}
    /// Over TLS.
    explicit ScriptedReceiver(const QSslConfiguration &configuration);

    QUrl url() const;
    quint16 port() const { return m_port; }
    void close(); ///< refuses from now on
    void reopen();
    /// The next requests are answered so, then all with 204.
    void script(std::deque<Answer> answers) { m_script = std::move(answers); }
    /// Computes answers when the script has ended.
    void answerBy(std::function<Answer(const Request &)> answer) { m_answer = std::move(answer); }
    /// Requests and lines are only counted from now on.
    void keepNothing() { m_keeps = false; }
    int requestCount() const { return m_requestCount; }
    const std::vector<Request> &requests() const { return m_requests; }
    int connections() const { return m_connections; }
    /// The lines of the requests that were answered with 204.
    const QByteArrayList &stored() const { return m_stored; }

Q_SIGNALS:
    void requested();

private:
    explicit ScriptedReceiver(std::unique_ptr<QTcpServer> server);
    void read(class QTcpSocket *socket);
    void answer(QTcpSocket *socket, const Request &request);

    std::unique_ptr<QTcpServer> m_server;
    QString m_scheme = QStringLiteral("http");
    int m_connections = 0;
    int m_requestCount = 0;
    bool m_keeps = true;
    quint16 m_port = 0;
    std::deque<Answer> m_script;
    std::function<Answer(const Request &)> m_answer;
    std::vector<Request> m_requests;
    QByteArrayList m_stored;
};

} // namespace bnm
