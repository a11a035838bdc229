// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/access.h"

#include "app/core/config/rpc_host.h"
#include "app/core/config/webhook_url.h"

#include <QCryptographicHash>
#include <QHostAddress>

#include <algorithm>

namespace bnm {

namespace {

/// Of one length for all, so that nothing follows from the time it takes.
bool isSame(const QByteArray &one, const QByteArray &other)
{
    const QByteArray a = QCryptographicHash::hash(one, QCryptographicHash::Sha256);
    const QByteArray b = QCryptographicHash::hash(other, QCryptographicHash::Sha256);
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned>(static_cast<quint8>(a[i]) ^ static_cast<quint8>(b[i]));
    return difference == 0;
}

QByteArray passwordIn(const QByteArray &credentials)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(credentials, QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded ? decoded.decoded.indexOf(':') : -1;
    return colon < 0 ? QByteArray() : decoded.decoded.mid(colon + 1);
}

} // namespace

bool carriesToken(const QByteArray &authorization, const QString &token)
{
    const QByteArray given = authorization.trimmed();
    const qsizetype space = given.indexOf(' ');
    if (space < 0 || token.isEmpty())
        return false;
    const QByteArray scheme = given.first(space).toLower();
    const QByteArray credentials = given.mid(space + 1).trimmed();
    if (scheme == "bearer")
        return isSame(credentials, token.toUtf8());
    return scheme == "basic" && isSame(passwordIn(credentials), token.toUtf8());
}

bool isOwnHost(const QByteArray &host)
{
    const auto parts = splitHostAndPort(QString::fromLatin1(host).trimmed());
    if (!parts || parts->host.isEmpty())
        return false;
    const bool isName = std::all_of(parts->host.begin(), parts->host.end(), [](QChar c) {
        return c.isLetterOrNumber() || QStringView(u".-_").contains(c);
    });
    return !QHostAddress(parts->host).isNull() || (isName && isPrivateHost(parts->host));
}

} // namespace bnm
