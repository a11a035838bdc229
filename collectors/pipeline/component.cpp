// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/component.h"

#include "collectors/pipeline/hand_over.h"

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
    const auto shared = std::make_shared<const Points>(std::move(points));
    handOver(shared.get());
    Q_EMIT pointsReady(shared);
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
