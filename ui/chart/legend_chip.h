// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QAbstractButton>

namespace bnm {

/// A legend entry that hides and shows its curve.
class LegendChip : public QAbstractButton {
    Q_OBJECT
public:
    LegendChip(const Theme &theme, const QString &label, std::size_t colour, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    std::size_t m_colour;
};

} // namespace bnm
