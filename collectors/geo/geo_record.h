// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"

struct MMDB_entry_s;

namespace bnm {

/// Reads place and provider from a record of a GeoIP database, in the schemas of MaxMind (nested,
/// with names by language) and of IPinfo and others (flat). False when the record is damaged; the
/// place then stays unchanged.
bool readGeoRecord(const MMDB_entry_s &entry, Place &place);

} // namespace bnm
