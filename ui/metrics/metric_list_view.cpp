// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/metric_list_view.h"

#include "ui/controls/card.h"
#include "ui/controls/slim_scroll_bar.h"
#include "ui/controls/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace bnm {

namespace {

bool toggle(QAbstractItemModel &model, const QModelIndex &index)
{
    if (!index.flags().testFlag(Qt::ItemIsUserCheckable))
        return false;
    const bool isPicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model.setData(index, isPicked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

/// Its whole row is the check box.
class PickDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                     const QModelIndex &index) override
    {
        const bool isClick = event->type() == QEvent::MouseButtonRelease &&
                             static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
        return isClick && toggle(*model, index);
    }
    /// Quietly, for several rows are checked and one is current.
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->palette.setColor(QPalette::Highlight, Theme::colours().line);
        option->palette.setColor(QPalette::HighlightedText, Theme::colours().text);
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(size.height(), gridUnits(option.widget, 6))};
    }
};

} // namespace

MetricListView::MetricListView(QWidget *parent)
    : QListView(parent), m_empty(plainLabel(tr("No metric matches. Esc shows all."), viewport()))
{
    setTabKeyNavigation(false); // Tab leaves the list
    setItemDelegate(new PickDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Metrics"));
    setAccessibleDescription(tr("Space picks a metric, P pins it"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setUniformItemSizes(true);
    setVerticalScrollBar(new SlimScrollBar(Qt::Vertical, this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setWordWrap(true);
    auto *over = new QVBoxLayout(viewport());
    over->addWidget(m_empty, 0, Qt::AlignTop);
}

void MetricListView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    const auto showEmpty = [this, model] { m_empty->setVisible(model->rowCount() == 0); };
    connect(model, &QAbstractItemModel::modelReset, this, showEmpty);
    showEmpty();
}

void MetricListView::keyPressEvent(QKeyEvent *event)
{
    const bool isPick = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                        event->key() == Qt::Key_Space;
    if (isPick && currentIndex().isValid())
        toggle(*model(), currentIndex());
    else if (event->key() == Qt::Key_P && event->modifiers() == Qt::NoModifier)
        Q_EMIT pinWanted();
    else
        QListView::keyPressEvent(event);
}

} // namespace bnm
