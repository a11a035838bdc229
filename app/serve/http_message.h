// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bnm {

/// What of a request matters here. Text as it was sent: hostile until it is read.
struct ServedRequest {
    QByteArray method; ///< "GET"
    QByteArray path;   ///< without the query
    QByteArray host;
    QByteArray accept;
    QByteArray acceptEncoding;
    QByteArray authorization;
};

struct ServedAnswer {
    int status = 200;
    QByteArray type = "text/plain; charset=utf-8";
    QByteArray body; ///< of HEAD only its length is sent
    bool isGzip = false;
    QByteArray allow = {};        ///< of a 405: the methods there are
    QByteArray authenticate = {}; ///< of a 401: what is asked for
};

} // namespace bnm
