// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_source.h"

#include "collectors/mempool/mempool_api_source.h"
#include "collectors/mempool/mempool_sync.h"
#include "collectors/pipeline/hand_over.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr int leastApiIntervalMs = 10'000; // the server may belong to others

} // namespace

MempoolSource::MempoolSource(Identity identity, int intervalMs, QObject *parent)
    : PollingCollector({"mempool", tr("Mempool"), intervalMs, true}, parent),
      m_identity(std::move(identity))
{
    qRegisterMetaType<MempoolSnapshotPtr>();
}

void MempoolSource::emitChanged(MempoolSnapshot snapshot)
{
    const auto shared = std::make_shared<const MempoolSnapshot>(std::move(snapshot));
    handOver(shared.get());
    Q_EMIT changed(shared);
}

void MempoolSource::conclude(Points points, const StatusReport &outcome, bool answered)
{
    m_cycleFigures.cycleMs = isPolling() ? std::optional(cycleMs()) : std::nullopt;
    m_cycleFigures.skippedCycles = skippedCycles();
    points.push_back(m_cycleFigures.point(m_identity, QStringLiteral("mempool")));
    publish(std::move(points));
    report(outcome);
    if (isPolling())
        endCycle(answered);
}

int mempoolIntervalMs(MempoolSnapshot::Source source, int intervalMs)
{
    return source == MempoolSnapshot::Source::MempoolApi ? std::max(leastApiIntervalMs, intervalMs)
                                                         : intervalMs;
}

std::unique_ptr<MempoolSource> makeMempoolSource(const MempoolSourceOptions &options)
{
    if (options.source == MempoolSnapshot::Source::MempoolApi)
        return std::make_unique<MempoolApiSource>(
            MempoolApiOptions{options.identity, options.apiBase, options.apiProxy,
                              mempoolIntervalMs(options.source, options.intervalMs)});
    return std::make_unique<MempoolSync>(
        options.endpoint,
        MempoolSyncOptions{options.identity, options.intervalMs, options.expectsSequence});
}

} // namespace bnm
