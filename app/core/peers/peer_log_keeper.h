// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/peers/peer_log.h"
#include "collectors/pipeline/component.h"

#include <QTimer>

#include <memory>

namespace bnm {

/// Feeds a PeerLog with the peers of each slow cycle and tells how it does. A snapshot that comes
/// while one is written is left out: what it shows is in the next one too. Blocks on the disk:
/// to be on a thread.
class PeerLogKeeper : public Component {
    Q_OBJECT
public:
    explicit PeerLogKeeper(PeerLogOptions options, QObject *parent = nullptr);

    ~PeerLogKeeper() override; ///< writes what waits

    void start() override;
    void take(const bnm::PeerSnapshotPtr &snapshot);

Q_SIGNALS:
    /// After start() what the log holds, then whenever somebody came or went.
    void churnChanged(const bnm::PeerChurn &churn);

private:
    void write();
    void reportLog();

    PeerLogOptions m_options;
    std::unique_ptr<PeerLog> m_log; ///< opened in start()
    PeerSnapshotPtr m_newest;       ///< not written yet
    QTimer m_write;
};

} // namespace bnm
