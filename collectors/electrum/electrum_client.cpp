// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_client.h"

#include "collectors/http/http_client.h"
#include "collectors/tamed.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QSslError>
#include <QSslSocket>

#include <algorithm>
#include <array>
#include <utility>

namespace bnm {

namespace {

using ElectrumFault = ElectrumAnswer::Fault;

constexpr qint64 steadyMs = 60'000; // a connection of this age counts as stable
constexpr qsizetype mostSoftwareCharacters = 40;

/// HTTP's texts fit: the failures below it are the same.
QString socketFailureText(QAbstractSocket::SocketError error, bool wasConnected)
{
    using Failure = HttpAnswer::Failure;
    const auto failure = [error, wasConnected] {
        switch (error) {
        case QAbstractSocket::ConnectionRefusedError: return Failure::Refused;
        case QAbstractSocket::HostNotFoundError: return Failure::HostNotFound;
        case QAbstractSocket::SocketTimeoutError: return Failure::Timeout;
        case QAbstractSocket::SslHandshakeFailedError:
        case QAbstractSocket::SslInternalError:
        case QAbstractSocket::SslInvalidUserDataError: return Failure::TlsFailed;
        case QAbstractSocket::ProxyAuthenticationRequiredError: return Failure::ProxyLogin;
        case QAbstractSocket::ProxyConnectionRefusedError:
        case QAbstractSocket::ProxyConnectionClosedError:
        case QAbstractSocket::ProxyConnectionTimeoutError:
        case QAbstractSocket::ProxyNotFoundError:
        case QAbstractSocket::ProxyProtocolError: return Failure::ProxyFailed;
        case QAbstractSocket::RemoteHostClosedError: return Failure::ConnectionLost;
        default: return wasConnected ? Failure::ConnectionLost : Failure::Unreachable;
        }
    }();
    return httpFailureText({.failure = failure});
}

/// What even a certificate that is known by its key must not be.
bool isRejected(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::CertificateRevoked:
    case QSslError::CertificateRejected:
    case QSslError::CertificateBlacklisted:
    case QSslError::CertificateSignatureFailed:
    case QSslError::NoPeerCertificate: return true;
    default: return false;
    }
}

int deadlineOf(const ElectrumClientOptions &options)
{
    const bool isDirect = options.address.proxy.type() == QNetworkProxy::NoProxy;
    return isDirect ? options.deadlineMs : 3 * options.deadlineMs;
}

} // namespace

ElectrumClient::ElectrumClient(ElectrumClientOptions options, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_backoff(m_options.firstPauseMs, m_options.longestPauseMs),
      m_reconnect(this),
      m_deadline(this)
{
    m_options.deadlineMs = deadlineOf(m_options);
    m_reconnect.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_reconnect, &QTimer::timeout, this, &ElectrumClient::connectToServer);
    connect(&m_deadline, &QTimer::timeout, this, &ElectrumClient::watchDeadline);
}

ElectrumClient::~ElectrumClient()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void ElectrumClient::ask(const QString &method, const QJsonArray &params, QObject *context,
                         Handler handler)
{
    Request request{method, params, context, std::move(handler), {}};
    if (m_state == State::Ready)
        return send(std::move(request));
    if (m_state == State::Pausing) {
        QTimer::singleShot(0, context,
                           [answer = m_failure, handler = std::move(request.handler)]() mutable {
                               handler(answer);
                           });
        return;
    }
    m_waiting.push_back(std::move(request));
    if (m_state == State::Idle)
        connectToServer();
}

void ElectrumClient::askTip(QObject *context, Handler handler)
{
    ask(QStringLiteral("blockchain.headers.subscribe"), {}, context, std::move(handler));
}

void ElectrumClient::askHeader(qint64 height, QObject *context, Handler handler)
{
    ask(QStringLiteral("blockchain.block.header"), {height}, context, std::move(handler));
}

QString ElectrumClient::refusalToConnect() const
{
    const ElectrumAddress &address = m_options.address;
    if (isOnion(address.host) && address.proxy.type() != QNetworkProxy::Socks5Proxy)
        return tr("an .onion address is reached by a SOCKS5 proxy only. Set BITCOIN_RPC_PROXY");
    if (address.isEncrypted && !QSslSocket::supportsSsl())
        return tr("this computer has no library for encrypted connections");
    return {};
}

void ElectrumClient::connectToServer()
{
    m_state = State::Connecting;
    m_deadline.start(m_options.deadlineMs);
    m_buffer.clear();
    m_certificateTrouble.clear();
    m_isPinned = false;
    m_windowBytes = 0;
    m_windowLines = 0;
    m_window.start();
    const QString refusal = refusalToConnect();
    if (!refusal.isEmpty()) {
        QTimer::singleShot(0, this, [this, refusal] { leave(ElectrumFault::Silent, refusal); });
        return;
    }
    const ElectrumAddress &address = m_options.address;
    auto *encrypted = address.isEncrypted ? new QSslSocket(this) : nullptr;
    m_socket = encrypted ? encrypted : new QTcpSocket(this);
    m_socket->setProxy(address.proxy);
    m_socket->setReadBufferSize(mostLineBytes);
    listenTo(*m_socket);
    if (encrypted)
        encrypted->connectToHostEncrypted(address.host, address.port);
    else
        m_socket->connectToHost(address.host, address.port);
}

void ElectrumClient::listenTo(QTcpSocket &socket)
{
    // Queued: a socket must not go during its own signal.
    connect(&socket, &QTcpSocket::errorOccurred, this, &ElectrumClient::socketFailed,
            Qt::QueuedConnection);
    connect(&socket, &QTcpSocket::readyRead, this, &ElectrumClient::read);
    auto *encrypted = qobject_cast<QSslSocket *>(&socket);
    if (!encrypted) {
        connect(&socket, &QTcpSocket::connected, this, &ElectrumClient::greet);
        return;
    }
    connect(encrypted, &QSslSocket::sslErrors, this, &ElectrumClient::judgeCertificate);
    connect(encrypted, &QSslSocket::encrypted, this, [this] {
        if (!m_isPinned)
            if (const QString error = m_options.pins->noteTrusted(m_options.address.server());
                !error.isEmpty())
                return leave(ElectrumFault::Certificate, error);
        greet();
    });
}

/// In time for the handshake, which fails unless the errors are ignored here.
void ElectrumClient::judgeCertificate(const QList<QSslError> &errors)
{
    auto *socket = qobject_cast<QSslSocket *>(m_socket);
    if (!socket || std::any_of(errors.begin(), errors.end(), isRejected)) {
        m_certificateTrouble = tr("its certificate is not valid");
        return;
    }
    const auto judgement =
        m_options.pins->judge(m_options.address.server(), socket->peerCertificate());
    if (judgement.verdict == CertificatePins::Verdict::New)
        qInfo("The certificate of %s is not vouched for by an authority; it is remembered, and a "
              "change will be reported.",
              qUtf8Printable(m_options.address.server()));
    m_certificateTrouble = judgement.reason;
    m_isPinned = m_certificateTrouble.isEmpty();
    if (m_isPinned)
        socket->ignoreSslErrors();
}

void ElectrumClient::greet()
{
    m_state = State::Greeting;
    send({QStringLiteral("server.version"),
          {QStringLiteral("bitcoin-node-monitor"),
           QJsonArray{QStringLiteral("1.4"), QStringLiteral("1.6")}},
          this,
          [this](ElectrumAnswer &answer) { takeGreeting(answer); },
          {}});
}

void ElectrumClient::takeGreeting(const ElectrumAnswer &answer)
{
    if (m_state != State::Greeting) // the connection was closed meanwhile
        return;
    const auto software = answer.result.at(0).text();
    if (!answer)
        return leave(answer.fault, answer.reason);
    if (!software || !answer.result.at(1).text())
        return leave(ElectrumFault::Invalid,
                     tr("what answers does not speak the Electrum protocol"));
    m_software = tamed(*software, mostSoftwareCharacters);
    m_state = State::Ready;
    m_connectedFor.start();
    for (Request &request : std::exchange(m_waiting, {}))
        send(std::move(request));
    if (m_failure.fault != ElectrumFault::None)
        QTimer::singleShot(0, this, &ElectrumClient::connected);
    m_failure = {};
}

void ElectrumClient::send(Request request)
{
    const qint64 id = ++m_lastId;
    const QJsonObject object{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                             {QStringLiteral("id"), id},
                             {QStringLiteral("method"), request.method},
                             {QStringLiteral("params"), request.params}};
    request.sent.start();
    m_asked.emplace(id, std::move(request));
    m_socket->write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    if (m_asked.size() == 1)
        m_deadline.start(m_options.deadlineMs);
}

void ElectrumClient::read()
{
    std::array<char, 16 * 1024> part;
    while (m_socket) {
        const qint64 size = m_socket->read(part.data(), part.size());
        if (size <= 0)
            return;
        m_buffer.append(part.data(), size);
        if (!isWithinRate(size, 0) || !takeLines())
            return;
        if (m_buffer.size() > mostLineBytes)
            return leave(ElectrumFault::Invalid, tr("it sends a line of more than 64 kB"));
    }
}

/// False: it is too much, and the server is left.
bool ElectrumClient::isWithinRate(qint64 bytes, qint64 lines)
{
    if (m_window.hasExpired(windowMs)) {
        m_window.start();
        m_windowBytes = 0;
        m_windowLines = 0;
    }
    m_windowBytes += bytes;
    m_windowLines += lines;
    if (m_windowBytes <= mostWindowBytes && m_windowLines <= mostWindowLines)
        return true;
    leave(ElectrumFault::Invalid, tr("it sends without end"));
    return false;
}

/// False: the server was left.
bool ElectrumClient::takeLines()
{
    qsizetype from = 0;
    for (qsizetype end; (end = m_buffer.indexOf('\n', from)) >= 0; from = end + 1)
        if (!isWithinRate(0, 1) || !takeLine(m_buffer.mid(from, end - from)))
            return false;
    m_buffer.remove(0, from);
    return true;
}

bool ElectrumClient::takeLine(const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return true;
    if (!m_document.parse(line) || !m_document.root().isObject()) {
        leave(ElectrumFault::Invalid, tr("what answers does not speak the Electrum protocol"));
        return false;
    }
    const JsonValue message = m_document.root();
    if (message["method"].exists())
        takeAnnouncement();
    else if (const auto id = message["id"].integer())
        takeAnswer(*id);
    return m_socket != nullptr;
}

void ElectrumClient::takeAnnouncement()
{
    const auto method = m_document.root()["method"].text();
    if (method == QStringLiteral("blockchain.headers.subscribe"))
        Q_EMIT tipAnnounced();
}

/// Ignores answers without a request.
void ElectrumClient::takeAnswer(qint64 id)
{
    const auto found = m_asked.find(id);
    if (found == m_asked.end())
        return;
    const Request request = std::move(found->second);
    m_asked.erase(found);
    --m_windowLines; // only unsolicited lines count against the limit
    if (m_asked.empty())
        m_deadline.stop();
    const JsonValue message = m_document.root();
    ElectrumAnswer answer;
    answer.answerMs = static_cast<double>(request.sent.nsecsElapsed()) / 1e6;
    if (const JsonValue error = message["error"]; error.exists() && !error.isNull()) {
        answer.fault = ElectrumFault::Refused;
        answer.reason = electrumErrorText(error);
    } else if (!message["result"].exists()) {
        answer.fault = ElectrumFault::Invalid;
        answer.reason = tr("it gives an answer without a result");
    } else {
        answer.result = message["result"];
    }
    if (request.context)
        request.handler(answer);
}

/// Ids grow, so the first request is the oldest.
void ElectrumClient::watchDeadline()
{
    if (!m_asked.empty()) {
        const qint64 left = m_options.deadlineMs - m_asked.begin()->second.sent.elapsed();
        if (left > 0)
            return m_deadline.start(static_cast<int>(left));
    }
    leave(ElectrumFault::Silent, httpFailureText({.failure = HttpAnswer::Failure::Timeout}));
}

void ElectrumClient::socketFailed()
{
    if (sender() != m_socket) // of a connection that was left already
        return;
    if (!m_certificateTrouble.isEmpty())
        return leave(ElectrumFault::Certificate, m_certificateTrouble);
    if (m_socket->bytesAvailable() > 0)
        read(); // data received before the end
    if (m_socket)
        leave(ElectrumFault::Silent,
              socketFailureText(m_socket->error(), m_state != State::Connecting));
}

/// Closes the connection, reports to all waiting requests, and reconnects after a pause.
void ElectrumClient::leave(ElectrumFault fault, const QString &reason)
{
    const bool wasSteady = m_state == State::Ready && m_connectedFor.hasExpired(steadyMs);
    m_state = State::Pausing;
    m_failure = {fault, reason};
    m_deadline.stop();
    m_buffer.clear();
    if (QTcpSocket *socket = std::exchange(m_socket, nullptr)) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
    if (wasSteady)
        m_backoff.reset();
    // Only a person can fix a rejected certificate.
    m_reconnect.start(fault == ElectrumFault::Certificate ? m_backoff.nextLongest()
                                                          : m_backoff.next());
    std::vector<Request> failed = std::exchange(m_waiting, {});
    for (auto &[id, request] : std::exchange(m_asked, {}))
        failed.push_back(std::move(request));
    for (const Request &request : failed) {
        ElectrumAnswer answer = m_failure;
        if (request.context)
            request.handler(answer);
    }
}

} // namespace bnm
