// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/onion.h"

#include <QNetworkProxy>
#include <QString>
#include <QUrl>

#include <optional>

namespace bnm {

/// Address of an Electrum server.
struct ElectrumAddress {
    QString host;
    quint16 port = 0;
    bool isEncrypted = false;
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);

    QString server() const; ///< host:port
};

/// electrum://host[:50001] or electrums://host[:50002]; nothing for any other text.
std::optional<ElectrumAddress> readElectrumUrl(const QUrl &url);

} // namespace bnm
