// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;

namespace bnm {

/// A button of a notice: its text, and its id in chosen().
struct NoticeAction {
    QString text;
    QString id;
    QString tip = {};

    friend bool operator==(const NoticeAction &, const NoticeAction &) = default;
};

/// One unobtrusive line of text followed by buttons, wrapped if necessary.
class NoticeLine : public QWidget {
    Q_OBJECT
public:
    explicit NoticeLine(QWidget *parent = nullptr);

    /// Plain text. Hidden if empty.
    void setNotice(const QString &text, const std::vector<NoticeAction> &actions = {});
    QString text() const;
    const std::vector<NoticeAction> &actions() const { return m_actions; }

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makeButtons();

    QLabel *m_label;
    QWidget *m_buttons = nullptr;
    QHBoxLayout *m_row;
    std::vector<NoticeAction> m_actions;
};

} // namespace bnm
