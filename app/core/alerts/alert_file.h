// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/store/sqlite_file.h"

namespace bnm {

/// The file behind AlertStore; blocks.
class AlertFile {
public:
    explicit AlertFile(const QString &path);

    AlertMemory load();
    void save(const std::vector<Alert> &current, const std::vector<Alert> &resolved);

private:
    bool write(const std::vector<Alert> &current, const std::vector<Alert> &resolved);
    std::vector<Alert> read(const QString &statement);
    void complain();

    SqliteFile m_file;
    StoreTrouble::Kind m_told = StoreTrouble::Kind::None;
};

} // namespace bnm
