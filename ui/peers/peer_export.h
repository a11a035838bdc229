// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_columns.h"

#include <QString>

#include <vector>

namespace bnm {

/// One cell of a CSV file (RFC 4180). Peers choose some of the text: what a spreadsheet would
/// take for a formula gets an apostrophe in front.
QString csvCell(const QString &text);

/// As shown, tab-separated, with a line of titles.
QString peersAsText(const std::vector<const PeerRow *> &rows, const std::vector<int> &columns,
                    qint64 nowMs);
/// Exact values, times in UTC, units in the heads of the columns.
QString peersAsCsv(const std::vector<const PeerRow *> &rows, const std::vector<int> &columns);

} // namespace bnm
