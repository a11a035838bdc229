// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"
#include "ui/settings/search_words.h"

#include <QListWidget>

namespace bnm {

class FilterField;

/// The list below the dialog's search field with all that matches what is typed. The field keeps
/// the keyboard: arrows walk the list, Enter goes to what is chosen, Esc clears.
class SettingsSearch : public QListWidget {
    Q_OBJECT
public:
    SettingsSearch(FilterField *field, QWidget *over);

    void setEntries(std::vector<SearchEntry> entries) { m_entries = std::move(entries); }
    const std::vector<SearchEntry> &entries() const { return m_entries; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void walkedTo(const QString &id); ///< to be shown behind the list; empty: nothing
    void chosen(const QString &id);   ///< to go on there

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
