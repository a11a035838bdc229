// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/host/node_process.h"

#include "collectors/host/proc_values.h"
#include "collectors/host/process_sampler.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#ifdef Q_OS_LINUX
#include <pwd.h>
#include <unistd.h>
#endif

namespace bnm {

namespace {

constexpr std::array nodeNames = {"bitcoind", "bitcoin-qt", "bitcoin-node"};
constexpr qint64 pidFileSlackSeconds = 60; // bitcoind writes it as soon as it has its data folder

struct NetworkPort {
    const char *network;
    quint16 port;
};
constexpr std::array<NetworkPort, 5> defaultPorts = {
    {{"main", 8332}, {"test", 18332}, {"testnet4", 48332}, {"signet", 38332}, {"regtest", 18443}}};

bool isSameFolder(const QString &a, const QString &b)
{
    const QString canonicalA = QFileInfo(a).canonicalFilePath();
    const QString canonicalB = QFileInfo(b).canonicalFilePath();
    return canonicalA.isEmpty() || canonicalB.isEmpty() ? QDir::cleanPath(a) == QDir::cleanPath(b)
                                                        : canonicalA == canonicalB;
}

QString homeOf([[maybe_unused]] uint user)
{
#ifdef Q_OS_LINUX
    if (const passwd *entry = ::getpwuid(user))
        return QString::fromLocal8Bit(entry->pw_dir);
#endif
    return {};
}

} // namespace

NodeProcess::NodeProcess(NodeTraits traits, QString procRoot)
    : m_traits(std::move(traits)), m_procRoot(std::move(procRoot))
{
}

QByteArray NodeProcess::read(qint64 pid, const char *file) const
{
    return readProc(QStringLiteral("%1/%2/%3").arg(m_procRoot).arg(pid).arg(QLatin1String(file)));
}

bool NodeProcess::isNode(qint64 pid) const
{
    const QByteArray name = read(pid, "comm").trimmed();
    return std::any_of(nodeNames.begin(), nodeNames.end(),
                       [&name](const char *known) { return name == known; });
}

/// The last value of -name= or --name=, as bitcoind reads it; empty for a bare name.
std::optional<QString> NodeProcess::argument(qint64 pid, const QString &name) const
{
    std::optional<QString> value;
    for (const QByteArray &bytes : read(pid, "cmdline").split('\0')) {
        QString text = QString::fromLocal8Bit(bytes);
        if (!text.startsWith(QLatin1Char('-')))
            continue;
        text.remove(0, text.startsWith(QLatin1String("--")) ? 2 : 1);
        if (text.section(QLatin1Char('='), 0, 0) == name)
            value = text.section(QLatin1Char('='), 1);
    }
    return value;
}

/// Nothing: not stated, and the default of its user is unknown.
std::optional<bool> NodeProcess::hasDataFolder(qint64 pid) const
{
    if (const auto folder = argument(pid, QStringLiteral("datadir"))) {
        const QString cwd = QFile::symLinkTarget(
            QStringLiteral("%1/%2/cwd").arg(m_procRoot).arg(pid)); // empty: not ours to read
        return isSameFolder(QDir(cwd).filePath(*folder), m_traits.dataFolder);
    }
    if (argument(pid, QStringLiteral("conf"))) // which may name any folder
        return std::nullopt;
    const QFileInfo process(QStringLiteral("%1/%2").arg(m_procRoot).arg(pid));
    const QString home = homeOf(process.ownerId());
    if (home.isEmpty())
        return std::nullopt;
    // Its bitcoin.conf may still name another one; then the pid file is there, not here.
    return isSameFolder(QDir(home).filePath(QStringLiteral(".bitcoin")), m_traits.dataFolder);
}

/// Unix time.
std::optional<qint64> NodeProcess::startedSeconds(qint64 pid) const
{
    const auto stat = readProcessStat(read(pid, "stat"));
    if (!stat)
        return std::nullopt;
    for (const QByteArray &line : readProc(m_procRoot + QStringLiteral("/stat")).split('\n'))
        if (line.startsWith("btime "))
            return line.mid(6).trimmed().toLongLong() + stat->startTicks / ticksPerSecond();
    return std::nullopt;
}

/// The file may have outlived its process, or contain a container's own pid.
bool NodeProcess::isOfPidFile(qint64 pid) const
{
    const qint64 written = QFileInfo(m_traits.pidFile).lastModified().toSecsSinceEpoch();
    const auto started = startedSeconds(pid);
    if (started && std::abs(written - *started) <= pidFileSlackSeconds)
        return true;
    return m_traits.isLocal && hasDataFolder(pid).value_or(true);
}

/// By its arguments; its bitcoin.conf may name another one.
std::optional<QString> NodeProcess::namedNetwork(qint64 pid) const
{
    constexpr auto flags =
        std::to_array<std::pair<const char *, const char *>>({{"testnet", "test"},
                                                              {"testnet4", "testnet4"},
                                                              {"signet", "signet"},
                                                              {"regtest", "regtest"}});
    for (const auto &[flag, network] : flags) {
        const auto value = argument(pid, QLatin1String(flag));
        if (value && *value != QLatin1String("0"))
            return QLatin1String(network);
    }
    return argument(pid, QStringLiteral("chain"));
}

bool NodeProcess::isOfOtherNetwork(qint64 pid) const
{
    const auto network = namedNetwork(pid);
    return network && !m_traits.network.isEmpty() && *network != m_traits.network;
}

bool NodeProcess::hasRpcPort(qint64 pid) const
{
    if (const auto port = argument(pid, QStringLiteral("rpcport")))
        return port->toUShort() == m_traits.rpcPort;
    const QString network = namedNetwork(pid).value_or(QStringLiteral("main"));
    return std::any_of(defaultPorts.begin(), defaultPorts.end(), [&](const NetworkPort &one) {
        return network == QLatin1String(one.network) && one.port == m_traits.rpcPort;
    });
}

std::optional<qint64> NodeProcess::find() const
{
    bool isNumber = false;
    const qint64 written =
        m_traits.pidFile.isEmpty() ? 0 : readProc(m_traits.pidFile).trimmed().toLongLong(&isNumber);
    if (isNumber && isNode(written) && isOfPidFile(written) && !isOfOtherNetwork(written))
        return written;
    if (!m_traits.isLocal)
        return std::nullopt;
    std::optional<qint64> found;
    const QStringList entries = QDir(m_procRoot).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        const qint64 pid = entry.toLongLong(&isNumber);
        if (!isNumber || !isNode(pid) || isOfOtherNetwork(pid))
            continue;
        const bool isIt =
            m_traits.dataFolder.isEmpty() ? hasRpcPort(pid) : hasDataFolder(pid).value_or(false);
        if (isIt && found)
            return std::nullopt; // two of them: no proof
        if (isIt)
            found = pid;
    }
    return found;
}

} // namespace bnm
