// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace bnm {

/// Where a node on this machine may have its files.
struct NodePlace {
    QString dataDirectory;
    QString conf;    ///< the file that its bitcoind is started with
    QString pidFile; ///< empty: in the network's folder
};

/// The places where nodes have them, the most usual first: home folder, Core's own service, snap,
/// flatpak, node distributions, containers. `root` goes before the system's folders.
std::vector<NodePlace> usualNodePlaces(const QString &home, const QString &root);

/// The place of a data folder that somebody named.
NodePlace placeOfDataDirectory(const QString &folder, const QString &home, const QString &root);

enum class FileAccess { Missing, Denied, Readable };
/// Of a file or folder, for this user. A folder counts as readable when what is in it can be
/// opened by name.
FileAccess accessTo(const QString &path);

/// Whether there is a node's data folder or its bitcoin.conf.
bool holdsNode(const NodePlace &place);

} // namespace bnm
