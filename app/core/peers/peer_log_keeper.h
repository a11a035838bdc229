// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/peers/peer_log.h"
#include "collectors/pipeline/component.h"

#include <QTimer>

#include <memory>

namespace bnm {

/// Feeds a PeerLog with the peers of each slow cycle and reports its status. A snapshot that
/// arrives during a write is skipped: the next one has the same information. Blocks on the disk:
/// run it on a thread.
class PeerLogKeeper : public Component {
    Q_OBJECT
public:
    explicit PeerLogKeeper(PeerLogOptions options, QObject *parent = nullptr);

    ~PeerLogKeeper() override; ///< writes pending changes

    void start() override;
    void take(const bnm::PeerSnapshotPtr &snapshot);

Q_SIGNALS:
    /// After start() the contents of the log, then on each connection or disconnection.
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
