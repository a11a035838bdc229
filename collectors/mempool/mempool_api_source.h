// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"
#include "collectors/mempool/mempool_api.h"
#include "collectors/mempool/mempool_source.h"

#include <QUrl>

namespace bnm {

constexpr qint64 mostMempoolApiBytes = 1024 * 1024; ///< of an answer; mempool.space sends 20 kB

struct MempoolApiOptions {
    Identity identity;
    QUrl base; ///< MEMPOOL_API_BASE, with or without /api at its end
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    int intervalMs = 10'000;
    int probeEveryCycles = 60; ///< for the parts the server did not have
};

/// Polls a mempool.space-style server for its mempool, its recommended feerates (precise ones
/// preferred) and its projected blocks. Parts the server lacks are left out and requested again now
/// and then.
class MempoolApiSource : public MempoolSource {
    Q_OBJECT
public:
    explicit MempoolApiSource(MempoolApiOptions options, QObject *parent = nullptr);

    void start() override;

private:
    enum class Feerates { Precise, Recommended, None };
    using Take = void (MempoolApiSource::*)(const HttpAnswer &answer);

    void poll() override;
    void get(const QString &path, Take take);
    void takeMempool(const HttpAnswer &answer);
    void askForFeerates();
    void takeFeerates(const HttpAnswer &answer);
    void askForBlocks();
    void takeBlocks(const HttpAnswer &answer);
    bool isMissing(const HttpAnswer &answer);
    void finish();
    void failed(const QString &summary, const QString &trouble);
    StatusReport judge() const;

    MempoolApiOptions m_options;
    QByteArray m_authorization; ///< from a login in the base
    HttpClient *m_http = nullptr;
    MempoolSnapshot m_snapshot; ///< the latest
    Feerates m_feerates = Feerates::Precise;
    bool m_hasBlocks = true;
    int m_cyclesUntilProbe = 0;
    QString m_partTrouble; ///< why a part is missing in this cycle
};

} // namespace bnm
