// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/status.h"

namespace bnm {

/// Input of the mirror's status.
struct MirrorState {
    StatusReport receiver = {}; ///< result of the last write
    bool isStuck = false;       ///< points wait, but none was written for stuckAfterMs
    qint64 stuckAfterMs = 0;    ///< also the grace of a Bad receiver
    QString losses = {};        ///< a sentence; empty: none recently
    bool isQueueFull = false;   ///< the reason for the losses
    QString queueTrouble = {};  ///< why its points would not survive the program; empty: they would
};

/// The combined status: the worst level, and all sentences, the worst first.
StatusReport mirrorReport(const MirrorState &state);

} // namespace bnm
