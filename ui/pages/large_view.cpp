// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/large_view.h"

#include "ui/controls/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <memory>

namespace bnm {

LargeView::LargeView(QWidget &page, QWidget &card)
    : QWidget(page.parentWidget() ? page.parentWidget() : &page),
      m_page(&page),
      m_card(&card),
      m_placeholder(new QWidget(&page))
{
    const std::unique_ptr<QLayoutItem> taken(page.layout()->replaceWidget(&card, m_placeholder));
    auto *layout = new QVBoxLayout(this);
    const int gap = gridUnits(this, 3);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->addWidget(&card);
    parentWidget()->installEventFilter(this);
    setGeometry(parentWidget()->rect());
    if (&page != parentWidget())
        page.hide(); // no tab stops below
    show();
    raise();
}

LargeView::~LargeView()
{
    if (!m_page || !m_card || !m_placeholder)
        return;
    layout()->removeWidget(m_card);
    m_card->setParent(m_page);
    const std::unique_ptr<QLayoutItem> taken(
        m_page->layout()->replaceWidget(m_placeholder, m_card));
    delete m_placeholder;
    m_card->show();
    m_page->show();
}

void LargeView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT closeWanted();
    QWidget::keyPressEvent(event);
}

/// The page below does not scroll.
void LargeView::wheelEvent(QWheelEvent *event)
{
    event->accept();
}

void LargeView::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::colours().background);
}

bool LargeView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace bnm
