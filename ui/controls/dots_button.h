// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace bnm {

/// Three dots that open a menu; outlined only when it is pointed at.
class DotsButton : public QAbstractButton {
    Q_OBJECT
public:
    DotsButton(const QString &name, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bnm
