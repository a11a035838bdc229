// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

namespace bnm {

/// Reads one answer to a POST request off a connection, as it comes (HTTP/1.1, RFC 9112).
class HttpAnswerReader {
public:
    enum class State { Reading, Done, Malformed };

    State read(const QByteArray &bytes);
    /// The connection is at its end, which may be that of the answer.
    State readEnd();

    bool hasBegun() const { return m_hasBegun; }
    int status() const { return m_status; } ///< 0: not known yet
    /// Empty when there is none. The name in lower case.
    QByteArray header(const QByteArray &name) const { return m_headers.value(name); }
    const QByteArray &body() const { return m_body; } ///< its first 64 KiB
    bool keepsAlive() const { return m_keepsAlive; }

private:
    enum class Part { Head, Counted, UntilEnd, ChunkSize, Chunk, ChunkEnd, Trailer, Done };

    State step();
    bool readHead(const QByteArray &head);
    void chooseBody();
    bool readChunkSize(const QByteArray &line);
    void takeCounted();
    void keep(const QByteArray &bytes);

    Part m_part = Part::Head;
    QByteArray m_unread;
    qint64 m_left = 0; ///< bytes of the body, or of the chunk
    bool m_hasBegun = false;
    bool m_keepsAlive = false;
    int m_status = 0;
    QHash<QByteArray, QByteArray> m_headers;
    QByteArray m_body;
};

} // namespace bnm
