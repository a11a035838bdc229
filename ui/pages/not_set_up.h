// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/node_view.h"

#include <QString>

#include <vector>

namespace bnm {

/// What some people have no source for: it is optional, or the node is on another machine.
enum class SetUpPart { Zmq, Electrum, Influx, Process, Disks };

struct NotSetUp {
    SetUpPart part;
    QString title;
    QString why;
    QString setting; ///< where to begin
};

/// By the statuses and by what has come; what has not reported yet is not among them.
std::vector<NotSetUp> notSetUp(const NodeView &node);

bool contains(const std::vector<NotSetUp> &parts, SetUpPart part);

} // namespace bnm
