// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_place.h"

#include "app/core/config/setting_words.h"
#include "app/core/health/component_ids.h"
#include "collectors/node/node_topics.h"
#include "collectors/words.h"

#include <algorithm>
#include <vector>

namespace bnm {

namespace {

using enum OverviewPage::Subject;

struct MeasurementPage {
    Name measurement;
    OverviewPage::Subject page;
};

constexpr MeasurementPage pages[] = {
    {"blockchain", Chain},     {"block", Chain},          {"softfork", Chain},
    {"mempool", Mempool},      {"fee_estimate", Mempool}, {"recommended_feerate", Mempool},
    {"mempool_hist", Mempool}, {"peers", PeerList},       {"peer_network", PeerList},
    {"peer_geo", PeerList},    {"peer_asn", PeerList},    {"network_traffic", PeerList},
    {"node", System},          {"process", System},       {"filesystem", System},
    {"zmq", System},           {"electrum", System},      {"collector", System},
};

struct StatusPlace {
    Name component;
    Name topic; ///< empty: any
    AlertPlace place;
};

std::vector<StatusPlace> statusPlaces()
{
    const auto setting = [](const char *name) { return AlertPlace{{}, QLatin1String(name)}; };
    return {
        {ids::node, topics::loginRefused, setting("BITCOIN_RPC_USER")},
        {ids::node, topics::cookieUnreadable, setting("BITCOIN_RPC_COOKIE_PATH")},
        {ids::node, "", setting("BITCOIN_RPC_HOST")},
        {ids::chain, "", {Chain}},
        {ids::mempool, "", {Mempool}},
        {ids::zmq, "", setting("BITCOIN_ZMQ_HASHBLOCK")},
        {ids::electrum, "", setting("ELECTRUM_URL")},
        {ids::influx, "", setting("INFLUX_URL")},
        {ids::history, "", setting("DATA_DIR")},
        {ids::webhook, "", setting("ALERT_WEBHOOK_URL")},
        {ids::heartbeat, "", setting("HEARTBEAT_URL")},
        {ids::metrics, "", setting("METRICS_LISTEN")},
    };
}

std::optional<OverviewPage::Subject> pageOf(const Metric &metric)
{
    if (metric == Metric{"node", "reachable_networks"})
        return PeerList;
    const auto *it = std::find_if(std::begin(pages), std::end(pages), [&](const auto &one) {
        return one.measurement == metric.measurement;
    });
    return it == std::end(pages) ? std::nullopt : std::optional(it->page);
}

std::optional<OverviewPage::Subject> pageOf(const AlertRule &rule)
{
    if (rule.metric)
        return pageOf(*rule.metric);
    for (const auto &figure : rule.needs)
        if (figure)
            return pageOf(figure->metric);
    return std::nullopt;
}

} // namespace

AlertPlace alertPlace(const AlertRule &rule)
{
    if (const auto page = pageOf(rule))
        return {page};
    if (const QString setting = firstSettingIn(QString::fromUtf8(rule.nextStep));
        !setting.isEmpty())
        return {{}, setting};
    for (const StatusPlace &one : statusPlaces())
        if (rule.judges(one.component) && (one.topic == Name("") || one.topic == rule.topic))
            return one.place;
    if (rule.measure == measures::geoipAge) // its databases are no component
        return {{}, QStringLiteral("GEOIP_DIR")};
    return {};
}

QString placeTitle(const AlertRule &rule)
{
    const AlertPlace place = alertPlace(rule);
    if (!place.page)
        return place.setting.isEmpty() ? QString() : Words::tr("Settings");
    switch (*place.page) {
    case Chain: return Words::tr("Chain");
    case Mempool: return Words::tr("Mempool");
    case PeerList: return Words::tr("Peers");
    case System: return Words::tr("System");
    }
    return {};
}

bool hasLimit(const AlertRule &rule)
{
    return !rule.isSetBySeconds();
}

} // namespace bnm
