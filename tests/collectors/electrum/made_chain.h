// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace bnm {

/// Headers that follow each other and have their (easy) proof of work.
class MadeChain {
public:
    /// Another salt is another genesis block.
    explicit MadeChain(qint64 tipHeight, quint32 salt = 0);

    /// Adds blocks; another salt makes others.
    void grow(qint64 count, quint32 salt = 0);
    void cutTo(qint64 height) { m_blocks.resize(static_cast<std::size_t>(height + 1)); }

    qint64 tip() const { return static_cast<qint64>(m_blocks.size()) - 1; }
    QByteArray hex(qint64 height) const { return block(height).header.toHex(); }
    QString hash(qint64 height) const;
    /// Only its nonce is wrong.
    static QByteArray withoutWork(const QByteArray &hex);

private:
    struct Block {
        QByteArray header;
        QByteArray hash; ///< in wire order
    };
    const Block &block(qint64 height) const
    {
        return m_blocks.at(static_cast<std::size_t>(height));
    }

    std::vector<Block> m_blocks;
};

} // namespace bnm
