// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/status.h"

#include <map>

namespace bnm {

/// Logs what the status board says: trouble with its reason, each change of the reason, and once
/// that it is over. Progress and details of what is well are not logged.
class StatusLog {
public:
    void take(const Status &status);

private:
    std::map<Name, Status> m_known;
};

} // namespace bnm
