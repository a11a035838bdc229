// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/electrum/certificate_pins.h"
#include "collectors/electrum/electrum_address.h"
#include "collectors/electrum/electrum_answers.h"
#include "collectors/http/backoff.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

class QSslError;
class QTcpSocket;

namespace bnm {

struct ElectrumClientOptions {
    ElectrumAddress address;
    /// Certificates without a trusted authority; clients of one thread may share it.
    std::shared_ptr<CertificatePins> pins = std::make_shared<CertificatePins>();
    int deadlineMs = 10'000; ///< of the connection, and of each request; three times so by proxy
    int firstPauseMs = 1'000;
    int longestPauseMs = 60'000;
};

/// A client of the Electrum protocol: JSON-RPC, one line each way, over TCP or TLS. It connects
/// with the first request, stays connected and reconnects after growing pauses. Nothing blocks. It
/// buffers at most one line; it disconnects from a server that sends longer lines or never stops
/// sending. For one thread; may be moved before the first request.
class ElectrumClient : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(ElectrumAnswer &)>;

    static constexpr qint64 mostLineBytes = 64 * 1024; ///< expected answers have hundreds
    static constexpr qint64 windowMs = 10'000;
    static constexpr qint64 mostWindowBytes = 1024 * 1024;
    static constexpr qint64 mostWindowLines = 500;

    explicit ElectrumClient(ElectrumClientOptions options, QObject *parent = nullptr);
    ~ElectrumClient() override;

    /// The handler is called once, from the event loop, unless the context is gone by then. It may
    /// send again, but not destroy the client. Between two connections the last failure is the
    /// answer.
    void ask(const QString &method, const QJsonArray &params, QObject *context, Handler handler);
    /// The block at the server's tip; from then on the server announces new ones.
    void askTip(QObject *context, Handler handler);
    void askHeader(qint64 height, QObject *context, Handler handler);

    const QString &software() const { return m_software; } ///< "Fulcrum 2.1.1", once connected

Q_SIGNALS:
    void connected(); ///< after a failure
    void tipAnnounced();

private:
    enum class State { Idle, Connecting, Greeting, Ready, Pausing };
    struct Request {
        QString method;
        QJsonArray params;
        QPointer<QObject> context;
        Handler handler;
        QElapsedTimer sent;
    };

    void connectToServer();
    void listenTo(QTcpSocket &socket);
    void judgeCertificate(const QList<QSslError> &errors);
    void greet();
    void takeGreeting(const ElectrumAnswer &answer);
    void send(Request request);
    void read();
    bool isWithinRate(qint64 bytes, qint64 lines);
    bool takeLines();
    bool takeLine(const QByteArray &line);
    void takeAnswer(qint64 id);
    void takeAnnouncement();
    void watchDeadline();
    void socketFailed();
    void leave(ElectrumAnswer::Fault fault, const QString &reason);
    QString refusalToConnect() const;

    ElectrumClientOptions m_options;
    State m_state = State::Idle;
    QTcpSocket *m_socket = nullptr; // a child
    QByteArray m_buffer;
    JsonDocument m_document;
    std::map<qint64, Request> m_asked; ///< by id
    std::vector<Request> m_waiting;    ///< for the connection
    qint64 m_lastId = 0;
    Backoff m_backoff;
    QTimer m_reconnect;
    QTimer m_deadline;
    QElapsedTimer m_connectedFor;
    QElapsedTimer m_window; ///< for the limits on bytes and lines
    qint64 m_windowBytes = 0;
    qint64 m_windowLines = 0;
    QString m_certificateTrouble;
    bool m_isPinned = false;
    ElectrumAnswer m_failure; ///< of the last connection
    QString m_software;
};

} // namespace bnm
