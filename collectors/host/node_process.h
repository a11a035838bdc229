// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace bnm {

/// What tells the watched node's process from others.
struct NodeTraits {
    bool isLocal = true;     ///< the RPC host is this machine
    QString pidFile = {};    ///< in the data folder
    QString dataFolder = {}; ///< as bitcoind's -datadir; empty: not known
    QString network = {};    ///< chain name of Bitcoin Core: main, test, testnet4, signet, regtest
    quint16 rpcPort = 0;
};

/// Finds the process of the watched node in /proc, never one that only has its name. Proof is
///  - its pid file: written when that process began, or the process says nothing of another folder;
///  - the data folder it was started with (-datadir, or by default that of its user);
///  - where no data folder is known: its RPC port (-rpcport, or its network's), if it is the only
///    one with it.
/// For a node of another host only the first, to the minute: a container sees its host's folder.
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
