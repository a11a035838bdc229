// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/views_page.h"

#include "ui/controls/card.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/fonts.h"
#include "ui/controls/segment_box.h"
#include "ui/controls/theme.h"
#include "ui/pages/chart_pages.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QStackedWidget>

namespace bnm {

ViewsPage::ViewsPage(const QString &title, const PageRow &charts, QWidget *parent)
    : Page(title, parent),
      m_heading(plainLabel(title, this)),
      m_row(new QHBoxLayout),
      m_segments(new SegmentBox(this)),
      m_stack(new QStackedWidget(this)),
      m_charts(makePage(charts, this))
{
    m_heading->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_row->setSpacing(gridUnits(this, 3));
    m_row->addWidget(m_heading);
    m_row->addStretch();
    m_row->addWidget(m_segments);
    m_charts->layout()->setContentsMargins({});
    connect(m_charts, &Page::moveWanted, this, &Page::moveWanted);
    grid()->setVerticalSpacing(gridUnits(this, 2));
    grid()->addLayout(m_row, 0, 0);
    grid()->addWidget(m_stack, 1, 0);
    grid()->setRowStretch(1, 1);
}

void ViewsPage::addView(QWidget *view, const QString &name, const QString &toolTip)
{
    const int index = m_stack->addWidget(view);
    ChoiceButton *button = m_segments->add(name, toolTip);
    button->setChecked(index == 0);
    connect(button, &QAbstractButton::clicked, this, [this, index] { showView(index); });
    m_views.push_back(button);
}

void ViewsPage::addToHeading(QWidget *widget)
{
    m_row->insertWidget(m_row->count() - 2, widget); // before the stretch and the choice
}

void ViewsPage::showView(int view)
{
    m_charts->showLarge(nullptr);
    m_stack->setCurrentIndex(view);
    m_views[static_cast<std::size_t>(view)]->setChecked(true);
    Q_EMIT viewChanged();
}

int ViewsPage::view() const
{
    return m_stack->currentIndex();
}

void ViewsPage::refresh(const PageData &view)
{
    if (showsTime())
        m_charts->refresh(view);
}

void ViewsPage::showTime(const PageData &view)
{
    if (showsTime())
        m_charts->showTime(view);
}

bool ViewsPage::showsTime() const
{
    return m_stack->currentWidget() == m_charts;
}

} // namespace bnm
