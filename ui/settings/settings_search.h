// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"
#include "ui/settings/search_words.h"

#include <QListWidget>

namespace bnm {

class FilterField;

/// The list below the dialog's search field with all matches. The field keeps the focus: arrows
/// move in the list, Enter opens the current match, Esc clears.
class SettingsSearch : public QListWidget {
    Q_OBJECT
public:
    SettingsSearch(FilterField *field, QWidget *over);

    void setEntries(std::vector<SearchEntry> entries) { m_entries = std::move(entries); }
    const std::vector<SearchEntry> &entries() const { return m_entries; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void walkedTo(const QString &id); ///< preview behind the list; empty: none
    void chosen(const QString &id);   ///< close the list and go there

private:
    void search();
    void choose(const QListWidgetItem *item);
    void place();
    void walk(int by);
    void colour();

    FilterField *m_field;
    std::vector<SearchEntry> m_entries;
};

} // namespace bnm
