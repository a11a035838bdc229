// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_answers.h"
#include "collectors/mempool/mempool_join.h"
#include "collectors/mempool/mempool_source.h"
#include "collectors/rpc/rpc_client.h"

#include <QElapsedTimer>
#include <QTimer>

namespace bnm {

struct MempoolSyncOptions {
    Identity identity;
    int intervalMs = 5'000;
    bool expectsSequence = false; ///< ZMQ will report changes; otherwise lists are compared
};

/// Keeps a MempoolMirror in sync with the node and publishes it once per cycle.
///
/// The first reading gets the list of txids, then their entries in batches, one at a time: a
/// verbose list would be a single body with half a kilobyte per transaction, built by the node
/// under its mempool lock. From then on ZMQ reports changes; without ZMQ the list is polled each
/// cycle. Once per cycle new transactions are requested, with relatives whose feerate may have
/// changed, and a few more from the sweep.
///
/// Needs Bitcoin Core 0.21 or later (mempool_sequence). Lives on a thread that may do heavy work.
class MempoolSync : public MempoolSource {
    Q_OBJECT
public:
    /// The endpoint's patience allows for a list of 20 MB, written on a small machine.
    MempoolSync(RpcEndpoint endpoint, MempoolSyncOptions options, QObject *parent = nullptr);
    ~MempoolSync() override;

    void start() override;
    void takeNodeFigures(const NodeFigures &figures) override;
    void takeSequenceEvent(const SequenceEvent &event, quint32 number) override;
    void setSequenceConnected(bool connected) override;

    const MempoolMirror &mirror() const { return m_mirror; }
    const RpcClient &client() const { return m_client; }

    /// 2 MB of answer. The node takes its lock for one entry at a time, so a batch does not hold
    /// it; smaller batches cost this program more (measured: 2,000 take a tenth more CPU than
    /// 4,000, 500 take twice as much).
    static constexpr std::size_t entriesOfBatch = 4'000;
    /// Limit on entries requested per cycle after the first reading; the rest waits.
    static constexpr std::size_t mostEntriesOfCycle = 2'000;
    static constexpr std::size_t sweptInCycle = 25;
    /// Limit on requests caused by ZMQ at a time; beyond it one list per cycle, as without ZMQ.
    static constexpr int mostPrompted = 8;

private:
    using Take = std::function<void(RpcText &answer)>;

    void poll() override;
    void skipCycle(bool hasProgressed) override;
    void pump();
    bool mayAskForList();
    std::optional<MempoolJoin::Hash> blockToAskFor();
    void ask(RpcMethod method, std::size_t calls, const QByteArray &batch, Take take);
    void requestList();
    void requestBlock(const MempoolJoin::Hash &hash);
    bool requestEntries();
    bool isNodeSilent() const;
    void requestSignOfLife();
    void takeList(RpcText &answer, bool isJoined);
    void takeBlock(RpcText &answer, const MempoolJoin::Hash &hash);
    void takeEntries(RpcText &answer, const Txids &asked);
    void blockFailed(const MempoolJoin::Hash &hash, const RpcError &error);
    void failed(const RpcError &given);
    void finishReading();
    void publishProgress();
    void publishFigures();
    void publishFeerates();
    void finish(Points points, const StatusReport &outcome, bool answered);
    void showOutOfDate();
    StatusReport progressReport() const;
    StatusReport goodReport() const;
    MempoolSnapshot describe() const;

    MempoolSyncOptions m_options;
    MempoolMirror m_mirror;
    MempoolJoin m_join;
    MempoolAnswers m_answers;
    RpcClient m_client;
    QTimer m_patience; ///< for a subscription that has not proven itself yet
    QElapsedTimer m_sinceProgress;
    QElapsedTimer m_asked;                ///< since the current request
    QElapsedTimer m_heard;                ///< since the node's last sign of activity
    RpcMethod m_method = "getrawmempool"; ///< of the latest request
    QString m_trouble;                    ///< why the latest cycle failed
    QString m_blockTrouble;               ///< why no block can be read, as far as is known
    qint64 m_figuresMs = 0;               ///< Unix time of the last publication
    qint64 m_requestsBefore = 0;          ///< at the end of the latest cycle
    std::size_t m_entriesLeft = 0;        ///< in this cycle
    int m_differs = 0;                    ///< cycles in which the node's count differed
    int m_promptsLeft = mostPrompted;
    bool m_connected = false;
    bool m_wantsList = true; ///< without ZMQ
    bool m_busy = false;     ///< a request is under way
    bool m_paused = false;   ///< until the next cycle, after an error
    bool m_hasList = false;
    bool m_isRead = false; ///< the first reading is done
    bool m_publishDue = false;
};

} // namespace bnm
