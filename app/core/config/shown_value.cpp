// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/shown_value.h"

#include "app/core/config/webhook_url.h"
#include "app/core/text/excerpt.h"

#include <QStringList>

#include <variant>

namespace bnm {

namespace {

/// For a server with tokens in its path.
QString withoutTokens(const QString &text)
{
    QStringList parts = text.split(QLatin1Char('/'));
    for (qsizetype i = text.contains(QLatin1String("://")) ? 3 : 1; i < parts.size(); ++i)
        if (looksLikeToken(parts[i]))
            parts[i] = QChar(0x2026);
    return parts.join(QLatin1Char('/'));
}

/// Works on characters, because it may not be a valid URL, and up to the last @, because a password
/// may contain one.
QString withoutCredentials(QString text)
{
    const qsizetype scheme = text.indexOf(QLatin1String("://"));
    const qsizetype start = scheme < 0 ? 0 : scheme + 3;
    const QString ellipsis = QChar(0x2026);
    if (const qsizetype at = text.lastIndexOf(QLatin1Char('@')); at >= start)
        text.replace(start, at - start, ellipsis);
    for (const char query : {'?', '#'})
        if (const qsizetype begin = text.indexOf(QLatin1Char(query), start); begin >= 0)
            text = text.first(begin + 1) + ellipsis;
    return withoutTokens(text);
}

} // namespace

bool isAddress(const SettingSpec &spec)
{
    switch (spec.kind) {
    case SettingKind::Secret: return std::holds_alternative<QUrl Config::*>(spec.place);
    case SettingKind::Host:
    case SettingKind::Endpoint:
    case SettingKind::SocksProxy:
    case SettingKind::Proxy:
    case SettingKind::Url:
    case SettingKind::ElectrumServer:
    case SettingKind::Witnesses: return true;
    case SettingKind::Text:
    case SettingKind::File:
    case SettingKind::Folder:
    case SettingKind::Port:
    case SettingKind::YesNo:
    case SettingKind::Choice:
    case SettingKind::Seconds:
    case SettingKind::Megabytes:
    case SettingKind::Feerate:
    case SettingKind::AlertNames:
    case SettingKind::AlertLimits: break;
    }
    return false;
}

QString shownValue(const SettingSpec &spec, const QString &text, qsizetype most)
{
    if (spec.isSecret())
        return text.isEmpty() ? QString() : QStringLiteral("(set, hidden)");
    const bool mayHoldLogin = isAddress(spec) || text.contains(QLatin1String("://"));
    return excerpt(mayHoldLogin ? withoutCredentials(text) : text, most);
}

} // namespace bnm
