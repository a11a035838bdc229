// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/sequence_event.h"
#include "collectors/zmq/stream_counter.h"
#include "collectors/zmq/zmtp_reader.h"
#include "tests/fuzz/fuzz.h"

#include <QtEndian>

using namespace bnm;

namespace {

struct Heard {
    std::vector<ZmtpReader::Next> results;
    std::vector<SequenceEvent> events;

    bool operator==(const Heard &) const = default;
};

void takeMessage(const ZmtpReader::Message &message, StreamCounter &counter, Heard &heard)
{
    fuzz::expect(message.count >= 1 && message.count <= ZmtpReader::mostParts, "few parts");
    if (message.count != 3)
        return;
    const QByteArrayView body = message.parts[1].kept();
    fuzz::expect(body.size() <= 64, "little is kept");
    if (const auto event = readSequenceEvent(body.data(), static_cast<std::size_t>(body.size())))
        heard.events.push_back(*event);
    if (message.parts[2].size == sizeof(quint32))
        counter.message(qFromLittleEndian<quint32>(message.parts[2].kept().data()), 1'000);
    fuzz::expect(counter.gaps() >= 0 && counter.perMinute(2'000) >= 0, "counts");
}

/// A stream in pieces of that size.
Heard hear(const QByteArray &stream, qsizetype piece)
{
    Heard heard;
    ZmtpReader reader;
    StreamCounter counter(0);
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        QByteArrayView bytes =
            QByteArrayView(stream).sliced(at, std::min(piece, stream.size() - at));
        for (auto next = reader.read(bytes); next != ZmtpReader::Next::NeedsBytes;
             next = reader.read(bytes)) {
            heard.results.push_back(next);
            if (next == ZmtpReader::Next::Fault)
                return heard;
            if (next == ZmtpReader::Next::Message)
                takeMessage(reader.message(), counter, heard);
            if (next == ZmtpReader::Next::Ping)
                fuzz::expect(reader.pong().size() <= 2 + 5 + 16, "a short answer");
        }
        fuzz::expect(bytes.isEmpty(), "all is consumed");
    }
    return heard;
}

} // namespace

/// ZMTP frames after a greeting, or from the first byte on; however the stream is cut in pieces, it
/// says the same.
void bnm::fuzz_zmtp(const QByteArray &input)
{
    const QByteArray stream =
        input.startsWith('\xff') ? input : ZmtpReader::greeting() + ZmtpReader::ready() + input;
    const Heard whole = hear(stream, std::max<qsizetype>(1, stream.size()));
    fuzz::expect(hear(stream, 1) == whole && hear(stream, 7) == whole, "pieces do not matter");
}
