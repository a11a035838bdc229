// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace bnm {

/// A part of a window in the colour of panels, whichever look is chosen.
class Surface : public QWidget {
    Q_OBJECT
public:
    explicit Surface(QWidget *parent);

    /// The layout of a column at the window's side.
    QVBoxLayout *layOutAsSide();

private:
    void colour();
};

} // namespace bnm
