// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert_cases.h"

#include "app/core/health/component_ids.h"
#include "collectors/node/node_topics.h"

namespace bnm {

using namespace Qt::StringLiterals;
using Level = Status::Level;
using Change = AlertChange;
using Case = AlertCase;

namespace {

template <typename Value>
Change field(Point AlertWorld::*point, Name name, Value value)
{
    return [=](AlertWorld &world) { AlertWorld::put(world.*point, name, value); };
}

Change reports(Name id, Level level, const QString &sentence, Name topic = "")
{
    return [=](AlertWorld &world) { world.report(id, level, sentence, topic); };
}

constexpr qint64 whole(int value)
{
    return value;
}

std::vector<Case> nodeCases()
{
    const auto good = [](Name id) { return reports(id, Level::Good, u"Fine."_s); };
    return {
        {u"node_unreachable"_s,
         reports(ids::node, Level::Bad, u"It refuses 10.0.0.7."_s),
         reports(ids::node, Level::Waiting, u"Loading."_s),
         good(ids::node),
         {u"It refuses 10.0.0.7."_s, u"1\u202Fmin"_s},
         AlertSeverity::Critical},
        {u"login_refused"_s,
         reports(ids::node, Level::Bad, u"It refuses the login."_s, topics::loginRefused),
         reports(ids::node, Level::Waiting, u"Loading."_s),
         good(ids::node),
         {u"It refuses the login."_s, u"1\u202Fmin"_s},
         AlertSeverity::Critical},
        {u"cookie_unreadable"_s,
         reports(ids::node, Level::Bad, u"No right to read it."_s, topics::cookieUnreadable),
         {},
         good(ids::node),
         {u"No right to read it."_s},
         AlertSeverity::Critical},
        {u"not_allowed"_s,
         reports(ids::node, Level::Bad, u"It does not allow this."_s, topics::notAllowed),
         {},
         good(ids::node),
         {u"It does not allow this."_s},
         AlertSeverity::Critical},
        {u"wrong_server"_s,
         reports(ids::node, Level::Bad, u"It is no node."_s, topics::wrongServer),
         {},
         good(ids::node),
         {u"It is no node."_s},
         AlertSeverity::Critical},
        {u"node_fails"_s,
         reports(ids::node, Level::Bad, u"It is busy."_s, topics::nodeFails),
         {},
         good(ids::node),
         {u"It is busy."_s},
         AlertSeverity::Critical},
        {u"node_hangs"_s,
         reports(ids::node, Level::Bad, u"It has not answered."_s, topics::slow),
         {},
         good(ids::node),
         {u"It has not answered."_s},
         AlertSeverity::Critical},
        {u"node_slow"_s,
         reports(ids::node, Level::Watch, u"One call took 12 s."_s, topics::slow),
         {},
         good(ids::node),
         {u"One call took 12 s."_s}},
        {u"bitcoind_gone"_s,
         [](AlertWorld &world) {
             AlertWorld::put(world.process, "running", false);
             world.report(ids::node, Level::Bad, u"It refuses."_s);
         },
         {},
         [](AlertWorld &world) {
             AlertWorld::put(world.process, "running", true);
             world.report(ids::node, Level::Good, u"Fine."_s);
         },
         {u"10\u202Fd"_s},
         AlertSeverity::Critical},
        {u"node_restarted"_s,
         field(&AlertWorld::node, "uptime_seconds", whole(20)),
         {},
         field(&AlertWorld::node, "uptime_seconds", whole(900)),
         {u"25\u202Fs"_s, u"10\u202Fd"_s},
         AlertSeverity::Information},
        {u"node_starting"_s,
         reports(ids::node, Level::Waiting, u"Verifying blocks."_s, topics::starting),
         {},
         good(ids::node),
         {u"Verifying blocks."_s, u"30\u202Fmin"_s}},
        {u"wrong_network"_s,
         reports(ids::node, Level::Watch, u"It is on \"test\"."_s, topics::otherNetwork),
         {},
         good(ids::node),
         {u"It is on \"test\"."_s}},
        {u"network_changed"_s,
         reports(ids::node, Level::Watch, u"It is on \"test\" now."_s, topics::networkChanged),
         {},
         good(ids::node),
         {u"It is on \"test\" now."_s}},
        {u"calls_refused"_s,
         reports("peers", Level::Watch, u"The node does not allow uptime."_s, topics::refusedCalls),
         {},
         good("peers"),
         {u"The node does not allow uptime."_s}},
        {u"memory_growing"_s,
         [](AlertWorld &world) {
             world.drift = [&world](int seconds) {
                 AlertWorld::put(world.process, "memory_rss_mb",
                                 *world.process.number("memory_rss_mb") +
                                     seconds * 3'000.0 / 86'400);
             };
         },
         {},
         [](AlertWorld &world) { world.drift = nullptr; },
         {u"3.00\u202FGB"_s, u"2.00\u202FGB"_s},
         AlertSeverity::Warning,
         6 * 3'600,
         6 * 3'600},
        {u"node_warnings"_s,
         [](AlertWorld &world) {
             AlertWorld::put(world.chain, "warnings", whole(1));
             world.engine->facts().takeNodeWarnings({u"Pre-release <b>build</b>"_s});
         },
         {},
         field(&AlertWorld::chain, "warnings", whole(0)),
         {u"1"_s, u"Pre-release <b>build</b>."_s}},
    };
}

std::vector<Case> chainCases()
{
    return {
        {u"ibd_stalled"_s,
         [](AlertWorld &world) {
             AlertWorld::put(world.chain, "initial_block_download", true);
             AlertWorld::put(world.chain, "verification_progress", 0.1234);
         },
         {},
         [](AlertWorld &world) { world.drift = [&world](int) { world.mine(); }; },
         {u"30\u202Fmin"_s, u"920\u202F000"_s, u"12.3 %"_s},
         AlertSeverity::Warning,
         1'800},
        {u"behind"_s,
         field(&AlertWorld::chain, "block_lag", whole(14)),
         field(&AlertWorld::chain, "block_lag", whole(2)),
         field(&AlertWorld::chain, "block_lag", whole(1)),
         {u"14 blocks to go"_s}},
        {u"chain_split"_s,
         reports(ids::chain, Level::Bad, u"Split at block 7."_s, topics::split),
         reports(ids::chain, Level::Watch, u"This node refuses block 7."_s),
         reports(ids::chain, Level::Good, u"In agreement."_s),
         {u"Split at block 7."_s},
         AlertSeverity::Critical},
        {u"chain_left_behind"_s,
         reports(ids::chain, Level::Bad, u"Split at block 7."_s, topics::leftBehind),
         reports(ids::chain, Level::Watch, u"This node refuses block 7."_s),
         reports(ids::chain, Level::Good, u"In agreement."_s),
         {u"Split at block 7."_s},
         AlertSeverity::Critical},
        {u"chain_stalled"_s,
         reports(ids::chain, Level::Bad, u"Split at block 7."_s, topics::stalled),
         reports(ids::chain, Level::Watch, u"This node refuses block 7."_s),
         reports(ids::chain, Level::Good, u"In agreement."_s),
         {u"Split at block 7."_s},
         AlertSeverity::Critical},
        {u"chain_suspected"_s,
         reports(ids::chain, Level::Watch, u"This node refuses block 7."_s),
         {},
         reports(ids::chain, Level::Good, u"In agreement."_s),
         {u"This node refuses block 7."_s}},
        {u"no_block"_s,
         [](AlertWorld &) {},
         {},
         [](AlertWorld &world) { world.mine(); },
         {u"1\u202Fh"_s, u"1 gap in 4"_s},
         AlertSeverity::Information,
         3'600},
        {u"reorganisation"_s,
         [](AlertWorld &world) {
             AlertWorld::put(world.chain, "reorg_depth", whole(2));
             AlertWorld::put(world.chain, "max_reorg_depth", whole(2));
             AlertWorld::put(world.chain, "reorg_count", whole(7));
         },
         {},
         field(&AlertWorld::chain, "max_reorg_depth", whole(0)),
         {u"2 blocks"_s, u"that time: 7."_s},
         AlertSeverity::Warning,
         0,
         86'400},
        {u"fork"_s,
         field(&AlertWorld::chain, "rival_branch_blocks", whole(3)),
         {},
         field(&AlertWorld::chain, "rival_branch_blocks", whole(1)),
         {u"3 blocks"_s}},
        {u"unknown_softfork"_s,
         field(&AlertWorld::chain, "unknown_signalling_blocks", whole(80)),
         field(&AlertWorld::chain, "unknown_signalling_blocks", whole(65)),
         field(&AlertWorld::chain, "unknown_signalling_blocks", whole(10)),
         {u"80 of"_s}},
    };
}

std::vector<Case> peerCases()
{
    const auto providers = [](qint64 one, qint64 two) {
        return [=](AlertWorld &world) {
            world.providers = {AlertWorld::peersAt("peer_asn", "organization", u"One Ltd"_s, one),
                               AlertWorld::peersAt("peer_asn", "organization", u"Two SA"_s, two)};
        };
    };
    return {
        {u"no_peers"_s,
         [](AlertWorld &world) {
             AlertWorld::put(world.peers, "total", whole(0));
             AlertWorld::put(world.peers, "outbound", whole(0));
         },
         {},
         [](AlertWorld &world) {
             AlertWorld::put(world.peers, "total", whole(9));
             AlertWorld::put(world.peers, "outbound", whole(9));
         },
         {u"0"_s},
         AlertSeverity::Critical},
        {u"few_outbound"_s,
         field(&AlertWorld::peers, "outbound", whole(3)),
         field(&AlertWorld::peers, "outbound", whole(4)),
         field(&AlertWorld::peers, "outbound", whole(5)),
         {u"peers: 3"_s, u"fewer than 4"_s}},
        {u"no_inbound"_s,
         field(&AlertWorld::peers, "inbound", whole(0)),
         {},
         field(&AlertWorld::peers, "inbound", whole(1)),
         {u"own: 1"_s},
         AlertSeverity::Information},
        {u"one_provider"_s,
         providers(10, 0),
         providers(19, 1),
         providers(5, 5),
         {u"100\u202F%"_s, u"One Ltd"_s, u"10 outbound"_s}},
        {u"one_network"_s,
         [](AlertWorld &world) {
             world.networks = {AlertWorld::peersAt("peer_network", "peer_network", u"ipv4"_s, 10)};
         },
         {},
         [](AlertWorld &world) {
             world.networks = {AlertWorld::peersAt("peer_network", "peer_network", u"ipv4"_s, 9),
                               AlertWorld::peersAt("peer_network", "peer_network", u"onion"_s, 1)};
         },
         {u"All 10"_s, u"IPv4"_s, u"3 networks"_s},
         AlertSeverity::Information},
        {u"ping_high"_s,
         field(&AlertWorld::peers, "ping_p50_ms", 2'400.0),
         field(&AlertWorld::peers, "ping_p50_ms", 1'700.0),
         field(&AlertWorld::peers, "ping_p50_ms", 300.0),
         {u"2\u202F400\u202Fms"_s, u"2\u202F000\u202Fms"_s},
         AlertSeverity::Information},
        {u"headers_ahead"_s,
         field(&AlertWorld::chain, "headers_height", whole(920'008)),
         field(&AlertWorld::chain, "headers_height", whole(920'004)),
         field(&AlertWorld::chain, "headers_height", whole(920'001)),
         {u"920\u202F008"_s, u"920\u202F000"_s, u"8 behind"_s}},
    };
}

std::vector<Case> feeCases()
{
    AlertSettings asked;
    asked.feerateBelow = 5;
    asked.feerateAbove = 50;
    const auto feerate = [](double value) {
        return field(&AlertWorld::feerates, "next_block_sat_vb", value);
    };
    return {
        {u"mempool_purging"_s,
         field(&AlertWorld::mempool, "min_feerate_sat_vb", 1.3),
         {},
         field(&AlertWorld::mempool, "min_feerate_sat_vb", 0.1),
         {u"1.3\u202Fsat/vB"_s, u"0.10\u202Fsat/vB"_s, u"120\u202FMB"_s},
         AlertSeverity::Information},
        {u"feerate_below"_s,
         feerate(4.2),
         feerate(5.2),
         feerate(6),
         {u"4.2\u202Fsat/vB"_s, u"5.0\u202Fsat/vB"_s},
         AlertSeverity::Information,
         0,
         0,
         asked},
        {u"feerate_above"_s,
         feerate(61),
         feerate(47),
         feerate(40),
         {u"61.0\u202Fsat/vB"_s, u"50.0\u202Fsat/vB"_s},
         AlertSeverity::Information,
         0,
         0,
         asked},
    };
}

std::vector<Case> companionCases()
{
    const auto good = [](Name id) { return reports(id, Level::Good, u"Fine."_s); };
    return {
        {u"zmq_down"_s,
         reports(ids::zmq, Level::Bad, u"No connection to tcp://h:1."_s),
         reports(ids::zmq, Level::Waiting, u"Nothing yet."_s),
         good(ids::zmq),
         {u"No connection to tcp://h:1."_s, u"2\u202Fmin"_s}},
        {u"zmq_silent"_s,
         [](AlertWorld &world) {
             world.drift = [&world, passed = 0](int seconds) mutable {
                 passed += seconds;
                 if (passed == 5 || passed == 300)
                     world.mine();
             };
         },
         {},
         [](AlertWorld &world) {
             world.drift = nullptr;
             world.mine();
             AlertWorld::put(world.zmq, "seconds_since", 0.0);
         },
         {u"2 blocks"_s, u"hashblock"_s},
         AlertSeverity::Warning,
         600},
        {u"zmq_gaps"_s,
         field(&AlertWorld::zmq, "gaps", whole(3)),
         {},
         [](AlertWorld &) {},
         {u"hour: 3"_s},
         AlertSeverity::Information,
         0,
         3'600},
        {u"electrum_down"_s,
         reports(ids::electrum, Level::Bad, u"It does not answer."_s),
         {},
         good(ids::electrum),
         {u"It does not answer."_s, u"2\u202Fmin"_s}},
        {u"electrum_behind"_s,
         field(&AlertWorld::electrum, "lag_blocks", whole(7)),
         field(&AlertWorld::electrum, "lag_blocks", whole(3)),
         field(&AlertWorld::electrum, "lag_blocks", whole(1)),
         {u"7 blocks"_s, u"fulcrum"_s}},
        {u"mirror_stuck"_s,
         [](AlertWorld &world) {
             world.report(ids::influx, Level::Bad, u"InfluxDB refuses."_s);
             AlertWorld::put(world.mirror, "queued_points", whole(4'321));
         },
         reports(ids::influx, Level::Watch, u"Tried again."_s),
         good(ids::influx),
         {u"InfluxDB refuses."_s, u"5\u202Fmin"_s, u"4\u202F321"_s}},
        {u"mempool_unreadable"_s,
         reports(ids::mempool, Level::Bad, u"getrawmempool is not allowed."_s),
         {},
         good(ids::mempool),
         {u"getrawmempool is not allowed."_s, u"2\u202Fmin"_s}},
        {u"source_failed"_s,
         reports("peers", Level::Bad, u"The list of peers is not allowed."_s),
         {},
         good("peers"),
         {u"peers: The list of peers is not allowed."_s}},
        {u"mirror_growing"_s,
         [](AlertWorld &world) {
             AlertWorld::put(world.mirror, "queued_points", whole(5'000));
             world.drift = [&world](int seconds) {
                 AlertWorld::put(world.mirror, "queued_points",
                                 static_cast<qint64>(*world.mirror.number("queued_points")) +
                                     2 * seconds);
             };
         },
         {},
         [](AlertWorld &world) {
             world.drift = nullptr;
             AlertWorld::put(world.mirror, "queued_points", whole(20));
         },
         {u"120 points a minute"_s},
         AlertSeverity::Warning,
         1'200,
         1'200},
        {u"points_dropped"_s,
         field(&AlertWorld::mirror, "dropped_points", whole(250)),
         {},
         [](AlertWorld &) {},
         {u"hour: 250"_s},
         AlertSeverity::Warning,
         0,
         3'600},
        {u"disk_low"_s,
         field(&AlertWorld::disk, "free_percent", 8.0),
         field(&AlertWorld::disk, "free_percent", 11.0),
         field(&AlertWorld::disk, "free_percent", 30.0),
         {u"8.0\u202F%"_s, u"blocks"_s, u"160\u202FGB"_s}},
        {u"disk_full_soon"_s,
         field(&AlertWorld::disk, "days_until_full", 9.5),
         field(&AlertWorld::disk, "days_until_full", 15.0),
         field(&AlertWorld::disk, "days_until_full", 90.0),
         {u"9.5\u202Fdays"_s, u"blocks"_s, u"40\u202F%"_s}},
        {u"history_broken"_s,
         reports(ids::history, Level::Bad, u"The disk that holds h.sqlite is full."_s),
         {},
         good(ids::history),
         {u"The disk that holds h.sqlite is full."_s, u"1\u202Fmin"_s}},
        {u"figures_missing"_s,
         [](AlertWorld &world) {
             std::erase_if(world.node.fields, [](const Field &one) {
                 return one.key == FieldName("local_addresses");
             });
         },
         {},
         [](AlertWorld &world) { AlertWorld::put(world.node, "local_addresses", whole(1)); },
         {u"Own addresses (node): not given by this node"_s, u"No inbound peers"_s},
         AlertSeverity::Warning,
         95},
        {u"heartbeat_failed"_s,
         reports(ids::heartbeat, Level::Bad, u"It does not reach h."_s),
         {},
         good(ids::heartbeat),
         {u"It does not reach h."_s, u"3\u202Fmin"_s}},
        {u"metrics_not_served"_s,
         reports(ids::metrics, Level::Bad, u"Port 9332 is in use."_s),
         {},
         good(ids::metrics),
         {u"Port 9332 is in use."_s, u"1\u202Fmin"_s}},
        {u"geoip_old"_s,
         [](AlertWorld &world) {
             world.engine->facts().takeGeoipBuilt(AlertWorld::startMs - 75LL * 86'400'000);
         },
         {},
         [](AlertWorld &world) { world.engine->facts().takeGeoipBuilt(AlertWorld::startMs); },
         {u"75\u202Fdays"_s, u"60\u202Fdays"_s},
         AlertSeverity::Information},
    };
}

} // namespace

std::vector<AlertCase> allAlertCases()
{
    std::vector<AlertCase> all;
    for (const auto &some : {nodeCases(), chainCases(), peerCases(), feeCases(), companionCases()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace bnm
