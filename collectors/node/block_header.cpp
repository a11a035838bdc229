// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/block_header.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace bnm {

namespace {

constexpr qsizetype headerBytes = 80;
constexpr qsizetype hashBytes = 32;

using Target = std::array<quint8, hashBytes>; // the lowest byte first

bool isHex(const QString &text, bool lowerCaseOnly)
{
    return std::all_of(text.begin(), text.end(), [lowerCaseOnly](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') ||
               (!lowerCaseOnly && c >= u'A' && c <= u'F');
    });
}

/// Bits are a mantissa of three bytes and its position in the target. Nothing: negative, zero or
/// too large.
std::optional<Target> targetOf(quint32 bits)
{
    const quint32 mantissa = bits & 0x007fffff;
    const int exponent = static_cast<int>(bits >> 24);
    if (bits & 0x00800000)
        return std::nullopt;
    Target target = {};
    bool isZero = true;
    for (int i = 0; i < 3; ++i) {
        const auto byte = static_cast<quint8>(mantissa >> (8 * i));
        const int at = exponent - 3 + i;
        if (byte == 0 || at < 0)
            continue;
        if (at >= static_cast<int>(hashBytes))
            return std::nullopt;
        target[static_cast<std::size_t>(at)] = byte;
        isZero = false;
    }
    return isZero ? std::nullopt : std::optional(target);
}

bool isWithin(const QByteArray &hash, quint32 bits)
{
    const auto target = targetOf(bits);
    if (!target)
        return false;
    for (qsizetype i = hashBytes - 1; i >= 0; --i) {
        const auto byte = static_cast<quint8>(hash[i]);
        const quint8 limit = (*target)[static_cast<std::size_t>(i)];
        if (byte != limit)
            return byte < limit;
    }
    return true;
}

QString shownHash(QByteArray hash)
{
    std::reverse(hash.begin(), hash.end());
    return QString::fromLatin1(hash.toHex());
}

} // namespace

std::optional<RawBlockHeader> readRawHeader(const QString &hex)
{
    if (hex.size() != 2 * headerBytes || !isHex(hex, false))
        return std::nullopt;
    const QByteArray bytes = QByteArray::fromHex(hex.toLatin1());
    const auto sha256 = [](const QByteArray &of) {
        return QCryptographicHash::hash(of, QCryptographicHash::Sha256);
    };
    const QByteArray hash = sha256(sha256(bytes));
    RawBlockHeader header;
    header.hash = shownHash(hash);
    header.previousHash = shownHash(bytes.mid(4, hashBytes));
    header.timeSeconds = qFromLittleEndian<quint32>(bytes.constData() + 68);
    header.bits = qFromLittleEndian<quint32>(bytes.constData() + 72);
    header.hasProofOfWork = isWithin(hash, header.bits);
    return header;
}

bool isBlockHash(const QString &text)
{
    return text.size() == 2 * hashBytes && isHex(text, true);
}

} // namespace bnm
