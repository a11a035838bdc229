// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/node_view.h"

#include <QString>

#include <vector>

namespace bnm {

/// Sources that may be missing: they are optional, or need the node on this machine.
enum class SetUpPart { Zmq, Electrum, Influx, Process, Disks };

struct NotSetUp {
    SetUpPart part;
    QString title;
    QString why;
    QString setting; ///< the setting to start with
};

/// From the statuses and the data; sources that have not reported yet are not included.
std::vector<NotSetUp> notSetUp(const NodeView &node);

bool contains(const std::vector<NotSetUp> &parts, SetUpPart part);

} // namespace bnm
