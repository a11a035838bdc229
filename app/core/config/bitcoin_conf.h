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

/// bitcoin.conf as Bitcoin Core reads it (src/common/config.cpp, args.cpp and settings.cpp):
/// sections, includeconf, section.key=value, nokey, and the order in which values count. Only
/// what a monitor needs is asked of it. Where Core would not start, what can be understood is
/// still read, and remarks() says why Core would not.
class BitcoinConf {
public:
    static constexpr qsizetype mostIncluded = 16; ///< files; each may have a megabyte
    static constexpr int mostLines = 20'000;      ///< of all files, without blank ones and comments

    struct Value {
        QString text;           ///< "0" and "1" where nokey says so, as in Core
        QString source;         ///< file name, line and section, for --check-config
        bool isNegated = false; ///< nokey=1
        bool isNotText = false; ///< bytes that are no UTF-8; the text is empty
    };
    /// Gives the text of an included file; or nothing, and why as the end of a sentence.
    using ReadFile = std::function<std::optional<QByteArray>(const QString &path, QString *why)>;

    /// includeconf paths are relative to the data folder and followed one level deep.
    void parse(const QByteArray &text, const QString &fileName, const QString &dataDirectory,
               const ReadFile &readFile);

    /// What chain=, testnet=, testnet4=, signet= and regtest= select; nothing: mainnet.
    std::optional<Network> network() const;
    /// The value in force on a network: the section's first, else the global one's where Core
    /// lets a global one count for that network.
    std::optional<Value> value(const QString &key, Network network) const;
    /// All values in force of a key that may be repeated, in Core's order.
    std::vector<Value> values(const QString &key, Network network) const;

    /// What keeps Core from starting with the file, or what it silently passes over; a line each,
    /// the first few.
    QStringList remarks(Network network) const;

private:
    struct Entry {
        QString section; ///< empty: global
        QString key;
        Value value;
    };
    /// The values of a key in a section, as Core's SettingsSpan sees them.
    struct Span {
        std::vector<const Value *> values; ///< those after the last negation
        const Value *lastNegation = nullptr;
        bool isEmpty() const { return values.empty(); }
        bool endsNegated() const { return lastNegation && values.empty(); }
    };
    void parseLines(const QByteArray &text, const QString &fileName);
    void parseLine(const QByteArray &line, bool hadComment, const QString &place,
                   QByteArray &section);
    void takeOption(const QByteArray &name, const QByteArray &text, const QString &place);
    void include(const QString &dataDirectory, const ReadFile &readFile);
    QStringList includedBy(const QString &section) const;
    Span span(const QString &section, const QString &key) const;
    bool isSwitchedOn(const char *key) const;
    void remark(const QString &place, const QString &what);

    std::vector<Entry> m_entries;
    QStringList m_remarks;
    int m_lines = 0;
};

/// Whether Core takes a text for yes (InterpretBool): nothing, or a number other than 0.
bool isYesInConf(const QString &text);

/// A value that may be repeated: of a file with the line ends of old Macs, which is one line, no
/// more than the first.
QString shownInConf(const QString &text);

/// How bitcoin.conf and getblockchaininfo name a network: main, test, testnet4, signet, regtest.
QString chainName(Network network);
/// The tag and setting: mainnet, testnet3, testnet4, signet, regtest.
QString networkName(Network network);
std::optional<Network> networkFromName(const QString &name);
/// The network's folder inside the data folder; empty for mainnet.
QString networkFolder(Network network);
quint16 defaultRpcPort(Network network);

} // namespace bnm
