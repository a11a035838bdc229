// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>

/// Changes of figures over time, for alerts that need more than one value. Times are of a steady
/// clock, in ms.
namespace bnm {

/// Observes the height for new blocks.
class BlockWatch {
public:
    void observe(qint64 steadyMs, double height, std::optional<double> tipAgeSeconds);

    /// Since the newest block. The tip's own age is used once, for the first observation; from then
    /// on the steady clock counts, so that setting the wall clock makes no gap.
    std::optional<double> secondsSinceBlock(qint64 nowMs) const;
    bool hasSeenBlock() const { return !m_changes.empty(); }
    /// Since the last change of height, or since the first observation.
    std::optional<double> secondsWithoutProgress(qint64 nowMs) const;
    /// Changes of the height after one moment and not after another.
    int blocksBetween(qint64 afterMs, qint64 untilMs) const;

private:
    std::optional<double> m_height;
    std::optional<double> m_tipAgeSeconds; // at m_changedMs
    qint64 m_changedMs = 0;
    std::deque<qint64> m_changes;
};

/// Distinguishes reorganisations, even two of the same depth.
class ReorgWatch {
public:
    /// The count is over a sliding window: it falls when an old one leaves.
    void observe(double count, double newestDepth);
    int seen() const { return m_seen; } ///< observed while running
    double newestDepth() const { return m_newestDepth; }

private:
    std::optional<double> m_count;
    int m_seen = 0;
    double m_newestDepth = 0;
};

/// Rise of a counter within a window. A falling counter has restarted.
class CounterRise {
public:
    explicit CounterRise(qint64 windowMs) : m_windowMs(windowMs) {}
    void observe(qint64 steadyMs, double value);
    /// Nothing if it has not risen and was not observed for a whole window.
    std::optional<double> rise(qint64 nowMs) const;

private:
    struct Step {
        qint64 steadyMs;
        double by;
    };
    qint64 m_windowMs;
    std::optional<double> m_last;
    qint64 m_firstMs = 0;
    std::deque<Step> m_steps;
};

/// The slope of a figure within a window: the median of the slopes between all pairs of samples
/// (Theil and Sen), robust against a few outliers.
class RobustSlope {
public:
    RobustSlope(qint64 windowMs, qint64 stepMs, qint64 shortestMs)
        : m_windowMs(windowMs), m_stepMs(stepMs), m_shortestMs(shortestMs)
    {
    }
    void observe(qint64 steadyMs, double value);
    void forget();
    /// Per ms; nothing while the samples span too short a time.
    std::optional<double> perMs() const { return m_perMs; }

private:
    struct Sample {
        qint64 steadyMs;
        double value;
    };
    void update();

    qint64 m_windowMs;
    qint64 m_stepMs;
    qint64 m_shortestMs;
    std::deque<Sample> m_samples;
    std::optional<double> m_perMs;
};

/// Detects from the uptime that the node restarted while this program ran.
class RestartWatch {
public:
    /// True when it restarted since the previous observation.
    bool observe(double uptimeSeconds);
    std::optional<double> uptimeBefore() const { return m_before; } ///< s; nothing: none seen
    std::optional<double> uptime() const { return m_uptime; }
    int seen() const { return m_seen; } ///< restarts

    static constexpr double recentSeconds = 15 * 60;

private:
    std::optional<double> m_uptime;
    std::optional<double> m_before;
    int m_seen = 0;
};

} // namespace bnm
