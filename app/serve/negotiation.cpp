// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/negotiation.h"

#include <QList>

#include <algorithm>

namespace bnm {

namespace {

constexpr const char *openMetrics = "application/openmetrics-text";
constexpr qsizetype mostRanges = 32;

/// One part of a header: a name, of which a star stands for any, and its weight.
struct Range {
    QByteArray name;
    double weight = 1;
};

Range rangeOf(const QByteArray &part)
{
    const QList<QByteArray> pieces = part.split(';');
    Range range{pieces.front().trimmed().toLower()};
    for (const QByteArray &piece : pieces.mid(1)) {
        const QByteArray parameter = piece.trimmed().toLower();
        if (!parameter.startsWith("q="))
            continue;
        bool ok = false;
        const double weight = parameter.mid(2).toDouble(&ok);
        range.weight = ok && weight >= 0 && weight <= 1 ? weight : 0;
    }
    return range;
}

/// 3: it is the name itself, 1 and 2 a star, 0: something else.
int closeness(const QByteArray &range, const QByteArray &what)
{
    if (range == what)
        return 3;
    const qsizetype slash = what.indexOf('/');
    if (slash > 0 && range == what.first(slash + 1) + '*')
        return 2;
    return range == "*/*" || range == "*" ? 1 : 0;
}

/// Of ranges that are as close the one that wants it most.
Range closest(const QByteArray &header, const QByteArray &what, int *close)
{
    Range best{{}, 0};
    *close = 0;
    const QList<QByteArray> parts = header.split(',');
    for (const QByteArray &part : parts.first(std::min(parts.size(), mostRanges))) {
        const Range range = rangeOf(part);
        const int here = closeness(range.name, what);
        if (here > *close || (here > 0 && here == *close && range.weight > best.weight)) {
            best = range;
            *close = here;
        }
    }
    return best;
}

bool isNamed(const QByteArray &header, const QByteArray &what)
{
    int close = 0;
    closest(header, what, &close);
    return close == 3;
}

} // namespace

double wantOf(const QByteArray &header, const QByteArray &what)
{
    if (header.trimmed().isEmpty())
        return 1;
    int close = 0;
    return closest(header, what, &close).weight;
}

ExpositionFormat formatFor(const QByteArray &accept)
{
    const double want = wantOf(accept, openMetrics);
    return isNamed(accept, openMetrics) && want > 0 && want >= wantOf(accept, "text/plain")
               ? ExpositionFormat::OpenMetrics
               : ExpositionFormat::Classic;
}

const char *contentTypeOf(ExpositionFormat format)
{
    return format == ExpositionFormat::OpenMetrics
               ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
               : "text/plain; version=0.0.4; charset=utf-8";
}

bool wantsGzip(const QByteArray &acceptEncoding)
{
    return isNamed(acceptEncoding, "gzip") && wantOf(acceptEncoding, "gzip") > 0;
}

bool wantsJson(const QByteArray &accept)
{
    return isNamed(accept, "application/json") && wantOf(accept, "application/json") > 0 &&
           wantOf(accept, "application/json") >= wantOf(accept, "text/plain");
}

} // namespace bnm
