// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace bnm {

class ChoiceButton;
class SegmentBox;
struct PageRow;

/// A page with several views of its subject, of which one is charts over time. A heading names the
/// subject and chooses the view.
class ViewsPage : public Page {
    Q_OBJECT
public:
    void showView(int view);
    int view() const;

    void refresh(const PageData &view) override;
    void showTime(const PageData &view) override;
    bool showsTime() const override;

Q_SIGNALS:
    void viewChanged(); ///< the visible part needs a refresh()

protected:
    ViewsPage(const QString &title, const PageRow &charts, QWidget *parent);

    /// In the order of their indexes. The first one is shown.
    void addView(QWidget *view, const QString &name, const QString &toolTip);
    void addToHeading(QWidget *widget); ///< behind the title
    QLabel *heading() { return m_heading; }
    Page *charts() { return m_charts; }

private:
    QLabel *m_heading;
    QHBoxLayout *m_row;
    SegmentBox *m_segments;
    QStackedWidget *m_stack;
    Page *m_charts;
    std::vector<ChoiceButton *> m_views;
};

} // namespace bnm
