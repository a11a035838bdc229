// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace bnm {

/// bitcoin.conf as Bitcoin Core reads it (src/common/args.cpp): sections, includeconf,
/// section.key=value, nokey. Only what a monitor needs is asked of it.
class BitcoinConf {
public:
    struct Value {
        QString text;
        QString source; ///< file name, line and section, for --check-config
    };
    /// Gives the text of an included file, or nothing.
    using ReadFile = std::function<std::optional<QByteArray>(const QString &path)>;

    /// includeconf paths are relative to the data folder and followed one level deep.
    void parse(const QByteArray &text, const QString &fileName, const QString &dataDirectory,
               const ReadFile &readFile);

    /// What chain=, testnet=, testnet4=, signet= and regtest= select; nothing: mainnet.
    std::optional<Network> network() const;
    /// The value in force on a network: the section's first, else the global one's where Core
    /// lets a global one count for that network.
    std::optional<Value> value(const QString &key, Network network) const;

private:
    struct Entry {
        QString section; ///< empty: global
        QString key;
        QString text;
        QString source;
        bool negated = false;
    };
    void parseLines(const QByteArray &text, const QString &fileName);
    const Entry *first(const QString &section, const QString &key) const;

    std::vector<Entry> m_entries;
};

/// How bitcoin.conf and getblockchaininfo name a network: main, test, testnet4, signet, regtest.
QString chainName(Network network);
/// The tag and setting: mainnet, testnet3, testnet4, signet, regtest.
QString networkName(Network network);
std::optional<Network> networkFromName(const QString &name);
/// The network's folder inside the data folder; empty for mainnet.
QString networkFolder(Network network);
quint16 defaultRpcPort(Network network);

} // namespace bnm
