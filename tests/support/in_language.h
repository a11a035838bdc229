// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/text/language.h"

#include <QCoreApplication>

namespace bnm {

/// Texts, figures and dates as the program has them in that locale, as long as it lives.
class InLanguage {
public:
    explicit InLanguage(const QLocale &locale) : m_texts(textsFor(locale))
    {
        QLocale::setDefault(localeOf(*m_texts, locale));
        QCoreApplication::installTranslator(m_texts.get());
    }
    ~InLanguage() { QLocale::setDefault(m_before); }
    Q_DISABLE_COPY_MOVE(InLanguage)

private:
    QLocale m_before;
    std::unique_ptr<QTranslator> m_texts; // its end takes it out of the program
};

} // namespace bnm
