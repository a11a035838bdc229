// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace bnm {

/// "Filter: Hetzner ×": shows the current filter, and removes it on a click.
class FilterChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit FilterChip(QWidget *parent = nullptr);

    /// May be untrusted text; empty hides the chip.
    void setSubject(const QString &subject);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bnm
