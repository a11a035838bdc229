// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/component.h"

namespace bnm {

/// Takes every batch of points. Several sinks share one batch, which never changes.
class Sink : public Component {
    Q_OBJECT
public:
    using Component::Component;

    virtual void take(const PointsPtr &points) = 0;
    /// Finishes what is in hand; flushed() follows within the given time. What is kept on disk
    /// is written by the destructor at the latest.
    virtual void flush([[maybe_unused]] int timeoutMs) { Q_EMIT flushed(); }

Q_SIGNALS:
    void flushed();
};

} // namespace bnm
