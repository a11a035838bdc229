// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chain/chain_page.h"

#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/chain/block_records.h"
#include "ui/controls/record_view.h"
#include "ui/pages/chart_pages.h"

namespace bnm {

ChainPage::ChainPage(QWidget *parent)
    : ViewsPage(tr("Chain"), pages::chain, parent),
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
    addView(charts(), tr("Over time"), tr("Charts of the chosen time range"));
    addView(m_blocks, tr("Blocks"), tr("The newest blocks with sizes and fees"));
    addView(m_reorganisations, tr("Reorganisations"), tr("Blocks that were replaced by others"));
}

void ChainPage::setBlocks(const BlockSummaries &blocks)
{
    charts()->setBlocks(blocks);
    m_blocks->setRecords(blockRecords(blocks));
    m_blocks->setSummary(tr("%1 blocks", nullptr, plural(std::ssize(blocks)))
                             .arg(format::integer(std::ssize(blocks))));
}

void ChainPage::setReorganisations(const bnm::Reorganisations &newestFirst)
{
    m_reorganisations->setRecords(reorganisationRecords(newestFirst));
}

void ChainPage::tick(const PageData &view)
{
    charts()->tick(view);
}

} // namespace bnm
