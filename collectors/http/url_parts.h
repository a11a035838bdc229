// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace bnm {

/// Without slashes at the end.
QString pathWithoutEnd(const QUrl &url);
/// The URL with this behind its path.
QUrl withPath(QUrl url, const QString &end);
/// "host:port"; an IPv6 address in brackets.
QString hostAndPort(const QString &host, int port);

} // namespace bnm
