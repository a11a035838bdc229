// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bnm {

class ChoiceButton;

/// A row of choices in an outline.
class SegmentBox : public QWidget {
    Q_OBJECT
public:
    explicit SegmentBox(QWidget *parent = nullptr);

    /// One of several; or, if not exclusive, any number of them.
    ChoiceButton *add(const QString &text, const QString &tip, bool exclusive = true);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bnm
