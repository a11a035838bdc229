// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"

struct MMDB_entry_s;

namespace bnm {

/// Reads what a record of a GeoIP database says of a place and its provider, in the schemas
/// of MaxMind (nested, with names by language) and of IPinfo and others (flat). False when
/// the record is damaged; the place is then left as it was.
bool readGeoRecord(const MMDB_entry_s &entry, Place &place);
/// In English; of a code that is not known the code itself.
QString countryName(const QString &code);

} // namespace bnm
