// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/geo_server.h"

#include "tests/support/mmdb_writer.h"

#include <QDateTime>
#include <QTcpSocket>
#include <QTimeZone>

#include <algorithm>
#include <vector>

#include <zlib.h>

namespace bnm {

namespace {

using namespace Qt::StringLiterals;

qint64 firstOfMonth(const QDate &date)
{
    return QDateTime(QDate(date.year(), date.month(), 1), QTime(0, 0), QTimeZone::utc())
        .toSecsSinceEpoch();
}

} // namespace

GeoServer::GeoServer()
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("cannot listen");
    connect(this, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *socket = nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this,
                [this, socket, request = QByteArray()]() mutable { read(*socket, request); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
}

QUrl GeoServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1/free/"_s.arg(serverPort()));
}

void GeoServer::putMonth(const QDate &date)
{
    files[geoAsnPath(date)] = gzipped(geoProviders(date));
    files[geoCityPath(date)] = gzipped(geoCities(date));
}

void GeoServer::read(QTcpSocket &socket, QByteArray &request)
{
    request += socket.readAll();
    if (!request.contains("\r\n\r\n"))
        return;
    const QString path = QString::fromLatin1(request.split(' ').value(1));
    qint64 from = 0;
    for (const QByteArray &line : request.split('\n'))
        if (line.toLower().startsWith("range: bytes="))
            from = line.mid(13).split('-').first().toLongLong();
    request.clear();
    asked << (from > 0 ? path + u' ' + QString::number(from) : path);
    answer(socket, path, from);
}

void GeoServer::answer(QTcpSocket &socket, const QString &path, qint64 from)
{
    Manner manner;
    if (auto it = manners.find(path); it != manners.end() && it->times-- > 0)
        manner = *it;
    if (!manner.raw.isEmpty()) {
        socket.write(manner.raw);
        return socket.disconnectFromHost();
    }
    const bool isThere = files.contains(path) && manner.status == 0;
    const QByteArray whole = files.value(path);
    if (manner.ignoresRange)
        from = 0;
    int status = isThere ? from > 0 ? 206 : 200 : manner.status ? manner.status : 404;
    if (isThere && from >= whole.size() && from > 0)
        status = 416;
    const bool hasBody = status < 300;
    QByteArray body = hasBody ? whole.mid(from + (from > 0 ? manner.rangeOff : 0)) : "no";
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Length: " +
                      QByteArray::number(body.size() + manner.lengthOff) + "\r\n";
    if (status == 206)
        head += "Content-Range: bytes " + QByteArray::number(from + manner.rangeOff) + '-' +
                QByteArray::number(whole.size() - 1) + '/' + QByteArray::number(whole.size()) +
                "\r\n";
    socket.write(head + "\r\n");
    if (manner.stallAfter >= 0) {
        socket.write(body.left(manner.stallAfter));
        return;
    }
    socket.write(manner.cutAfter >= 0 ? body.left(manner.cutAfter) : body);
    if (manner.cutAfter >= 0 || manner.lengthOff > 0)
        socket.disconnectFromHost();
}

QString geoAsnPath(const QDate &date)
{
    return u"/free/dbip-asn-lite-%1.mmdb.gz"_s.arg(date.toString(u"yyyy-MM"_s));
}

QString geoCityPath(const QDate &date)
{
    return u"/free/dbip-city-lite-%1.mmdb.gz"_s.arg(date.toString(u"yyyy-MM"_s));
}

QByteArray gzipped(const QByteArray &bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_NO_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("no zlib");
    QByteArray packed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("cannot pack");
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray gzippedZeros(qint64 count)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("no zlib");
    std::vector<Bytef> zeros(1024 * 1024);
    std::vector<Bytef> out(64 * 1024);
    QByteArray packed;
    for (qint64 left = count; left > 0; left -= static_cast<qint64>(zeros.size())) {
        stream.next_in = zeros.data();
        stream.avail_in = static_cast<uInt>(std::min<qint64>(left, zeros.size()));
        const bool isLast = left <= static_cast<qint64>(zeros.size());
        do {
            stream.next_out = out.data();
            stream.avail_out = static_cast<uInt>(out.size());
            deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH);
            packed.append(reinterpret_cast<const char *>(out.data()),
                          static_cast<qsizetype>(out.size() - stream.avail_out));
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return packed;
}

QByteArray geoCities(const QDate &date, const QString &city)
{
    MmdbWriter writer(u"DBIP-City-Lite"_s);
    writer.setBuilt(firstOfMonth(date));
    for (const QString &network : {u"8.8.8.0/24"_s, u"193.0.6.0/24"_s})
        writer.add(network, {{u"country_code"_s, u"SE"_s},
                             {u"city"_s, city},
                             {u"latitude"_s, 58.4},
                             {u"longitude"_s, 15.6}});
    return writer.toBytes();
}

QByteArray geoProviders(const QDate &date)
{
    MmdbWriter writer(u"DBIP-ASN-Lite"_s);
    writer.setBuilt(firstOfMonth(date));
    writer.add(u"8.8.8.0/24"_s, {{u"autonomous_system_number"_s, 15'169},
                                 {u"autonomous_system_organization"_s, u"Google LLC"_s}});
    return writer.toBytes();
}

} // namespace bnm
