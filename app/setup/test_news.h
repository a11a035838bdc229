// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

namespace bnm {

/// The message that somebody sends to see whether alerts arrive.
AlertNews testNews();

} // namespace bnm
