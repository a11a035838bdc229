// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/sqlite_file.h"

#include <QByteArray>

#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace bnm {

struct SpoolOptions {
    QString path;
    qint64 mostBytes = 1'024LL * 1024 * 1024; ///< of blocks on disk; the oldest are dropped first
    qint64 mostBytesInMemory = 32LL * 1024 * 1024;
};

/// A queue of byte blocks, on disk until they are removed: a kill or a power cut loses none for
/// which append() has returned. If the disk fails, blocks wait in memory in the same order and are
/// written as soon as it works again. Bounded; the oldest are dropped first and counted. Blocking:
/// not for the UI thread.
class Spool {
public:
    struct Block {
        qint64 id = 0;     ///< grows with each block, also over restarts
        qint64 timeMs = 0; ///< of its oldest item
        int items = 0;
        QByteArray data;
    };

    /// Never fails: without a usable file everything stays in memory, and trouble() reports it.
    explicit Spool(SpoolOptions options);

    void append(const QByteArray &data, qint64 timeMs, int items);
    /// The oldest blocks with afterId < id < beforeId, up to about that many items.
    std::vector<Block> read(qint64 afterId, qint64 beforeId, qint64 mostItems);
    /// Removes blocks. On disk this happens with the next append(), or in sync(): after a crash
    /// before it they are back.
    void remove(const std::vector<qint64> &ids);
    void sync();

    qint64 items() const { return m_onDisk.items + m_inMemory.items; }
    qint64 bytes() const { return m_onDisk.bytes + m_inMemory.bytes; }
    qint64 dropped() const { return m_dropped; } ///< items, since the start
    qint64 newestId() const { return m_newestId; }
    std::optional<qint64> oldestMs();
    const StoreTrouble &trouble() const { return m_trouble; }
    QString takeSetAside() { return m_file.takeSetAside(); }

private:
    struct Size {
        qint64 items = 0;
        qint64 bytes = 0;

        void add(const Size &other);
        void subtract(const Size &other);
    };
    static Size sizeOf(const Block &block) { return {block.items, block.data.size()}; }

    void tryAgain();
    void openFile();
    bool repairNumbers();
    bool renumber(const QString &wrongId);
    bool takeOver(qint64 newestInFile);
    void noteFailure();
    bool moveToDisk();
    bool movePart();
    bool insert(const Block &block);
    bool deleteRemoved();
    bool beginEmptyFile();
    struct Oldest {
        qint64 id;
        qint64 timeMs;
        Size size;
    };
    std::optional<Oldest> oldestOnDisk();
    bool dropOldest();
    bool dropOldestInMemory();
    void markRemoved(qint64 id);
    void returnFreedSpace();
    std::vector<Block> readFromDisk(qint64 afterId, qint64 beforeId, qint64 mostItems);
    bool isRemoved(qint64 id) const;

    SpoolOptions m_options;
    SqliteFile m_file;
    StoreTrouble m_trouble;
    std::deque<Block> m_memory;     ///< not yet on disk; newer than all on disk
    std::vector<qint64> m_removed;  ///< still on disk; sorted
    std::map<qint64, Size> m_given; ///< blocks on disk returned by read()
    Size m_onDisk;                  ///< without the removed ones
    Size m_inMemory;
    qint64 m_dropped = 0;
    qint64 m_newestId = 0;
    qint64 m_newestInFile = 0; ///< in the file's own numbering
    qint64 m_shift = 0;        ///< from the file's numbering to ids
};

} // namespace bnm
