// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/peers/peer_log.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace bnm {

/// A PeerLog on a thread of its own. A snapshot that comes while one is being written is left
/// out: what it shows is there in the next one too. All signals come on the thread this
/// object lives in.
class PeerLogThread : public QObject {
    Q_OBJECT
public:
    explicit PeerLogThread(PeerLogOptions options, QObject *parent = nullptr);
    ~PeerLogThread() override; ///< writes what waits
    /// Asks the thread to end behind all that was handed over, without waiting; the destructor
    /// waits. Gives it, for its finished().
    QThread *end();

    void start();
    void take(const PeerSnapshotPtr &snapshot);

Q_SIGNALS:
    /// After start() what the log holds, then whenever somebody came or went.
    void churnChanged(const bnm::PeerChurn &churn);

private:
    void tellTrouble();

    PeerLogOptions m_options;
    QThread m_thread;
    std::unique_ptr<PeerLog> m_log; ///< made, used and ended on the thread
    QObject m_there;                ///< stands for the thread, so that work can be sent to it
    StoreTrouble::Kind m_told = StoreTrouble::Kind::None;
    bool m_running = false;
};

} // namespace bnm
