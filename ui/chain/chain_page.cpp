// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chain/chain_page.h"

#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/chain/block_records.h"
#include "ui/controls/card.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/fonts.h"
#include "ui/controls/record_view.h"
#include "ui/controls/segment_box.h"
#include "ui/controls/theme.h"
#include "ui/pages/chart_pages.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QStackedWidget>

namespace bnm {

ChainPage::ChainPage(QWidget *parent)
    : Page(tr("Chain"), parent),
      m_stack(new QStackedWidget(this)),
      m_charts(makePage(pages::chain, this)),
      m_blocks(new RecordView(blockColumns(),
                              {tr("Newest blocks"), tr("Filter: height, hash…"),
                               tr("Waiting for the node's blocks"), QStringLiteral("blocks.csv")},
                              this)),
      m_reorganisations(new RecordView(
          reorganisationColumns(),
          {tr("Reorganisations"), tr("Filter: height, hash…"),
           tr("No reorganisation has been seen. Each one is listed here with both tips."),
           QStringLiteral("reorganisations.csv")},
          this))
{
    m_charts->layout()->setContentsMargins({});
    connect(m_charts, &Page::moveWanted, this, &Page::moveWanted);
    m_stack->addWidget(m_charts);
    m_stack->addWidget(m_blocks);
    m_stack->addWidget(m_reorganisations);
    grid()->setVerticalSpacing(gridUnits(this, 2));
    grid()->addWidget(makeHeading(), 0, 0);
    grid()->addWidget(m_stack, 1, 0);
    grid()->setRowStretch(1, 1);
}

QWidget *ChainPage::makeHeading()
{
    auto *heading = new QWidget(this);
    QLabel *title = plainLabel(tr("Chain"), heading);
    title->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    auto *segments = new SegmentBox(heading);
    m_views = {segments->add(tr("Over time"), tr("Charts of the chosen time range")),
               segments->add(tr("Blocks"), tr("The newest blocks with sizes and fees")),
               segments->add(tr("Reorganisations"), tr("Blocks that were replaced by others"))};
    m_views.front()->setChecked(true);
    for (std::size_t i = 0; i < m_views.size(); ++i)
        connect(m_views[i], &QAbstractButton::clicked, this,
                [this, i] { showView(static_cast<View>(i)); });
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins({});
    row->addWidget(title);
    row->addStretch();
    row->addWidget(segments);
    return heading;
}

void ChainPage::showView(View view)
{
    m_charts->showLarge(nullptr);
    m_stack->setCurrentIndex(view);
    m_views[static_cast<std::size_t>(view)]->setChecked(true);
    Q_EMIT viewChanged();
}

void ChainPage::setBlocks(const BlockSummaries &blocks)
{
    m_charts->setBlocks(blocks);
    m_blocks->setRecords(blockRecords(blocks));
    m_blocks->setSummary(tr("%1 blocks", nullptr, plural(std::ssize(blocks)))
                             .arg(format::integer(std::ssize(blocks))));
}

void ChainPage::setReorganisations(const bnm::Reorganisations &newestFirst)
{
    m_reorganisations->setRecords(reorganisationRecords(newestFirst));
}

void ChainPage::refresh(const PageData &view)
{
    if (showsTime())
        m_charts->refresh(view);
}

void ChainPage::showTime(const PageData &view)
{
    if (showsTime())
        m_charts->showTime(view);
}

bool ChainPage::showsTime() const
{
    return m_stack->currentIndex() == OverTime;
}

void ChainPage::tick(const PageData &view)
{
    m_charts->tick(view);
}

} // namespace bnm
