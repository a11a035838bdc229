// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/metrics_endpoint.h"

#include "app/core/health/component_ids.h"
#include "collectors/steady_clock.h"

namespace bnm {

namespace {

constexpr int tickMs = 1'000;

} // namespace

MetricsEndpoint::MetricsEndpoint(MetricsEndpointOptions options, QObject *parent)
    : Component({ids::metrics, tr("Metrics endpoint"), 0, true}, parent),
      m_options(std::move(options))
{
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &MetricsEndpoint::tick);
}

void MetricsEndpoint::start()
{
    listen();
    m_tick.start();
}

void MetricsEndpoint::tick()
{
    if (m_server)
        m_server->endLateConnections();
    else if (steadyNowMs() - m_triedMs >= m_options.againMs)
        listen();
}

void MetricsEndpoint::listen()
{
    m_triedMs = steadyNowMs();
    QString error;
    m_server = EndpointServer::listen(
        m_options.listen,
        [answers = std::make_shared<Answers>(m_options.shelf, m_options.token)](
            const ServedRequest &request) { return answers->to(request, steadyNowMs()); },
        m_options.limits, &error);
    const QString where = m_options.listen.text();
    if (m_server)
        report(StatusReport::Level::Good, where,
               tr("Prometheus and health checks are answered at http://%1/.").arg(where));
    else
        report(StatusReport::Level::Bad, tr("not served"), error);
}

} // namespace bnm
