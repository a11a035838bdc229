// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/text/language.h"

#include <QLibraryInfo>

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

std::unique_ptr<QTranslator> textsOfQt(const QTranslator &texts)
{
    auto qt = std::make_unique<QTranslator>();
    (void)qt->load(QStringLiteral("qtbase_") + texts.language(),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return qt;
}

QLocale localeOf(const QTranslator &texts, const QLocale &wanted)
{
    const QLocale::Language language = QLocale(texts.language()).language();
    return wanted.language() == language || wanted.language() == QLocale::C
               ? wanted
               : QLocale(language, QLocale::World);
}

} // namespace bnm
