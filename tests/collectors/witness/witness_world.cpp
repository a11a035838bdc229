// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collectors/witness/witness_world.h"

#include "tests/support/test_endpoint.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

namespace bnm {

using namespace Qt::StringLiterals;

ChainNode::ChainNode(const MadeChain &blocks)
    : chain(blocks), m_server([this](const QByteArray &batch) { return answer(batch); })
{
}

RpcEndpoint ChainNode::endpoint()
{
    return endpointOf(m_server);
}

BlockSummaries ChainNode::recent(qint64 count) const
{
    BlockSummaries blocks;
    for (qint64 height = std::max<qint64>(0, chain.tip() - count + 1); height <= chain.tip();
         ++height)
        blocks.push_back({height, chain.hash(height), 1'700'000'000 + 600 * height});
    return blocks;
}

RpcHttpServer::Answer ChainNode::answer(const QByteArray &batch)
{
    QJsonArray answers;
    for (const QJsonValue &call : QJsonDocument::fromJson(batch).array()) {
        const QString method = call["method"_L1].toString();
        m_methods << method;
        const QJsonValue found = result(method, call["params"_L1].toArray());
        const QJsonObject error{{u"code"_s, -8}, {u"message"_s, u"Block height out of range"_s}};
        answers << QJsonObject{{u"id"_s, call["id"_L1]},
                               {u"result"_s, found},
                               {u"error"_s, found.isNull() ? error : QJsonValue()}};
    }
    return {200, QJsonDocument(answers).toJson(QJsonDocument::Compact)};
}

QJsonValue ChainNode::result(const QString &method, const QJsonArray &params) const
{
    if (method == u"getblockchaininfo")
        return QJsonObject{{u"blocks"_s, chain.tip()},
                           {u"bestblockhash"_s, chain.hash(chain.tip())}};
    const qint64 height = params[0].toInteger(-1);
    if (method == u"getblockhash" && height >= 0 && height <= chain.tip())
        return chain.hash(height);
    return QJsonValue::Null;
}

void WitnessWorld::start(const QString &witness, const WitnessSourceOptions &source)
{
    QStringList complaints;
    const WitnessAddresses addresses = readWitnesses(witness, complaints);
    if (addresses.size() != 1)
        qFatal("%s", qPrintable(complaints.join(u' ')));
    options.identity = {u"regtest"_s, u"test"_s};
    options.node = node.endpoint();
    options.source = source;
    options.source.address = addresses[0];
    options.source.deadlineMs = 1'500;
    options.source.longestPauseMs = 100;
    options.shortestGapMs = 0;
    collector = std::make_unique<WitnessCollector>(options);
    QObject::connect(collector.get(), &Component::pointsReady, collector.get(),
                     [this](const PointsPtr &batch) { points.take(*batch); });
    if (recentBlocks > 0)
        tellBlocks();
    collector->start();
}

WitnessView WitnessWorld::compared()
{
    QSignalSpy changed(collector.get(), &WitnessCollector::viewChanged);
    collector->pollNow();
    if (changed.isEmpty() && !changed.wait(deadlineMs))
        qFatal("it does not end");
    return view();
}

bool WitnessWorld::becomes(WitnessView::State state)
{
    const QDeadlineTimer deadline(deadlineMs);
    while (view().state != state && !deadline.hasExpired())
        compared();
    return view().state == state;
}

} // namespace bnm
