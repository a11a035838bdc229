// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/store/sqlite_file.h"

namespace bnm {

/// Contents of one outbox, for the disk.
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
    /// All in one transaction, so that a firing alert is either reported or queued.
    void save(const std::vector<Alert> &current, const std::vector<Alert> &resolved,
              const std::vector<OutboxContents> &outboxes = {});
    void save(const std::vector<OutboxContents> &outboxes);
    /// Why nothing is stored for the next start; empty: it is.
    QString trouble() const { return m_file.trouble().sentence; }

private:
    bool write(const std::vector<Alert> &current, const std::vector<Alert> &resolved);
    bool write(const std::vector<OutboxContents> &outboxes);
    std::vector<PendingNews> readPending();
    std::vector<Alert> read(const QString &statement);

    SqliteFile m_file;
};

} // namespace bnm
