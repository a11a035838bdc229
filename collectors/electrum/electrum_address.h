// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QString>
#include <QUrl>

#include <optional>

namespace bnm {

/// Where an Electrum server is.
struct ElectrumAddress {
    QString host;
    quint16 port = 0;
    bool isEncrypted = false;
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);

    QString server() const; ///< host:port
};

/// electrum://host[:50001] or electrums://host[:50002]; nothing when it is anything else.
std::optional<ElectrumAddress> readElectrumUrl(const QUrl &url);

/// A name that only Tor knows; it is never to be looked up.
bool isOnion(const QString &host);

} // namespace bnm
