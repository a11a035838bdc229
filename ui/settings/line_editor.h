// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting_editor.h"

class QHBoxLayout;

namespace bnm {

class OutlinedField;
class SmallButton;

/// A line of text; a path has a file dialog, a secret is masked and can be shown, a figure has its
/// unit.
class LineEditor : public SettingEditor {
    Q_OBJECT
public:
    LineEditor(const SettingSpec &spec, QWidget *parent);

    QString text() const override;
    void setText(const QString &text, const QString &fallback) override;
    void setLocked(bool locked) override;
    void setWrong(bool wrong) override;
    QWidget *target() override;

private:
    void addBrowse(QHBoxLayout *layout);
    void addShow(QHBoxLayout *layout);
    void browse();

    SettingKind m_kind;
    bool m_secret;
    OutlinedField *m_field;
    SmallButton *m_button = nullptr;
};

} // namespace bnm
