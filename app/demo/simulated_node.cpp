// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_node.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

namespace bnm {

namespace {

constexpr int tickMs = 250;
constexpr int blocksRemembered = 20;
constexpr quint64 demoSeed = 20'081'031;

qint64 nowSeconds()
{
    return QDateTime::currentSecsSinceEpoch();
}

} // namespace

SimulatedNodeOptions SimulatedNodeOptions::forDemo(const QString &directory, double speed)
{
    SimulatedNodeOptions options;
    options.seed = demoSeed;
    options.directory = directory;
    options.firstHeight = 915'700;
    options.historyBlocks = 4'700; // of 30 days and some more
    options.tipAgeSeconds = 190;
    options.pastForks = {{880, 2}, {2'750, 1}};
    options.uptimeSeconds = SimulatedMachine::uptimeSeconds;
    options.meanBlockSeconds = 600 / speed;
    options.firstBlockSeconds = 40;
    options.reorgEveryBlocks = 60;
    options.mempoolTransactions = 60'000;
    options.isMined = true;
    options.transactionsPerSecond = 4.9 * speed; // equals the rate of mining
    options.churnPerMinute = 0.4 * speed;
    options.speed = speed;
    return options;
}

SimulatedNode::SimulatedNode(SimulatedNodeOptions options, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_random(m_options.seed),
      m_chain(m_random, m_options.firstHeight, m_options.historyBlocks,
              nowSeconds() - m_options.tipAgeSeconds),
      m_mempool(m_random, m_options.mempoolTransactions, m_options.isMined),
      m_peers(m_random, m_options.peers, nowSeconds()),
      m_http([this](const QByteArray &body) { return answer(body); }, this),
      m_tick(this),
      m_nextBlock(this),
      m_uptimeBefore(m_options.uptimeSeconds)
{
    for (const auto &[below, depth] : m_options.pastForks)
        m_chain.addPastFork({m_chain.tip().height - below, depth});
    if (m_uptimeBefore > 0)
        m_peers.addEarlierTraffic(m_uptimeBefore);
    addChainMethods();
    addOtherMethods();
    addMempoolMethods();
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
    if (m_options.firstBlockSeconds > 0)
        m_nextBlock.start(1'000 * m_options.firstBlockSeconds);
    else
        scheduleBlock();
    return true;
}

std::shared_ptr<const SimulatedPast> SimulatedNode::makePast()
{
    SimulatedPresent present;
    present.timeMs = QDateTime::currentMSecsSinceEpoch();
    present.mempool = m_mempool.spectrum();
    present.mempoolTransactions = m_mempool.size();
    present.mempoolFeeSat = m_mempool.feeSat();
    present.peers = m_peers.counts();
    present.bytesReceived = m_peers.bytesReceived();
    present.bytesSent = m_peers.bytesSent();
    return m_past = std::make_shared<const SimulatedPast>(m_chain, present, m_options.seed);
}

QString SimulatedNode::cookiePath() const
{
    return QDir(m_options.directory).filePath(QStringLiteral(".cookie"));
}

void SimulatedNode::writeNewCookie()
{
    QByteArray secret(32, Qt::Uninitialized); // not out of the seed, which everybody knows
    QRandomGenerator::system()->generate(secret.begin(), secret.end());
    const QByteArray credentials = "__cookie__:" + secret.toHex();
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
    const double activity =
        m_past ? m_past->machine().activity(QDateTime::currentMSecsSinceEpoch()) : 1;
    m_peers.advance(seconds, nowSeconds(), m_options.churnPerMinute, activity);
    m_mempool.drift(seconds * m_options.speed);
    if (m_options.transactionsPerSecond > 0) {
        // More arrive while the mempool is small, so that it neither empties nor overflows.
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
    publish(m_mempool.add(count));
}

void SimulatedNode::publish(const MempoolChanges &changes)
{
    for (const MempoolChange &change : changes) {
        if (change.kind == 'A')
            m_publisher.transaction(m_random.bytes(300));
        m_publisher.mempoolEvent(change.txid, change.kind, change.sequence);
    }
}

void SimulatedNode::loseTransactions(int count)
{
    m_publisher.skip("sequence", static_cast<quint32>(m_mempool.add(count).size()));
}

/// Mines the next block without announcing it.
SimulatedBlock SimulatedNode::mineUntold()
{
    SimulatedTransactions taken;
    const BlockContent content = m_mempool.takeBlock(&taken);
    const SimulatedBlock block = m_chain.append(content, nowSeconds());
    m_mined.insert(block.hash, std::move(taken));
    m_minedOrder << block.hash;
    if (m_minedOrder.size() > blocksRemembered)
        m_mined.remove(m_minedOrder.takeFirst());
    return block;
}

void SimulatedNode::mine(int blocks)
{
    for (; blocks > 0; --blocks) {
        const SimulatedBlock block = mineUntold();
        m_mempool.countSilently(m_mined.value(block.hash).size());
        m_publisher.blockConnected(block.hash, block.previousHash, m_random);
    }
}

/// Like Bitcoin Core: returning transactions are announced before the new blocks.
void SimulatedNode::reorganise(int depth)
{
    QSet<QByteArray> back;
    for (const SimulatedBlock &left : m_chain.disconnect(depth)) {
        m_publisher.blockDisconnected(left.hash);
        const SimulatedTransactions transactions = m_mined.value(left.hash);
        m_mempool.putBack(transactions);
        for (const SimulatedTransaction &transaction : transactions)
            back.insert(transaction.txid);
    }
    std::vector<SimulatedBlock> blocks;
    for (int i = 0; i <= depth; ++i) {
        blocks.push_back(mineUntold());
        for (const SimulatedTransaction &taken : m_mined.value(blocks.back().hash))
            if (!back.remove(taken.txid))
                m_mempool.countSilently(1);
    }
    for (const QByteArray &txid : back)
        publish({m_mempool.tellAdded(txid)});
    for (const SimulatedBlock &block : blocks)
        m_publisher.blockConnected(block.hash, block.previousHash, m_random);
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
    m_mempool.restartSequence();
    m_peers.reconnectAll(nowSeconds());
    m_uptime.start();
    m_uptimeBefore = 0;
}

/// Like rpcwhitelist: one forbidden call rejects the whole batch.
bool SimulatedNode::isForbidden(const QJsonDocument &request) const
{
    const QJsonArray calls = request.isArray() ? request.array() : QJsonArray{request.object()};
    return std::any_of(calls.begin(), calls.end(), [this](const QJsonValue &call) {
        const QString method = call[QLatin1String("method")].toString();
        return m_forbidden.contains(method) ||
               (!m_allowed.isEmpty() && !m_allowed.contains(method));
    });
}

RpcHttpServer::Answer SimulatedNode::answer(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (isForbidden(document))
        return {403, {}};
    if (document.isArray()) {
        QByteArray answers = "[";
        for (const QJsonValue &request : document.array())
            answers += (answers.size() > 1 ? "," : "") + answerOne(request.toObject()).text;
        return {200, answers + "]\n"};
    }
    if (!document.isObject())
        return {500, "{\"result\":null,\"error\":{\"code\":-32700,\"message\":\"Parse "
                     "error\"},\"id\":null}\n"};
    const AnsweredCall one = answerOne(document.object());
    const int status = one.errorCode == 0 || one.isV2 ? 200 : one.errorCode == -32601 ? 404 : 500;
    return {status, one.text + '\n'};
}

/// Like Bitcoin Core: a 2.0 answer has either result or error, a 1.0 answer both.
SimulatedNode::AnsweredCall SimulatedNode::answerOne(const QJsonObject &request)
{
    const QString method = request.value(QStringLiteral("method")).toString();
    m_methodsEverAsked << method;
    CallResult result = call(method, request.value(QStringLiteral("params")).toArray());
    const bool isV2 = request.value(QStringLiteral("jsonrpc")).toString() == QLatin1String("2.0");
    const auto text = [](const QJsonValue &value) {
        return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).mid(1).chopped(1);
    };
    QByteArray answer = isV2 ? "{\"jsonrpc\":\"2.0\"," : "{";
    if (!result.error && result.text.isEmpty())
        result.text = text(result.value);
    if (!isV2 || !result.error)
        answer += "\"result\":" + (result.error ? "null" : result.text) + ',';
    if (result.error)
        answer += "\"error\":" +
                  text(QJsonObject{{QStringLiteral("code"), result.error->code},
                                   {QStringLiteral("message"), result.error->message}}) +
                  ',';
    else if (!isV2)
        answer += "\"error\":null,";
    answer += "\"id\":" + text(request.value(QStringLiteral("id"))) + '}';
    return {result.error ? result.error->code : 0, isV2, answer};
}

/// Of a value, a member of that name at any depth.
static QJsonValue without(const QJsonValue &value, const QString &member)
{
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &element : value.toArray())
            array.append(without(element, member));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    object.remove(member);
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = without(it.value(), member);
    return object;
}

SimulatedNode::CallResult SimulatedNode::call(const QString &method, const QJsonArray &params)
{
    if (m_http.fault() == NodeFault::WarmUp)
        return {{}, CallError{-28, QStringLiteral("Loading block index…")}};
    const auto it = m_methods.constFind(method);
    if (it == m_methods.constEnd() || m_missing.contains(method))
        return {{}, CallError{-32601, QStringLiteral("Method not found")}};
    CallResult result = (*it)(params);
    if (!m_leftOut.isEmpty() && result.value.isObject()) {
        QJsonObject object = result.value.toObject();
        for (const QString &member : std::as_const(m_leftOut))
            object.remove(member);
        result.value = object;
    }
    if (method == m_leftOutMethod)
        result.value = without(result.value, m_leftOutMember);
    return result;
}

} // namespace bnm
