// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QString>
#include <QUrl>

namespace bnm {

/// An InfluxDB v2 receiver: address, login and TLS.
struct InfluxTarget {
    QUrl url; ///< of the server; a path is kept before /api/v2/write
    QString org;
    QString bucket;
    QString token; ///< empty: no Authorization header (VictoriaMetrics)
    bool verifyTls = true;
    int timeoutMs = 30'000; ///< of a whole request: name look-up, connection, answer
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    QList<QSslCertificate> authorities = {}; ///< additional ones, besides the system's
};

} // namespace bnm
