// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/node_places.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace bnm {

namespace {

NodePlace placeWithConf(const QString &folder)
{
    return {folder, QDir(folder).filePath(QStringLiteral("bitcoin.conf")), {}};
}

#if !defined(Q_OS_WIN) && !defined(Q_OS_MACOS)
// Below the home folder.
constexpr std::array<const char *, 6> homeFolders = {
    ".bitcoin",
    "snap/bitcoin-core/common/.bitcoin",
    ".var/app/org.bitcoincore.bitcoin-qt/.bitcoin",
    ".var/app/org.bitcoincore.bitcoin-qt/data/.bitcoin",
    "umbrel/app-data/bitcoin/data/bitcoin",
    "umbrel/bitcoin",
};

constexpr std::array<const char *, 12> systemFolders = {
    "/var/lib/bitcoind",
    "/var/lib/bitcoin",
    "/home/bitcoin/.bitcoin",
    "/data/bitcoin",                                               // RaspiBolt
    "/mnt/hdd/app-data/bitcoin",                                   // RaspiBlitz
    "/mnt/hdd/bitcoin",                                            // before its version 1.12
    "/mnt/hdd/mynode/bitcoin",                                     // MyNode
    "/home/umbrel/umbrel/app-data/bitcoin/data/bitcoin",           // Umbrel
    "/media/startos/data/package-data/volumes/bitcoind/data/main", // Start9
    "/embassy-data/package-data/volumes/bitcoind/data/main",       // before StartOS 0.3.6
    "/bitcoin",                                                    // mounted into a container
    "/data/.bitcoin",
};
#endif

} // namespace

std::vector<NodePlace> usualNodePlaces(const QString &home, const QString &root)
{
#if defined(Q_OS_WIN)
    Q_UNUSED(home)
    Q_UNUSED(root)
    return {placeWithConf(qEnvironmentVariable("LOCALAPPDATA") + QStringLiteral("/Bitcoin")),
            placeWithConf(qEnvironmentVariable("APPDATA") + QStringLiteral("/Bitcoin"))};
#elif defined(Q_OS_MACOS)
    Q_UNUSED(root)
    return {placeWithConf(home + QStringLiteral("/Library/Application Support/Bitcoin"))};
#else
    std::vector<NodePlace> places;
    for (const char *folder : homeFolders)
        places.push_back(placeWithConf(QDir(home).filePath(QLatin1String(folder))));
    // contrib/init/bitcoind.service of Bitcoin Core
    places.insert(places.begin() + 1, {root + QStringLiteral("/var/lib/bitcoind"),
                                       root + QStringLiteral("/etc/bitcoin/bitcoin.conf"),
                                       root + QStringLiteral("/run/bitcoind/bitcoind.pid")});
    for (const char *folder : systemFolders)
        places.push_back(placeWithConf(root + QLatin1String(folder)));
    return places;
#endif
}

NodePlace placeOfDataDirectory(const QString &folder, const QString &home, const QString &root)
{
    const NodePlace own = placeWithConf(folder);
    if (accessTo(own.conf) != FileAccess::Missing)
        return own;
    for (const NodePlace &place : usualNodePlaces(home, root))
        if (QDir::cleanPath(place.dataDirectory) == QDir::cleanPath(folder) &&
            accessTo(place.conf) != FileAccess::Missing)
            return place;
    return own;
}

FileAccess accessTo(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists()) {
        const bool isOpen = info.isDir() ? info.isExecutable() : info.isReadable();
        return isOpen ? FileAccess::Readable : FileAccess::Denied;
    }
    // Files in an inaccessible folder look as if they did not exist.
    for (QString folder = info.path(); !folder.isEmpty();) {
        const QFileInfo above(folder);
        if (above.exists())
            return above.isDir() && !above.isExecutable() ? FileAccess::Denied
                                                          : FileAccess::Missing;
        const QString next = above.path();
        if (next == folder)
            break;
        folder = next;
    }
    return FileAccess::Missing;
}

bool holdsNode(const NodePlace &place)
{
    if (accessTo(place.conf) == FileAccess::Readable)
        return true;
    const QDir folder(place.dataDirectory);
    constexpr std::array<const char *, 8> signs = {".cookie",  "blocks",       "chainstate",
                                                   "testnet3", "testnet4",     "signet",
                                                   "regtest",  "settings.json"};
    return std::any_of(signs.begin(), signs.end(), [&folder](const char *sign) {
        return QFileInfo::exists(folder.filePath(QLatin1String(sign)));
    });
}

} // namespace bnm
