// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

#include <QWidget>

namespace bnm {

/// What a setting is changed with: a line, a switch or a list, by its kind. Everything is text,
/// as in the environment; an empty one means that nothing is saved.
class SettingEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QString text() const = 0;
    /// The saved text, and what counts where nothing is saved.
    virtual void setText(const QString &text, const QString &fallback) = 0;
    virtual void setLocked(bool locked) = 0; ///< it shows what counts, and cannot be changed
    virtual void setWrong(bool) {}
    /// Where label, keyboard and accessible name go.
    virtual QWidget *target() = 0;
    /// Its hint goes beside it, not below.
    virtual bool isNarrow() const { return false; }

Q_SIGNALS:
    void edited();
};

SettingEditor *makeSettingEditor(const SettingSpec &spec, QWidget *parent);

} // namespace bnm
