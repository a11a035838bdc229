// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/setting_words.h"

#include "app/core/config/settings_table.h"
#include "collectors/words.h"

#include <QRegularExpression>

namespace bnm {

QString inWindowWords(const QString &text)
{
    static const QRegularExpression variable(QStringLiteral("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b"));
    QString words;
    qsizetype end = 0;
    for (auto matches = variable.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const SettingSpec *spec = findSetting(match.captured());
        if (!spec || !*spec->label)
            continue;
        const QString label = Words::tr(spec->label).remove(QLatin1Char('&'));
        words += text.mid(end, match.capturedStart() - end) + QChar(0x201c) + label + QChar(0x201d);
        end = match.capturedEnd();
    }
    return end == 0 ? text : words + text.mid(end);
}

} // namespace bnm
