// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/store/sqlite_file.h"

namespace bnm {

/// The file behind AlertStore; blocks.
class AlertFile {
public:
    static constexpr int mostHistory = 1'000;
    static constexpr qint64 longestHistoryMs = 366LL * 24 * 3'600'000;

    explicit AlertFile(const QString &path);

    AlertMemory load();
    void save(const std::vector<Alert> &current, const std::vector<Alert> &resolved);
    /// Why nothing is remembered over a restart; nothing: it is.
    QString trouble() const { return m_file.trouble().sentence; }

private:
    bool write(const std::vector<Alert> &current, const std::vector<Alert> &resolved);
    std::vector<Alert> read(const QString &statement);

    SqliteFile m_file;
};

} // namespace bnm
