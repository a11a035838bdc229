// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_api_source.h"

#include "collectors/grouped.h"
#include "collectors/http/onion.h"
#include "collectors/http/url_parts.h"
#include "collectors/mempool/mempool_points.h"
#include "collectors/words.h"

#include <QDateTime>

#include <utility>

namespace bnm {

namespace {

using Level = StatusReport::Level;
using State = MempoolSnapshot::State;

constexpr int apiDeadlineMs = 10'000;

/// Empty without an answer of status 200.
QByteArray bodyOf(const HttpAnswer &answer)
{
    const bool isWanted = answer.failure == HttpAnswer::Failure::None && answer.status == 200;
    return isWanted ? answer.body : QByteArray();
}

} // namespace

MempoolApiSource::MempoolApiSource(MempoolApiOptions options, QObject *parent)
    : MempoolSource(options.identity, options.intervalMs, parent),
      m_options(std::move(options)),
      m_authorization(takeLogin(m_options.base))
{
    m_snapshot.source = MempoolSnapshot::Source::MempoolApi;
}

void MempoolApiSource::start()
{
    HttpOptions options;
    options.proxy = m_options.proxy;
    m_http = makeHttpClient(options).release();
    m_http->setParent(this);
    report(Level::Waiting, tr("asking"),
           tr("Waiting for the mempool server %1.").arg(m_options.base.host()));
    PollingCollector::start();
}

void MempoolApiSource::poll()
{
    m_cycleFigures.requests = 0;
    m_partTrouble.clear();
    if (--m_cyclesUntilProbe < 0) {
        m_cyclesUntilProbe = m_options.probeEveryCycles;
        m_feerates = Feerates::Precise;
        m_hasBlocks = true;
    }
    if (m_options.base.isEmpty())
        return failed(tr("no address"),
                      tr("No mempool server is configured. Set MEMPOOL_API_BASE, or "
                         "MEMPOOL_HIST_SOURCE=core_rawmempool."));
    if (isOnion(m_options.base.host()) && m_options.proxy.type() == QNetworkProxy::NoProxy)
        return failed(tr("no proxy"), tr("The mempool server %1 is reached through Tor only. Set "
                                         "BITCOIN_RPC_PROXY.")
                                          .arg(m_options.base.host()));
    get(QStringLiteral("/mempool"), &MempoolApiSource::takeMempool);
}

void MempoolApiSource::get(const QString &path, Take take)
{
    HttpRequest request;
    const bool hasApi = pathWithoutEnd(m_options.base).endsWith(QLatin1String("/api"));
    request.url = withPath(m_options.base, hasApi ? path : QStringLiteral("/api") + path);
    if (!m_authorization.isEmpty())
        request.headers.emplace_back("Authorization", m_authorization);
    request.mostBytes = mostMempoolApiBytes;
    request.deadlineMs = apiDeadlineMs;
    request.followsRedirects = m_authorization.isEmpty();
    ++m_cycleFigures.requests;
    m_http->send(std::move(request), this, [this, take](HttpAnswer &answer) {
        if (answer.failure == HttpAnswer::Failure::None)
            noteProgress();
        (this->*take)(answer);
    });
}

void MempoolApiSource::takeMempool(const HttpAnswer &answer)
{
    const auto mempool = readApiMempool(bodyOf(answer));
    if (!mempool)
        return failed(tr("not answering"), apiTrouble(m_options.base.host(), answer));
    describe(*mempool, m_snapshot);
    m_snapshot.feerates = {};
    m_snapshot.timeMs = QDateTime::currentMSecsSinceEpoch();
    askForFeerates();
}

void MempoolApiSource::askForFeerates()
{
    if (m_feerates == Feerates::None)
        return askForBlocks();
    get(m_feerates == Feerates::Precise ? QStringLiteral("/v1/fees/precise")
                                        : QStringLiteral("/v1/fees/recommended"),
        &MempoolApiSource::takeFeerates);
}

void MempoolApiSource::takeFeerates(const HttpAnswer &answer)
{
    if (isMissing(answer)) {
        m_feerates = m_feerates == Feerates::Precise ? Feerates::Recommended : Feerates::None;
        return askForFeerates();
    }
    if (const auto feerates = readApiFeerates(bodyOf(answer)))
        m_snapshot.feerates = *feerates;
    else
        m_partTrouble = tr("no recommended feerates");
    askForBlocks();
}

void MempoolApiSource::askForBlocks()
{
    if (!m_hasBlocks)
        return finish();
    get(QStringLiteral("/v1/fees/mempool-blocks"), &MempoolApiSource::takeBlocks);
}

void MempoolApiSource::takeBlocks(const HttpAnswer &answer)
{
    if (isMissing(answer))
        m_hasBlocks = false;
    else if (auto blocks = readApiBlocks(bodyOf(answer)))
        m_snapshot.blocks = std::move(*blocks);
    else
        m_partTrouble = tr("no projected blocks");
    finish();
}

/// The server lacks it, as Esplora alone does.
bool MempoolApiSource::isMissing(const HttpAnswer &answer)
{
    if (answer.status == 404 || isPage(answer))
        return true;
    if (bodyOf(answer).isEmpty())
        ++m_cycleFigures.rpcErrors;
    return false;
}

void MempoolApiSource::finish()
{
    const StatusReport outcome = judge();
    m_snapshot.state = State::Live;
    m_snapshot.trouble = outcome.level == Level::Good ? QString() : outcome.sentence;
    m_snapshot.isFull = nodeFigures().isMempoolFull();
    m_snapshot.purgeFeerate = nodeFigures().purgeFeerate();
    Points points = mempoolPoints(identity(), m_snapshot);
    emitChanged(m_snapshot);
    conclude(std::move(points), outcome, true);
}

StatusReport MempoolApiSource::judge() const
{
    const QString host = m_options.base.host();
    if (!m_snapshot.bins)
        return {Level::Watch, tr("no histogram"),
                tr("The mempool server %1 gives no histogram. Set "
                   "MEMPOOL_HIST_SOURCE=core_rawmempool for one.")
                    .arg(host)};
    if (!m_partTrouble.isEmpty())
        return {Level::Watch, m_partTrouble,
                tr("The mempool server %1 did not give all of its figures this time: %2.")
                    .arg(host, m_partTrouble)};
    const QString summary = m_snapshot.txCount
                                ? tr("%1 transactions", nullptr, plural(*m_snapshot.txCount))
                                      .arg(grouped(*m_snapshot.txCount))
                                : tr("answering");
    return {Level::Good, summary, tr("The mempool server %1 answers.").arg(host)};
}

void MempoolApiSource::failed(const QString &summary, const QString &trouble)
{
    ++m_cycleFigures.rpcErrors;
    m_snapshot.trouble = trouble;
    m_snapshot.state = m_snapshot.timeMs == 0 ? State::Waiting : State::Stale;
    emitChanged(m_snapshot);
    conclude({}, {Level::Bad, summary, trouble}, false);
}

} // namespace bnm
