// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_snapshot.h"
#include "collectors/node/node_identity.h"
#include "ui/controls/theme.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

namespace bnm {

/// A block as a box: a headline, a few lines below it, and all of it in words.
struct BlockBox {
    std::optional<Ink> ink; ///< by its median feerate; nothing: unknown
    QString headline;
    QStringList lines;
    QString description;
    bool isMined = false;
};

/// The blocks as they would be mined from the waiting transactions; the next one first.
std::vector<BlockBox> projectedBoxes(const std::vector<ProjectedBlock> &blocks);
/// Blocks of the chain; the newest first.
std::vector<BlockBox> minedBoxes(const BlockSummaries &oldestFirst, qint64 nowMs);

/// Blocks side by side. Projected ones alone run from left to right; with mined ones beside them,
/// they run from the middle to the left, as explorers show it. Arrow keys walk along all of them.
class BlockBoxes : public QWidget {
    Q_OBJECT
public:
    explicit BlockBoxes(const QString &name, QWidget *parent = nullptr);

    void setBoxes(std::vector<BlockBox> projected, std::vector<BlockBox> mined,
                  const QString &emptyText);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    std::size_t places() const;
    void arrange();
    QRectF areaOf(std::size_t box) const;
    void paintBox(QPainter &painter, std::size_t box) const;

    std::vector<BlockBox> m_projected;
    std::vector<BlockBox> m_mined;
    std::vector<BlockBox> m_shown; ///< from left to right
    std::size_t m_middle = 0;      ///< index of the first mined one
    QString m_emptyText;
    int m_selected = -1;
};

} // namespace bnm
