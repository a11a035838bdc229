// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/connection_test.h"

#include "app/component_options.h"
#include "app/core/config/bitcoin_conf.h"
#include "app/core/text/format.h"
#include "collectors/node/fast_collector.h"
#include "collectors/rpc/asked_methods.h"

namespace bnm {

namespace {

RpcEndpoint endpointFor(const Config &config, int timeoutMs)
{
    RpcEndpoint endpoint = rpcEndpoint(config);
    endpoint.timeoutMs = timeoutMs;
    endpoint.patienceMs = 0; // the user is waiting
    return endpoint;
}

/// The first two answers (getblockchaininfo, getnetworkinfo) are used. For the others it only
/// matters whether they are allowed and known, which the node checks before the parameters: invalid
/// ones cost it nothing.
RpcCall callOf(std::size_t index)
{
    const RpcMethod method = RpcMethod::at(index);
    if (index < 2)
        return {method};
    return {method,
            {QStringLiteral("probe"), QStringLiteral("probe"), QStringLiteral("probe"),
             QStringLiteral("probe"), QStringLiteral("probe")}};
}

} // namespace

ConnectionTest::ConnectionTest(const Config &config, int timeoutMs, QObject *parent)
    : QObject(parent),
      m_network(config.networkTag),
      m_expectedChain(config.isNetworkSet ? chainName(config.network) : QString()),
      m_client(endpointFor(config, timeoutMs))
{
}

void ConnectionTest::start()
{
    std::vector<RpcCall> calls;
    for (std::size_t i = 0; i < askedMethods.size(); ++i)
        calls.push_back(callOf(i));
    m_client.send(std::move(calls), this,
                  [this](const RpcAnswer &answer) { Q_EMIT finished(verdictOn(answer)); });
}

TestVerdict ConnectionTest::verdictOn(const RpcAnswer &answer) const
{
    if (answer.error)
        return {false, answer.error.sentence()};
    if (const RpcError refused = m_client.refusedCalls())
        return {false, refused.sentence()};
    for (const RpcReply &reply : {answer.replies[0], answer.replies[1]})
        if (reply.error)
            return {false, reply.error.sentence()};
    const JsonValue chainInfo = answer.replies[0].result;
    const JsonValue networkInfo = answer.replies[1].result;
    const auto chain = chainInfo["chain"].text();
    const auto height = chainInfo["blocks"].integer();
    const auto subversion = networkInfo["subversion"].text();
    if (!chain || !height || !subversion)
        return {false, RpcError{RpcError::Reason::WrongShape, 0, 0, {}}.sentence()};
    if (!m_expectedChain.isEmpty() && *chain != m_expectedChain)
        return {false, FastCollector::otherChainSentence(*chain, m_expectedChain)};
    const auto network = networkFromName(*chain);
    const auto peers = networkInfo["connections"].integer();
    QString text =
        tr("Connected: %1 on %2, height %3, peers: %4.")
            .arg(format::software(*subversion), network ? networkName(*network) : m_network,
                 format::integer(*height), peers ? format::integer(*peers) : format::dash());
    if (chainInfo["initialblockdownload"].boolean().value_or(false))
        text += QLatin1Char(' ') + tr("It is still downloading blocks.");
    return {true, text};
}

} // namespace bnm
