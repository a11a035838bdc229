// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/data_sizes.h"

#include <QDir>
#include <QFileInfo>

#include <array>

namespace bnm {

namespace {

using SizeKind = DataSize::Kind;

constexpr std::array<std::pair<SizeKind, const char *>, 5> files = {
    {{SizeKind::History, "history.sqlite"},
     {SizeKind::MirrorQueue, "mirror-queue.sqlite"},
     {SizeKind::PeerLog, "peer-log.sqlite"},
     {SizeKind::Alerts, "alerts.sqlite"},
     {SizeKind::RefusedPoints, "refused-points.lp"}}};

} // namespace

std::vector<DataSize> dataSizes(const QString &folder)
{
    std::vector<DataSize> sizes;
    for (const auto &[kind, name] : files) {
        const QString path = QDir(folder).filePath(QLatin1String(name));
        qint64 bytes = 0;
        for (const char *suffix : {"", "-wal", "-shm"})
            bytes += QFileInfo(path + QLatin1String(suffix)).size();
        if (QFileInfo::exists(path))
            sizes.push_back({kind, path, bytes});
    }
    return sizes;
}

} // namespace bnm
