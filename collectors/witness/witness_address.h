// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <vector>

namespace bnm {

/// A server to compare the chain with, as configured by the operator.
struct WitnessAddress {
    enum class Kind {
        Electrum, ///< electrum://host[:port], electrums://host[:port]
        Esplora,  ///< http(s)://host[:port]/api, also of mempool.space
        Rpc,      ///< rpc(s)://host:port/path/of/.cookie, another node's JSON-RPC
    };
    Kind kind = Kind::Electrum;
    QString name; ///< display name and tag; by default the host
    QUrl url;     ///< without a login; for Rpc as http(s), without the path
    /// For Rpc: the file with the login, "user:password", like bitcoind's cookie.
    QString loginFile;

    friend bool operator==(const WitnessAddress &, const WitnessAddress &) = default;
};
using WitnessAddresses = std::vector<WitnessAddress>;

constexpr std::size_t mostWitnesses = 8;

/// Parses "name=URL" or "URL", separated by spaces or commas. Each invalid part adds a sentence,
/// which contains no URL.
WitnessAddresses readWitnesses(const QString &text, QStringList &complaints);

} // namespace bnm
