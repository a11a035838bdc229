// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/settings_table.h"

#include "app/core/config/program_settings.h"
#include "app/core/config/setting_value.h"

#include <algorithm>
#include <array>

namespace bnm {

namespace {

template <std::size_t... counts>
constexpr auto joined(const std::array<SettingSpec, counts> &...parts)
{
    std::array<SettingSpec, (counts + ...)> whole{};
    auto end = whole.begin();
    ((end = std::copy(parts.begin(), parts.end(), end)), ...);
    return whole;
}

constexpr auto settingRows = joined(rowsOfTheNode, rowsOfTheMirror, rowsOfMetrics, rowsOfCollectors,
                                    rowsOfAlerts, rowsOfTheProgram);

} // namespace

std::span<const SettingSpec> settingsTable()
{
    return settingRows;
}

const SettingSpec *findSetting(const QString &name)
{
    const auto it =
        std::find_if(settingRows.begin(), settingRows.end(),
                     [&name](const SettingSpec &spec) { return name == QLatin1String(spec.name); });
    return it == settingRows.end() ? nullptr : &*it;
}

bool SettingSpec::emptyMeansDefault() const
{
    switch (kind) {
    case SettingKind::Host:
    case SettingKind::Port:
    case SettingKind::YesNo:
    case SettingKind::Choice:
    case SettingKind::Seconds:
    case SettingKind::Megabytes: return true;
    default: return required;
    }
}

QString settingsAsMarkdown()
{
    QString text = QStringLiteral(
        "# Settings\n\nEach is a variable of the environment, a line NAME=value of the file `.env` "
        "in the working directory or of the one that `--env-file` names, or, unless it is a "
        "secret, `--set NAME=value`. The order is: command line, environment, file, saved "
        "settings, what was found on this machine, default. A variable that is set but empty "
        "means none, whatever stands lower in that order; where there has to be a value, it means "
        "the default. `--check-config` prints each value in force and where it came from.\n\n"
        "| variable | default | allowed | meaning |\n|---|---|---|---|\n");
    for (const SettingSpec &spec : settingRows)
        text += QStringLiteral("| %1 | %2 | %3 | %4%5 |\n")
                    .arg(QLatin1String(spec.name), QLatin1String(spec.defaultText),
                         allowedWords(spec), QLatin1String(spec.description),
                         spec.isSecret() ? QStringLiteral(" (secret)") : QString());
    return text;
}

} // namespace bnm
