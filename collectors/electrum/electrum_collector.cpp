// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_collector.h"

#include "collectors/steady_clock.h"
#include "collectors/words.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

using Level = StatusReport::Level;

constexpr int serverDeadlineMs = 10'000;
constexpr qint64 indexingLag = 1; // a block needs a moment to be indexed

ComponentInfo describeServer(const ElectrumOptions &options)
{
    const bool isWanted = !options.url.isEmpty() || options.server;
    return {"electrum", ElectrumCollector::tr("Electrum"), isWanted ? options.intervalMs : 0};
}

/// Why an answer with a status other than 200 contains no statistics.
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
                                     "FULCRUM_STATS_URL: it is /stats for Fulcrum, /metrics or / "
                                     "for electrs.");
    default: break;
    }
    if (status >= 500 && status != 501)
        return ElectrumCollector::tr("The Electrum server answers with HTTP status %1.")
            .arg(status);
    return ElectrumCollector::tr("What answers at FULCRUM_STATS_URL is neither Fulcrum's nor "
                                 "electrs' statistics (HTTP status %1).")
        .arg(status);
}

/// One of few words, for a tag: whatever a server calls itself, the set stays small.
QString serverTag(const QString &software)
{
    if (software.startsWith(QLatin1String("Fulcrum"), Qt::CaseInsensitive))
        return QStringLiteral("fulcrum");
    if (software.startsWith(QLatin1String("ElectrumX"), Qt::CaseInsensitive))
        return QStringLiteral("electrumx");
    if (software.contains(QLatin1String("electrs"), Qt::CaseInsensitive))
        return QStringLiteral("electrs");
    return QStringLiteral("other");
}

QString faultSummary(ElectrumAnswer::Fault fault)
{
    switch (fault) {
    case ElectrumAnswer::Fault::None: return {};
    case ElectrumAnswer::Fault::Silent: return ElectrumCollector::tr("not reachable");
    case ElectrumAnswer::Fault::Certificate: return ElectrumCollector::tr("certificate");
    case ElectrumAnswer::Fault::Refused: return ElectrumCollector::tr("refused");
    case ElectrumAnswer::Fault::Invalid: return ElectrumCollector::tr("invalid data");
    }
    return {};
}

} // namespace

ElectrumCollector::ElectrumCollector(ElectrumOptions options, QObject *parent)
    : PollingCollector(describeServer(options), parent),
      m_options(std::move(options)),
      m_authorization(takeLogin(m_options.url)),
      m_http(makeHttpClient({.proxy = m_options.statsProxy}).release())
{
    m_http->setParent(this);
    if (!m_options.server)
        return;
    m_client = new ElectrumClient(*m_options.server, this);
    connect(m_client, &ElectrumClient::connected, this, &PollingCollector::pollNow);
}

void ElectrumCollector::start()
{
    if (m_options.url.isEmpty() && !m_client) {
        report(Level::Off, tr("not configured"),
               tr("No Electrum server is configured (ELECTRUM_URL, FULCRUM_STATS_URL)."));
        return finishCycle(true);
    }
    report(Level::Waiting, tr("connecting"), tr("Waiting for the Electrum server's first answer."));
    PollingCollector::start();
}

void ElectrumCollector::poll()
{
    m_found = {};
    m_found.due = (m_options.url.isEmpty() ? 0 : 1) + (m_client ? 1 : 0);
    if (!m_options.url.isEmpty())
        askStats();
    if (m_client)
        m_client->askTip(this, [this](ElectrumAnswer &answer) { takeTip(answer); });
}

void ElectrumCollector::askStats()
{
    HttpRequest request{
        .url = m_options.url, .mostBytes = mostElectrumStatsBytes, .deadlineMs = serverDeadlineMs};
    if (!m_authorization.isEmpty())
        request.headers.emplace_back("Authorization", m_authorization);
    m_http->send(std::move(request), this, [this](HttpAnswer &answer) { takeStats(answer); });
}

void ElectrumCollector::takeStats(const HttpAnswer &answer)
{
    using Failure = HttpAnswer::Failure;
    if (answer.failure == Failure::Timeout)
        return statsFailed(tr("no answer"),
                           tr("The Electrum server's statistics did not come in time."));
    if (answer.failure != Failure::None)
        return statsFailed(tr("not reachable"),
                           tr("The Electrum server's statistics cannot be read: %1. Check "
                              "FULCRUM_STATS_URL.")
                               .arg(httpFailureText(answer)));
    if (answer.status != 200)
        return statsFailed(tr("HTTP %1").arg(answer.status), statusSentence(answer.status));
    auto figures = readElectrumStats(answer.body);
    if (!figures)
        return statsFailed(tr("not understood"),
                           tr("What answers at FULCRUM_STATS_URL is neither Fulcrum's nor "
                              "electrs' statistics."));
    if (m_found.figures.height) // the protocol was quicker, and knows better
        figures->height = m_found.figures.height;
    if (!m_found.figures.server.isEmpty())
        figures->server = m_found.figures.server;
    m_found.figures = std::move(*figures);
    m_found.hasAnswer = true;
    partIsHere();
}

void ElectrumCollector::statsFailed(const QString &summary, const QString &sentence)
{
    if (m_client)
        m_found.statsTrouble = sentence;
    else
        m_found.trouble = {Level::Bad, summary, sentence};
    partIsHere();
}

void ElectrumCollector::takeTip(ElectrumAnswer &answer)
{
    if (const auto tip = readElectrumTip(answer)) {
        m_found.figures.height = tip->height;
        m_found.figures.server = serverTag(m_client->software());
        m_found.answerMs = answer.answerMs;
        m_found.hasAnswer = true;
    } else {
        m_found.trouble = {
            Level::Bad, faultSummary(answer.fault),
            tr("The Electrum server cannot be used: %1. Check ELECTRUM_URL.").arg(answer.reason)};
    }
    partIsHere();
}

void ElectrumCollector::partIsHere()
{
    if (--m_found.due > 0)
        return;
    finishCycleWith(m_found);
}

void ElectrumCollector::setNodeHeight(qint64 height)
{
    m_nodeHeight = height;
    m_nodeHeightSteadyMs = steadyNowMs();
}

/// Nothing without a current height of the node.
std::optional<qint64> ElectrumCollector::lagOf(std::optional<qint64> height) const
{
    if (!height || !m_nodeHeight ||
        steadyNowMs() - m_nodeHeightSteadyMs > m_options.longestHeightAgeMs)
        return std::nullopt;
    return std::max<qint64>(0, *m_nodeHeight - *height);
}

void ElectrumCollector::finishCycleWith(const Findings &found)
{
    const ElectrumFigures &figures = found.figures;
    const auto lag = lagOf(figures.height);
    auto point = m_options.identity.stamp<"electrum">(QDateTime::currentMSecsSinceEpoch());
    point.tag("server", figures.server)
        .set("height", figures.height)
        .set("lag_blocks", lag)
        .set("answer_ms", found.answerMs)
        .set("clients", figures.clients)
        .set("subscriptions", figures.subscriptions)
        .set("memory_mb", figures.memoryMb)
        .set("transactions", figures.transactions)
        .set("utxos", figures.utxos)
        .set("db_cache_mb", figures.dbCacheMb);
    if (!point.isEmpty())
        publish({point});
    report(judge(found, lag));
    endCycle(found.hasAnswer);
}

StatusReport ElectrumCollector::judge(const Findings &found, std::optional<qint64> lag) const
{
    const ElectrumFigures &figures = found.figures;
    if (found.trouble.level == Level::Bad)
        return found.trouble;
    if (lag && *lag > indexingLag) // so it is never one block
        return {Level::Watch, tr("%1 blocks behind", nullptr, plural(*lag)).arg(*lag),
                tr("The Electrum server is %1 blocks behind the node.", nullptr, plural(*lag))
                    .arg(*lag)};
    if (!found.statsTrouble.isEmpty())
        return {Level::Watch, tr("no statistics"), found.statsTrouble};
    if (!figures.height)
        return {Level::Good, tr("height not reported"),
                tr("The Electrum server answers; its statistics do not report its height. Set "
                   "ELECTRUM_URL to get it.")};
    if (!lag)
        return {Level::Good, tr("answers"),
                tr("The Electrum server is at height %1; the node's height is not known yet.")
                    .arg(*figures.height)};
    if (!found.answerMs)
        return {Level::Good, tr("in sync"), tr("The Electrum server is in sync with the node.")};
    return {Level::Good, tr("in sync"),
            tr("The Electrum server (%1) is in sync with the node. It answered in %2 ms.")
                .arg(m_client->software(), QString::number(*found.answerMs, 'f', 0))};
}

} // namespace bnm
