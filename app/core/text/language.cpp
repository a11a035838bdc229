// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/text/language.h"

#include <QLocale>

namespace bnm {

std::unique_ptr<QTranslator> textsFor(const QLocale &locale)
{
    auto texts = std::make_unique<QTranslator>();
    const QString folder = QStringLiteral(":/i18n");
    QStringList languages = locale.uiLanguages();
    languages << QStringLiteral("en");
    for (const QString &language : std::as_const(languages))
        if (texts->load(folder + QLatin1Char('/') + language.section(QLatin1Char('-'), 0, 0)))
            break;
    return texts;
}

} // namespace bnm
