// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_snapshot.h"

#include <QWidget>

namespace bnm {

/// The current mempool by feerate: a bar for each bin of the fee histogram, from the most expensive
/// non-empty one at the top to the cheapest. A line marks the purge limit.
class NowHistogram : public QWidget {
    Q_OBJECT
public:
    explicit NowHistogram(QWidget *parent = nullptr);

    void setSnapshot(const MempoolSnapshotPtr &snapshot, const QString &emptyText);
    QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool hasContent() const;
    double rowHeight() const;
    QRectF rowOf(std::size_t bin) const;
    void paintBin(QPainter &painter, std::size_t bin, double most) const;
    void paintPurgeLine(QPainter &painter) const;
    QString describe(std::size_t bin) const;

    MempoolSnapshotPtr m_snapshot;
    QString m_emptyText;
    std::size_t m_lowest = 0;
    std::size_t m_highest = 0;
    int m_selected = -1;
};

} // namespace bnm
