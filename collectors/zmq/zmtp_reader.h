// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstddef>

namespace bnm {

/// What is kept of one part of a message: how long it is, and its beginning.
struct ZmtpPart {
    static constexpr std::size_t mostKept = 64; ///< bytes; a sequence event has 41

    std::array<char, mostKept> start = {};
    quint64 size = 0;

    QByteArrayView kept() const;
};

/// The subscriber's side of ZMTP 3.0 (rfc.zeromq.org/spec/23) with the mechanism NULL, as
/// libzmq's publishers speak it. No input and output: bytes go in, answers and messages come out.
/// Bodies are counted, not kept, so that nothing that is sent takes memory; what no node sends
/// ends the connection.
class ZmtpReader {
public:
    static constexpr quint64 mostPartBytes = 8 * 1024 * 1024; ///< a raw block has 4 MB at most
    static constexpr int mostParts = 16;                      ///< a node's message has 3

    struct Message {
        std::array<ZmtpPart, 3> parts; ///< topic, body, number
        int count = 0;                 ///< of parts, also of more
    };

    enum class Next {
        NeedsBytes,
        Ready,   ///< the handshake is done
        Message, ///< see message()
        Ping,    ///< to be answered by pong()
        Fault,   ///< no publisher, or none of a node; read no more
    };

    /// What the subscriber sends: first, behind the other side's greeting, and when Ready.
    static QByteArray greeting();
    static QByteArray ready();
    static QByteArray subscription(const QByteArray &topic);

    /// Takes bytes from the front until there is something to tell.
    Next read(QByteArrayView &bytes);
    bool hasGreeting() const { return m_state != State::Greeting; }
    const Message &message() const { return m_message; }
    QByteArray pong() const; ///< to the Ping that was just read

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
    QByteArray m_head; ///< of the greeting, or of a length, as far as it has come
    quint8 m_flags = 0;
    quint64 m_left = 0; ///< of the frame's body
    quint64 m_taken = 0;
    bool m_isReady = false;
    bool m_isNew = true; ///< the next frame begins a message
    ZmtpPart m_part;
    Message m_message;
};

} // namespace bnm
