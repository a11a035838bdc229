// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/exporter/exposition.h"

namespace bnm {

/// How much a header Accept or Accept-Encoding wants something, 0 (not at all) to 1; the most
/// specific range counts, as "text/plain;q=0.5, */*;q=0.1" has it. Without a header: 1.
double wantOf(const QByteArray &header, const QByteArray &what);

/// OpenMetrics where it is asked for by name and no less than the classic text.
ExpositionFormat formatFor(const QByteArray &accept);
const char *contentTypeOf(ExpositionFormat format);

bool wantsGzip(const QByteArray &acceptEncoding); ///< by name
bool wantsJson(const QByteArray &accept);         ///< by name, rather than text

} // namespace bnm
