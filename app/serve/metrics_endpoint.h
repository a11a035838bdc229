// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/serve/answers.h"
#include "app/serve/endpoint_server.h"
#include "collectors/pipeline/component.h"

#include <QTimer>

namespace bnm {

struct MetricsEndpointOptions {
    ListenAddress listen;
    QString token; ///< empty: none is needed
    std::shared_ptr<const ServedShelf> shelf;
    EndpointLimits limits = {};
    int againMs = 5'000; ///< until a port that was taken is tried again
};

/// Prometheus and health over HTTP. Its status says where it listens, or why it does not.
class MetricsEndpoint : public Component {
    Q_OBJECT
public:
    explicit MetricsEndpoint(MetricsEndpointOptions options, QObject *parent = nullptr);

    void start() override;

private:
    void tick();
    void listen();

    const MetricsEndpointOptions m_options;
    QTimer m_tick{this};                      // moves along to the thread it works on
    qint64 m_triedMs = 0;                     ///< steady
    std::unique_ptr<EndpointServer> m_server; ///< none: it does not listen
};

} // namespace bnm
