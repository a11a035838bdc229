// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bnm {

/// To be called before there is an application. Services, cron and containers often have no
/// locale; newer Qts then use UTF-8, as we want it, but say so in four lines on standard error.
void useUtf8Locale();

} // namespace bnm
