// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace bnm {

/// Possible locations of a local node's files.
struct NodePlace {
    QString dataDirectory;
    QString conf;    ///< the file its bitcoind reads
    QString pidFile; ///< empty: in the network's folder
};

/// Common locations, the most usual first: home folder, Core's own service, snap, flatpak, node
/// distributions, containers. `root` is a prefix of the system's folders.
std::vector<NodePlace> usualNodePlaces(const QString &home, const QString &root);

/// The location for a given data folder.
NodePlace placeOfDataDirectory(const QString &folder, const QString &home, const QString &root);

enum class FileAccess { Missing, Denied, Readable };
/// This user's access to a file or folder. A folder counts as readable if files in it can be opened
/// by name.
FileAccess accessTo(const QString &path);

/// Whether a node's data folder or its bitcoin.conf exists there.
bool holdsNode(const NodePlace &place);

} // namespace bnm
