// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/health.h"

#include <QWidget>

namespace bnm {

/// The first line of the window: a shape and a colour for the state, the state as text, and the
/// node's name.
class HealthBar : public QWidget {
    Q_OBJECT
public:
    explicit HealthBar(QWidget *parent = nullptr);

    void setHealth(const Health &health);
    void setNode(const QString &text); ///< plain text; partly from the node
    const Health &health() const { return m_health; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void clicked(); ///< opens the details

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offerTip();

    Health m_health;
    QString m_node;
};

} // namespace bnm
