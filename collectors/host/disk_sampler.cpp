// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/host/disk_sampler.h"

#include "collectors/point/durations.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QStorageInfo>
#include <QThread>

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 walkIntervalMs = 10 * 60'000;
constexpr qint64 trendSampleMs = 5 * 60'000;
constexpr qint64 trendWindowMs = 24LL * 3'600'000;
constexpr qint64 shortestTrendMs = 3'600'000;
constexpr double longestForecastDays = 3'650; // beyond ten years a forecast is meaningless
constexpr double gigabyte = 1e9;

} // namespace

void DiskTrend::add(qint64 steadyMs, double usedGb)
{
    if (!m_samples.empty() && steadyMs - m_samples.back().steadyMs < trendSampleMs)
        return;
    m_samples.push_back({steadyMs, usedGb});
    while (steadyMs - m_samples.front().steadyMs > trendWindowMs)
        m_samples.pop_front();
}

std::optional<double> DiskTrend::daysUntilFull(double freeGb) const
{
    if (m_samples.size() < 2 ||
        m_samples.back().steadyMs - m_samples.front().steadyMs < shortestTrendMs)
        return std::nullopt;
    const auto count = static_cast<double>(m_samples.size());
    double meanDay = 0;
    double meanUsed = 0;
    for (const Sample &sample : m_samples) {
        meanDay += static_cast<double>(sample.steadyMs) / dayMs / count;
        meanUsed += sample.usedGb / count;
    }
    double covariance = 0;
    double variance = 0;
    for (const Sample &sample : m_samples) {
        const double day = static_cast<double>(sample.steadyMs) / dayMs - meanDay;
        covariance += day * (sample.usedGb - meanUsed);
        variance += day * day;
    }
    const double gbPerDay = covariance / variance;
    if (!(gbPerDay > 0) || freeGb / gbPerDay > longestForecastDays)
        return std::nullopt;
    return freeGb / gbPerDay;
}

std::optional<qint64> sizeOfFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (!folder.isDir() || !folder.isReadable())
        return std::nullopt;
    qint64 bytes = 0;
    QDirIterator it(path, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        if (QThread::currentThread()->isInterruptionRequested())
            return std::nullopt; // the program ends
        it.next();
        bytes += it.fileInfo().size();
    }
    return bytes;
}

std::optional<qint64> DiskSampler::folderBytes(const WatchedFolder &folder, qint64 steadyMs)
{
    const auto [it, isNew] = m_walks.try_emplace(folder.role);
    Walk &walk = it->second;
    if (isNew || steadyMs - walk.steadyMs >= walkIntervalMs)
        walk = {steadyMs, sizeOfFolder(folder.path)};
    return walk.bytes;
}

Points DiskSampler::sample(const Identity &identity, qint64 unixTimeMs, qint64 steadyMs)
{
    Points points;
    for (const WatchedFolder &folder : m_folders) {
        if (folder.path.isEmpty() || !QFileInfo::exists(folder.path))
            continue;
        const QStorageInfo storage(folder.path);
        if (!storage.isValid() || storage.bytesTotal() <= 0)
            continue;
        const double total = static_cast<double>(storage.bytesTotal()) / gigabyte;
        // What only root may use is not free to the node.
        const double free = static_cast<double>(storage.bytesAvailable()) / gigabyte;
        DiskTrend &trend = m_trends[folder.role];
        trend.add(steadyMs, total - free);

        auto point = identity.stamp<"filesystem">(unixTimeMs);
        point.tag("path_role", folder.role)
            .set("used_gb", total - free)
            .set("total_gb", total)
            .set("free_percent", 100 * free / total)
            .set("days_until_full", trend.daysUntilFull(free));
        if (const auto bytes = folderBytes(folder, steadyMs)) {
            const double size = static_cast<double>(*bytes) / gigabyte;
            point.set("directory_gb", size);
            if (folder.role == QLatin1String("chainstate"))
                point.set("chainstate_gb", size);
        }
        points.push_back(std::move(point));
    }
    return points;
}

} // namespace bnm
