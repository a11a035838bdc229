// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace bnm {

/// An entry of the settings dialog's search.
struct SearchEntry {
    QString id;    ///< of the setting, of the alert rule, or of a row without a setting
    QString label; ///< as shown in the dialog
    QString page;  ///< title of its page
    QString hint;
};

/// Other words for a setting, besides its label and its hint.
struct Synonyms {
    const char *id;
    const char *words;
};
const std::vector<Synonyms> &settingSynonyms();

/// Indices of the entries that contain all typed words: first labels that begin with them, then
/// other labels, synonyms, hints and variable names.
std::vector<std::size_t> findEntries(const std::vector<SearchEntry> &entries, const QString &typed);

} // namespace bnm
