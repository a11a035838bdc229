// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_collector.h"

#include <QDateTime>

#include <algorithm>

namespace bnm {

namespace {

using Level = StatusReport::Level;

constexpr int deadlineMs = 10'000;
constexpr qint64 mostBytes = 8LL * 1024 * 1024;
constexpr qint64 toleratedLag = 1; // a block needs a moment to be indexed

ComponentInfo describe(const ElectrumOptions &options)
{
    return {"electrum", ElectrumCollector::tr("Electrum"),
            options.url.isEmpty() ? 0 : options.intervalMs};
}

/// Why an answer with another status than 200 holds no statistics.
QString statusSentence(int status)
{
    if (status >= 300 && status < 400)
        return ElectrumCollector::tr("The Electrum server redirects to another address. Set "
                                     "FULCRUM_STATS_URL to that address.");
    switch (status) {
    case 401:
    case 403:
        return ElectrumCollector::tr("The Electrum server does not accept the login. Check "
                                     "FULCRUM_STATS_URL.");
    case 404:
        return ElectrumCollector::tr("The Electrum server has no such page. Check the path in "
                                     "FULCRUM_STATS_URL: Fulcrum's is /stats.");
    default: break;
    }
    if (status >= 500 && status != 501)
        return ElectrumCollector::tr("The Electrum server answers with HTTP status %1.")
            .arg(status);
    return ElectrumCollector::tr("What answers at FULCRUM_STATS_URL is neither Fulcrum's nor "
                                 "electrs' statistics (HTTP status %1).")
        .arg(status);
}

} // namespace

ElectrumCollector::ElectrumCollector(ElectrumOptions options, QObject *parent)
    : PollingCollector(describe(options), parent),
      m_options(std::move(options)),
      m_authorization(takeLogin(m_options.url)),
      m_http(makeHttpClient({}).release())
{
    m_http->setParent(this);
}

void ElectrumCollector::start()
{
    if (m_options.url.isEmpty()) {
        report(Level::Off, tr("not configured"),
               tr("No Electrum server is configured (FULCRUM_STATS_URL)."));
        return finishCycle(true);
    }
    report(Level::Waiting, tr("connecting"), tr("Waiting for the Electrum server's first answer."));
    PollingCollector::start();
}

void ElectrumCollector::poll()
{
    HttpRequest request{.url = m_options.url, .mostBytes = mostBytes, .deadlineMs = deadlineMs};
    if (!m_authorization.isEmpty())
        request.headers.emplace_back("Authorization", m_authorization);
    m_http->send(std::move(request), this, [this](HttpAnswer &answer) { finished(answer); });
}

void ElectrumCollector::finished(const HttpAnswer &answer)
{
    using Failure = HttpAnswer::Failure;
    if (answer.failure == Failure::Timeout)
        return fail(tr("no answer"), tr("The Electrum server did not answer in time."));
    if (answer.failure != Failure::None)
        return fail(tr("not reachable"), tr("The Electrum server's statistics cannot be read: %1. "
                                            "Check FULCRUM_STATS_URL.")
                                             .arg(httpFailureText(answer)));
    if (answer.status != 200)
        return fail(tr("HTTP %1").arg(answer.status), statusSentence(answer.status));
    if (const auto figures = readElectrumStats(answer.body))
        return take(*figures);
    fail(tr("not understood"),
         tr("What answers at FULCRUM_STATS_URL is neither Fulcrum's nor electrs' statistics."));
}

void ElectrumCollector::take(const ElectrumFigures &figures)
{
    std::optional<qint64> lag;
    if (figures.height && m_nodeHeight)
        lag = std::max<qint64>(0, *m_nodeHeight - *figures.height);
    auto point = m_options.identity.stamp<"electrum">(QDateTime::currentMSecsSinceEpoch());
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
        publish({point});
    compare(figures, lag);
    endCycle(true);
}

void ElectrumCollector::compare(const ElectrumFigures &figures, std::optional<qint64> lag)
{
    if (!figures.height)
        return report(Level::Good, tr("height not reported"),
                      tr("The Electrum server answers; it does not report its height."));
    if (!lag)
        return report(Level::Good, tr("answers"),
                      tr("The Electrum server is at height %1; the node's height is not known yet.")
                          .arg(*figures.height));
    if (*lag > toleratedLag) // so it is never one block
        return report(Level::Watch, tr("%1 blocks behind").arg(*lag),
                      tr("The Electrum server is %1 blocks behind the node.").arg(*lag));
    report(Level::Good, tr("in sync"), tr("The Electrum server is in sync with the node."));
}

void ElectrumCollector::fail(const QString &summary, const QString &sentence)
{
    report(Level::Bad, summary, sentence);
    endCycle(false);
}

} // namespace bnm
