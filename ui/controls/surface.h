// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace bnm {

/// A part of a window in the panels' colour, in light and dark.
class Surface : public QWidget {
    Q_OBJECT
public:
    explicit Surface(QWidget *parent);

    /// The layout of a side column.
    QVBoxLayout *layOutAsSide();

private:
    void colour();
};

} // namespace bnm
