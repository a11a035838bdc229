// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace bnm {

/// One of several choices in a row or column: an entry of the navigation, or a time range.
class ChoiceButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Look { Navigation, Segment };

    ChoiceButton(Look look, const QString &text, QWidget *parent = nullptr);
    void setCount(int count); ///< after an entry of the navigation; 0: none
    int count() const { return m_count; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Look m_look;
    int m_count = 0;
};

} // namespace bnm
