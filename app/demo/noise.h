// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cmath>

namespace bnm {

/// Random values as a function of time: the same moment always gives the same value, in any order
/// and on any thread. Values are from -1 to 1; each channel is independent.
class Noise {
public:
    explicit Noise(quint64 seed) : m_seed(seed) {}

    /// Depends only on that moment (one value per second).
    double white(quint64 channel, qint64 timeMs) const { return at(channel, timeMs / 1'000); }
    /// Varies about once per period.
    double smooth(quint64 channel, qint64 timeMs, double periodSeconds) const
    {
        const double place = static_cast<double>(timeMs) / 1'000 / periodSeconds;
        const double before = std::floor(place);
        const double x = place - before;
        const auto step = static_cast<qint64>(before);
        const double weight = x * x * (3 - 2 * x);
        return at(channel, step) * (1 - weight) + at(channel, step + 1) * weight;
    }

private:
    /// The mixing function of SplitMix64.
    double at(quint64 channel, qint64 step) const
    {
        quint64 bits = m_seed + 0x9e3779b97f4a7c15ULL * (static_cast<quint64>(step) + 1) +
                       0xd1b54a32d192ed03ULL * (channel + 1);
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
        bits ^= bits >> 31;
        return static_cast<double>(bits >> 11) / static_cast<double>(1ULL << 52) - 1;
    }

    quint64 m_seed;
};

} // namespace bnm
