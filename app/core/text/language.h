// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

#include <memory>

class QLocale;

namespace bnm {

/// The texts in the first of the locale's languages that there are translations of: English, of
/// which the sources lack the singular, or another. To be installed, and kept as long. Headless,
/// texts are for logs and scripts; these are English everywhere (QLocale::c()).
std::unique_ptr<QTranslator> textsFor(const QLocale &locale);

} // namespace bnm
