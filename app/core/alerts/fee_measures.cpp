// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_measures.h"

#include "app/core/text/format.h"

#include <algorithm>

namespace bnm::measures {

bool isFeerateUnknown(const Facts &facts)
{
    const FeerateSigns signs = facts.feerateSigns();
    return signs.doubt != FeerateDoubt::NotKnown && feerateSource(signs) == FeerateSource::None;
}

bool isFeerateNotProjected(const Facts &facts)
{
    return feerateSource(facts.feerateSigns()) != FeerateSource::Projection;
}

bool isFeerateNotEstimated(const Facts &facts)
{
    return feerateSource(facts.feerateSigns()) != FeerateSource::Estimator;
}

Reading nextBlockFeerate(const Facts &facts)
{
    const FeerateSigns signs = facts.feerateSigns();
    switch (feerateSource(signs)) {
    case FeerateSource::None: return {};
    case FeerateSource::Projection:
        return {facts.number({"recommended_feerate", "next_block_sat_vb"}), {QString()}};
    case FeerateSource::Estimator:
        return {facts.number({"mempool", "fee_fast"}),
                {QStringLiteral("(%1)").arg(feerateReason(FeerateSource::Estimator, signs))}};
    }
    return {};
}

Reading mempoolPurging(const Facts &facts)
{
    const auto least = facts.number({"mempool", "min_feerate_sat_vb"});
    const auto relay = facts.number({"mempool", "relay_feerate_sat_vb"});
    if (!least || !relay)
        return {};
    return {std::max(0.0, *least - *relay),
            {format::figure(least, Unit::SatPerVb).text(),
             format::figure(relay, Unit::SatPerVb).text(),
             format::figure(facts.number({"mempool", "usage_bytes"}), Unit::Bytes).text()}};
}

} // namespace bnm::measures
