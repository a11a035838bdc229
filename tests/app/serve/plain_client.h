// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>

#include <memory>

QT_FORWARD_DECLARE_CLASS(QTcpSocket)

namespace bnm {

/// What a server on this machine answered, byte by byte as it came.
struct PlainAnswer {
    int status = 0;                      ///< 0: no answer
    QMap<QByteArray, QByteArray> fields; ///< of the head, by lower-case name
    QByteArray body;
};

/// One request over a socket of its own, until the server closes. Blocks; the server is on another
/// thread or in another process.
PlainAnswer plainRequest(quint16 port, const QByteArray &method, const QByteArray &path,
                         const QList<QByteArray> &fields = {});
inline PlainAnswer plainGet(quint16 port, const QByteArray &path,
                            const QList<QByteArray> &fields = {})
{
    return plainRequest(port, "GET", path, fields);
}

/// Connected, with those bytes sent; null: it was refused.
std::unique_ptr<QTcpSocket> openConnection(quint16 port, const QByteArray &bytes = {});
/// All that comes until the server closes; false: it did not in time.
bool readToTheEnd(QTcpSocket &socket, QByteArray *all, int timeoutMs);

QByteArray gunzipped(const QByteArray &packed); ///< empty: it is not gzip

} // namespace bnm
