// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace bnm {

/// Disk space of one kind of stored data, including the files beside a database.
struct DataSize {
    enum class Kind { History, MirrorQueue, PeerLog, Alerts, RefusedPoints };
    Kind kind;
    QString path;
    qint64 bytes = 0;
};

/// Of existing data in the data folder. Waits for the disk.
std::vector<DataSize> dataSizes(const QString &folder);

} // namespace bnm
