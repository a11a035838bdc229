// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstddef>

namespace bnm {

/// The stored part of a message part: its length and its beginning.
struct ZmtpPart {
    static constexpr std::size_t mostKept = 64; ///< bytes; a sequence event has 41

    std::array<char, mostKept> start = {};
    quint64 size = 0;

    QByteArrayView kept() const;
};

/// The subscriber's side of ZMTP 3.0 (rfc.zeromq.org/spec/23) with the mechanism NULL, compatible
/// with libzmq's publishers. No input and output: bytes go in, answers and messages come out.
/// Bodies are counted, not kept, so that no input uses memory; invalid input ends the connection.
class ZmtpReader {
public:
    static constexpr quint64 mostPartBytes = 8 * 1024 * 1024; ///< a raw block has 4 MB at most
    static constexpr int mostParts = 16;                      ///< a node's message has 3

    struct Message {
        std::array<ZmtpPart, 3> parts; ///< topic, body, number
        int count = 0;                 ///< of all parts, including further ones
    };

    enum class Next {
        NeedsBytes,
        Ready,   ///< the handshake is done
        Message, ///< see message()
        Ping,    ///< to be answered by pong()
        Fault,   ///< not a publisher, or not a node's; stop reading
    };

    /// The subscriber's data: at first, after the other side's greeting, and when Ready.
    static QByteArray greeting();
    static QByteArray ready();
    static QByteArray subscription(const QByteArray &topic);

    /// Consumes bytes from the front until there is a result.
    Next read(QByteArrayView &bytes);
    bool hasGreeting() const { return m_state != State::Greeting; }
    const Message &message() const { return m_message; }
    QByteArray pong() const; ///< to the last Ping

private:
    enum class State { Greeting, Flags, Length, Body };

    Next readGreeting(QByteArrayView &bytes);
    Next readFlags(QByteArrayView &bytes);
    Next readLength(QByteArrayView &bytes);
    Next readBody(QByteArrayView &bytes);
    Next endOfFrame();
    Next endOfCommand();
    bool isCommand() const;
    bool hasMore() const;

    State m_state = State::Greeting;
    QByteArray m_head; ///< of the greeting or a length, as far as received
    quint8 m_flags = 0;
    quint64 m_left = 0; ///< of the frame's body
    quint64 m_taken = 0;
    bool m_isReady = false;
    bool m_isNew = true; ///< the next frame begins a message
    ZmtpPart m_part;
    Message m_message;
};

} // namespace bnm
