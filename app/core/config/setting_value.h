// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/settings_table.h"

#include <QStringList>

namespace bnm {

/// What a setting may be, from its bounds, choices or kind: "a port from 1 to 65535".
QString allowedWords(const SettingSpec &spec);

/// The choice that a text stands for, in the word that is offered; none: it stands for none.
const SettingChoice *findChoice(const SettingSpec &spec, const QString &text);

/// "true" or "off" as a person writes it; nothing: neither.
std::optional<bool> yesOrNo(const QString &text);

/// Reads a text as the row says and puts the value into its place. Returns what is wrong, a
/// sentence each; the place then stays as it was. An empty text means none, where that is allowed.
QStringList readSetting(const SettingSpec &spec, const QString &text, Config &config);

/// Takes over the value of one setting.
void copySetting(const SettingSpec &spec, const Config &from, Config &to);

} // namespace bnm
