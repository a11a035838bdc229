// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/status.h"

#include <map>

namespace bnm {

/// Logs changes on the status board: problems with their reason, each change of the reason, and the
/// recovery. Progress and details of healthy components are not logged.
class StatusLog {
public:
    void take(const Status &status);

private:
    std::map<Name, Status> m_known;
};

} // namespace bnm
