// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/bitcoin_conf.h"

#include "app/core/text/excerpt.h"

#include <QDir>
#include <QStringDecoder>

#include <algorithm>
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

/// Core names no chain as its setting is named here.
std::optional<Network> networkFromChain(const QString &name)
{
    for (const NetworkFacts &one : facts)
        if (name == QLatin1String(one.chain))
            return one.network;
    return std::nullopt;
}

constexpr std::array<std::pair<const char *, Network>, 4> switches = {
    {{"testnet", Network::Testnet3},
     {"testnet4", Network::Testnet4},
     {"signet", Network::Signet},
     {"regtest", Network::Regtest}}};

constexpr qsizetype mostRemarks = 10;

/// Settings that outside a section only apply to mainnet (Core's NETWORK_ONLY).
constexpr std::array<const char *, 6> ofMainOnly = {"rpcport", "rpcbind", "port",
                                                    "bind",    "connect", "addnode"};

bool isForMainOnly(const QString &key)
{
    return std::any_of(ofMainOnly.begin(), ofMainOnly.end(),
                       [&key](const char *one) { return key == QLatin1String(one); });
}

/// Like Core: only ASCII white space.
QByteArray trimmed(const QByteArray &text)
{
    constexpr QByteArrayView blanks = " \t\r\n";
    qsizetype begin = 0;
    qsizetype end = text.size();
    while (begin < end && blanks.contains(text[begin]))
        ++begin;
    while (end > begin && blanks.contains(text[end - 1]))
        --end;
    return text.mid(begin, end - begin);
}

std::optional<QString> fromUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless |
                                                     QStringConverter::Flag::ConvertInitialBom);
    const QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

} // namespace

QString shownInConf(const QString &text)
{
    return excerpt(text.section(QLatin1Char('\r'), 0, 0));
}

bool isYesInConf(const QString &text)
{
    if (text.isEmpty())
        return true;
    qsizetype at = text[0] == QLatin1Char('-') || text[0] == QLatin1Char('+') ? 1 : 0;
    while (at < text.size() && text[at] == QLatin1Char('0'))
        ++at;
    return at < text.size() && text[at] >= QLatin1Char('1') && text[at] <= QLatin1Char('9');
}

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
    if (text.startsWith("\xef\xbb\xbf"))
        remark(fileName, QStringLiteral("begins with a byte order mark, which Bitcoin Core takes "
                                        "for a part of the first line; save it without one"));
    if (text.startsWith("\xff\xfe") || text.startsWith("\xfe\xff"))
        remark(fileName, QStringLiteral("is not UTF-8 text; save it as UTF-8"));
    parseLines(text, fileName);
    include(dataDirectory, readFile);
}

/// Files of the network's section come first. Nested includes are ignored, and so are networks
/// selected in included files.
void BitcoinConf::include(const QString &dataDirectory, const ReadFile &readFile)
{
    const QString section = chainName(network().value_or(Network::Main));
    QStringList names = includedBy(section) + includedBy({});
    if (names.size() > mostIncluded) {
        remark(excerptOfPath(names[mostIncluded]),
               QStringLiteral("is not read; only %1 included files are").arg(mostIncluded));
        names = names.first(mostIncluded);
    }
    for (const QString &name : std::as_const(names)) {
        QString why;
        if (const auto content = readFile(QDir(dataDirectory).absoluteFilePath(name), &why))
            parseLines(*content, name);
        else
            remark(excerptOfPath(name), why);
    }
}

QStringList BitcoinConf::includedBy(const QString &section) const
{
    QStringList names;
    const Span found = span(section, QStringLiteral("includeconf"));
    for (const Value *value : found.values)
        names << value->text;
    return names;
}

void BitcoinConf::parseLines(const QByteArray &text, const QString &fileName)
{
    QByteArray section;
    int number = 0;
    for (qsizetype begin = 0, end = 0; begin <= text.size(); begin = end + 1) {
        end = text.indexOf('\n', begin);
        if (end < 0)
            end = text.size();
        ++number;
        const QByteArray whole = text.mid(begin, end - begin);
        const qsizetype hash = whole.indexOf('#');
        const QByteArray line = trimmed(hash < 0 ? whole : whole.first(hash));
        if (line.isEmpty())
            continue;
        const QString place =
            QStringLiteral("%1:%2").arg(excerptOfPath(fileName), QString::number(number));
        if (++m_lines > mostLines)
            return remark(place, QStringLiteral("is not read, nor are the lines after it; only %1 "
                                                "lines are, of all files together")
                                     .arg(mostLines));
        parseLine(line, hash >= 0, place, section);
    }
}

void BitcoinConf::parseLine(const QByteArray &line, bool hadComment, const QString &place,
                            QByteArray &section)
{
    if (line.startsWith('[') && line.endsWith(']')) {
        section = line.mid(1, line.size() - 2) + '.';
        return;
    }
    const QString refused = QStringLiteral("Bitcoin Core does not start with this line: ");
    if (line.startsWith('-'))
        return remark(place, refused + QStringLiteral("it begins with -"));
    const qsizetype equals = line.indexOf('=');
    if (equals < 0)
        return remark(place, refused + QStringLiteral("it has no ="));
    const QByteArray name = section + trimmed(line.first(equals));
    if (hadComment && name.contains("rpcpassword"))
        remark(place, refused + QStringLiteral("a # begins a comment, also in a password; the "
                                               "password is read as ending before it"));
    takeOption(name, trimmed(line.mid(equals + 1)), place);
}

void BitcoinConf::takeOption(const QByteArray &name, const QByteArray &text, const QString &place)
{
    const qsizetype dot = name.indexOf('.');
    Entry entry;
    entry.section = fromUtf8(name.first(std::max<qsizetype>(dot, 0))).value_or(QString());
    QByteArray key = name.mid(dot + 1);
    const bool isNo = key.startsWith("no");
    if (isNo)
        key.remove(0, 2);
    entry.key = fromUtf8(key).value_or(QString());
    const auto decoded = fromUtf8(text);
    entry.value.text = decoded.value_or(QString());
    entry.value.isNotText = !decoded;
    if (!decoded)
        remark(place, QStringLiteral("the value of %1 is not used, it is not UTF-8; save the file "
                                     "as UTF-8")
                          .arg(shownInConf(entry.key)));
    if (isNo) {
        entry.value.isNegated = isYesInConf(entry.value.text);
        entry.value.text = QLatin1String(entry.value.isNegated ? "0" : "1");
    }
    entry.value.source = place;
    if (!entry.section.isEmpty())
        entry.value.source += QStringLiteral(" [%1]").arg(excerpt(entry.section));
    if (key == "conf")
        remark(place, QStringLiteral("Bitcoin Core does not start with this line: conf= has no "
                                     "place in a configuration file"));
    m_entries.push_back(std::move(entry));
}

BitcoinConf::Span BitcoinConf::span(const QString &section, const QString &key) const
{
    Span found;
    for (const Entry &entry : m_entries) {
        if (entry.section != section || entry.key != key)
            continue;
        if (entry.value.isNegated) {
            found.values.clear();
            found.lastNegation = &entry.value;
        } else {
            found.values.push_back(&entry.value);
        }
    }
    return found;
}

/// For network switches the last value counts, for everything else the first.
bool BitcoinConf::isSwitchedOn(const char *key) const
{
    const Span found = span({}, QLatin1String(key));
    return !found.isEmpty() && isYesInConf(found.values.back()->text);
}

std::optional<Network> BitcoinConf::network() const
{
    const Span chain = span({}, QStringLiteral("chain"));
    if (!chain.isEmpty())
        return networkFromChain(chain.values.front()->text);
    for (const auto &[key, network] : switches)
        if (isSwitchedOn(key))
            return network;
    return std::nullopt;
}

/// GetSetting() in Core's src/common/settings.cpp, reduced to a configuration file.
std::optional<BitcoinConf::Value> BitcoinConf::value(const QString &key, Network network) const
{
    for (const QString &section : {chainName(network), QString()}) {
        const Span found = span(section, key);
        if (found.endsNegated())
            return *found.lastNegation; // even if a value would not count
        const bool counts = !section.isEmpty() || network == Network::Main || !isForMainOnly(key);
        if (!found.isEmpty() && counts)
            return *found.values.front();
    }
    return std::nullopt;
}

/// GetSettingsList() of the same file.
std::vector<BitcoinConf::Value> BitcoinConf::values(const QString &key, Network network) const
{
    std::vector<Value> list;
    bool isDone = false;
    bool isNone = false;
    for (const QString &section : {chainName(network), QString()}) {
        if (section.isEmpty() && network != Network::Main && isForMainOnly(key))
            break;
        const Span found = span(section, key);
        if (!isDone || !isNone)
            for (const Value *value : found.values)
                list.push_back(*value);
        isDone = isDone || found.lastNegation;
        isNone = isNone || (found.endsNegated() && list.empty());
    }
    return list;
}

QStringList BitcoinConf::remarks(Network network) const
{
    QStringList all = m_remarks;
    const Span chain = span({}, QStringLiteral("chain"));
    int chosen = chain.isEmpty() && !chain.lastNegation ? 0 : 1;
    for (const auto &[key, unused] : switches)
        chosen += isSwitchedOn(key) ? 1 : 0;
    if (chosen > 1)
        all << QStringLiteral("chain=, testnet=, testnet4=, signet= and regtest=: more than one "
                              "chooses a network, with which Bitcoin Core does not start");
    else if (!chain.isEmpty() && !networkFromChain(chain.values.front()->text))
        all << QStringLiteral("%1: Bitcoin Core knows no chain %2")
                   .arg(chain.values.front()->source, shownInConf(chain.values.front()->text));
    for (const char *key : ofMainOnly) {
        const Span global = span({}, QLatin1String(key));
        if (network != Network::Main && !global.isEmpty() &&
            span(chainName(network), QLatin1String(key)).isEmpty())
            all << QStringLiteral("%1: outside of the section [%2] %3 does not count on this "
                                  "network; Bitcoin Core does not start with it")
                       .arg(global.values.front()->source, chainName(network), QLatin1String(key));
    }
    return all;
}

void BitcoinConf::remark(const QString &place, const QString &what)
{
    if (m_remarks.size() < mostRemarks)
        m_remarks << place + QStringLiteral(": ") + what;
}

} // namespace bnm
