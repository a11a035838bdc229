// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"

#include <QAbstractButton>

namespace bnm {

/// A legend entry that hides and shows its curve.
class LegendChip : public QAbstractButton {
    Q_OBJECT
public:
    LegendChip(const QString &label, const Ink &ink, QWidget *parent);
    QSize sizeHint() const override;

Q_SIGNALS:
    void picked(); ///< its curve is wanted alone

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Ink m_ink;
};

} // namespace bnm
