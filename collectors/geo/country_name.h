// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// A country's name in the language of the texts, by its code (ISO 3166-1). Where that is English,
/// the name that a database gives goes first. Of a code that is not known: that name, or the code.
QString countryName(const QString &code, const QString &name = {});

} // namespace bnm
