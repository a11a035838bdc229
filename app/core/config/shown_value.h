// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/settings_table.h"

namespace bnm {

/// The value of a setting as it may be shown: in one line, at most so many characters, without
/// credentials and queries of addresses. Of a secret only that there is one.
QString shownValue(const SettingSpec &spec, const QString &text, qsizetype most = 60);

} // namespace bnm
