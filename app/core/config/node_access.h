// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>
#include <QStringList>

namespace bnm {

/// A read-only user for the node's RPC, and the lines of bitcoin.conf that create it: rpcauth as in
/// Bitcoin Core's share/rpcauth/rpcauth.py, and rpcwhitelist.
struct NodeAccess {
    QString user;
    QString password; ///< not contained in the lines
    QString salt;

    /// A new random one.
    static NodeAccess make();

    QString rpcAuth() const; ///< user:salt$hash
    /// For a node on this machine (no address), or one that receives requests from this address.
    QStringList confLines(const QHostAddress &from = {}) const;
};

/// The lines that make the node publish over ZMQ: for this machine only, or for others too.
QStringList zmqConfLines(bool toOthers);

/// This machine's most likely address in its local network; null: none.
QHostAddress addressOfThisMachine();

} // namespace bnm
