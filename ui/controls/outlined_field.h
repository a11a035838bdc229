// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace bnm {

/// A line to write in, with the outline that buttons have.
class OutlinedField : public QLineEdit {
    Q_OBJECT
public:
    explicit OutlinedField(QWidget *parent = nullptr);

    void setWrong(bool wrong); ///< the outline says that the text will not do
    bool isWrong() const { return m_wrong; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_wrong = false;
};

} // namespace bnm
