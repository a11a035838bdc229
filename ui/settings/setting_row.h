// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/settings_draft.h"
#include "ui/settings/form_row.h"

namespace bnm {

class SettingEditor;

/// One row of the settings table, to be changed. Says where the value in force comes from, and
/// in the loader's words what is wrong with it.
class SettingRow : public FormRow {
    Q_OBJECT
public:
    SettingRow(SettingsDraft &draft, const SettingSpec &spec, QWidget *parent = nullptr);

    QString name() const;
    void refresh(); ///< the draft is another
    void restore(); ///< back to what was found or the default
    QWidget *target() const;

Q_SIGNALS:
    void edited();

private:
    SettingRow(SettingsDraft &draft, const SettingSpec &spec, SettingEditor *editor,
               QWidget *parent);

    SettingsDraft &m_draft;
    const SettingSpec &m_spec;
    SettingEditor *m_editor;
};

/// Where a value comes from, for people: "default", "bitcoin.conf:7", "set by environment
/// variable BITCOIN_RPC_HOST".
QString sourceText(const EffectiveValue &value, bool isChanged);
/// The label without its mnemonic.
QString settingLabel(const SettingSpec &spec);

} // namespace bnm
