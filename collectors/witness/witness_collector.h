// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/polling_collector.h"
#include "collectors/witness/fork_search.h"
#include "collectors/witness/own_blocks.h"
#include "collectors/witness/witness_source.h"
#include "collectors/witness/witness_view.h"

namespace bnm {

struct WitnessOptions {
    std::size_t index = 0; ///< below mostWitnesses; unique
    Identity identity;
    RpcEndpoint node; ///< our own
    WitnessSourceOptions source;
    int intervalMs = 60'000;
    int shortestGapMs = 10'000; ///< between two comparisons, however fast blocks arrive
    int cycleMs = 60'000;       ///< a longer comparison is abandoned
};

/// Compares the node's chain with that of one witness: by the hash of the block at the lower of the
/// node's validated height and the witness's height, every minute and at new blocks. If they differ
/// it finds the block where they part. Makes the points "witness".
class WitnessCollector : public PollingCollector {
    Q_OBJECT
public:
    explicit WitnessCollector(WitnessOptions options, QObject *parent = nullptr);

    void start() override;
    const WitnessView &view() const { return m_view; }

public Q_SLOTS:
    /// The node's blocks, oldest first.
    void setRecentBlocks(const bnm::BlockSummaries &blocks);

Q_SIGNALS:
    /// At the end of each comparison.
    void viewChanged(const bnm::WitnessView &view);

private:
    using State = WitnessView::State;
    struct Hashes {
        QString ours;
        QString its;
        bool areSame() const { return ours == its; }
    };
    using Compared = std::function<void(const Hashes &hashes)>;

    void poll() override;
    void pollSoon();
    void takeTip(const WitnessAnswer &tip);
    void takeCommonBlock(qint64 height, const QString &itsHash);
    void askBoth(qint64 height, Compared compared);
    void askOurs(qint64 height, const QString &itsHash, Compared compared);
    void differ(qint64 height, const Hashes &hashes);
    void search(qint64 height, const Hashes &hashes);
    void searchOn();
    void tell(qint64 forkHeight, const Hashes &hashes, bool isFound = true);
    void tellUnfinished();
    void agree();
    void fail(const WitnessAnswer &answer);
    void giveUp();
    void nodeGivesNothing();
    void forgetLeftFork();
    QString implausibility(const WitnessAnswer &block) const;
    void finish(State state, const QString &reason = {});
    void publishView();
    StatusReport statusOf(const WitnessView &view) const;
    StatusReport withRefusal(StatusReport report) const;

    WitnessOptions m_options;
    WitnessSource *m_source; // a child
    OwnBlocks m_ours;
    WitnessView m_view;
    std::unique_ptr<QObject> m_cycle; ///< the context of this comparison's requests
    std::optional<ForkSearch> m_search;
    Hashes m_firstDifferent;    ///< of the search, so far
    qint64 m_commonHeight = 0;  ///< where the search began
    Hashes m_commonDifferent;   ///< there
    QString m_refusedCall;      ///< by the witness, in this cycle
    bool m_hasAnswered = false; ///< in this cycle
    qint64 m_tipMs = 0;         ///< when the tip arrived, Unix time
    QTimer m_deadline;
    QTimer m_soon;
    QElapsedTimer m_sincePoll;
};

} // namespace bnm
