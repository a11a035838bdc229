// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

#include <QWidget>

namespace bnm {

/// The editor of a setting: a line, a switch or a list, by its kind. All values are text, as in the
/// environment; an empty one means that nothing is saved.
class SettingEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QString text() const = 0;
    /// The saved text, and the effective value without it.
    virtual void setText(const QString &text, const QString &fallback) = 0;
    virtual void setLocked(bool locked) = 0; ///< shows the effective value, read-only
    virtual void setWrong(bool) {}
    /// The widget for label, keyboard and accessible name.
    virtual QWidget *target() = 0;
    /// Its hint is beside it, not below.
    virtual bool isNarrow() const { return false; }

Q_SIGNALS:
    void edited();
};

SettingEditor *makeSettingEditor(const SettingSpec &spec, QWidget *parent);

} // namespace bnm
