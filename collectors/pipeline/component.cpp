// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/component.h"

#include "collectors/pipeline/hand_over.h"

#include <algorithm>

namespace bnm {

Component::Component(ComponentInfo info, QObject *parent) : QObject(parent), m_info(std::move(info))
{
    qRegisterMetaType<PointsPtr>();
    qRegisterMetaType<StatusReport>();
}

void Component::publish(Points points)
{
    if (points.empty())
        return;
    const Identity identity{points.front().tagValue("network"), points.front().tagValue("node")};
    const qint64 timeMs = points.back().timeMs;
    m_guard.sift(points);
    addLeftOut(points, identity, timeMs);
    if (points.empty())
        return;
    const auto shared = std::make_shared<const Points>(std::move(points));
    handOver(shared.get());
    Q_EMIT pointsReady(shared);
}

/// In the component's own point if it makes one, otherwise in an extra point once needed.
void Component::addLeftOut(Points &points, const Identity &identity, qint64 timeMs) const
{
    const auto own = std::find_if(points.begin(), points.end(), [](const Point &point) {
        return point.measurement == MeasurementName("collector");
    });
    if (own != points.end())
        own->set("implausible_values", m_guard.leftOut());
    else if (m_guard.leftOut() > 0)
        points.push_back(identity.stamp<"collector">(timeMs)
                             .tag("loop", m_info.id.toString())
                             .set("implausible_values", m_guard.leftOut()));
}

void Component::report(StatusReport report)
{
    m_report = std::move(report);
    Q_EMIT reported(m_report);
}

void Component::report(StatusReport::Level level, const QString &summary, const QString &sentence)
{
    report(StatusReport{level, summary, sentence});
}

} // namespace bnm
