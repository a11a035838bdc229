// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_columns.h"

#include <QString>

#include <vector>

namespace bnm {

/// One cell of a CSV file (RFC 4180). Some text is untrusted: text that a spreadsheet would parse
/// as a formula gets a leading apostrophe.
QString csvCell(const QString &text);

/// The displayed texts, tab-separated, with a line of titles.
QString peersAsText(const std::vector<const PeerRow *> &rows, const std::vector<int> &columns,
                    qint64 nowMs);
/// Exact values, times in UTC, units in the column names.
QString peersAsCsv(const std::vector<const PeerRow *> &rows, const std::vector<int> &columns);

} // namespace bnm
