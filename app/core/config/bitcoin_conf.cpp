// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/bitcoin_conf.h"

#include <QDir>

#include <array>

namespace bnm {

namespace {

struct NetworkFacts {
    Network network;
    const char *chain;
    const char *name;
    const char *folder;
    quint16 rpcPort;
};

// src/chainparamsbase.cpp of Bitcoin Core
constexpr std::array<NetworkFacts, 5> facts = {
    {{Network::Main, "main", "mainnet", "", 8332},
     {Network::Testnet3, "test", "testnet3", "testnet3", 18332},
     {Network::Testnet4, "testnet4", "testnet4", "testnet4", 48332},
     {Network::Signet, "signet", "signet", "signet", 38332},
     {Network::Regtest, "regtest", "regtest", "regtest", 18443}}};

const NetworkFacts &factsOf(Network network)
{
    return facts[static_cast<std::size_t>(network)];
}

/// Settings that, outside a section, count for mainnet alone (Core's NETWORK_ONLY).
bool isForMainOnly(const QString &key)
{
    static const QStringList keys = {QStringLiteral("rpcport"), QStringLiteral("rpcbind"),
                                     QStringLiteral("port"),    QStringLiteral("bind"),
                                     QStringLiteral("connect"), QStringLiteral("addnode")};
    return keys.contains(key);
}

bool isTrue(const QString &text)
{
    return text.isEmpty() || text.toInt() != 0;
}

} // namespace

QString chainName(Network network)
{
    return QString::fromLatin1(factsOf(network).chain);
}

QString networkName(Network network)
{
    return QString::fromLatin1(factsOf(network).name);
}

QString networkFolder(Network network)
{
    return QString::fromLatin1(factsOf(network).folder);
}

quint16 defaultRpcPort(Network network)
{
    return factsOf(network).rpcPort;
}

std::optional<Network> networkFromName(const QString &name)
{
    for (const NetworkFacts &one : facts)
        if (name == QLatin1String(one.name) || name == QLatin1String(one.chain))
            return one.network;
    return name == QLatin1String("testnet") ? std::optional(Network::Testnet3) : std::nullopt;
}

void BitcoinConf::parse(const QByteArray &text, const QString &fileName,
                        const QString &dataDirectory, const ReadFile &readFile)
{
    parseLines(text, fileName);
    const QString section = chainName(network().value_or(Network::Main));
    QStringList included;
    for (const Entry &entry : m_entries)
        if (entry.key == QLatin1String("includeconf") && !entry.negated &&
            (entry.section.isEmpty() || entry.section == section))
            included << entry.text;
    for (const QString &name : included)
        if (const auto content = readFile(QDir(dataDirectory).absoluteFilePath(name)))
            parseLines(*content, name);
}

void BitcoinConf::parseLines(const QByteArray &text, const QString &fileName)
{
    QString section;
    int number = 0;
    for (QString line : QString::fromUtf8(text).split(QLatin1Char('\n'))) {
        ++number;
        line = line.section(QLatin1Char('#'), 0, 0).trimmed();
        if (line.startsWith(QLatin1Char('[')) && line.endsWith(QLatin1Char(']'))) {
            section = line.mid(1, line.size() - 2).trimmed();
            continue;
        }
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals <= 0)
            continue;
        Entry entry;
        entry.section = section;
        entry.key = line.left(equals).trimmed();
        entry.text = line.mid(equals + 1).trimmed();
        if (const qsizetype dot = entry.key.indexOf(QLatin1Char('.'));
            dot > 0 && section.isEmpty()) {
            entry.section = entry.key.left(dot);
            entry.key.remove(0, dot + 1);
        }
        if (entry.key.startsWith(QLatin1String("no")) && entry.key.size() > 2) {
            entry.key.remove(0, 2);
            entry.negated = isTrue(entry.text);
            entry.text = entry.negated ? QStringLiteral("0") : QStringLiteral("1");
        }
        entry.source = QStringLiteral("%1:%2").arg(fileName).arg(number);
        if (!entry.section.isEmpty())
            entry.source += QStringLiteral(" [%1]").arg(entry.section);
        m_entries.push_back(std::move(entry));
    }
}

const BitcoinConf::Entry *BitcoinConf::first(const QString &section, const QString &key) const
{
    for (const Entry &entry : m_entries)
        if (entry.section == section && entry.key == key)
            return &entry;
    return nullptr;
}

std::optional<Network> BitcoinConf::network() const
{
    if (const Entry *chain = first({}, QStringLiteral("chain")))
        return networkFromName(chain->text);
    constexpr std::array<std::pair<const char *, Network>, 4> switches = {
        {{"testnet", Network::Testnet3},
         {"testnet4", Network::Testnet4},
         {"signet", Network::Signet},
         {"regtest", Network::Regtest}}};
    for (const auto &[key, network] : switches)
        if (const Entry *entry = first({}, QString::fromLatin1(key));
            entry && !entry->negated && isTrue(entry->text))
            return network;
    return std::nullopt;
}

std::optional<BitcoinConf::Value> BitcoinConf::value(const QString &key, Network network) const
{
    const Entry *entry = first(chainName(network), key);
    if (!entry && (network == Network::Main || !isForMainOnly(key)))
        entry = first({}, key);
    if (!entry || entry->negated)
        return std::nullopt;
    return Value{entry->text, entry->source};
}

} // namespace bnm
