// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/host/process_sampler.h"

#include "collectors/host/proc_values.h"
#include "collectors/plausible.h"

#include <QDir>

namespace bnm {

namespace {

/// A line such as "read_bytes: 123" of /proc/PID/io.
std::optional<qint64> ioValue(const QByteArray &io, const QByteArray &key)
{
    for (const QByteArray &line : io.split('\n'))
        if (line.startsWith(key + ':')) {
            bool ok = false;
            const qint64 value = line.mid(key.size() + 1).trimmed().toLongLong(&ok);
            return ok ? std::optional(value) : std::nullopt;
        }
    return std::nullopt;
}

} // namespace

std::optional<ProcessStat> readProcessStat(const QByteArray &text)
{
    // The name is in parentheses and may itself contain spaces and parentheses.
    const qsizetype open = text.indexOf('(');
    const qsizetype close = text.lastIndexOf(')');
    if (open < 0 || close < open)
        return std::nullopt;
    const QList<QByteArray> fields = text.mid(close + 1).simplified().split(' ');
    constexpr qsizetype firstField = 3; // fields counts from the third of proc(5)
    if (fields.size() <= 24 - firstField)
        return std::nullopt;
    const auto field = [&fields](qsizetype number) {
        return fields[number - firstField].toLongLong();
    };
    const auto user = plausibleCount(field(14));
    const auto system = plausibleCount(field(15));
    if (!user || !system)
        return std::nullopt;
    return ProcessStat{QString::fromUtf8(text.mid(open + 1, close - open - 1)), *user + *system,
                       field(20), field(22), field(24)};
}

ProcessSampler::ProcessSampler(NodeTraits traits, QString procRoot)
    : m_process(std::move(traits), procRoot), m_procRoot(std::move(procRoot))
{
}

std::optional<ProcessUsage> ProcessSampler::sample(qint64 steadyMs)
{
    const auto folder = [this] { return m_procRoot + QLatin1Char('/') + QString::number(m_pid); };
    const auto readStat = [&folder] {
        return readProcessStat(readProc(folder() + QStringLiteral("/stat")));
    };

    auto stat = m_pid > 0 ? readStat() : std::nullopt;
    if (!stat || stat->startTicks != m_startTicks) { // gone, or another process by now
        const auto pid = m_process.find();
        m_startTicks = -1;
        m_pid = pid.value_or(0);
        stat = pid ? readStat() : std::nullopt;
        if (!stat)
            return std::nullopt;
    }

    ProcessUsage usage;
    if (m_startTicks == stat->startTicks && steadyMs > m_sampledMs) {
        const double cpuMs = static_cast<double>(stat->cpuTicks - m_cpuTicks) * 1000 /
                             static_cast<double>(ticksPerSecond());
        usage.cpuPercent = 100 * cpuMs / static_cast<double>(steadyMs - m_sampledMs);
    }
    m_startTicks = stat->startTicks;
    m_cpuTicks = stat->cpuTicks;
    m_sampledMs = steadyMs;

    usage.memoryRssMb = static_cast<double>(stat->residentPages * pageBytes()) / 1e6;
    usage.threads = stat->threads;
    const QDir files(folder() + QStringLiteral("/fd"));
    if (files.isReadable())
        usage.openFiles =
            files.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
    const QByteArray io = readProc(folder() + QStringLiteral("/io"));
    usage.readBytes = ioValue(io, "read_bytes");
    usage.writeBytes = ioValue(io, "write_bytes");
    return usage;
}

} // namespace bnm
