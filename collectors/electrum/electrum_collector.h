// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/electrum/electrum_client.h"
#include "collectors/electrum/electrum_parsers.h"
#include "collectors/http/http_client.h"
#include "collectors/pipeline/polling_collector.h"

namespace bnm {

constexpr qint64 mostElectrumStatsBytes = 4LL * 1024 * 1024; ///< Fulcrum lists its clients

struct ElectrumOptions {
    QUrl url; ///< of the statistics (FULCRUM_STATS_URL), may contain a login; empty: none
    Identity identity;
    int intervalMs = 60'000;
    std::optional<ElectrumClientOptions> server = {}; ///< its protocol (ELECTRUM_URL)
    int longestHeightAgeMs = 60'000;                  ///< of the node; beyond, it does not count
    QNetworkProxy statsProxy = QNetworkProxy(QNetworkProxy::NoProxy);
};

/// Monitors the operator's own Electrum server: height, software and response time over the
/// Electrum protocol (any server), workload from the statistics of Fulcrum or electrs. Compares its
/// height with the node's. Makes the points "electrum".
class ElectrumCollector : public PollingCollector {
    Q_OBJECT
public:
    explicit ElectrumCollector(ElectrumOptions options, QObject *parent = nullptr);

    void start() override;

public Q_SLOTS:
    void setNodeHeight(qint64 height);

private:
    /// Results of one cycle.
    struct Findings {
        ElectrumFigures figures;
        std::optional<double> answerMs;
        StatusReport trouble = {}; ///< of the protocol, or of the statistics if it is not used
        QString statsTrouble;      ///< why there are no statistics, although the protocol works
        bool hasAnswer = false;
        int due = 0; ///< answers still missing
    };

    void poll() override;
    void askStats();
    void takeStats(const HttpAnswer &answer);
    void takeTip(ElectrumAnswer &answer);
    void statsFailed(const QString &summary, const QString &sentence);
    void partIsHere();
    void finishCycleWith(const Findings &found);
    std::optional<qint64> lagOf(std::optional<qint64> height) const;
    StatusReport judge(const Findings &found, std::optional<qint64> lag) const;

    ElectrumOptions m_options;
    QByteArray m_authorization;
    HttpClient *m_http;                 // a child
    ElectrumClient *m_client = nullptr; // a child; none: the protocol is not used
    std::optional<qint64> m_nodeHeight;
    qint64 m_nodeHeightSteadyMs = 0;
    Findings m_found;
};

} // namespace bnm
