// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace bnm {

/// Something of the settings dialog that can be searched for.
struct SearchEntry {
    QString id;    ///< of the setting, of the alert rule, or of a row without a setting
    QString label; ///< as the dialog shows it
    QString page;  ///< title of its page
    QString hint;
};

/// What people call a setting beside its label and its hint.
struct Synonyms {
    const char *id;
    const char *words;
};
const std::vector<Synonyms> &settingSynonyms();

/// Places of the entries in which each of the typed words occurs: those whose label begins with
/// them first, then other labels, synonyms, and what only the hint or the variable's name has.
std::vector<std::size_t> findEntries(const std::vector<SearchEntry> &entries, const QString &typed);

} // namespace bnm
