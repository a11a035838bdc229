// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace bnm {

/// One line of a form: a label on the left, an editor on the right, and a hint. An error replaces
/// the hint.
class FormRow : public QWidget {
    Q_OBJECT
public:
    /// The label's mnemonic focuses the target.
    FormRow(const QString &label, QWidget *editor, QWidget *target, bool hintBeside,
            QWidget *parent = nullptr);

    void setHint(const QString &hint);
    void setSource(const QString &source); ///< where the value comes from
    void setComplaint(const QString &complaint);
    QString hint() const;
    QString source() const;
    QString complaint() const { return m_complaint; }
    void setMarked(bool marked); ///< as the result of a search
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showHint();

    bool m_hintBeside;
    QBoxLayout *m_row; ///< label beside the rest, or above it if there is little room
    QBoxLayout *m_hints;
    QLabel *m_label;
    QLabel *m_hintLabel;
    QLabel *m_sourceLabel;
    QString m_hint;
    QString m_complaint;
    bool m_marked = false;
};

} // namespace bnm
