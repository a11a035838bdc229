// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollBar>

namespace bnm {

/// An unobtrusive scroll bar that only shows its handle.
class SlimScrollBar : public QScrollBar {
    Q_OBJECT
public:
    SlimScrollBar(Qt::Orientation orientation, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bnm
