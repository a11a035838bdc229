// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

class QAbstractButton;
class QWidget;

namespace bnm {

/// The buttons at the right edge of the map: in, out, whole world.
class ZoomButtons : public QObject {
    Q_OBJECT
public:
    static constexpr double step = 1.5;

    explicit ZoomButtons(QWidget *map);
    void place(); ///< by the map's size

Q_SIGNALS:
    void zoomWanted(double factor);
    void homeWanted();

private:
    QWidget *m_map;
    std::vector<QAbstractButton *> m_buttons;
};

} // namespace bnm
