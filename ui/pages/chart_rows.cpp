// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/chart_rows.h"

#include "app/core/config/setting_words.h"
#include "collectors/peers/peer.h"
#include "collectors/words.h"

namespace bnm {

namespace {

/// In the catalogue's order.
std::vector<Tag> tagsOf(const CurveRow &row, const Name *value)
{
    std::vector<Tag> tags;
    for (const TagSpec &tag : findMeasurement(row.metric.measurement.view())->tags)
        if (value && tag.name == *row.each)
            tags.push_back({tag.name, value->toString()});
        else if (row.only && tag.name == row.only->tag)
            tags.push_back({tag.name, QString::fromUtf8(row.only->value)});
    return tags;
}

void addForEachValue(const CurveRow &row, std::vector<Curve> &curves)
{
    for (const Name &value :
         findMeasurement(row.metric.measurement.view())->tag(row.each->view())->values) {
        const QString text = value.toString();
        const QString label = row.label ? row.label.translated(text.toLongLong()).arg(text)
                                        : labelOf(*row.each, text);
        curves.push_back({{row.metric, tagsOf(row, &value)}, label, row.colour + curves.size()});
    }
}

} // namespace

QString labelOf(Name tag, const QString &value)
{
    if (tag == Name("peer_network"))
        for (const PeerNetwork network : allPeerNetworks)
            if (nameOf(network) == value)
                return titleOf(network);
    return value == QLatin1String("other") ? Words::tr("other") : value;
}

std::vector<Curve> curvesOf(std::span<const CurveRow> rows)
{
    std::vector<Curve> curves;
    for (const CurveRow &row : rows)
        if (row.each)
            addForEachValue(row, curves);
        else
            curves.push_back(
                {{row.metric, tagsOf(row, nullptr)},
                 row.label ? Words::tr(row.label.text) : Words::tr(row.metric.spec().title),
                 row.colour});
    return curves;
}

ChartSpec chartSpec(const ChartRow &row)
{
    return {Words::tr(row.title),
            curvesOf(row.curves),
            row.fromZero,
            row.emptyText ? inWindowWords(Words::tr(row.emptyText)) : QString(),
            row.kind,
            row.mostOfPast};
}

} // namespace bnm
