// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/settings_draft.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace bnm {

class SettingRow;

/// One page of the settings: cards with rows of the settings table and further content.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    SettingsPage(SettingsDraft &draft, const QString &id, const QString &title,
                 QWidget *parent = nullptr);

    const QString &id() const { return m_id; } ///< never translated
    const QString &title() const { return m_title; }
    /// Adds an empty card; returns its layout.
    QVBoxLayout *addCard(const QString &title);
    /// Adds a card with the settings of a group, in the table's order.
    QVBoxLayout *addCard(const QString &title, SettingGroup group);
    const std::vector<SettingRow *> &rows() const { return m_rows; }
    bool isWrong() const; ///< a row has an error

    void refresh();
    void restore();

Q_SIGNALS:
    void edited();

private:
    SettingsDraft &m_draft;
    QString m_id;
    QString m_title;
    std::vector<SettingRow *> m_rows;
    QVBoxLayout *m_layout;
};

} // namespace bnm
