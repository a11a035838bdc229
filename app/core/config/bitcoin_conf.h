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
/// sections, includeconf, section.key=value, nokey, and the precedence of values. Only the keys a
/// monitor needs are used. If Core would refuse to start, the rest is still parsed, and remarks()
/// gives the reason.
class BitcoinConf {
public:
    static constexpr qsizetype mostIncluded = 16; ///< files; each up to a megabyte
    static constexpr int mostLines = 20'000;      ///< of all files, without blank ones and comments

    struct Value {
        QString text;           ///< "0" or "1" for nokey, as in Core
        QString source;         ///< file name, line and section, for --check-config
        bool isNegated = false; ///< nokey=1
        bool isNotText = false; ///< bytes that are not UTF-8; the text is empty
    };
    /// Returns the text of an included file; or nothing, and the reason as the end of a sentence.
    using ReadFile = std::function<std::optional<QByteArray>(const QString &path, QString *why)>;

    /// includeconf paths are relative to the data folder and followed one level deep.
    void parse(const QByteArray &text, const QString &fileName, const QString &dataDirectory,
               const ReadFile &readFile);

    /// The network selected by chain=, testnet=, testnet4=, signet= and regtest=; nothing: mainnet.
    std::optional<Network> network() const;
    /// The effective value on a network: the section's first, or else the global one if Core
    /// applies global values to that network.
    std::optional<Value> value(const QString &key, Network network) const;
    /// All effective values of a repeatable key, in Core's order.
    std::vector<Value> values(const QString &key, Network network) const;

    /// Reasons why Core would not start with the file, or what it silently ignores; one line each,
    /// the first few.
    QStringList remarks(Network network) const;

private:
    struct Entry {
        QString section; ///< empty: global
        QString key;
        Value value;
    };
    /// The values of a key in a section, like Core's SettingsSpan.
    struct Span {
        std::vector<const Value *> values; ///< after the last negation
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

/// Whether Core reads a text as true (InterpretBool): empty, or a number other than 0.
bool isYesInConf(const QString &text);

/// A value for display; for a file with the line ends of old Macs, which is one single line, only
/// the first line.
QString shownInConf(const QString &text);

/// The network's name in bitcoin.conf and getblockchaininfo: main, test, testnet4, signet, regtest.
QString chainName(Network network);
/// Tag and setting: mainnet, testnet3, testnet4, signet, regtest.
QString networkName(Network network);
std::optional<Network> networkFromName(const QString &name);
/// The network's folder inside the data folder; empty for mainnet.
QString networkFolder(Network network);
quint16 defaultRpcPort(Network network);

} // namespace bnm
