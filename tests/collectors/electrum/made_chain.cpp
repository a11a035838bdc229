// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collectors/electrum/made_chain.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace bnm {

namespace {

constexpr quint32 easyBits = 0x207fffff;
constexpr quint32 firstTime = 1'700'000'000;

QByteArray number(quint32 value)
{
    QByteArray bytes(4, 0);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray twiceHashed(const QByteArray &bytes)
{
    const auto sha256 = [](const QByteArray &of) {
        return QCryptographicHash::hash(of, QCryptographicHash::Sha256);
    };
    return sha256(sha256(bytes));
}

/// The easy target only requires the top bit to be clear.
bool hasWork(const QByteArray &hash)
{
    return static_cast<quint8>(hash.back()) < 0x7f;
}

} // namespace

MadeChain::MadeChain(qint64 tipHeight, quint32 salt)
{
    grow(tipHeight + 1, salt);
}

void MadeChain::grow(qint64 count, quint32 salt)
{
    for (; count > 0; --count) {
        const QByteArray previous = m_blocks.empty() ? QByteArray(32, 0) : m_blocks.back().hash;
        const auto height = static_cast<quint32>(m_blocks.size());
        const QByteArray start = number(0x20000000) + previous +
                                 twiceHashed(number(salt) + number(height)) +
                                 number(firstTime + 600 * height) + number(easyBits);
        for (quint32 nonce = 0;; ++nonce) {
            const QByteArray header = start + number(nonce);
            const QByteArray hash = twiceHashed(header);
            if (!hasWork(hash))
                continue;
            m_blocks.push_back({header, hash});
            break;
        }
    }
}

QString MadeChain::hash(qint64 height) const
{
    QByteArray hash = block(height).hash;
    std::reverse(hash.begin(), hash.end());
    return QString::fromLatin1(hash.toHex());
}

QByteArray MadeChain::withoutWork(const QByteArray &hex)
{
    const QByteArray start = QByteArray::fromHex(hex).left(76);
    for (quint32 nonce = 0;; ++nonce) {
        const QByteArray header = start + number(nonce);
        if (static_cast<quint8>(twiceHashed(header).back()) > 0x7f)
            return header.toHex();
    }
}

} // namespace bnm
