// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

namespace bnm {

/// The message of a test delivery.
AlertNews testNews();

} // namespace bnm
