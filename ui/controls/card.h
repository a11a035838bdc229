// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace bnm {

struct AsOf;
class ElidedLabel;
class Veil;

/// A panel with a title on the left and a note on the right, around some content.
class Card : public QWidget {
    Q_OBJECT
public:
    Card(const QString &title, QWidget *content, QWidget *parent = nullptr);

    void setNote(const QString &note);
    void addTool(QWidget *tool); ///< right of the note
    /// The time of the content: a card that is out of date is dimmed, and its note shows the time.
    void setAsOf(const AsOf &asOf);
    void tick(qint64 nowMs);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showNote();

    QHBoxLayout *m_top;
    ElidedLabel *m_note;
    QString m_noteText;
    Veil *m_veil;
};

/// A label whose text is never parsed as markup: it may be untrusted.
QLabel *plainLabel(const QString &text, QWidget *parent);

/// Draws a panel with rounded corners over the whole widget.
void paintPanel(QWidget *widget, const Colours &colours);

} // namespace bnm
