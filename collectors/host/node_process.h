// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace bnm {

/// How to recognise the monitored node's process.
struct NodeTraits {
    bool isLocal = true;     ///< the RPC host is this machine
    QString pidFile = {};    ///< in the data folder
    QString dataFolder = {}; ///< as bitcoind's -datadir; empty: not known
    QString network = {};    ///< chain name of Bitcoin Core: main, test, testnet4, signet, regtest
    quint16 rpcPort = 0;
};

/// Finds the process of the monitored node in /proc, never by its name alone. Proof is
/// - its pid file: written when that process began, unless the process names another folder;
/// - its data folder (-datadir, or the default of its user);
/// - if no data folder is known: its RPC port (-rpcport, or its network's), if only one process has
///   it.
/// For a node on another host only the first counts, to the minute: a container sees its host's
/// folder.
class NodeProcess {
public:
    NodeProcess(NodeTraits traits, QString procRoot);

    std::optional<qint64> find() const;

private:
    bool isNode(qint64 pid) const;
    bool isOfPidFile(qint64 pid) const;
    std::optional<bool> hasDataFolder(qint64 pid) const;
    std::optional<QString> namedNetwork(qint64 pid) const;
    bool isOfOtherNetwork(qint64 pid) const;
    bool hasRpcPort(qint64 pid) const;
    std::optional<qint64> startedSeconds(qint64 pid) const;
    std::optional<QString> argument(qint64 pid, const QString &name) const;
    QByteArray read(qint64 pid, const char *file) const;

    NodeTraits m_traits;
    QString m_procRoot;
};

} // namespace bnm
