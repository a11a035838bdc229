// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/electrum/electrum_parsers.h"
#include "collectors/point/point.h"
#include "collectors/status.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

class QNetworkReply;

namespace bnm {

/// Asks the Electrum server's statistics address (FULCRUM_STATS_URL) and compares its height
/// with the node's.
class ElectrumCollector : public QObject {
    Q_OBJECT
public:
    ElectrumCollector(QUrl url, Identity identity, QObject *parent = nullptr);
    ~ElectrumCollector() override;

    void sample(); ///< left out while one is under way
    void setNodeHeight(qint64 height) { m_nodeHeight = height; }
    void announce(); ///< tells the link's state before the first sample

Q_SIGNALS:
    void pointsReady(const bnm::Points &points);
    void linkChanged(const bnm::LinkStatus &status);

private:
    void finished();
    void take(const ElectrumFigures &figures);
    void setLink(LinkStatus::Level level, const QString &summary, const QString &sentence);

    QUrl m_url;
    Identity m_identity;
    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
    std::optional<qint64> m_nodeHeight;
    LinkStatus m_link;
};

} // namespace bnm
