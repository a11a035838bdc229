// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/node_identity.h"
#include "ui/controls/record_model.h"

namespace bnm {

/// Tables of the newest blocks and of the reorganisations that were seen, newest first. Times are
/// local, exact ones (for CSV) are in UTC.
std::vector<RecordColumn> blockColumns();
std::vector<Record> blockRecords(const BlockSummaries &oldestFirst);

std::vector<RecordColumn> reorganisationColumns();
std::vector<Record> reorganisationRecords(const Reorganisations &newestFirst);

} // namespace bnm
