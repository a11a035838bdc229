// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert_world.h"

#include "app/core/health/component_ids.h"
#include "tests/support/made_status.h"

#include <algorithm>
#include <array>

namespace bnm {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array known = {ids::node,    ids::peers,    ids::host,   ids::zmq,
                              ids::mempool, ids::electrum, ids::influx, ids::history};

} // namespace

AlertWorld::AlertWorld(const AlertSettings &wanted)
    : settings(wanted), engine(std::make_unique<AlertEngine>(wanted))
{
    chain.tag("network", u"mainnet"_s)
        .set("best_height", 920'000)
        .set("headers_height", 920'000)
        .set("block_lag", 0)
        .set("verification_progress", 1.0)
        .set("initial_block_download", false)
        .set("reorg_depth", 0)
        .set("max_reorg_depth", 0)
        .set("reorg_count", 0)
        .set("chain_tips", 1)
        .set("rival_branch_blocks", 0)
        .set("unknown_signalling_blocks", 3)
        .set("warnings", 0);
    mempool.set("min_feerate_sat_vb", 0.1)
        .set("relay_feerate_sat_vb", 0.1)
        .set("usage_bytes", 120'000'000)
        .set("fee_fast", 12.0);
    feerates.tag("source", u"core_rawmempool"_s).set("next_block_sat_vb", 12.0);
    peers.set("total", 24)
        .set("inbound", 14)
        .set("outbound", 10)
        .set("ping_p50_ms", 80.0)
        .set("synced_headers_max", 920'000);
    node.tag("version", u"30.0.0"_s)
        .set("uptime_seconds", 864'000)
        .set("local_addresses", 1)
        .set("reachable_networks", 3);
    zmq.tag("stream", u"hashblock"_s).set("seconds_since", 180.0).set("gaps", 0);
    process.set("running", true).set("memory_rss_mb", 1'200.0);
    disk.tag("path_role", u"blocks"_s)
        .set("free_percent", 40.0)
        .set("total_gb", 2'000.0)
        .set("days_until_full", 300.0);
    electrum.tag("server", u"fulcrum"_s).set("lag_blocks", 0);
    mirror.tag("loop", u"mirror"_s).set("queued_points", 12).set("dropped_points", 0);
    providers = {peersAt("peer_asn", "organization", u"One Ltd"_s, 3),
                 peersAt("peer_asn", "organization", u"Two SA"_s, 7)};
    networks = {peersAt("peer_network", "peer_network", u"ipv4"_s, 8),
                peersAt("peer_network", "peer_network", u"onion"_s, 2)};
    for (const auto id : known)
        report(id, Status::Level::Good, u"All is well."_s);
    engine->facts().takeFeerateDoubt(FeerateDoubt::None);
    engine->facts().takeGeoipBuilt(startMs - 10LL * 86'400'000);
}

Point AlertWorld::peersAt(Name measurement, Name tag, const QString &value, qint64 outbound)
{
    Point point(measurement, 0);
    return point.tag(tag, value).tag("direction", u"outbound"_s).set("peer_count", outbound);
}

void AlertWorld::put(Point &point, Name field, const FieldValue &value)
{
    std::erase_if(point.fields, [field](const Field &one) { return one.key == field; });
    point.fields.push_back({field, value});
}

void AlertWorld::report(Name id, Status::Level level, const QString &sentence, Name topic)
{
    Status status = madeStatus(id, level, {}, sentence);
    status.topic = topic;
    engine->facts().take(status, now.steadyMs);
}

void AlertWorld::mine(int blocks)
{
    for (const Name field : {Name("best_height"), Name("headers_height")})
        put(chain, field, static_cast<qint64>(number(chain, field)) + blocks);
    put(peers, "synced_headers_max", static_cast<qint64>(number(chain, "best_height")));
    m_tipMs = now.unixMs;
}

void AlertWorld::step(int seconds)
{
    now.unixMs += 1'000LL * seconds;
    now.steadyMs += 1'000LL * seconds;
    put(node, "uptime_seconds", static_cast<qint64>(number(node, "uptime_seconds")) + seconds);
    if (zmq.find("seconds_since"))
        put(zmq, "seconds_since", number(zmq, "seconds_since") + seconds);
    if (drift)
        drift(seconds);
    put(chain, "tip_age_seconds", std::max<qint64>(0, (now.unixMs - m_tipMs) / 1000));
    Points points = {disk, process, electrum, mirror, zmq};
    points.insert(points.end(), extra.begin(), extra.end());
    if (answers) {
        points.insert(points.end(), {chain, mempool, feerates, peers, node});
        points.insert(points.end(), providers.begin(), providers.end());
        points.insert(points.end(), networks.begin(), networks.end());
    }
    engine->facts().advance(now);
    for (Point &point : points) {
        point.timeMs = now.unixMs;
        for (const Metric metric : withheld)
            if (metric.measurement == point.measurement)
                std::erase_if(point.fields,
                              [metric](const Field &one) { return one.key == metric.field; });
        engine->facts().take(point, now.steadyMs);
    }
    AlertEngine::Outcome outcome = engine->evaluate(now);
    if (seen)
        seen(points);
    news.insert(news.end(), outcome.news.begin(), outcome.news.end());
    resolved.insert(resolved.end(), outcome.resolved.begin(), outcome.resolved.end());
}

void AlertWorld::advance(qint64 seconds, int stepSeconds)
{
    for (qint64 passed = 0; passed < seconds; passed += stepSeconds)
        step(stepSeconds);
}

bool AlertWorld::stepUntil(const char *rule, AlertState wanted, qint64 mostSeconds, int stepSeconds)
{
    for (qint64 passed = 0; passed <= mostSeconds; passed += stepSeconds) {
        step(stepSeconds);
        if (state(rule) == wanted)
            return true;
    }
    return false;
}

void AlertWorld::restart()
{
    const std::vector<Alert> memory = engine->memory();
    auto next = std::make_unique<AlertEngine>(settings);
    for (const auto &[id, held] : engine->facts().statuses()) {
        Status waiting = held.status;
        // A starting program does not know yet; it learns the result a moment later.
        if (waiting.level != Status::Level::Watch)
            waiting.level = Status::Level::Waiting;
        next->facts().take(waiting, 0);
    }
    next->facts().takeFeerateDoubt(FeerateDoubt::None);
    const std::unique_ptr<AlertEngine> before = std::exchange(engine, std::move(next));
    std::erase_if(zmq.fields,
                  [](const Field &one) { return one.key == FieldName("seconds_since"); });
    now.unixMs += 20'000;
    now.steadyMs = 0; // another clock, for it is another process
    engine->restore(memory, now);
    engine->evaluate(now);
    step();
    for (const auto &[id, held] : before->facts().statuses())
        engine->facts().take(held.status, now.steadyMs);
    engine->facts().takeNodeWarnings(before->facts().nodeWarnings());
    if (const auto built = before->facts().geoipBuiltMs())
        engine->facts().takeGeoipBuilt(*built);
}

Alert AlertWorld::alert(const char *rule) const
{
    for (const Alert &alert : engine->now())
        if (alert.rule == QLatin1String(rule))
            return alert;
    return {};
}

AlertState AlertWorld::state(const char *rule) const
{
    return alert(rule).state;
}

int AlertWorld::count(const char *rule, AlertNews::Kind kind) const
{
    return static_cast<int>(std::count_if(news.begin(), news.end(), [&](const AlertNews &one) {
        return one.kind == kind && one.alert.rule == QLatin1String(rule);
    }));
}

} // namespace bnm
