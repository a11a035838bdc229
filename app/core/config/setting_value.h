// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/settings_table.h"

#include <QStringList>

namespace bnm {

/// The allowed values of a setting, from its bounds, choices or kind: "a port from 1 to 65535".
QString allowedWords(const SettingSpec &spec);

/// The choice that a text means, as the offered one; none: not a choice.
const SettingChoice *findChoice(const SettingSpec &spec, const QString &text);

/// Parses "true", "off" and similar; nothing: neither.
std::optional<bool> yesOrNo(const QString &text);

/// Parses a text according to the row and stores the value. Returns problems, one sentence each;
/// the value then stays unchanged. An empty text means none, if that is allowed.
QStringList readSetting(const SettingSpec &spec, const QString &text, Config &config);

/// Copies the value of one setting.
void copySetting(const SettingSpec &spec, const Config &from, Config &to);

} // namespace bnm
