// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/polling_collector.h"

#include <QDateTime>
#include <QThread>

#include <functional>

namespace bnm {

/// The smallest collector: one point per cycle. A test defines further actions.
class ToyCollector : public PollingCollector {
    Q_OBJECT
public:
    ToyCollector(Name id, int intervalMs, std::function<void()> work = {})
        : PollingCollector({id, id.toString(), intervalMs}), m_work(std::move(work))
    {
    }

private:
    void poll() override
    {
        if (m_work)
            m_work();
        // A measurement with a tag that accepts any text.
        PointOf<"softfork"> point(QDateTime::currentMSecsSinceEpoch());
        point.tag("name", info().title).set("elapsed", 1);
        publish({point});
        report(StatusReport::Level::Good, QStringLiteral("polled"), QStringLiteral("It answers."));
        endCycle(true);
    }

    std::function<void()> m_work;
};

} // namespace bnm
