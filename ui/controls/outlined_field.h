// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace bnm {

/// An input line with the same outline as buttons.
class OutlinedField : public QLineEdit {
    Q_OBJECT
public:
    explicit OutlinedField(QWidget *parent = nullptr);

    void setWrong(bool wrong); ///< the outline shows that the text is invalid
    bool isWrong() const { return m_wrong; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_wrong = false;
};

} // namespace bnm
