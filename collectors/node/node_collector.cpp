// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/node_collector.h"

#include "collectors/node/node_topics.h"

namespace bnm {

NodeCollector::NodeCollector(ComponentInfo info, RpcEndpoint endpoint, QObject *parent)
    : PollingCollector(std::move(info), parent), m_client(std::move(endpoint), this)
{
}

void NodeCollector::start()
{
    report(StatusReport::Level::Waiting, tr("connecting"),
           tr("Waiting for the node's first answer."));
    PollingCollector::start();
}

void NodeCollector::skipCycle(bool hasProgressed)
{
    const qint64 waiting = m_client.waitingMs();
    if (waiting <= topics::slowAfterMs)
        return PollingCollector::skipCycle(hasProgressed);
    if (lastReport().level == StatusReport::Level::Bad)
        return reportAgain(); // earlier failures are not resolved yet
    report(
        {StatusReport::Level::Waiting, tr("slow"), slowSentence(waiting / 1000), -1, topics::slow});
}

} // namespace bnm
