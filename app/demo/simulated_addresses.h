// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"

#include <QString>

#include <vector>

namespace bnm {

/// Where the simulated peers of a prefix are.
struct SimulatedRange {
    const char *prefix; ///< of IPv4 two numbers or a whole address, of IPv6 two or three groups
    int weight;         ///< how often it is taken
    const char *city;
    const char *country; ///< ISO 3166
    double latitude;
    double longitude;
    quint32 asn;
    const char *provider;
};
std::vector<SimulatedRange> simulatedRanges();

/// An address with port on a network (ipv4, ipv6, onion, i2p, cjdns), as a node would write
/// it. IP addresses are in ranges that large providers announce, so that GeoIP databases know
/// a place; nobody there is ever asked anything.
QString simulatedAddress(Random &random, const QString &network);

/// What the simulated node's peers call it: an address that is in every GeoIP database, the
/// samples that MaxMind publishes for tests included.
QString simulatedOwnAddress();

} // namespace bnm
