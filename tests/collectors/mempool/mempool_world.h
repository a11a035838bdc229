// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_snapshot.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace bnm {

/// The expected bins, from the text of a verbose list by the node.
inline MempoolSnapshot::Histogram binsOfVerboseList(const QByteArray &text)
{
    MempoolSnapshot::Histogram bins;
    bins.fill({0, 0, 0});
    const QJsonObject list = QJsonDocument::fromJson(text).object();
    for (const QJsonValue &entry : list) {
        const QJsonValue fees = entry[QLatin1String("fees")];
        const double chunk = fees[QLatin1String("chunk")].toDouble() * 1e8;
        const double weight = entry[QLatin1String("chunkweight")].toDouble();
        BinContent &bin = bins[feerateBinOf(std::round(chunk) * 4 / weight)];
        *bin.txCount += 1;
        bin.vsize += entry[QLatin1String("vsize")].toInteger();
        *bin.feeSat += std::llround(fees[QLatin1String("base")].toDouble() * 1e8);
    }
    return bins;
}

} // namespace bnm
