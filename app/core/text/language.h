// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

#include <memory>

class QLocale;

namespace bnm {

/// Texts in the first of the locale's languages with a translation: English (for the singular
/// forms, which the sources lack) or another. Install it and keep it alive. Headless texts are for
/// logs and scripts, and are always English (QLocale::c()).
std::unique_ptr<QTranslator> textsFor(const QLocale &locale);

} // namespace bnm
