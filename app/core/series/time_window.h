// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace bnm {

/// A stretch of time; Unix times in ms.
struct TimeSpan {
    qint64 fromMs = 0;
    qint64 toMs = 0;

    qint64 length() const { return toMs - fromMs; }
    bool contains(qint64 timeMs) const { return fromMs <= timeMs && timeMs <= toMs; }

    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};

/// What somebody does with the time axis of a chart.
struct TimeMove {
    enum class Kind { To, Zoom, Pan, Back };
    Kind kind = Kind::Back;
    TimeSpan to = {};    ///< To
    double factor = 1;   ///< Zoom: of the length that is shown
    qint64 aroundMs = 0; ///< Zoom: stays where it is
    qint64 byMs = 0;     ///< Pan: later, or earlier below 0

    static TimeMove zoomTo(const TimeSpan &span) { return {.kind = Kind::To, .to = span}; }
    static TimeMove zoomBy(double factor, qint64 aroundMs)
    {
        return {.kind = Kind::Zoom, .factor = factor, .aroundMs = aroundMs};
    }
    static TimeMove pan(qint64 byMs) { return {.kind = Kind::Pan, .byMs = byMs}; }
    static TimeMove back() { return {}; }
};

/// The stretch of time that charts show: a range that ends now, all that is known, or two times;
/// and what somebody zoomed to within. Times in ms, Unix time.
class TimeWindow {
public:
    static constexpr qint64 shortestMs = 60'000;

    /// What there is to show.
    struct Known {
        std::optional<qint64> firstMs;
        qint64 nowMs;
    };

    explicit TimeWindow(qint64 rangeMs) : m_rangeMs(rangeMs) {}

    void follow(qint64 rangeMs); ///< so much until now; 0: all
    void fix(const TimeSpan &span);
    bool isAll() const { return !m_fixed && m_rangeMs == 0; }
    const std::optional<TimeSpan> &fixed() const { return m_fixed; }
    qint64 rangeMs() const { return m_rangeMs; } ///< 0: all

    /// False when it changes nothing.
    bool move(const TimeMove &move, const Known &known);
    bool isZoomed() const { return m_zoom.has_value(); }

    TimeSpan shown(const Known &known) const;
    /// Without the zoom, and until now: the course of what is shown as of now.
    TimeSpan recent(const Known &known) const;

private:
    TimeSpan chosen(const Known &known) const;
    void settle(TimeSpan span, const Known &known);

    struct Zoom {
        TimeSpan span;
        bool follows; ///< ends now
    };
    qint64 m_rangeMs;
    std::optional<TimeSpan> m_fixed;
    std::optional<Zoom> m_zoom;
};

} // namespace bnm
