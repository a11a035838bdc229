// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/node_identity.h"

#include <QWidget>

namespace bnm {

/// The intervals between the newest blocks as bars, with the interval that still runs.
class BlockBars : public QWidget {
    Q_OBJECT
public:
    explicit BlockBars(int shown, QWidget *parent = nullptr);

    void setBlocks(const BlockSummaries &blocks);
    void tick(qint64 nowMs); ///< lets the running interval grow
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Bar {
        BlockSummary block;
        double minutes = 0;
        bool running = false; ///< the interval since the tip
    };
    std::vector<Bar> bars() const;
    QRectF plotArea() const;
    static double longestShown(const std::vector<Bar> &all);
    static QString lengthOf(const Bar &bar);
    QString describe(const Bar &bar) const;
    void paintTarget(QPainter &painter, const QRectF &area, double most) const;

    std::size_t m_shown;
    BlockSummaries m_blocks;
    qint64 m_nowSeconds = 0;
    int m_selected = -1;
};

} // namespace bnm
