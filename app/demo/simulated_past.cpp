// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_past.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace bnm {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;
constexpr double stormDaysAgo = 17.3;
constexpr double stormHours = 6.5;
constexpr double stormDemand = 2.2;    // in addition to the usual demand
constexpr double churnPerMinute = 0.4; // the same as in the demo
enum PastChannel : quint64 { Demand, Level, SlowLevel, Joins, Leaves, Ping, Peers };

} // namespace

SimulatedPast::SimulatedPast(const SimulatedChain &chain, const SimulatedPresent &present,
                             quint64 seed)
    : m_noise(seed),
      m_present(present),
      m_startMs(present.timeMs - days * dayMs),
      m_machine(seed, present.timeMs)
{
    takeBlocks(chain);
    m_above.resize(m_present.mempool.size() + 1);
    for (std::size_t i = m_present.mempool.size(); i-- > 0;)
        m_above[i] = m_above[i + 1] + static_cast<double>(m_present.mempool[i]);
    fillMempool();
}

void SimulatedPast::takeBlocks(const SimulatedChain &chain)
{
    const int top = chain.tip().height;
    for (int height = top; const auto hash = chain.hashAt(height); --height) {
        const qint64 timeMs = chain.find(*hash)->timeSeconds * 1'000;
        int left = 0;
        for (const SimulatedChain::Fork &fork : chain.forks())
            if (fork.height + fork.depth == height)
                left = fork.depth;
        m_blocks.push_back({timeMs, height, SimulatedChain::difficultyAt(height), left});
        if (timeMs < m_startMs)
            break; // the tip at the beginning of the past
    }
    std::reverse(m_blocks.begin(), m_blocks.end());
    std::copy_if(m_blocks.begin(), m_blocks.end(), std::back_inserter(m_reorganisations),
                 [](const Block &block) { return block.leftBehind > 0; });
}

/// Of 1: rises within an hour, lasts, and fades away.
double SimulatedPast::storm(qint64 timeMs) const
{
    const qint64 beginMs = m_present.timeMs - static_cast<qint64>(stormDaysAgo * dayMs);
    const double hours = static_cast<double>(timeMs - beginMs) / hourMs;
    if (hours < 0 || hours > stormHours + 30)
        return 0;
    const double risen = std::min(1.0, hours);
    return hours <= stormHours ? risen : std::exp(-(hours - stormHours) / 3.5);
}

/// 0 at the present and nearly 1 some hours before: what wavers there must end in it.
double SimulatedPast::calm(qint64 timeMs) const
{
    return 1 - std::exp(-static_cast<double>(m_present.timeMs - timeMs) / (2.5 * hourMs));
}

/// Arrivals of each minute minus mined transactions; scaled to end in the given present.
void SimulatedPast::fillMempool()
{
    const double usual = 21e6;
    double vsize = usual;
    auto next =
        std::upper_bound(m_blocks.begin(), m_blocks.end(), m_startMs,
                         [](qint64 timeMs, const Block &block) { return timeMs < block.timeMs; });
    for (qint64 timeMs = m_startMs; timeMs <= m_present.timeMs; timeMs += minuteMs) {
        const double ofDay = static_cast<double>(timeMs % dayMs) / dayMs;
        // More arrive while it is small, as in the simulated node.
        const double demand = std::clamp(2 - vsize / usual, 0.3, 1.8) *
                                  (1 + 0.16 * std::sin(2 * std::numbers::pi * (ofDay - 0.4)) +
                                   0.14 * m_noise.smooth(Demand, timeMs, 30'000)) +
                              stormDemand * storm(timeMs);
        vsize += demand * blockVsize / 10;
        for (; next != m_blocks.end() && next->timeMs <= timeMs; ++next)
            vsize = std::max(1e6, vsize - blockVsize);
        m_vsize.push_back(static_cast<float>(vsize));
    }
    const float scale = static_cast<float>(m_above[0]) / m_vsize.back();
    for (float &one : m_vsize)
        one *= scale;
}

SimulatedPeerCounts SimulatedPast::peersAt(qint64 timeMs) const
{
    SimulatedPeerCounts counts = m_present.peers;
    const double sinceRestart = static_cast<double>(timeMs - m_machine.nodeStartedMs()) / minuteMs;
    quint64 channel = Peers;
    for (std::size_t network = 0; network < counts.byNetwork.size(); ++network) {
        ++channel;
        auto &[outbound, inbound] = counts.byNetwork[network];
        const double wave = 1.1 * m_noise.smooth(channel, timeMs, 9'000) +
                            1.3 * m_noise.smooth(channel + 20, timeMs, 60'000);
        const double came = sinceRestart > 0 ? 1 - std::exp(-sinceRestart / 90) : 1;
        inbound = static_cast<int>(std::lround(
            std::max(0.0, (inbound + calm(timeMs) * std::sqrt(inbound) * wave) * came)));
        if (sinceRestart > 0 && sinceRestart < 2)
            outbound /= 2;
    }
    const int before = m_present.peers.total();
    const double share = before > 0 ? static_cast<double>(counts.total()) / before : 0;
    counts.v2 = static_cast<int>(std::lround(counts.v2 * share));
    const double slower = 1 + 0.12 * calm(timeMs) * m_noise.smooth(Ping, timeMs, 5'000) +
                          0.02 * m_noise.white(Ping, timeMs);
    counts.pingMedian *= slower;
    counts.pingMean *= slower;
    counts.pingHigh *= slower * (1 + 0.1 * calm(timeMs) * m_noise.smooth(Ping + 40, timeMs, 3'000));
    return counts;
}

SimulatedPast::Moment SimulatedPast::at(qint64 timeMs) const
{
    Moment moment{};
    moment.timeMs = timeMs;
    const auto after =
        std::upper_bound(m_blocks.begin(), m_blocks.end(), timeMs,
                         [](qint64 time, const Block &block) { return time < block.timeMs; });
    moment.tip = after == m_blocks.begin() ? &m_blocks.front() : &*(after - 1);
    for (const Block &block : m_reorganisations) {
        if (block.timeMs > timeMs)
            break;
        ++moment.reorganisations;
        moment.lastDepth = block.leftBehind;
        if (timeMs - block.timeMs < dayMs) {
            ++moment.countInADay;
            moment.deepestInADay = std::max(moment.deepestInADay, block.leftBehind);
        }
    }
    const auto last = static_cast<qint64>(m_vsize.size()) - 1;
    const qint64 minute = std::clamp<qint64>((timeMs - m_startMs) / minuteMs, 0, last);
    moment.vsize = static_cast<double>(m_vsize[static_cast<std::size_t>(minute)]);
    moment.arrivals =
        std::clamp(2 - moment.vsize / m_above[0], 0.3, 1.8) + stormDemand * storm(timeMs);
    const double level = 0.5 * std::log(moment.vsize / m_above[0]) +
                         calm(timeMs) * (0.22 * m_noise.smooth(Level, timeMs, 5'000) +
                                         0.28 * m_noise.smooth(SlowLevel, timeMs, 40'000)) +
                         0.55 * storm(timeMs);
    moment.feerateFactor = std::exp(level);
    moment.peers = peersAt(timeMs);
    const auto perMinute = [&](quint64 channel) {
        // Polled each half minute: one peer is two a minute.
        return (m_noise.white(channel, timeMs) + 1) / 2 < churnPerMinute / 2 ? 2.0 : 0.0;
    };
    moment.joinsPerMinute = perMinute(Joins);
    moment.leavesPerMinute = perMinute(Leaves);
    moment.activity = m_machine.activity(timeMs);
    moment.uptimeSeconds = timeMs >= m_machine.nodeStartedMs()
                               ? (timeMs - m_machine.nodeStartedMs()) / 1'000
                               : 2'000'000 + (timeMs - m_startMs) / 1'000;
    const double part = static_cast<double>(timeMs - m_present.timeMs) / 1'000;
    const auto counted = [&](qint64 now, double rate) {
        const double bytes = timeMs >= m_machine.nodeStartedMs()
                                 ? static_cast<double>(now) + part * rate
                                 : static_cast<double>(moment.uptimeSeconds) * rate;
        return static_cast<qint64>(std::max(0.0, bytes));
    };
    moment.bytesReceived = counted(m_present.bytesReceived, m_present.peers.receiveRate);
    moment.bytesSent = counted(m_present.bytesSent, m_present.peers.sendRate);
    moment.machine = m_machine.at(timeMs);
    return moment;
}

double SimulatedPast::vsizeFrom(const Moment &moment, double feerate) const
{
    const double place = SimulatedMempool::placeOf(feerate / moment.feerateFactor);
    if (feerate <= SimulatedMempool::minRelayFeerate || place <= 0)
        return moment.vsize;
    const auto index = static_cast<std::size_t>(place);
    if (index + 1 >= m_above.size())
        return 0;
    const double part = place - static_cast<double>(index);
    const double above = m_above[index] * (1 - part) + m_above[index + 1] * part;
    return moment.vsize * above / m_above[0];
}

double SimulatedPast::feerateAt(const Moment &moment, double vsize) const
{
    const double wanted = vsize / moment.vsize * m_above[0];
    const auto below = std::lower_bound(m_above.begin(), m_above.end(), wanted,
                                        [](double above, double want) { return above > want; });
    if (below == m_above.begin() || below == m_above.end())
        return SimulatedMempool::minRelayFeerate;
    const double upper = *(below - 1);
    const double part = upper > *below ? (upper - wanted) / (upper - *below) : 0;
    const double place = static_cast<double>(below - m_above.begin() - 1) + part;
    return std::max(SimulatedMempool::minRelayFeerate,
                    SimulatedMempool::feerateAtPlace(place) * moment.feerateFactor);
}

double SimulatedPast::transactions(const Moment &moment) const
{
    return moment.vsize / m_above[0] * static_cast<double>(m_present.mempoolTransactions);
}

double SimulatedPast::feesSat(const Moment &moment) const
{
    return moment.vsize / m_above[0] * moment.feerateFactor *
           static_cast<double>(m_present.mempoolFeeSat);
}

} // namespace bnm
