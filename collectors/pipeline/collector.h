// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/component.h"

namespace bnm {

/// Polls an outside source, with its own timer, and makes Points of the answers. Every cycle ends
/// with a report, with or without points.
class Collector : public Component {
    Q_OBJECT
public:
    using Component::Component;

Q_SIGNALS:
    /// Once: the first cycle succeeded or failed, or there is nothing to collect.
    void firstCycleFinished(bool ok);

protected:
    /// Call at the end of each cycle, after its report.
    void finishCycle(bool ok)
    {
        if (!std::exchange(m_hadCycle, true))
            Q_EMIT firstCycleFinished(ok);
    }

private:
    bool m_hadCycle = false;
};

} // namespace bnm
