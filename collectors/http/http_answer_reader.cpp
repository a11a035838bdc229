// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/http_answer_reader.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qsizetype longestHead = 64 * 1024;
constexpr qsizetype longestChunkLine = 1024;
constexpr qsizetype mostOfTheBody = 64 * 1024;

} // namespace

HttpAnswerReader::State HttpAnswerReader::read(const QByteArray &bytes)
{
    m_hasBegun = m_hasBegun || !bytes.isEmpty();
    m_unread += bytes;
    return step();
}

HttpAnswerReader::State HttpAnswerReader::readEnd()
{
    m_keepsAlive = false;
    if (m_part == Part::UntilEnd)
        m_part = Part::Done;
    return m_part == Part::Done ? State::Done : State::Malformed;
}

HttpAnswerReader::State HttpAnswerReader::step()
{
    while (m_part != Part::Done) {
        if (m_part == Part::Counted || m_part == Part::Chunk || m_part == Part::UntilEnd) {
            takeCounted();
            if (m_left > 0 || m_part == Part::UntilEnd)
                return State::Reading;
            m_part = m_part == Part::Counted ? Part::Done : Part::ChunkEnd;
            continue;
        }
        const bool isHead = m_part == Part::Head;
        const QByteArray end = isHead ? "\r\n\r\n" : "\r\n";
        const qsizetype at = m_unread.indexOf(end);
        if (at < 0)
            return m_unread.size() > (isHead ? longestHead : longestChunkLine) ? State::Malformed
                                                                               : State::Reading;
        const QByteArray text = m_unread.left(at);
        m_unread.remove(0, at + end.size());
        if (isHead                      ? !readHead(text)
            : m_part == Part::ChunkSize ? !readChunkSize(text)
                                        : m_part == Part::ChunkEnd && !text.isEmpty())
            return State::Malformed;
        if (m_part == Part::ChunkEnd)
            m_part = Part::ChunkSize;
        else if (m_part == Part::Trailer && text.isEmpty())
            m_part = Part::Done;
    }
    return State::Done;
}

bool HttpAnswerReader::readHead(const QByteArray &head)
{
    const QByteArrayList lines = head.split('\n');
    const QByteArrayList words = lines.front().trimmed().split(' ');
    bool ok = false;
    const int status = words.value(1).toInt(&ok);
    if (!words[0].startsWith("HTTP/1.") || !ok || status < 100 || status > 599)
        return false;
    m_headers.clear();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            m_headers[line.left(colon).trimmed().toLower()] = line.mid(colon + 1).trimmed();
    }
    if (status < 200) // an interim answer; the real one follows
        return status != 101;
    m_status = status;
    const QByteArray connection = header("connection").toLower();
    m_keepsAlive = words[0] == "HTTP/1.1" ? connection != "close" : connection == "keep-alive";
    chooseBody();
    return m_left >= 0;
}

void HttpAnswerReader::chooseBody()
{
    if (m_status == 204 || m_status == 304) {
        m_part = Part::Done;
    } else if (header("transfer-encoding").toLower().endsWith("chunked")) {
        m_part = Part::ChunkSize;
    } else if (m_headers.contains("content-length")) {
        bool ok = false;
        m_left = header("content-length").toLongLong(&ok);
        if (!ok)
            m_left = -1;
        m_part = Part::Counted;
    } else {
        m_part = Part::UntilEnd;
    }
}

bool HttpAnswerReader::readChunkSize(const QByteArray &line)
{
    bool ok = false;
    m_left = line.split(';').front().trimmed().toLongLong(&ok, 16);
    m_part = m_left == 0 ? Part::Trailer : Part::Chunk;
    return ok && m_left >= 0;
}

void HttpAnswerReader::takeCounted()
{
    const qsizetype count = m_part == Part::UntilEnd
                                ? m_unread.size()
                                : static_cast<qsizetype>(std::min<qint64>(m_left, m_unread.size()));
    keep(m_unread.left(count));
    m_unread.remove(0, count);
    m_left -= m_part == Part::UntilEnd ? 0 : count;
}

void HttpAnswerReader::keep(const QByteArray &bytes)
{
    m_body += bytes.left(std::max<qsizetype>(0, mostOfTheBody - m_body.size()));
}

} // namespace bnm
