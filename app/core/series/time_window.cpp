// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/time_window.h"

#include <algorithm>

namespace bnm {

namespace {

/// While less is known than the range asks for, it begins where knowledge does.
TimeSpan untilNow(qint64 rangeMs, const TimeWindow::Known &known)
{
    const qint64 shortest = known.nowMs - TimeWindow::shortestMs;
    const qint64 first = std::min(known.firstMs.value_or(known.nowMs), shortest);
    return {rangeMs == 0 ? first : std::max(known.nowMs - rangeMs, first), known.nowMs};
}

} // namespace

void TimeWindow::follow(qint64 rangeMs)
{
    m_rangeMs = rangeMs;
    m_fixed.reset();
    m_zoom.reset();
}

void TimeWindow::fix(const TimeSpan &span)
{
    m_fixed = {span.fromMs, std::max(span.toMs, span.fromMs + shortestMs)};
    m_zoom.reset();
}

TimeSpan TimeWindow::chosen(const Known &known) const
{
    return m_fixed ? *m_fixed : untilNow(m_rangeMs, known);
}

TimeSpan TimeWindow::recent(const Known &known) const
{
    return untilNow(m_fixed ? m_fixed->length() : m_rangeMs, known);
}

TimeSpan TimeWindow::shown(const Known &known) const
{
    if (!m_zoom)
        return chosen(known);
    return m_zoom->follows ? TimeSpan{known.nowMs - m_zoom->span.length(), known.nowMs}
                           : m_zoom->span;
}

bool TimeWindow::move(const TimeMove &move, const Known &known)
{
    const TimeSpan before = shown(known);
    TimeSpan span = before;
    switch (move.kind) {
    case TimeMove::Kind::Back: {
        const bool wasZoomed = isZoomed();
        m_zoom.reset();
        return wasZoomed;
    }
    case TimeMove::Kind::To: span = move.to; break;
    case TimeMove::Kind::Pan: span = {before.fromMs + move.byMs, before.toMs + move.byMs}; break;
    case TimeMove::Kind::Zoom: {
        const qint64 around = std::clamp(move.aroundMs, before.fromMs, before.toMs);
        span.fromMs =
            around - static_cast<qint64>(move.factor * static_cast<double>(around - before.fromMs));
        span.toMs =
            around + static_cast<qint64>(move.factor * static_cast<double>(before.toMs - around));
        break;
    }
    }
    settle(span, known);
    return shown(known) != before;
}

/// Within what is known; what ends now goes on to.
void TimeWindow::settle(TimeSpan span, const Known &known)
{
    const TimeSpan whole = chosen(known);
    const TimeSpan all = untilNow(0, known);
    const TimeSpan most = {std::min(all.fromMs, whole.fromMs), std::max(all.toMs, whole.toMs)};
    const qint64 length = std::clamp(span.length(), shortestMs, most.length());
    if (const qint64 missing = length - span.length(); missing > 0)
        span.fromMs -= missing / 2;
    span.fromMs = std::clamp(span.fromMs, most.fromMs, most.toMs - length);
    span.toMs = span.fromMs + length;
    if (span == whole)
        m_zoom.reset();
    else
        m_zoom = Zoom{span, span.toMs == known.nowMs};
}

} // namespace bnm
