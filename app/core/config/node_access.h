// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>
#include <QStringList>

namespace bnm {

/// A user of the node's RPC that may only read, and the lines of bitcoin.conf that make it:
/// rpcauth as share/rpcauth/rpcauth.py of Bitcoin Core writes it, and rpcwhitelist.
struct NodeAccess {
    QString user;
    QString password; ///< in no line of bitcoin.conf
    QString salt;

    /// A new one that nobody can guess.
    static NodeAccess make();

    QString rpcAuth() const; ///< user:salt$hash
    /// For a node on this machine (no address), or one that this machine asks from the address.
    QStringList confLines(const QHostAddress &from = {}) const;
};

/// What the node shall publish over ZMQ, for news without asking: to this machine only, or to
/// others too.
QStringList zmqConfLines(bool toOthers);

/// The address other machines of the same network most likely know this one by; null: none.
QHostAddress addressOfThisMachine();

} // namespace bnm
