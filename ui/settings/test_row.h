// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/setup/test_verdict.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace bnm {

class SmallButton;

/// A button that tries something, and what came of it.
class TestRow : public QWidget {
    Q_OBJECT
public:
    explicit TestRow(const QString &label, QWidget *parent = nullptr);

    void setVerdict(const TestVerdict &verdict); ///< nobody waits for one any more: ignored
    void setPossible(bool possible, const QString &why);
    void clear(); ///< what was or is tried is not what is there now
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
    QTimer m_turn; ///< of the sign that says it goes on
    int m_angle = 0;
    bool m_good = false;
};

} // namespace bnm
