// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/block_header.h"
#include "tests/fuzz/fuzz.h"

/// The text of a header, and whether a text is a block's hash.
void bnm::fuzz_block_header(const QByteArray &input)
{
    const QString text = QString::fromLatin1(input);
    const bool isHash = isBlockHash(text);
    fuzz::expect(!isHash || (text.size() == 64 && text.toLower() == text), "a hash is 64 digits");
    const QString digits = QString::fromLatin1(input.left(80).leftJustified(80, '\0').toHex());
    for (const QString &hex : {text, digits}) {
        const auto header = readRawHeader(hex);
        fuzz::expect(header || hex.size() != 160 || hex == text, "each 80 bytes are a header");
        if (!header)
            continue;
        fuzz::expect(isBlockHash(header->hash) && isBlockHash(header->previousHash), "hashes");
        fuzz::expect(header->timeSeconds >= 0 && header->timeSeconds <= 0xffffffffLL, "32 bits");
    }
}
