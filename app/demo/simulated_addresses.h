// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"

#include <QString>

#include <vector>

namespace bnm {

/// The place of the simulated peers with a prefix.
struct SimulatedRange {
    const char *prefix; ///< for IPv4 two numbers or a whole address, for IPv6 two or three groups
    int weight;         ///< relative frequency
    const char *city;
    const char *country; ///< ISO 3166
    double latitude;
    double longitude;
    quint32 asn;
    const char *provider;
};
std::vector<SimulatedRange> simulatedRanges();

/// An address with port on a network (ipv4, ipv6, onion, i2p, cjdns), as a node would write it. IP
/// addresses are in ranges of large providers, so that GeoIP databases know a place; no request is
/// ever sent to them.
QString simulatedAddress(Random &random, const QString &network);

/// The simulated node's address as seen by its peers: it is in every GeoIP database, including
/// MaxMind's test samples.
QString simulatedOwnAddress();

} // namespace bnm
