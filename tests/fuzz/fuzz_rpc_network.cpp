// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/node_details.h"
#include "collectors/peers/own_place.h"
#include "collectors/peers/peer.h"
#include "collectors/plausible.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace bnm;

namespace {

bool areShort(const QStringList &texts, qsizetype most, qsizetype longest)
{
    return texts.size() <= most && std::all_of(texts.begin(), texts.end(), [&](const QString &one) {
               return one.size() <= longest;
           });
}

} // namespace

/// getnetworkinfo and uptime.
void bnm::fuzz_rpc_network(const QByteArray &input)
{
    JsonDocument document;
    if (!document.parse(input))
        return;
    const JsonValue info = document.root();
    const auto uptime = plausibleTime(info["uptime"].integer());
    const NodeDetails details = readNodeDetails(info, 1'800'000'000'000, uptime);
    fuzz::expect(details.version.isEmpty() || details.version.count(QLatin1Char('.')) == 2,
                 "1.2.3");
    fuzz::expect(areShort(details.services, 64, 256), "services are limited");
    fuzz::expect(areShort(details.ownAddresses, 64, 270), "addresses are limited");
    fuzz::expect(details.networks.size() <= 64, "networks are limited");
    fuzz::expect(areShort(readWarnings(info["warnings"]), 33, 1'000), "warnings are limited");
    fuzz::expect(readSubversion(info).size() <= 256, "the subversion is limited");
    fuzz::expect(details.startedMs.has_value() == uptime.has_value(), "a start, with an uptime");
    fuzz::expect(bnm::ownAddresses(info, {}).size() <= 64, "public addresses are limited");
}
