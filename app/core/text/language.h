// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

#include <memory>

namespace bnm {

/// Texts in the first of the locale's languages with a translation: English (for the singular
/// forms, which the sources lack) or another. Install it and keep it alive. Headless texts are for
/// logs and scripts, and are always English (QLocale::c()).
std::unique_ptr<QTranslator> textsFor(const QLocale &locale);
/// Qt's own texts in that language, such as those of buttons and file dialogs; empty where they are
/// not installed.
std::unique_ptr<QTranslator> textsOfQt(const QTranslator &texts);
/// The locale of figures and dates beside these texts: the wanted one if it is of their language,
/// else theirs, so that no French date stands in an English sentence.
QLocale localeOf(const QTranslator &texts, const QLocale &wanted);

} // namespace bnm
