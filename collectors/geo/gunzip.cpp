// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/gunzip.h"

#include "collectors/geo/part_bytes.h"

#include <vector>

#include <zlib.h>

namespace bnm {

namespace {

constexpr int gzipOnly = 15 + 16; // zlib's flag for gzip

class Inflater {
public:
    Inflater() { m_isGood = inflateInit2(&m_stream, gzipOnly) == Z_OK; }
    ~Inflater()
    {
        if (m_isGood)
            inflateEnd(&m_stream);
    }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    bool isGood() const { return m_isGood; }
    z_stream &stream() { return m_stream; }

private:
    z_stream m_stream{};
    bool m_isGood = false;
};

} // namespace

GunzipResult gunzip(QIODevice &packed, QIODevice &unpacked, qint64 mostBytes,
                    const std::function<bool()> &isStopped)
{
    Inflater inflater;
    if (!inflater.isGood())
        return GunzipResult::Damaged;
    z_stream &stream = inflater.stream();
    std::vector<char> in(partBytes);
    std::vector<char> out(partBytes);
    qint64 written = 0;
    bool isAtEnd = false; // of a member
    while (!isStopped()) {
        if (stream.avail_in == 0) {
            const qint64 size = packed.read(in.data(), static_cast<qint64>(in.size()));
            if (size <= 0)
                return isAtEnd && size == 0 ? GunzipResult::Done : GunzipResult::Damaged;
            stream.next_in = reinterpret_cast<Bytef *>(in.data());
            stream.avail_in = static_cast<uInt>(size);
            if (isAtEnd && inflateReset(&stream) != Z_OK) // another member follows
                return GunzipResult::Damaged;
            isAtEnd = false;
        }
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        const int status = inflate(&stream, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
            return GunzipResult::Damaged;
        const auto size = static_cast<qint64>(out.size() - stream.avail_out);
        written += size;
        if (written > mostBytes)
            return GunzipResult::TooLarge;
        if (unpacked.write(out.data(), size) != size)
            return GunzipResult::CannotWrite;
        if (status == Z_STREAM_END) {
            isAtEnd = true;
            if (stream.avail_in > 0) {
                if (inflateReset(&stream) != Z_OK)
                    return GunzipResult::Damaged;
                isAtEnd = false;
            }
        }
    }
    return GunzipResult::Stopped;
}

} // namespace bnm
