// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_api_source.h"

#include "collectors/mempool/mempool_points.h"

#include <QDateTime>
#include <QNetworkReply>

#include <utility>

namespace bnm {

namespace {

constexpr int timeoutMs = 10'000;
constexpr qint64 maxBodyBytes = 8LL * 1024 * 1024;
constexpr int leastIntervalMs = 10'000; // the server may be somebody else's

} // namespace

MempoolApiSource::MempoolApiSource(MempoolApiOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_cycle(this)
{
    m_network.setProxy(m_options.proxy);
    m_snapshot.source = MempoolSnapshot::Source::MempoolApi;
    m_cycle.setInterval(std::max(leastIntervalMs, m_options.intervalMs));
    connect(&m_cycle, &QTimer::timeout, this, &MempoolApiSource::cycle);
}

MempoolApiSource::~MempoolApiSource()
{
    delete m_reply; // before the access manager it belongs to
}

void MempoolApiSource::start()
{
    m_cycle.start();
    cycle();
}

void MempoolApiSource::cycle()
{
    if (m_options.base.isEmpty())
        return failed(tr("No mempool server is configured: MEMPOOL_HIST_SOURCE is mempool_api, but "
                         "MEMPOOL_API_BASE is empty."));
    if (!m_reply)
        get(QStringLiteral("/v1/fees/recommended"), &MempoolApiSource::takeFeerates);
}

void MempoolApiSource::get(const QString &path, Taken taken)
{
    QUrl url = m_options.base;
    QString folder = url.path();
    while (folder.endsWith(QLatin1Char('/')))
        folder.chop(1);
    if (!folder.endsWith(QLatin1String("/api")))
        folder += QLatin1String("/api");
    url.setPath(folder + path);
    QNetworkRequest request(url);
    request.setTransferTimeout(timeoutMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::finished, this,
            [this, taken] { finished(std::exchange(m_reply, nullptr), taken); });
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received, qint64) {
        if (received > maxBodyBytes && m_reply)
            m_reply->abort();
    });
}

void MempoolApiSource::finished(QNetworkReply *reply, Taken taken)
{
    reply->deleteLater();
    const bool isWanted = reply->error() == QNetworkReply::NoError;
    if (isWanted || taken == &MempoolApiSource::takeFeerates)
        return (this->*taken)(isWanted ? reply->readAll() : QByteArray());
    if (reply->error() == QNetworkReply::OperationCanceledError)
        return failed(tr("The mempool server %1 did not answer in time, or with too much.")
                          .arg(m_options.base.host()));
    failed(tr("The mempool server %1 cannot be asked: %2.")
               .arg(m_options.base.host(), reply->errorString()));
}

/// First these, so that one snapshot has both.
void MempoolApiSource::takeFeerates(const QByteArray &body)
{
    m_snapshot.feerates = readApiFeerates(body).value_or(RecommendedFeerates());
    get(QStringLiteral("/mempool"), &MempoolApiSource::takeMempool);
}

void MempoolApiSource::takeMempool(const QByteArray &body)
{
    const auto mempool = readApiMempool(body);
    if (!mempool)
        return failed(tr("What answers at %1/api/mempool is no mempool.space-style server.")
                          .arg(m_options.base.host()));
    describe(*mempool, m_snapshot);
    m_snapshot.state = MempoolSnapshot::State::Live;
    m_snapshot.timeMs = QDateTime::currentMSecsSinceEpoch();
    m_snapshot.trouble.clear();
    m_snapshot.purgeFeerate = m_figures.purgeFeerate();
    Q_EMIT pointsReady(mempoolPoints(m_options.identity, m_snapshot));
    Q_EMIT changed(std::make_shared<const MempoolSnapshot>(m_snapshot));
}

void MempoolApiSource::failed(const QString &trouble)
{
    m_snapshot.trouble = trouble;
    m_snapshot.state =
        m_snapshot.timeMs == 0 ? MempoolSnapshot::State::Waiting : MempoolSnapshot::State::Stale;
    Q_EMIT changed(std::make_shared<const MempoolSnapshot>(m_snapshot));
}

} // namespace bnm
