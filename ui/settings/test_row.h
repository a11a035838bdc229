// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/setup/test_verdict.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace bnm {

class SmallButton;

/// A button that runs a test, and the result.
class TestRow : public QWidget {
    Q_OBJECT
public:
    explicit TestRow(const QString &label, QWidget *parent = nullptr);

    void setVerdict(const TestVerdict &verdict); ///< ignored if it is no longer expected
    void setPossible(bool possible, const QString &why);
    void clear(); ///< the tested configuration has changed
    bool isRunning() const { return m_turn.isActive(); }
    QString verdictText() const;

Q_SIGNALS:
    void wanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void begin();
    void colour();
    QRectF signArea() const;

    SmallButton *m_button;
    QLabel *m_text;
    QTimer m_turn; ///< animates the busy sign
    int m_angle = 0;
    bool m_good = false;
};

} // namespace bnm
