// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/gzip.h"
#include "tests/fuzz/fuzz.h"

#include <QtEndian>

#include <zlib.h>

using namespace bnm;

namespace {

void read(const QByteArray &stored)
{
    const auto packed = PackedText::fromStored(stored);
    if (!packed)
        return;
    fuzz::expect(packed->stored() == stored, "stored as it was");
    const QByteArray text = packed->text();
    fuzz::expect(text.isEmpty() || text.size() == packed->textBytes(), "all of it, or nothing");
    fuzz::expect(!bnm::gzip({*packed}).isEmpty(), "it can be sent");
}

} // namespace

/// A block of the queue, as it is and with the sum of its bytes that it should have.
void bnm::fuzz_packed_text(const QByteArray &input)
{
    read(input);
    fuzz::Input in(input);
    const QByteArray head = in.take(8);
    const QByteArray rest = in.rest();
    const QByteArray summed = head + rest;
    QByteArray sum(4, '\0');
    qToLittleEndian(
        static_cast<quint32>(crc32(0, reinterpret_cast<const Bytef *>(summed.constData()),
                                   static_cast<uInt>(summed.size()))),
        sum.data());
    read(head + sum + rest);
    const QByteArray text = PackedText(input).text();
    fuzz::expect(text == input, "what is packed can be unpacked");
}
