// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/views_page.h"

namespace bnm {

class RecordView;

/// The chain: charts over time, the newest blocks, and the reorganisations that were seen.
class ChainPage : public ViewsPage {
    Q_OBJECT
public:
    enum View { OverTime, Blocks, Reorganisations };

    explicit ChainPage(QWidget *parent = nullptr);

    void setBlocks(const BlockSummaries &blocks) override;
    void setReorganisations(const bnm::Reorganisations &newestFirst);
    RecordView *blocks() { return m_blocks; }
    RecordView *reorganisations() { return m_reorganisations; }

    void tick(const PageData &view) override;

private:
    RecordView *m_blocks;
    RecordView *m_reorganisations;
};

} // namespace bnm
