// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_node.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace bnm {

namespace {

constexpr int tickMs = 250;

qint64 nowSeconds()
{
    return QDateTime::currentSecsSinceEpoch();
}

} // namespace

SimulatedNodeOptions SimulatedNodeOptions::forDemo(const QString &directory)
{
    SimulatedNodeOptions options;
    options.seed = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch());
    options.directory = directory;
    options.meanBlockSeconds = 40;
    options.reorgEveryBlocks = 15;
    options.mempoolTransactions = 60'000;
    options.transactionsPerSecond = 70; // as many as the quickened blocks take
    options.churnPerMinute = 3;
    return options;
}

SimulatedNode::SimulatedNode(SimulatedNodeOptions options, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_random(m_options.seed),
      m_chain(m_random, m_options.firstHeight, m_options.historyBlocks, nowSeconds()),
      m_mempool(m_random, m_options.mempoolTransactions),
      m_peers(m_random, m_options.peers, nowSeconds()),
      m_http([this](const QByteArray &body) { return answer(body); }, this),
      m_tick(this),
      m_nextBlock(this)
{
    addChainMethods();
    addOtherMethods();
    m_tick.setInterval(tickMs);
    m_nextBlock.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &SimulatedNode::tick);
    connect(&m_nextBlock, &QTimer::timeout, this, [this] {
        const int every = m_options.reorgEveryBlocks;
        if (every > 0 && m_random.chance(1.0 / every))
            reorganise(m_random.chance(0.8) ? 1 : 2);
        else
            mine();
        scheduleBlock();
    });
}

SimulatedNode::~SimulatedNode() = default;

bool SimulatedNode::start(QString *error)
{
    if (!m_http.listen(m_options.port, error) || !m_publisher.bind(error))
        return false;
    writeNewCookie();
    m_uptime.start();
    m_sinceTick.start();
    m_tick.start();
    scheduleBlock();
    return true;
}

QString SimulatedNode::cookiePath() const
{
    return QDir(m_options.directory).filePath(QStringLiteral(".cookie"));
}

void SimulatedNode::writeNewCookie()
{
    const QByteArray credentials = "__cookie__:" + m_random.hash();
    m_http.setCredentials(credentials);
    QFile file(cookiePath());
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(credentials);
    }
}

void SimulatedNode::scheduleBlock()
{
    if (m_options.meanBlockSeconds > 0)
        m_nextBlock.start(
            static_cast<int>(1000 * m_random.exponential(m_options.meanBlockSeconds)));
}

void SimulatedNode::tick()
{
    const double seconds = static_cast<double>(m_sinceTick.restart()) / 1000;
    m_peers.advance(seconds, nowSeconds(), m_options.churnPerMinute);
    m_mempool.drift(seconds);
    if (m_options.transactionsPerSecond > 0) {
        // More come while the mempool is small, so that it neither empties nor overflows.
        const double fill =
            static_cast<double>(m_mempool.size()) / std::max(1, m_options.mempoolTransactions);
        publishTransactions(m_random.poisson(m_options.transactionsPerSecond * seconds *
                                             std::clamp(2 - fill, 0.3, 1.8)));
    }
    if (m_blocksToDownload > 0)
        m_blocksToDownload = std::max(0, m_blocksToDownload - m_random.whole(1, 40));
}

void SimulatedNode::publishTransactions(int count)
{
    m_mempool.add(count);
    for (int i = 0; i < count; ++i) {
        m_publisher.transaction(m_random.bytes(300));
        m_publisher.mempoolEvent(m_random.bytes(32), 'A', m_mempoolSequence++);
    }
}

void SimulatedNode::mine(int blocks)
{
    for (; blocks > 0; --blocks) {
        const SimulatedBlock block = m_chain.append(m_mempool.takeBlock(), nowSeconds());
        m_publisher.blockConnected(block.hash, block.previousHash, m_random);
    }
}

void SimulatedNode::reorganise(int depth)
{
    for (const SimulatedBlock &block : m_chain.disconnect(depth))
        m_publisher.blockDisconnected(block.hash);
    mine(depth + 1);
}

void SimulatedNode::setFault(NodeFault fault, int milliseconds)
{
    m_http.setFault(fault);
    if (milliseconds > 0)
        QTimer::singleShot(milliseconds, this, [this] { m_http.setFault(NodeFault::None); });
}

void SimulatedNode::restart()
{
    m_http.cutConnections();
    writeNewCookie();
    m_publisher.restartSequences();
    m_peers.reconnectAll(nowSeconds());
    m_uptime.start();
}

RpcHttpServer::Answer SimulatedNode::answer(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    m_lastMethods.clear();
    if (document.isArray()) {
        QJsonArray answers;
        for (const QJsonValue &request : document.array())
            answers.append(answerOne(request.toObject()));
        return {200, QJsonDocument(answers).toJson(QJsonDocument::Compact) + '\n'};
    }
    if (!document.isObject())
        return {500, "{\"result\":null,\"error\":{\"code\":-32700,\"message\":\"Parse "
                     "error\"},\"id\":null}\n"};
    const QJsonObject one = answerOne(document.object());
    const QJsonObject error = one.value(QStringLiteral("error")).toObject();
    const bool isV2 = one.contains(QStringLiteral("jsonrpc"));
    const int status = error.isEmpty() || isV2                                 ? 200
                       : error.value(QStringLiteral("code")).toInt() == -32601 ? 404
                                                                               : 500;
    return {status, QJsonDocument(one).toJson(QJsonDocument::Compact) + '\n'};
}

/// As Bitcoin Core: a 2.0 answer holds either result or error, a 1.0 answer both.
QJsonObject SimulatedNode::answerOne(const QJsonObject &request)
{
    const QString method = request.value(QStringLiteral("method")).toString();
    m_lastMethods << method;
    m_methodsEverAsked << method;
    const CallResult result = call(method, request.value(QStringLiteral("params")).toArray());
    const bool isV2 = request.value(QStringLiteral("jsonrpc")).toString() == QLatin1String("2.0");
    QJsonObject answer{{QStringLiteral("id"), request.value(QStringLiteral("id"))}};
    if (isV2)
        answer.insert(QStringLiteral("jsonrpc"), QStringLiteral("2.0"));
    if (!isV2 || !result.error)
        answer.insert(QStringLiteral("result"), result.error ? QJsonValue() : result.value);
    if (result.error)
        answer.insert(QStringLiteral("error"),
                      QJsonObject{{QStringLiteral("code"), result.error->code},
                                  {QStringLiteral("message"), result.error->message}});
    else if (!isV2)
        answer.insert(QStringLiteral("error"), QJsonValue());
    return answer;
}

SimulatedNode::CallResult SimulatedNode::call(const QString &method, const QJsonArray &params)
{
    if (m_http.fault() == NodeFault::WarmUp)
        return {{}, CallError{-28, QStringLiteral("Loading block index…")}};
    const auto it = m_methods.constFind(method);
    if (it == m_methods.constEnd() || m_missing.contains(method))
        return {{}, CallError{-32601, QStringLiteral("Method not found")}};
    return (*it)(params);
}

} // namespace bnm
