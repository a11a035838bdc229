// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/url_parts.h"

namespace bnm {

QString pathWithoutEnd(const QUrl &url)
{
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    return path;
}

QUrl withPath(QUrl url, const QString &end)
{
    url.setPath(pathWithoutEnd(url) + end);
    return url;
}

QString hostAndPort(const QString &host, int port)
{
    const bool isV6 = host.contains(QLatin1Char(':'));
    return QStringLiteral("%1:%2").arg(isV6 ? QLatin1Char('[') + host + QLatin1Char(']') : host,
                                       QString::number(port));
}

} // namespace bnm
