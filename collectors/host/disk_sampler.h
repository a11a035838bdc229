// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <deque>
#include <map>
#include <vector>

namespace bnm {

/// A folder of the node and its role: chainstate, blocks or datadir.
struct WatchedFolder {
    QString role;
    QString path;
};

/// Growth of used space, as a straight line through the samples of the last day.
class DiskTrend {
public:
    void add(qint64 steadyMs, double usedGb);
    /// Nothing during the first hour of samples, and while free space does not shrink.
    std::optional<double> daysUntilFull(double freeGb) const;

private:
    struct Sample {
        qint64 steadyMs;
        double usedGb;
    };
    std::deque<Sample> m_samples;
};

/// Free space and folder sizes. Blocks while it reads: not for the UI thread. Folder sizes are sums
/// of file lengths, without following links, updated at most every ten minutes.
class DiskSampler {
public:
    explicit DiskSampler(std::vector<WatchedFolder> folders) : m_folders(std::move(folders)) {}

    Points sample(const Identity &identity, qint64 unixTimeMs, qint64 steadyMs);

private:
    struct Walk {
        qint64 steadyMs = 0;
        std::optional<qint64> bytes;
    };
    std::optional<qint64> folderBytes(const WatchedFolder &folder, qint64 steadyMs);

    std::vector<WatchedFolder> m_folders;
    std::map<QString, Walk> m_walks;
    std::map<QString, DiskTrend> m_trends;
};

/// Sum of the lengths of all files below a folder; nothing when it cannot be read.
std::optional<qint64> sizeOfFolder(const QString &path);

} // namespace bnm
