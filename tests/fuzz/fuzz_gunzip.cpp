// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/gunzip.h"
#include "influx/gzip.h"
#include "tests/fuzz/fuzz.h"

#include <QBuffer>

using namespace bnm;

namespace {

GunzipResult unpack(QByteArray packed, QByteArray &text)
{
    constexpr qint64 most = 256 * 1024;
    QBuffer from(&packed);
    QBuffer to(&text);
    from.open(QIODevice::ReadOnly);
    to.open(QIODevice::WriteOnly);
    const GunzipResult result = gunzip(from, to, most, [] { return false; });
    fuzz::expect(text.size() <= most, "no more than allowed");
    return result;
}

} // namespace

/// A downloaded file; and whatever we pack, it unpacks.
void bnm::fuzz_gunzip(const QByteArray &input)
{
    QByteArray text;
    unpack(input, text);
    text.clear();
    const QByteArray packed = bnm::gzip({PackedText(input), PackedText(input)});
    fuzz::expect(unpack(packed, text) == GunzipResult::Done && text == input + input, "the same");
}
