// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_snapshot.h"

#include <QWidget>

namespace bnm {

/// The projected blocks in a row: median feerate, range, transactions and fees of each. Arrow keys
/// move between them.
class NextBlocks : public QWidget {
    Q_OBJECT
public:
    explicit NextBlocks(QWidget *parent = nullptr);

    void setBlocks(std::vector<ProjectedBlock> blocks, const QString &emptyText);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    std::size_t placesShown() const;
    std::size_t shown() const;
    QRectF areaOf(std::size_t block) const;
    void paintBlock(QPainter &painter, std::size_t block) const;
    QString describe(std::size_t block) const;

    std::vector<ProjectedBlock> m_blocks;
    QString m_emptyText;
    int m_selected = -1;
};

} // namespace bnm
