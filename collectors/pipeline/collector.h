// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/component.h"

namespace bnm {

/// Asks something outside, by its own timer, and makes Points of the answers. Every cycle ends
/// with a report, whether it brought points or not.
class Collector : public Component {
    Q_OBJECT
public:
    using Component::Component;

Q_SIGNALS:
    /// Once: the first cycle brought a result, or failed, or there is nothing to collect.
    void firstCycleFinished(bool ok);

protected:
    /// To be called at the end of each cycle, behind its report.
    void finishCycle(bool ok)
    {
        if (!std::exchange(m_hadCycle, true))
            Q_EMIT firstCycleFinished(ok);
    }

private:
    bool m_hadCycle = false;
};

} // namespace bnm
