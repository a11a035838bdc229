// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QTextEdit;

namespace bnm {

class SmallButton;

/// Lines for bitcoin.conf, with a button to copy them.
class ConfLinesBox : public QWidget {
    Q_OBJECT
public:
    explicit ConfLinesBox(const QString &accessibleName, QWidget *parent = nullptr);

    void setLines(const QStringList &lines);

private:
    QTextEdit *m_text;
    SmallButton *m_copy;
};

} // namespace bnm
