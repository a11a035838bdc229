// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_collector.h"

#include <QDateTime>
#include <QNetworkReply>

#include <algorithm>

namespace bnm {

namespace {

constexpr int timeoutMs = 10'000;
constexpr qint64 maxBodyBytes = 8LL * 1024 * 1024;
constexpr qint64 toleratedLag = 1; // a block needs a moment to be indexed

} // namespace

ElectrumCollector::ElectrumCollector(QUrl url, Identity identity, QObject *parent)
    : QObject(parent), m_url(std::move(url)), m_identity(std::move(identity))
{
}

ElectrumCollector::~ElectrumCollector()
{
    delete m_reply; // before the access manager it belongs to
}

void ElectrumCollector::announce()
{
    if (m_url.isEmpty())
        setLink(LinkStatus::Level::Off, tr("not configured"),
                tr("No Electrum server is configured (FULCRUM_STATS_URL)."));
    else
        setLink(LinkStatus::Level::Waiting, tr("connecting"),
                tr("Waiting for the Electrum server's first answer."));
}

void ElectrumCollector::sample()
{
    if (m_url.isEmpty() || m_reply)
        return;
    QNetworkRequest request(m_url);
    request.setTransferTimeout(timeoutMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::finished, this, &ElectrumCollector::finished);
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received, qint64) {
        if (received > maxBodyBytes)
            m_reply->abort();
    });
}

void ElectrumCollector::finished()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    using Level = LinkStatus::Level;
    if (reply->error() == QNetworkReply::OperationCanceledError)
        return setLink(Level::Bad, tr("no answer"),
                       tr("The Electrum server did not answer in time."));
    if (reply->error() != QNetworkReply::NoError)
        return setLink(Level::Bad, tr("not reachable"),
                       tr("The Electrum server cannot be asked: %1.").arg(reply->errorString()));
    if (const auto figures = readElectrumStats(reply->readAll()))
        return take(*figures);
    setLink(Level::Bad, tr("not understood"),
            tr("What answers at FULCRUM_STATS_URL is neither Fulcrum's nor electrs' statistics."));
}

void ElectrumCollector::take(const ElectrumFigures &figures)
{
    std::optional<qint64> lag;
    if (figures.height && m_nodeHeight)
        lag = std::max<qint64>(0, *m_nodeHeight - *figures.height);
    Point point = m_identity.stamp("electrum", QDateTime::currentMSecsSinceEpoch());
    point.tag("server", figures.server)
        .set("height", figures.height)
        .set("lag_blocks", lag)
        .set("clients", figures.clients)
        .set("subscriptions", figures.subscriptions)
        .set("memory_mb", figures.memoryMb)
        .set("transactions", figures.transactions)
        .set("utxos", figures.utxos)
        .set("db_cache_mb", figures.dbCacheMb);
    if (!point.isEmpty())
        Q_EMIT pointsReady({point});

    if (lag.value_or(0) > toleratedLag)
        setLink(LinkStatus::Level::Watch, tr("%n block(s) behind", nullptr, static_cast<int>(*lag)),
                tr("The Electrum server is %n block(s) behind the node.", nullptr,
                   static_cast<int>(*lag)));
    else
        setLink(LinkStatus::Level::Good, tr("level"),
                tr("The Electrum server is level with the node."));
}

void ElectrumCollector::setLink(LinkStatus::Level level, const QString &summary,
                                const QString &sentence)
{
    if (m_link.party == LinkStatus::Party::Electrum && m_link.level == level &&
        m_link.sentence == sentence)
        return;
    m_link = {LinkStatus::Party::Electrum, level, summary, sentence,
              QDateTime::currentMSecsSinceEpoch()};
    Q_EMIT linkChanged(m_link);
}

} // namespace bnm
