// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QStackedWidget;

namespace bnm {

class ChoiceButton;
class RecordView;

/// The chain: charts over time, the newest blocks, and the reorganisations that were seen.
class ChainPage : public Page {
    Q_OBJECT
public:
    enum View { OverTime, Blocks, Reorganisations };

    explicit ChainPage(QWidget *parent = nullptr);

    void setBlocks(const BlockSummaries &blocks) override;
    void setReorganisations(const bnm::Reorganisations &newestFirst);
    void showView(View view);
    RecordView *blocks() { return m_blocks; }
    RecordView *reorganisations() { return m_reorganisations; }

    void refresh(const PageData &view) override;
    void showTime(const PageData &view) override;
    bool showsTime() const override;
    void tick(const PageData &view) override;

Q_SIGNALS:
    void viewChanged(); ///< the visible part needs a refresh()

private:
    QWidget *makeHeading();

    std::vector<ChoiceButton *> m_views;
    QStackedWidget *m_stack;
    Page *m_charts;
    RecordView *m_blocks;
    RecordView *m_reorganisations;
};

} // namespace bnm
