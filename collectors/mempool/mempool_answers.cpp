// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_answers.h"

#include "collectors/tamed.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <simdjson.h>
#pragma GCC diagnostic pop

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace bnm {

namespace {

namespace ondemand = simdjson::ondemand;
using Reason = RpcError::Reason;

constexpr qint64 codeNotFound = -5; // RPC_INVALID_ADDRESS_OR_KEY: no longer in the mempool
constexpr double satPerBitcoin = 1e8;
constexpr qint64 mostSat = 21'000'000LL * 100'000'000;
constexpr qint64 mostVsize = 1'000'000;
constexpr std::size_t mostRelatives = 1'000;

constexpr double notTold = std::numeric_limits<double>::quiet_NaN();

/// One transaction as the node writes it; missing sizes are negative. Fees may really be negative,
/// if the operator lowered them (prioritisetransaction).
struct RawEntry {
    qint64 vsize = -1;
    qint64 adjustedVsize = -1; // the same as "vsize" until Core 31, but this name will stay
    qint64 weight = -1;
    qint64 ancestorSize = -1;
    qint64 chunkWeight = -1;
    double base = notTold;
    double modified = notTold;
    double ancestor = notTold;
    double chunk = notTold;
    Txids relatives;
};

struct RawError {
    qint64 code = 0;
    QString message;
};

/// The text of a string without escapes, not copied.
std::optional<Txid> readTxid(ondemand::value value)
{
    constexpr std::size_t digits = 64;
    const std::string_view token = value.raw_json_token();
    if (token.size() < digits + 2 || token[0] != '"' || token[digits + 1] != '"')
        return std::nullopt;
    return txidFromHex(token.substr(1, digits));
}

bool readTxids(ondemand::value value, Txids &txids)
{
    ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS)
        return false;
    for (auto element : array) {
        ondemand::value one;
        if (element.get(one) != simdjson::SUCCESS)
            return false;
        const auto txid = readTxid(one);
        if (!txid)
            return false;
        txids.push_back(*txid);
    }
    return true;
}

/// Calls visit(key, value) for each member until it returns false; also false for malformed text.
template <typename Visit>
bool forEachMember(ondemand::object object, Visit visit)
{
    for (auto member : object) {
        ondemand::raw_json_string key;
        ondemand::value value;
        if (member.key().get(key) != simdjson::SUCCESS ||
            member.value().get(value) != simdjson::SUCCESS || !visit(key, value))
            return false;
    }
    return true;
}

bool read(ondemand::value value, double &number)
{
    return value.get_double().get(number) == simdjson::SUCCESS;
}

bool read(ondemand::value value, qint64 &number)
{
    int64_t read = 0;
    const bool ok = value.get_int64().get(read) == simdjson::SUCCESS;
    number = read;
    return ok;
}

bool readFees(ondemand::value value, RawEntry &entry)
{
    ondemand::object fees;
    if (value.get_object().get(fees) != simdjson::SUCCESS)
        return false;
    const bool tellsChunks = entry.chunkWeight > 0; // the others are then of no interest
    return forEachMember(fees, [&](ondemand::raw_json_string key, ondemand::value fee) {
        if (key == "base")
            return read(fee, entry.base);
        if (key == "chunk")
            return read(fee, entry.chunk);
        if (key == "modified")
            return tellsChunks || read(fee, entry.modified);
        if (key == "ancestor")
            return tellsChunks || read(fee, entry.ancestor);
        return true;
    });
}

bool readRawEntry(ondemand::object object, RawEntry &entry)
{
    return forEachMember(object, [&](ondemand::raw_json_string key, ondemand::value value) {
        switch (key.raw()[0]) { // most members are of no interest
        case 'v':
            return key == "vsize"            ? read(value, entry.vsize)
                   : key == "vsize_adjusted" ? read(value, entry.adjustedVsize)
                                             : true;
        case 'w': return key == "weight" ? read(value, entry.weight) : true;
        case 'a': return key == "ancestorsize" ? read(value, entry.ancestorSize) : true;
        case 'c': return key == "chunkweight" ? read(value, entry.chunkWeight) : true;
        case 'f': return key == "fees" ? readFees(value, entry) : true;
        case 'd': return key == "depends" ? readTxids(value, entry.relatives) : true;
        case 's': return key == "spentby" ? readTxids(value, entry.relatives) : true;
        default: return true;
        }
    });
}

/// In whole sat, so that 3 sat/vB do not become slightly less. The text has 8 decimals.
double satOf(double bitcoin)
{
    return std::round(bitcoin * satPerBitcoin);
}

/// The feerate at which it is mined. Core 31 reports its chunk's. Before, a transaction is mined
/// with its ancestors, or after them at its own feerate if it pays less.
double minedFeerate(const RawEntry &entry)
{
    if (entry.chunkWeight > 0 && !std::isnan(entry.chunk))
        return satOf(entry.chunk) * 4 / static_cast<double>(entry.chunkWeight);
    const double own = satOf(std::isnan(entry.modified) ? entry.base : entry.modified) /
                       static_cast<double>(entry.vsize);
    if (std::isnan(entry.ancestor) || entry.ancestorSize <= 0)
        return own;
    return std::min(own, satOf(entry.ancestor) / static_cast<double>(entry.ancestorSize));
}

/// Including its sigops, like the node's mempool size, if the node reports it.
qint64 vsizeOf(const RawEntry &raw)
{
    constexpr qint64 weightOfVsize = 4;
    if (raw.adjustedVsize > 0)
        return raw.adjustedVsize;
    if (raw.vsize >= 0)
        return raw.vsize;
    return raw.weight > 0 && raw.weight <= weightOfVsize * mostVsize
               ? (raw.weight + weightOfVsize - 1) / weightOfVsize
               : -1;
}

std::optional<MempoolEntry> judged(RawEntry &raw)
{
    raw.vsize = vsizeOf(raw);
    if (raw.vsize <= 0 || raw.vsize > mostVsize || !(raw.base >= 0) ||
        raw.base * satPerBitcoin > static_cast<double>(mostSat) ||
        raw.relatives.size() > mostRelatives)
        return std::nullopt;
    const double feerate = minedFeerate(raw);
    if (!std::isfinite(feerate))
        return std::nullopt;
    return MempoolEntry{raw.vsize, std::llround(satOf(raw.base)), std::max(0.0, feerate),
                        std::move(raw.relatives)};
}

bool readError(ondemand::value value, RawError &error)
{
    ondemand::object object;
    if (value.is_null().value_unsafe())
        return true;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return false;
    return forEachMember(object, [&](ondemand::raw_json_string key, ondemand::value member) {
        if (key == "code")
            return read(member, error.code);
        std::string_view text;
        if (key == "message" && member.get_string().get(text) == simdjson::SUCCESS)
            error.message =
                tamed(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())),
                      RpcError::longestDetail);
        return true;
    });
}

RpcError rpcError(const RawError &error)
{
    return RpcError::ofCall(error.code, error.message, 200);
}

RpcError wrongShape(const char *what)
{
    return {Reason::WrongShape, 200, 0, QString::fromLatin1(what)};
}

} // namespace

struct MempoolAnswers::Parser {
    ondemand::parser parser;

    /// Calls readResult(result) and then done(id, error) for each answer of a batch.
    template <typename ReadResult, typename Done>
    bool read(QByteArray &body, ReadResult readResult, Done done)
    {
        body.reserve(body.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
        ondemand::document document;
        ondemand::array answers;
        const simdjson::padded_string_view view(body.constData(),
                                                static_cast<std::size_t>(body.size()),
                                                static_cast<std::size_t>(body.capacity()));
        if (parser.iterate(view).get(document) != simdjson::SUCCESS ||
            document.get_array().get(answers) != simdjson::SUCCESS)
            return false;
        for (auto element : answers) {
            ondemand::object answer;
            if (element.get_object().get(answer) != simdjson::SUCCESS)
                return false;
            qint64 id = -1;
            RawError error;
            const auto readMember = [&](ondemand::raw_json_string key, ondemand::value value) {
                if (key == "result")
                    return value.is_null().value_unsafe() || readResult(value);
                if (key == "error")
                    return readError(value, error);
                if (key == "id")
                    return bnm::read(value, id);
                return true;
            };
            if (!forEachMember(answer, readMember) || !done(id, error))
                return false;
        }
        return true;
    }
};

MempoolAnswers::MempoolAnswers() : m_parser(std::make_unique<Parser>()) {}
MempoolAnswers::~MempoolAnswers() = default;

/// Counts the characters "[{,:}]. In bytes, and as a sum, so that the compiler vectorises it
/// instead of branching: the text has 20 MB.
static qsizetype countMarks(std::string_view text)
{
    constexpr std::size_t together = 240; // a byte counts that far
    const auto is = [](char c, char mark) { return static_cast<quint8>(c == mark); };
    qsizetype marks = 0;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, together);
        text.remove_prefix(part.size());
        quint8 some = 0;
        for (const char c : part) {
            const auto bracket = static_cast<char>(c | 0x20); // [ and ] become { and }
            some = static_cast<quint8>(some + is(c, '"') + is(c, ',') + is(c, ':') +
                                       is(bracket, '{') + is(bracket, '}'));
        }
        marks += some;
    }
    return marks;
}

/// Simdjson notes the place of each of these marks, in 4 bytes.
static bool isListOfTxids(const QByteArray &body)
{
    constexpr qsizetype slack = 4'096;
    constexpr qsizetype charactersOfTxid = 67;
    constexpr qsizetype marksOfTxid = 4;
    return countMarks({body.constData(), static_cast<std::size_t>(body.size())}) <=
           slack + body.size() / charactersOfTxid * marksOfTxid;
}

RpcError MempoolAnswers::readList(QByteArray &body, MempoolList &list)
{
    if (!isListOfTxids(body))
        return wrongShape("getrawmempool");
    Parser large; // freed afterwards: a buffer for 20 MB is not kept
    bool hasTxids = false;
    qint64 sequence = -1;
    RawError error;
    const bool understood = large.read(
        body,
        [&](ondemand::value result) {
            ondemand::object object;
            if (result.get_object().get(object) != simdjson::SUCCESS)
                return false;
            list.txids.reserve(static_cast<std::size_t>(body.size()) / 67);
            return forEachMember(object, [&](ondemand::raw_json_string key, ondemand::value value) {
                if (key == "txids")
                    return (hasTxids = readTxids(value, list.txids));
                if (key == "mempool_sequence")
                    return bnm::read(value, sequence);
                return true;
            });
        },
        [&](qint64, const RawError &told) {
            error = told;
            return true;
        });
    if (understood && error.code != 0)
        return rpcError(error);
    if (!understood || !hasTxids || sequence < 0)
        return wrongShape("getrawmempool");
    list.nextSequence = static_cast<quint64>(sequence);
    return {};
}

RpcError MempoolAnswers::readEntries(QByteArray &body, std::size_t asked, const TakeEntry &take)
{
    std::optional<RawEntry> raw;
    RpcError error;
    const bool understood = m_parser->read(
        body,
        [&](ondemand::value result) {
            ondemand::object object;
            raw.emplace();
            return result.get_object().get(object) == simdjson::SUCCESS &&
                   readRawEntry(object, *raw);
        },
        [&](qint64 id, const RawError &told) {
            auto entry = raw ? judged(*raw) : std::nullopt;
            raw.reset();
            if (id < 0 || static_cast<std::size_t>(id) >= asked)
                return false;
            if (entry && told.code == 0)
                take(static_cast<std::size_t>(id), std::move(entry));
            else if (told.code == codeNotFound)
                take(static_cast<std::size_t>(id), std::nullopt);
            else if (!error)
                error = told.code != 0 ? rpcError(told) : wrongShape("getmempoolentry");
            return true;
        });
    return understood ? error : wrongShape("getmempoolentry");
}

RpcError MempoolAnswers::readBlock(QByteArray &body, Txids &txids)
{
    RawError error;
    bool hasTxids = false;
    const bool understood = m_parser->read(
        body,
        [&](ondemand::value result) {
            ondemand::object object;
            return result.get_object().get(object) == simdjson::SUCCESS &&
                   forEachMember(object, [&](ondemand::raw_json_string key, ondemand::value value) {
                       return key != "tx" || (hasTxids = readTxids(value, txids));
                   });
        },
        [&](qint64, const RawError &told) {
            error = told;
            return true;
        });
    if (understood && error.code != 0)
        return rpcError(error);
    return understood && hasTxids ? RpcError() : wrongShape("getblock");
}

QByteArray mempoolListRequest()
{
    return "[{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"getrawmempool\",\"params\":[false,true]}]";
}

QByteArray mempoolInfoRequest()
{
    return "[{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"getmempoolinfo\",\"params\":[]}]";
}

QByteArray mempoolEntriesRequest(const Txids &txids)
{
    constexpr std::string_view begin = "{\"jsonrpc\":\"2.0\",\"id\":";
    constexpr std::string_view middle = ",\"method\":\"getmempoolentry\",\"params\":[\"";
    constexpr std::string_view end = "\"]},";
    constexpr std::size_t mostDigits = 20;
    constexpr std::size_t longest =
        begin.size() + mostDigits + middle.size() + 2 * sizeof(Txid) + end.size();
    QByteArray text(static_cast<qsizetype>(1 + txids.size() * longest), Qt::Uninitialized);
    char *to = text.data();
    *to++ = '[';
    for (std::size_t i = 0; i < txids.size(); ++i) {
        to = std::copy(begin.begin(), begin.end(), to);
        to = std::to_chars(to, to + mostDigits, i).ptr;
        to = std::copy(middle.begin(), middle.end(), to);
        to = writeHex(txids[i], to);
        to = std::copy(end.begin(), end.end(), to);
    }
    text.truncate(to - text.data());
    text.back() = ']'; // for the last comma
    return text;
}

QByteArray blockRequest(const std::array<quint8, 32> &hash)
{
    std::array<char, 2 * sizeof(hash)> digits{};
    writeHex(hash, digits.data());
    return QByteArray("[{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"getblock\",\"params\":[\"")
        .append(digits.data(), digits.size())
        .append("\",1]}]");
}

} // namespace bnm
