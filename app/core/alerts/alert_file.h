// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/store/sqlite_file.h"

namespace bnm {

/// What waits in one outbox, for the disk.
struct OutboxContents {
    QString way;
    std::vector<PendingNews> news;
};

/// The file behind Alerts; blocks.
class AlertFile {
public:
    static constexpr int mostHistory = 1'000;
    static constexpr qint64 longestHistoryMs = 366LL * 24 * 3'600'000;

    explicit AlertFile(const QString &path);

    AlertMemory load();
    /// All in one transaction: what fires was reported, or waits to be.
    void save(const std::vector<Alert> &current, const std::vector<Alert> &resolved,
              const std::vector<OutboxContents> &outboxes = {});
    void save(const std::vector<OutboxContents> &outboxes);
    /// Why nothing is remembered over a restart; nothing: it is.
    QString trouble() const { return m_file.trouble().sentence; }

private:
    bool write(const std::vector<Alert> &current, const std::vector<Alert> &resolved);
    bool write(const std::vector<OutboxContents> &outboxes);
    std::vector<PendingNews> readPending();
    std::vector<Alert> read(const QString &statement);

    SqliteFile m_file;
};

} // namespace bnm
