// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/health.h"

#include "app/core/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace bnm {

namespace {

using Level = Health::Level;

constexpr double oldTipSeconds = 60 * 60;
constexpr double toleratedBlockLag = 2;
constexpr double lowFreePercent = 10;
constexpr double criticalFreePercent = 5;
constexpr double toleratedElectrumLag = 3;
constexpr qint64 rateWindowMs = 10 * 60'000;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("Health", text, nullptr, count);
}

struct Matter {
    Level level;
    QString headline;
    QString sentence;
};

std::optional<double> newest(const LiveSeries &series, Name measurement, Name field,
                             const std::vector<Tag> &tags = {})
{
    const auto sample = series.latest({measurement, field, tags});
    return sample ? std::optional(sample->value) : std::nullopt;
}

const LinkStatus *linkOf(const std::vector<LinkStatus> &links, LinkStatus::Party party)
{
    const auto it = std::find_if(links.begin(), links.end(),
                                 [party](const LinkStatus &link) { return link.party == party; });
    return it == links.end() ? nullptr : &*it;
}

/// What keeps the rest from being known; nothing when the node answers.
std::optional<Matter> judgeNode(const std::vector<LinkStatus> &links)
{
    const LinkStatus *node = linkOf(links, LinkStatus::Party::Node);
    if (!node || node->level == LinkStatus::Level::Off)
        return Matter{Level::Unknown, tr("Waiting"), tr("Waiting for the node's first answer.")};
    switch (node->level) {
    case LinkStatus::Level::Bad: return Matter{Level::Act, tr("Node unreachable"), node->sentence};
    case LinkStatus::Level::Waiting: return Matter{Level::Unknown, tr("Waiting"), node->sentence};
    case LinkStatus::Level::Watch: return Matter{Level::Watch, tr("Watch"), node->sentence};
    default: return std::nullopt;
    }
}

/// Time until the node is level, from how fast it went in the last minutes.
QString timeToGo(const LiveSeries &series, double blocksToGo, qint64 nowMs)
{
    const Trace trace =
        traceOf(series.read({"blockchain", "best_height"}, nowMs - rateWindowMs, nowMs), 0);
    if (trace.isEmpty() || trace.runs.back().size() < 2)
        return {};
    const Sample &first = trace.runs.back().front();
    const Sample &last = trace.runs.back().back();
    const double blocksPerSecond =
        (last.value - first.value) * 1000 /
        static_cast<double>(std::max<qint64>(1, last.timeMs - first.timeMs));
    if (blocksPerSecond <= 0)
        return {};
    return tr(", about %1")
        .arg(format::duration(static_cast<qint64>(blocksToGo / blocksPerSecond)));
}

void judgeChain(const LiveSeries &series, qint64 nowMs, std::vector<Matter> &matters)
{
    const double lag = newest(series, "blockchain", "block_lag").value_or(0);
    const QString toGo = tr("%1 blocks to go").arg(format::integer(static_cast<qint64>(lag))) +
                         timeToGo(series, lag, nowMs) + QLatin1Char('.');
    if (newest(series, "blockchain", "initial_block_download").value_or(0) > 0) {
        const auto progress = newest(series, "blockchain", "verification_progress");
        matters.push_back(
            {Level::Watch, tr("Catching up"),
             progress ? tr("%1 % verified, %2").arg(QString::number(*progress * 100, 'f', 1), toGo)
                      : toGo});
    } else if (lag > toleratedBlockLag) {
        matters.push_back({Level::Watch, tr("Behind"), toGo});
    }
    const auto tipAge = newest(series, "blockchain", "tip_age_seconds");
    if (lag <= toleratedBlockLag && tipAge && *tipAge > oldTipSeconds)
        matters.push_back({Level::Watch, tr("Watch"),
                           tr("No block for %1. Such a gap is rare; look at the peers if it lasts.")
                               .arg(format::duration(static_cast<qint64>(*tipAge)))});
    const double depth = newest(series, "blockchain", "max_reorg_depth").value_or(0);
    if (depth >= 2)
        matters.push_back(
            {depth >= 3 ? Level::Act : Level::Watch,
             depth >= 3 ? tr("Deep reorganisation") : tr("Watch"),
             tr("A reorganisation left %1 blocks behind in the last 24 hours.").arg(depth)});
}

void judgePeers(const LiveSeries &series, std::vector<Matter> &matters)
{
    const auto total = newest(series, "peers", "total");
    if (!total)
        return;
    if (*total == 0)
        matters.push_back(
            {Level::Act, tr("No peers"),
             tr("The node is cut off: it has no peer. Check its network connection.")});
    else if (newest(series, "peers", "outbound") == 0.0)
        matters.push_back({Level::Watch, tr("Watch"), tr("The node has no outbound peer.")});
}

void judgeDisk(const LiveSeries &series, std::vector<Matter> &matters)
{
    for (const QString &role : series.tagValues("filesystem", "path_role")) {
        const auto free = newest(series, "filesystem", "free_percent", {{"path_role", role}});
        if (!free || *free >= lowFreePercent)
            continue;
        matters.push_back({*free < criticalFreePercent ? Level::Act : Level::Watch,
                           tr("Disk nearly full"),
                           tr("%1 % free where the node keeps its %2.")
                               .arg(QString::number(*free, 'f', 1), role)});
        return; // the others mostly share its disk
    }
}

void judgeCompanions(const LiveSeries &series, const std::vector<LinkStatus> &links,
                     std::vector<Matter> &matters)
{
    for (const auto party : {LinkStatus::Party::Mirror, LinkStatus::Party::Zmq,
                             LinkStatus::Party::Electrum, LinkStatus::Party::History}) {
        const LinkStatus *link = linkOf(links, party);
        if (link && link->level == LinkStatus::Level::Bad)
            matters.push_back({Level::Watch, tr("Watch"), link->sentence});
    }
    for (const QString &server : series.tagValues("electrum", "server")) {
        const auto lag = newest(series, "electrum", "lag_blocks", {{"server", server}});
        if (lag && *lag > toleratedElectrumLag)
            matters.push_back({Level::Watch, tr("Watch"),
                               tr("The Electrum server is %1 blocks behind the node.").arg(*lag)});
    }
}

QString allRight(const LiveSeries &series, const std::vector<LinkStatus> &links)
{
    QStringList parts;
    if (const auto age = newest(series, "blockchain", "tip_age_seconds"))
        parts << tr("Tip is %1 old").arg(format::duration(static_cast<qint64>(*age)));
    if (const auto peers = newest(series, "peers", "total"))
        parts << tr("%1 peers").arg(format::integer(static_cast<qint64>(*peers)));
    const LinkStatus *mirror = linkOf(links, LinkStatus::Party::Mirror);
    if (mirror && mirror->level == LinkStatus::Level::Good)
        parts << tr("everything mirrored");
    return parts.join(QStringLiteral(", ")) + tr(". Nothing to do.");
}

} // namespace

Health judge(const LiveSeries &series, const std::vector<LinkStatus> &links, qint64 nowMs)
{
    std::vector<Matter> matters;
    if (const auto matter = judgeNode(links)) {
        if (matter->level != Level::Watch)
            return {matter->level, matter->headline, matter->sentence};
        matters.push_back(*matter);
    }
    if (!newest(series, "blockchain", "best_height"))
        return {Level::Unknown, tr("Waiting"), tr("Waiting for the node's first answer.")};
    judgeChain(series, nowMs, matters);
    judgePeers(series, matters);
    judgeDisk(series, matters);
    judgeCompanions(series, links, matters);
    if (matters.empty())
        return {Level::Good, tr("All right"), allRight(series, links)};

    std::stable_sort(matters.begin(), matters.end(),
                     [](const Matter &a, const Matter &b) { return a.level > b.level; });
    QString sentence = matters.front().sentence;
    if (matters.size() > 1)
        sentence += QLatin1Char(' ') + matters[1].sentence;
    return {matters.front().level, matters.front().headline, sentence};
}

} // namespace bnm
