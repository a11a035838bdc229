// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "ui/controls/card.h"
#include "ui/controls/theme.h"
#include "ui/settings/setting_row.h"

#include <QVBoxLayout>

#include <algorithm>

namespace bnm {

SettingsPage::SettingsPage(SettingsDraft &draft, const QString &id, const QString &title,
                           QWidget *parent)
    : QWidget(parent), m_draft(draft), m_id(id), m_title(title), m_layout(new QVBoxLayout(this))
{
    const int margin = gridUnits(this, 3);
    m_layout->setContentsMargins(margin, margin, margin, margin);
    m_layout->setSpacing(margin);
    m_layout->addStretch(1);
}

QVBoxLayout *SettingsPage::addCard(const QString &title)
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_layout->insertWidget(m_layout->count() - 1, new Card(title, content, this));
    return layout;
}

QVBoxLayout *SettingsPage::addCard(const QString &title, SettingGroup group)
{
    QVBoxLayout *layout = addCard(title);
    for (const SettingSpec &spec : settingsTable()) {
        if (spec.group != group)
            continue;
        auto *row = new SettingRow(m_draft, spec, layout->parentWidget());
        connect(row, &SettingRow::edited, this, &SettingsPage::edited);
        layout->addWidget(row);
        m_rows.push_back(row);
    }
    return layout;
}

bool SettingsPage::isWrong() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const SettingRow *row) { return !row->complaint().isEmpty(); });
}

void SettingsPage::refresh()
{
    for (SettingRow *row : m_rows)
        row->refresh();
}

void SettingsPage::restore()
{
    for (SettingRow *row : m_rows)
        row->restore();
}

} // namespace bnm
