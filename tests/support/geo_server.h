// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QMap>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace bnm {

/// A server of GeoIP databases as DB-IP's is, with ranges, that can misbehave: once or always.
class GeoServer : public QTcpServer {
public:
    struct Manner {
        int times = 1'000'000; ///< number of faulty answers
        qint64 cutAfter = -1;  ///< bytes of the body, then the connection ends
        qint64 stallAfter = -1;
        bool ignoresRange = false;
        qint64 rangeOff = 0;  ///< added to the first byte of the range it sends
        qint64 lengthOff = 0; ///< added to Content-Length
        int status = 0;
        QByteArray raw = {}; ///< in place of HTTP
    };

    GeoServer();

    QUrl url() const; ///< of the files' folder
    /// The files of this month, whole and good.
    void putMonth(const QDate &date);

    QMap<QString, QByteArray> files; ///< by path
    QMap<QString, Manner> manners;   ///< by path
    QStringList asked;               ///< paths, with the first byte of a range behind it

private:
    void read(QTcpSocket &socket, QByteArray &request);
    void answer(QTcpSocket &socket, const QString &path, qint64 from);
};

QString geoAsnPath(const QDate &date);
QString geoCityPath(const QDate &date);
QByteArray gzipped(const QByteArray &bytes);
QByteArray gzippedZeros(qint64 count); ///< about a thousandth of it
/// Small databases of the first of that month; they know 8.8.8.8.
QByteArray geoCities(const QDate &date, const QString &city = QStringLiteral("Linköping"));
QByteArray geoProviders(const QDate &date);

} // namespace bnm
