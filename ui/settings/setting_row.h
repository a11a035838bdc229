// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/settings_draft.h"
#include "ui/settings/form_row.h"

namespace bnm {

class SettingEditor;

/// The row of one setting. Shows the source of the effective value, and its error as reported by
/// the loader.
class SettingRow : public FormRow {
    Q_OBJECT
public:
    SettingRow(SettingsDraft &draft, const SettingSpec &spec, QWidget *parent = nullptr);

    QString name() const;
    void refresh(); ///< after a change of the draft
    void restore(); ///< back to the found value or the default
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

/// The source of a value for display: "default", "bitcoin.conf:7", "set by environment variable
/// BITCOIN_RPC_HOST".
QString sourceText(const EffectiveValue &value, bool isChanged);
/// The label without its mnemonic.
QString settingLabel(const SettingSpec &spec);

} // namespace bnm
