// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include <QCoreApplication>

namespace bnm {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Pages", text);
}

std::vector<Curve> byNetwork(const QString &direction)
{
    constexpr std::array<std::pair<const char *, const char *>, 5> networks = {
        {{"ipv4", "IPv4"}, {"ipv6", "IPv6"}, {"onion", "Tor"}, {"i2p", "I2P"}, {"cjdns", "CJDNS"}}};
    std::vector<Curve> curves;
    for (const auto &[tag, label] : networks)
        curves.push_back(
            labelled(QString::fromLatin1(label), "peer_network", "peer_count", curves.size(),
                     {{"peer_network", QString::fromLatin1(tag)}, {"direction", direction}}));
    return curves;
}

std::vector<Curve> byRole(Name field)
{
    const QStringList roles = {QStringLiteral("datadir"), QStringLiteral("blocks"),
                               QStringLiteral("chainstate")};
    std::vector<Curve> curves;
    for (const QString &role : roles)
        curves.push_back(labelled(role, "filesystem", field, curves.size(), {{"path_role", role}}));
    return curves;
}

std::vector<Curve> byStream(Name field)
{
    const QStringList streams = {QStringLiteral("rawtx"), QStringLiteral("sequence"),
                                 QStringLiteral("hashblock"), QStringLiteral("rawblock")};
    std::vector<Curve> curves;
    for (const QString &stream : streams)
        curves.push_back(labelled(stream, "zmq", field, curves.size(), {{"stream", stream}}));
    return curves;
}

std::vector<Curve> electrumServers(Name field)
{
    std::vector<Curve> curves;
    for (const QString &server : {QStringLiteral("fulcrum"), QStringLiteral("electrs"),
                                  QStringLiteral("electrumx"), QStringLiteral("other")})
        curves.push_back(labelled(server, "electrum", field, curves.size(), {{"server", server}}));
    return curves;
}

Curve ofLoop(const QString &label, Name field, const char *loop, std::size_t colour)
{
    return labelled(label, "collector", field, colour, {{"loop", QString::fromLatin1(loop)}});
}

} // namespace

Page *makeChainPage(const Theme &theme, QWidget *parent)
{
    auto *page = new Page(theme, tr("Chain"), parent);
    page->addBlockBars(96, 0, 0, 2);
    page->addChart(
        {tr("Height"),
         {curve("blockchain", "best_height", 0), curve("blockchain", "headers_height", 1)},
         false},
        1, 0);
    page->addChart({tr("Tip age"), {curve("blockchain", "tip_age_seconds", 0)}}, 1, 1);
    page->addChart({tr("Feerates of new blocks"),
                    {labelled(tr("median"), "block", "median_feerate_sat_vb", 0),
                     labelled(tr("lowest"), "block", "min_feerate_sat_vb", 1)},
                    true,
                    tr("No new block in this range yet"),
                    ChartKind::Events},
                   2, 0);
    page->addChart({tr("Chain tips and reorganisations"),
                    {labelled(tr("tips"), "blockchain", "chain_tips", 0),
                     labelled(tr("newest depth"), "blockchain", "reorg_depth", 5)}},
                   2, 1);
    return page;
}

Page *makePeerChartsPage(const Theme &theme, QWidget *parent)
{
    auto *page = new Page(theme, tr("Peers"), parent);
    page->addChart(
        {tr("Connections"),
         {labelled(tr("all"), "peers", "total", 4), curve("peers", "inbound", 1),
          curve("peers", "outbound", 0), labelled(tr("v2 transport"), "peers", "v2_transport", 2)}},
        0, 0);
    page->addChart({tr("Ping"),
                    {labelled(tr("median"), "peers", "ping_p50_ms", 0),
                     labelled(tr("mean"), "peers", "ping_avg_ms", 2),
                     labelled(tr("95th percentile"), "peers", "ping_p95_ms", 1)}},
                   0, 1);
    page->addChart({tr("Inbound by network"), byNetwork(QStringLiteral("inbound"))}, 1, 0);
    page->addChart({tr("Outbound by network"), byNetwork(QStringLiteral("outbound"))}, 1, 1);
    page->addChart({tr("Coming and going"),
                    {curve("peers", "joins_per_min", 2), curve("peers", "leaves_per_min", 5)},
                    true,
                    tr("Known from the second look at the peers on")},
                   2, 0);
    page->addChart(
        {tr("Traffic"),
         {curve("network_traffic", "receive_rate", 0), curve("network_traffic", "send_rate", 1)}},
        2, 1);
    return page;
}

Page *makeSystemPage(const Theme &theme, QWidget *parent)
{
    auto *page = new Page(theme, tr("System"), parent);
    const QString noProcess =
        tr("The node's process is not seen on this machine. It is looked for by its pid file and "
           "by the name bitcoind.");
    const QString noFolder = tr("The node's folder is not on this machine, or not set "
                                "(BITCOIN_DATADIR).");
    page->addChart({tr("CPU of the node"), {curve("process", "cpu_percent", 1)}, true, noProcess},
                   0, 0);
    page->addChart(
        {tr("Memory of the node"), {curve("process", "memory_rss_mb", 0)}, true, noProcess}, 0, 1);
    page->addChart({tr("Free disk space"), byRole("free_percent"), true, noFolder}, 1, 0);
    page->addChart({tr("Folder sizes"), byRole("directory_gb"), true, noFolder}, 1, 1);
    page->addChart({tr("ZMQ messages"), byStream("messages_per_min"), true,
                    tr("The node publishes nothing here. Add zmqpubhashblock, zmqpubrawtx and "
                       "zmqpubsequence to its bitcoin.conf.")},
                   2, 0);
    page->addChart(
        {tr("Cycle time of this program"),
         {ofLoop(tr("fast"), "cycle_ms", "fast", 0), ofLoop(tr("slow"), "cycle_ms", "slow", 1)}},
        2, 1);
    page->addChart({tr("Electrum server, lag"), electrumServers("lag_blocks"), true,
                    tr("No Electrum server reports its height. Set ELECTRUM_URL, for instance to "
                       "electrum://127.0.0.1:50001.")},
                   3, 0);
    page->addChart({tr("Mirror, points waiting"),
                    {ofLoop(tr("waiting"), "queued_points", "mirror", 0)},
                    true,
                    tr("Nothing is mirrored. Set INFLUX_URL to write to InfluxDB.")},
                   3, 1);
    return page;
}

} // namespace bnm
