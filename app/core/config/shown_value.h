// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/settings_table.h"

namespace bnm {

/// Whether the value is an address of a server, or several: it may hold credentials.
bool isAddress(const SettingSpec &spec);

/// The value of a setting for display: one line of limited length, without the credentials and
/// queries of addresses. A secret is only reported as set.
QString shownValue(const SettingSpec &spec, const QString &text, qsizetype most = 60);

} // namespace bnm
