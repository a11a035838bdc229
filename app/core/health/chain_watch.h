// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/chain_verdict.h"
#include "collectors/pipeline/sink.h"
#include "collectors/steady_clock.h"

#include <QTimer>

#include <functional>

namespace bnm {

struct ChainWatchOptions {
    bool paceMatters = true; ///< false on regtest
    qint64 freshMs = 60'000; ///< older signs are out of date
    std::function<Moment()> clock = {};
};

/// Keeps the verdict on the chain and reports it to the status board for log, alerts, health,
/// window and --healthcheck: Good in agreement, Watch for a suspected split, Bad if critical. It is
/// a Sink to receive the number of outbound peers.
class ChainWatch : public Sink {
    Q_OBJECT
public:
    explicit ChainWatch(ChainWatchOptions options, QObject *parent = nullptr);

    void start() override;
    void take(const PointsPtr &points) override;
    void takeSigns(const ChainSigns &signs);
    void takeWitnesses(const WitnessViews &views);
    const ChainVerdict &verdict() const { return m_verdict; }
    /// Without recent signs of the node.
    static QString unknownText();

private:
    void judge();
    StatusReport reportOf(const ChainVerdict &verdict) const;

    ChainWatchOptions m_options;
    ChainJudge m_judge;
    ChainVerdict m_verdict;
    qint64 m_heardSteadyMs = 0; ///< 0: never
    QTimer m_timer;
};

} // namespace bnm
