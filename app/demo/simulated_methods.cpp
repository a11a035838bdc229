// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_node.h"

#include <QDateTime>

#include <cmath>

namespace bnm {

namespace {

constexpr int versionNumber = 300'000;
constexpr int softforkPeriod = 2'016;

QJsonObject buried(int height)
{
    return {{QStringLiteral("type"), QStringLiteral("buried")},
            {QStringLiteral("active"), true},
            {QStringLiteral("height"), height}};
}

QJsonObject network(const char *name, bool reachable)
{
    return {{QStringLiteral("name"), QLatin1String(name)},
            {QStringLiteral("limited"), !reachable},
            {QStringLiteral("reachable"), reachable},
            {QStringLiteral("proxy"), QString()},
            {QStringLiteral("proxy_randomize_credentials"), false}};
}

/// One by hand, one of a day, as bitcoind lists them.
QJsonArray bans()
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const auto ban = [now](const char *address, qint64 since, qint64 lasts) {
        return QJsonObject{{QStringLiteral("address"), QLatin1String(address)},
                           {QStringLiteral("ban_created"), now - since},
                           {QStringLiteral("banned_until"), now - since + lasts},
                           {QStringLiteral("ban_duration"), lasts},
                           {QStringLiteral("time_remaining"), lasts - since}};
    };
    constexpr qint64 day = 86'400;
    return {ban("192.0.2.0/24", 12 * day, 365 * day), ban("2001:db8:5::/48", day / 3, day)};
}

} // namespace

SimulatedNode::CallResult
SimulatedNode::blockByHash(const QJsonArray &params,
                           QJsonObject (SimulatedChain::*describe)(const SimulatedBlock &)
                               const) const
{
    const QString hash = params.at(0).isDouble()
                             ? m_chain.hashAt(params.at(0).toInteger()).value_or(QString())
                             : params.at(0).toString();
    if (const SimulatedBlock *block = m_chain.find(hash))
        return {(m_chain.*describe)(*block), {}};
    return {{}, CallError{-5, QStringLiteral("Block not found")}};
}

void SimulatedNode::addChainMethods()
{
    m_methods.insert(QStringLiteral("getblockchaininfo"), [this](const QJsonArray &) {
        return CallResult{blockchainInfo(), {}};
    });
    m_methods.insert(QStringLiteral("getblockheader"), [this](const QJsonArray &params) {
        return blockByHash(params, &SimulatedChain::header);
    });
    m_methods.insert(QStringLiteral("getblockstats"), [this](const QJsonArray &params) {
        if (m_pruned)
            return CallResult{{},
                              CallError{-1, QStringLiteral("Block not available (pruned data)")}};
        return blockByHash(params, &SimulatedChain::stats);
    });
    m_methods.insert(QStringLiteral("getblockhash"), [this](const QJsonArray &params) {
        if (const auto hash = m_chain.hashAt(params.at(0).toInteger(-1)))
            return CallResult{*hash, {}};
        return CallResult{{}, CallError{-8, QStringLiteral("Block height out of range")}};
    });
    m_methods.insert(QStringLiteral("getchaintips"), [this](const QJsonArray &) {
        return CallResult{m_chain.tips(), {}};
    });
    m_methods.insert(QStringLiteral("getdeploymentinfo"), [this](const QJsonArray &) {
        return CallResult{deploymentInfo(), {}};
    });
}

SimulatedNode::CallResult SimulatedNode::block(const QJsonArray &params) const
{
    const QString hash = params.at(0).toString();
    if (!m_chain.find(hash))
        return {{}, CallError{-5, QStringLiteral("Block not found")}};
    if (m_pruned && !m_mined.contains(hash))
        return {{}, CallError{-1, QStringLiteral("Block not available (pruned data)")}};
    QByteArray text = "{\"hash\":\"" + hash.toLatin1() + "\",\"tx\":[\"" + QByteArray(64, 'c') +
                      '"'; // the coinbase
    for (const SimulatedTransaction &transaction : m_mined.value(hash))
        text += ",\"" + transaction.txid.toHex() + '"';
    return {{}, {}, text + "]}"};
}

void SimulatedNode::addMempoolMethods()
{
    m_methods.insert(QStringLiteral("getmempoolinfo"), [this](const QJsonArray &) {
        QJsonObject info = m_mempool.info();
        info.insert(QStringLiteral("loaded"), !m_isMempoolLoading);
        return CallResult{info, {}};
    });
    m_methods.insert(QStringLiteral("getrawmempool"), [this](const QJsonArray &params) {
        const bool withSequence = params.at(1).toBool();
        if (!params.at(0).toBool())
            return CallResult{{}, {}, m_mempool.list(withSequence)};
        if (withSequence)
            return CallResult{
                {},
                CallError{
                    -8, QStringLiteral("Verbose results cannot contain mempool sequence values.")}};
        return CallResult{{}, {}, m_mempool.verboseList()};
    });
    m_methods.insert(QStringLiteral("getmempoolentry"), [this](const QJsonArray &params) {
        const QByteArray text =
            m_mempool.entry(QByteArray::fromHex(params.at(0).toString().toLatin1()));
        if (text.isEmpty())
            return CallResult{{}, CallError{-5, QStringLiteral("Transaction not in mempool")}};
        return CallResult{{}, {}, text};
    });
    m_methods.insert(QStringLiteral("getblock"),
                     [this](const QJsonArray &params) { return block(params); });
}

void SimulatedNode::addOtherMethods()
{
    m_methods.insert(QStringLiteral("estimatesmartfee"), [this](const QJsonArray &params) {
        if (m_blocksOnly)
            return CallResult{{}, CallError{-32603, QStringLiteral("Fee estimation disabled")}};
        return CallResult{estimate(params.at(0).toInt()), {}};
    });
    m_methods.insert(QStringLiteral("getpeerinfo"), [this](const QJsonArray &) {
        return CallResult{m_peers.info(m_chain.tip().height, QDateTime::currentSecsSinceEpoch()),
                          {}};
    });
    m_methods.insert(QStringLiteral("getnettotals"), [this](const QJsonArray &) {
        return CallResult{
            QJsonObject{{QStringLiteral("totalbytesrecv"), m_peers.bytesReceived()},
                        {QStringLiteral("totalbytessent"), m_peers.bytesSent()},
                        {QStringLiteral("timemillis"), QDateTime::currentMSecsSinceEpoch()}},
            {}};
    });
    m_methods.insert(QStringLiteral("listbanned"), [](const QJsonArray &) {
        return CallResult{bans(), {}};
    });
    m_methods.insert(QStringLiteral("getnetworkinfo"), [this](const QJsonArray &) {
        return CallResult{networkInfo(), {}};
    });
    m_methods.insert(QStringLiteral("uptime"), [this](const QJsonArray &) {
        return CallResult{m_uptimeBefore + m_uptime.elapsed() / 1000, {}};
    });
    m_methods.insert(QStringLiteral("getzmqnotifications"), [this](const QJsonArray &) {
        QJsonArray list;
        for (const char *type : {"pubhashblock", "pubrawblock", "pubrawtx", "pubsequence"})
            list.append(QJsonObject{{QStringLiteral("type"), QLatin1String(type)},
                                    {QStringLiteral("address"), m_publisher.endpoint()},
                                    {QStringLiteral("hwm"), 1'000}});
        return CallResult{list, {}};
    });
}

QJsonObject SimulatedNode::blockchainInfo() const
{
    const SimulatedBlock &tip = m_chain.tip();
    const int headers = tip.height + m_blocksToDownload;
    return {
        {QStringLiteral("chain"), m_options.chain},
        {QStringLiteral("blocks"), tip.height},
        {QStringLiteral("headers"), headers},
        {QStringLiteral("bestblockhash"), tip.hash},
        {QStringLiteral("difficulty"), SimulatedChain::difficultyAt(tip.height)},
        {QStringLiteral("time"), tip.timeSeconds},
        {QStringLiteral("mediantime"), tip.timeSeconds - 3'000},
        {QStringLiteral("verificationprogress"), static_cast<double>(tip.height) / headers},
        {QStringLiteral("initialblockdownload"), m_blocksToDownload > 0},
        {QStringLiteral("chainwork"), SimulatedChain::chainwork(tip.height)},
        {QStringLiteral("size_on_disk"), 812'345'678'901 + (tip.height - 920'000) * 1'700'000LL},
        {QStringLiteral("pruned"), m_pruned},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(m_warnings)}};
}

QJsonObject SimulatedNode::estimate(int target) const
{
    const int blocks = std::max(2, target); // the node treats 1 as 2
    if (!m_hasEstimates)
        return {{QStringLiteral("errors"),
                 QJsonArray{QStringLiteral("Insufficient data or no feerate found")}},
                {QStringLiteral("blocks"), blocks}};
    const double feerate = m_mempool.feerateForBlocks(std::max(1, blocks - 1));
    return {{QStringLiteral("feerate"), std::round(feerate * 1'000) / 1e8},
            {QStringLiteral("blocks"), blocks}};
}

QJsonObject SimulatedNode::networkInfo() const
{
    return {{QStringLiteral("version"), versionNumber},
            {QStringLiteral("subversion"), QStringLiteral("/Satoshi:30.0.0/")},
            {QStringLiteral("protocolversion"), 70016},
            {QStringLiteral("localservices"), QStringLiteral("0000000000000c09")},
            {QStringLiteral("localrelay"), !m_blocksOnly},
            {QStringLiteral("networkactive"), true},
            {QStringLiteral("connections"), m_peers.count()},
            {QStringLiteral("connections_in"), m_peers.inbound()},
            {QStringLiteral("connections_out"), m_peers.count() - m_peers.inbound()},
            {QStringLiteral("relayfee"), 0.00000100},
            {QStringLiteral("incrementalfee"), 0.00000100},
            {QStringLiteral("networks"),
             QJsonArray{network("ipv4", true), network("ipv6", true), network("onion", true),
                        network("i2p", false), network("cjdns", false)}},
            {QStringLiteral("localservicesnames"),
             QJsonArray{QStringLiteral("NETWORK"), QStringLiteral("WITNESS"),
                        QStringLiteral("NETWORK_LIMITED"), QStringLiteral("P2P_V2")}},
            {QStringLiteral("localaddresses"), m_peers.localAddresses()},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(m_warnings)}};
}

QJsonObject SimulatedNode::deploymentInfo() const
{
    const int elapsed = m_chain.tip().height % softforkPeriod;
    const QJsonObject statistics{{QStringLiteral("period"), softforkPeriod},
                                 {QStringLiteral("elapsed"), elapsed},
                                 {QStringLiteral("count"), elapsed * 3 / 5},
                                 {QStringLiteral("threshold"), 1'815},
                                 {QStringLiteral("possible"), true}};
    const QJsonObject signalled{
        {QStringLiteral("type"), QStringLiteral("bip9")},
        {QStringLiteral("active"), false},
        {QStringLiteral("bip9"), QJsonObject{{QStringLiteral("bit"), 28},
                                             {QStringLiteral("status"), QStringLiteral("started")},
                                             {QStringLiteral("statistics"), statistics}}}};
    return {
        {QStringLiteral("hash"), m_chain.tip().hash},
        {QStringLiteral("height"), m_chain.tip().height},
        {QStringLiteral("deployments"), QJsonObject{{QStringLiteral("segwit"), buried(481'824)},
                                                    {QStringLiteral("taproot"), buried(709'632)},
                                                    {QStringLiteral("testdummy"), signalled}}}};
}

} // namespace bnm
