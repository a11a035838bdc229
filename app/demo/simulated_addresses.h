// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"

#include <QString>

namespace bnm {

/// An address with port on a network (ipv4, ipv6, onion, i2p, cjdns), as a node would write
/// it. IP addresses are in ranges that large providers announce, so that GeoIP databases know
/// a place; nobody there is ever asked anything.
QString simulatedAddress(Random &random, const QString &network);

/// What the simulated node's peers call it: an address that is in every GeoIP database, the
/// samples that MaxMind publishes for tests included.
QString simulatedOwnAddress();

} // namespace bnm
