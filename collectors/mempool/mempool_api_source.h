// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_api.h"
#include "collectors/mempool/node_figures.h"
#include "collectors/point/point.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QObject>
#include <QTimer>
#include <QUrl>

class QNetworkReply;

namespace bnm {

struct MempoolApiOptions {
    Identity identity;
    QUrl base; ///< MEMPOOL_API_BASE, with or without /api at its end
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    int intervalMs = 10'000;
};

/// Asks a mempool.space-style server for its histogram and its recommended feerates. A cycle
/// never overlaps itself. Recommended feerates that cannot be had leave the histogram as it is.
class MempoolApiSource : public QObject {
    Q_OBJECT
public:
    explicit MempoolApiSource(MempoolApiOptions options, QObject *parent = nullptr);
    ~MempoolApiSource() override;

    void start();
    void takeNodeFigures(const NodeFigures &figures) { m_figures = figures; }

Q_SIGNALS:
    void pointsReady(const bnm::Points &points);
    void changed(const bnm::MempoolSnapshotPtr &snapshot);

private:
    using Taken = void (MempoolApiSource::*)(const QByteArray &body);
    void cycle();
    void get(const QString &path, Taken taken);
    void finished(QNetworkReply *reply, Taken taken);
    void takeMempool(const QByteArray &body);
    void takeFeerates(const QByteArray &body);
    void failed(const QString &trouble);

    MempoolApiOptions m_options;
    QNetworkAccessManager m_network;
    QTimer m_cycle;
    NodeFigures m_figures;
    MempoolSnapshot m_snapshot; ///< the latest
    QNetworkReply *m_reply = nullptr;
};

} // namespace bnm
