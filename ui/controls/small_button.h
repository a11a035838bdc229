// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace bnm {

/// A flat button with an outline: a word, or one sign. Filled when checked.
class SmallButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit SmallButton(const QString &text, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    /// The default choice of its page.
    void setPrimary(bool primary)
    {
        m_isPrimary = primary;
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isPrimary = false;
};

} // namespace bnm
