// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/setting_words.h"

#include "app/core/config/settings_table.h"
#include "collectors/words.h"

#include <QRegularExpression>

namespace bnm {

namespace {

/// Positions of possible setting names in a sentence.
QRegularExpressionMatchIterator variablesIn(const QString &text)
{
    static const QRegularExpression variable(QStringLiteral("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b"));
    return variable.globalMatch(text);
}

/// Null if the dialog has no such setting.
const SettingSpec *settingOf(const QRegularExpressionMatch &match)
{
    const SettingSpec *spec = findSetting(match.captured());
    return spec && *spec->label ? spec : nullptr;
}

} // namespace

QString inWindowWords(const QString &text)
{
    QString words;
    qsizetype end = 0;
    for (auto matches = variablesIn(text); matches.hasNext();) {
        const auto match = matches.next();
        const SettingSpec *spec = settingOf(match);
        if (!spec)
            continue;
        const QString label = Words::tr(spec->label).remove(QLatin1Char('&'));
        words += text.mid(end, match.capturedStart() - end) + Words::tr("“%1”").arg(label);
        end = match.capturedEnd();
    }
    return end == 0 ? text : words + text.mid(end);
}

QString firstSettingIn(const QString &text)
{
    for (auto matches = variablesIn(text); matches.hasNext();)
        if (const SettingSpec *spec = settingOf(matches.next()))
            return QLatin1String(spec->name);
    return {};
}

} // namespace bnm
