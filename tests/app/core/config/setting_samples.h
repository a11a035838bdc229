// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/settings_table.h"

namespace bnm {

/// A value that a row allows and that is not its default. Nothing for a File, which would have to
/// be there.
inline QString sampleOf(const SettingSpec &spec)
{
    switch (spec.kind) {
    case SettingKind::Secret:
        if (!std::holds_alternative<QUrl Config::*>(spec.place))
            return QStringLiteral("sample");
        [[fallthrough]];
    case SettingKind::Url: return QStringLiteral("https://sample.example");
    case SettingKind::ElectrumServer: return QStringLiteral("electrum://sample.example");
    case SettingKind::Witnesses: return QStringLiteral("sample=https://sample.example/api");
    case SettingKind::File:
        return std::holds_alternative<QString Config::*>(spec.place)
                   ? QStringLiteral("/sample/file")
                   : QString();
    case SettingKind::Folder: return QStringLiteral("/sample/folder");
    case SettingKind::Text: return QStringLiteral("sample");
    case SettingKind::Host: return QStringLiteral("sample.example");
    case SettingKind::Endpoint: return QStringLiteral("tcp://sample.example:1");
    case SettingKind::SocksProxy:
    case SettingKind::Proxy: return QStringLiteral("socks5://sample.example:1");
    case SettingKind::YesNo:
        return QLatin1String(spec.defaultText) == QLatin1String("true") ? QStringLiteral("false")
                                                                        : QStringLiteral("true");
    case SettingKind::Choice:
        for (const SettingChoice &choice : spec.choices)
            if (QLatin1String(choice.word) != QLatin1String(spec.defaultText))
                return QLatin1String(choice.word);
        return {};
    case SettingKind::Port:
    case SettingKind::Seconds:
    case SettingKind::Megabytes:
    case SettingKind::Feerate: return QString::number(spec.bounds->most, 'f', 0);
    case SettingKind::AlertNames: return QStringLiteral("behind");
    case SettingKind::AlertLimits: return QStringLiteral("disk_low=15");
    }
    return {};
}

} // namespace bnm
