// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/zmtp_reader.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <utility>

namespace bnm {

namespace {

constexpr qsizetype greetingBytes = 64;
constexpr qsizetype versionAt = 10;
constexpr qsizetype mechanismAt = 12;
constexpr qsizetype mechanismBytes = 20;
constexpr int leastVersion = 3;
constexpr quint64 mostCommandBytes = 1024;

constexpr quint8 moreFlag = 1;
constexpr quint8 longFlag = 2;
constexpr quint8 commandFlag = 4;

QByteArray frame(quint8 flags, const QByteArray &body)
{
    return QByteArray(1, static_cast<char>(flags)) + static_cast<char>(body.size()) + body;
}

QByteArray command(const QByteArray &name, const QByteArray &data)
{
    return frame(commandFlag, static_cast<char>(name.size()) + name + data);
}

QByteArray property(const QByteArray &name, const QByteArray &value)
{
    QByteArray size(4, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(value.size()), size.data());
    return static_cast<char>(name.size()) + name + size + value;
}

/// What there is of it, up to a number of bytes.
QByteArrayView takeFront(QByteArrayView &bytes, quint64 most)
{
    const auto size = std::min<quint64>(most, static_cast<quint64>(bytes.size()));
    const QByteArrayView front = bytes.first(static_cast<qsizetype>(size));
    bytes = bytes.sliced(front.size());
    return front;
}

} // namespace

QByteArrayView ZmtpPart::kept() const
{
    return {start.data(), static_cast<qsizetype>(std::min<quint64>(size, mostKept))};
}

QByteArray ZmtpReader::greeting()
{
    QByteArray bytes(greetingBytes, '\0');
    bytes[0] = '\xff'; // signature
    bytes[9] = '\x7f';
    bytes[versionAt] = 3; // and 0: subscriptions are messages then
    bytes.replace(mechanismAt, 4, "NULL");
    return bytes;
}

QByteArray ZmtpReader::ready()
{
    return command("READY", property("Socket-Type", "SUB") + property("Identity", ""));
}

QByteArray ZmtpReader::subscription(const QByteArray &topic)
{
    return frame(0, '\x01' + topic);
}

/// The context of a PING follows its time to live.
QByteArray ZmtpReader::pong() const
{
    constexpr qsizetype contextAt = 1 + 4 + 2;
    constexpr qsizetype mostContext = 16;
    const QByteArrayView kept = m_part.kept();
    const QByteArrayView context =
        kept.size() > contextAt
            ? kept.sliced(contextAt).first(std::min(mostContext, kept.size() - contextAt))
            : QByteArrayView();
    return command("PONG", context.toByteArray());
}

ZmtpReader::Next ZmtpReader::read(QByteArrayView &bytes)
{
    Next next = Next::NeedsBytes;
    // A frame without a body ends without another byte.
    while (next == Next::NeedsBytes &&
           (!bytes.isEmpty() || (m_state == State::Body && m_left == 0)))
        switch (m_state) {
        case State::Greeting: next = readGreeting(bytes); break;
        case State::Flags: next = readFlags(bytes); break;
        case State::Length: next = readLength(bytes); break;
        case State::Body: next = readBody(bytes); break;
        }
    return next;
}

ZmtpReader::Next ZmtpReader::readGreeting(QByteArrayView &bytes)
{
    m_head += takeFront(bytes, static_cast<quint64>(greetingBytes - m_head.size()));
    const bool isSigned =
        m_head[0] == '\xff' && (m_head.size() < versionAt || m_head[versionAt - 1] == '\x7f');
    if (!isSigned)
        return Next::Fault;
    if (m_head.size() < greetingBytes)
        return Next::NeedsBytes;
    const QByteArray mechanism = QByteArray("NULL").leftJustified(mechanismBytes, '\0');
    if (m_head[versionAt] < leastVersion || m_head.mid(mechanismAt, mechanismBytes) != mechanism)
        return Next::Fault;
    m_head.clear();
    m_state = State::Flags;
    return Next::NeedsBytes;
}

ZmtpReader::Next ZmtpReader::readFlags(QByteArrayView &bytes)
{
    m_flags = static_cast<quint8>(takeFront(bytes, 1).front());
    if ((m_flags & ~(moreFlag | longFlag | commandFlag)) != 0 || (isCommand() && hasMore()))
        return Next::Fault;
    m_state = State::Length;
    return Next::NeedsBytes;
}

ZmtpReader::Next ZmtpReader::readLength(QByteArrayView &bytes)
{
    const qsizetype wanted = (m_flags & longFlag) != 0 ? 8 : 1;
    m_head += takeFront(bytes, static_cast<quint64>(wanted - m_head.size()));
    if (m_head.size() < wanted)
        return Next::NeedsBytes;
    m_left =
        wanted == 1 ? static_cast<quint8>(m_head[0]) : qFromBigEndian<quint64>(m_head.constData());
    m_head.clear();
    if (m_left > (isCommand() ? mostCommandBytes : mostPartBytes))
        return Next::Fault;
    m_part = {{}, m_left};
    m_taken = 0;
    m_state = State::Body;
    return Next::NeedsBytes;
}

ZmtpReader::Next ZmtpReader::readBody(QByteArrayView &bytes)
{
    const QByteArrayView part = takeFront(bytes, m_left);
    if (m_taken < ZmtpPart::mostKept && !part.isEmpty())
        std::memcpy(m_part.start.data() + m_taken, part.data(),
                    std::min(static_cast<std::size_t>(part.size()),
                             ZmtpPart::mostKept - static_cast<std::size_t>(m_taken)));
    m_taken += static_cast<quint64>(part.size());
    m_left -= static_cast<quint64>(part.size());
    if (m_left > 0)
        return Next::NeedsBytes;
    m_state = State::Flags;
    return isCommand() ? endOfCommand() : endOfFrame();
}

ZmtpReader::Next ZmtpReader::endOfFrame()
{
    if (!m_isReady)
        return Next::Fault;
    if (std::exchange(m_isNew, !hasMore()))
        m_message.count = 0;
    const auto index = static_cast<std::size_t>(m_message.count);
    if (index < m_message.parts.size())
        m_message.parts[index] = m_part;
    if (++m_message.count > mostParts)
        return Next::Fault;
    return hasMore() ? Next::NeedsBytes : Next::Message;
}

ZmtpReader::Next ZmtpReader::endOfCommand()
{
    const QByteArrayView kept = m_part.kept();
    if (!m_isReady && !kept.startsWith("\x05READY"))
        return Next::Fault;
    if (!std::exchange(m_isReady, true))
        return Next::Ready;
    return kept.startsWith("\x04PING") ? Next::Ping : Next::NeedsBytes;
}

bool ZmtpReader::isCommand() const
{
    return (m_flags & commandFlag) != 0;
}

bool ZmtpReader::hasMore() const
{
    return (m_flags & moreFlag) != 0;
}

} // namespace bnm
