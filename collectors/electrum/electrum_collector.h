// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/electrum/electrum_parsers.h"
#include "collectors/http/http_client.h"
#include "collectors/pipeline/polling_collector.h"

namespace bnm {

struct ElectrumOptions {
    QUrl url; ///< of the statistics (FULCRUM_STATS_URL), a login in it included; empty: none
    Identity identity;
    int intervalMs = 60'000;
};

/// Polls the statistics of an Electrum server, Fulcrum or electrs, and compares its height with
/// the node's. Makes the points "electrum".
class ElectrumCollector : public PollingCollector {
    Q_OBJECT
public:
    explicit ElectrumCollector(ElectrumOptions options, QObject *parent = nullptr);

    void start() override;

public Q_SLOTS:
    void setNodeHeight(qint64 height) { m_nodeHeight = height; }

private:
    void poll() override;
    void finished(const HttpAnswer &answer);
    void take(const ElectrumFigures &figures);
    void compare(const ElectrumFigures &figures, std::optional<qint64> lag);
    void fail(const QString &summary, const QString &sentence);

    ElectrumOptions m_options;
    QByteArray m_authorization;
    HttpClient *m_http; // a child
    std::optional<qint64> m_nodeHeight;
};

} // namespace bnm
