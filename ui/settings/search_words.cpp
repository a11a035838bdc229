// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/search_words.h"

#include "collectors/words.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace bnm {

namespace {

#define T(text) QT_TR_NOOP(text)

enum Rank { LabelBegins, Label, Synonym, Rest };

QString synonymsOf(const QString &id)
{
    for (const Synonyms &one : settingSynonyms())
        if (id == QLatin1String(one.id))
            return Words::tr(one.words);
    return {};
}

/// The worst of the words counts; nothing: one of them is nowhere.
std::optional<Rank> rankOf(const SearchEntry &entry, const QStringList &words)
{
    const QString synonyms = synonymsOf(entry.id);
    const QString rest = entry.hint + QLatin1Char('\n') + entry.id + QLatin1Char('\n') + entry.page;
    Rank worst = LabelBegins;
    for (const QString &word : words) {
        Rank rank = Rest;
        if (entry.label.startsWith(word, Qt::CaseInsensitive))
            rank = LabelBegins;
        else if (entry.label.contains(word, Qt::CaseInsensitive))
            rank = Label;
        else if (synonyms.contains(word, Qt::CaseInsensitive))
            rank = Synonym;
        else if (!rest.contains(word, Qt::CaseInsensitive))
            return std::nullopt;
        worst = std::max(worst, rank);
    }
    return worst;
}

} // namespace

const std::vector<Synonyms> &settingSynonyms()
{
    static const std::vector<Synonyms> table = {
        {"BITCOIN_RPC_HOST", T("address, IP, server, connect, bitcoind, Bitcoin Core, remote")},
        {"BITCOIN_RPC_USER", T("login, user name, rpcuser, rpcauth, credentials, account")},
        {"BITCOIN_RPC_PASSWORD", T("login, rpcpassword, rpcauth, credentials, secret")},
        {"BITCOIN_RPC_COOKIE_PATH", T("login, authentication, credentials, .cookie")},
        {"BITCOIN_RPC_PROXY", T("Tor, SOCKS, onion")},
        {"BITCOIN_NETWORK", T("chain, mainnet, testnet, signet, regtest")},
        {"BITCOIN_DATADIR", T("datadir, directory, disk space, .bitcoin")},
        {"ENABLE_ZMQ", T("notifications of blocks, real time, publish")},
        {"ELECTRUM_URL", T("ElectrumX, electrs, Fulcrum, wallet server, indexer")},
        {"FULCRUM_STATS_URL", T("Prometheus, statistics, metrics of the server")},
        {"WITNESSES", T("chain split, second opinion, other nodes, comparison")},
        {"INFLUX_URL", T("Grafana, dashboard, export, database, mirror, time series")},
        {"INFLUX_TOKEN", T("Grafana, API key, password, secret")},
        {"INFLUX_QUEUE_MAX_MB", T("buffer, disk space, limit, backlog")},
        {"INFLUX_TLS_VERIFY", T("SSL, https, self-signed")},
        {"METRICS_LISTEN", T("Prometheus, exporter, scrape, metrics, HTTP, port, healthz, phone")},
        {"METRICS_TOKEN_FILE", T("Prometheus, password, secret, bearer")},
        {"SCRAPE_INTERVAL_FAST", T("refresh, update, rate, seconds, how often, polling")},
        {"SCRAPE_INTERVAL_SLOW", T("refresh, update, rate, seconds, how often, polling")},
        {"MEMPOOL_HIST_SOURCE", T("mempool.space, fee histogram, feerate bands")},
        {"MEMPOOL_API_BASE", T("mempool.space, explorer")},
        {"GEOIP_DIR", T("map, location, country, city, MaxMind, mmdb")},
        {"GEOIP_MONTHLY", T("map, location, automatic download")},
        {"ENABLE_ASN_STATS", T("ISP, AS, autonomous system, hosting")},
        {"ALERT_WEBHOOK_URL", T("Slack, Discord, ntfy, Telegram, Matrix, push, message, notify")},
        {"HEARTBEAT_URL", T("watchdog, healthchecks.io, dead man's switch, uptime")},
        {"DESKTOP_NOTIFICATIONS", T("popup, bubble, message, notify")},
        {"CLOSE_TO_TRAY", T("minimise, background, icon, quit")},
        {"COLLECTOR_LOG_LEVEL", T("debug, verbose, journal")},
        {"DATA_DIR", T("history, storage, where data is kept")},
        {"feerate_below", T("fee, feerate below, cheap, sat/vB")},
        {"feerate_above", T("fee, feerate above, expensive, sat/vB")},
        {"disk_low", T("storage, space, full")},
        {"theme", T("dark mode, light mode, night, colours, colors, appearance, look")},
        {"start_at_login", T("autostart, boot, automatic start, startup")},
        {"geo_download", T("map, location, country, city, provider, DB-IP, database")},
    };
    return table;
}

#undef T

std::vector<std::size_t> findEntries(const std::vector<SearchEntry> &entries, const QString &typed)
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    const QStringList words = typed.split(space, Qt::SkipEmptyParts);
    std::vector<std::pair<Rank, std::size_t>> found;
    for (std::size_t i = 0; i < entries.size() && !words.isEmpty(); ++i)
        if (const auto rank = rankOf(entries[i], words))
            found.emplace_back(*rank, i);
    std::sort(found.begin(), found.end()); // of one rank in the dialog's order
    std::vector<std::size_t> places;
    for (const auto &[rank, place] : found)
        places.push_back(place);
    return places;
}

} // namespace bnm
