// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/sink.h"

#include <functional>

namespace bnm {

/// The smallest sink there is: hands every batch to a function, on its thread.
class ToySink : public Sink {
    Q_OBJECT
public:
    using Taken = std::function<void(const PointsPtr &)>;

    ToySink(Name id, Taken taken) : Sink({id, id.toString()}), m_taken(std::move(taken)) {}

    void start() override
    {
        report(StatusReport::Level::Good, QStringLiteral("takes"), QStringLiteral("It takes."));
    }
    void take(const PointsPtr &points) override { m_taken(points); }

private:
    Taken m_taken;
};

} // namespace bnm
