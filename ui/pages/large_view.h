// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace bnm {

/// Shows one card of a page in all the room that the page has in the window, and gives it back to
/// its place. Esc closes it.
class LargeView : public QWidget {
    Q_OBJECT
public:
    LargeView(QWidget &page, QWidget &card);
    ~LargeView() override;

Q_SIGNALS:
    void closeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<QWidget> m_page;
    QPointer<QWidget> m_card;
    QPointer<QWidget> m_placeholder; ///< in the page's layout, where the card was
};

} // namespace bnm
