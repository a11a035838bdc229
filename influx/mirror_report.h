// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/status.h"

namespace bnm {

/// What the mirror's status is made of.
struct MirrorState {
    StatusReport receiver = {}; ///< how the last write went
    bool isStuck = false;       ///< points wait, and for stuckAfterMs nothing was written
    qint64 stuckAfterMs = 0;    ///< also the grace of a receiver that is Bad
    QString losses = {};        ///< in words; empty: none of late
    bool isQueueFull = false;   ///< it is the reason for losses
    QString queueTrouble =
        {}; ///< why points in it would not survive the program; empty: they would
};

/// The one status of all of it: the worst level, and every sentence, the worst first.
StatusReport mirrorReport(const MirrorState &state);

} // namespace bnm
