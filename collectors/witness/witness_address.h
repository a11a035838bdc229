// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <vector>

namespace bnm {

/// A server that is asked about the chain, as the operator named it.
struct WitnessAddress {
    enum class Kind {
        Electrum, ///< electrum://host[:port], electrums://host[:port]
        Esplora,  ///< http(s)://host[:port]/api, also of mempool.space
        Rpc,      ///< rpc(s)://host:port/path/of/.cookie, another node's JSON-RPC
    };
    Kind kind = Kind::Electrum;
    QString name; ///< for people and as a tag; by default the host
    QUrl url;     ///< without a login; of Rpc as http(s), without the path
    /// Of Rpc: the file with the login, "user:password", as bitcoind's cookie is.
    QString loginFile;

    friend bool operator==(const WitnessAddress &, const WitnessAddress &) = default;
};
using WitnessAddresses = std::vector<WitnessAddress>;

constexpr std::size_t mostWitnesses = 8;

/// Reads "name=URL" or "URL", separated by spaces or commas. What is not understood adds a
/// sentence that repeats no URL.
WitnessAddresses readWitnesses(const QString &text, QStringList &complaints);

} // namespace bnm
