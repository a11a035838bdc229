// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/without_secrets.h"

#include <QUrlQuery>

#include <algorithm>

namespace bnm {

namespace {

constexpr qsizetype shortestOfAddress = 8; // else it may be any word
constexpr qsizetype shortestOfLogin = 4;   // else most words contain it

void addParts(const QString &text, QChar separator, QStringList &parts)
{
    for (const QString &part : text.split(separator))
        if (part.size() >= shortestOfAddress)
            parts << part;
}

} // namespace

QStringList secretsOf(const QUrl &url, const QByteArray &authorization)
{
    QStringList secrets;
    const qsizetype blank = authorization.indexOf(' ');
    const QByteArray text = authorization.mid(blank + 1);
    secrets << QString::fromUtf8(text);
    if (authorization.startsWith("Basic ")) {
        const QString login = QString::fromUtf8(QByteArray::fromBase64(text));
        secrets << login << login.section(QLatin1Char(':'), 1);
    }
    secrets << url.password() << url.password(QUrl::FullyEncoded);
    for (const auto form : {QUrl::FullyEncoded, QUrl::FullyDecoded}) {
        addParts(url.path(form), QLatin1Char('/'), secrets);
        for (const auto &item : QUrlQuery(url).queryItems(form))
            addParts(item.second, QLatin1Char('/'), secrets);
    }
    secrets.removeIf([](const QString &secret) { return secret.size() < shortestOfLogin; });
    secrets.removeDuplicates();
    // A part of another one would leave the rest of it.
    std::sort(secrets.begin(), secrets.end(),
              [](const QString &one, const QString &two) { return one.size() > two.size(); });
    return secrets;
}

QString withoutSecrets(QString text, const QStringList &secrets, qsizetype most)
{
    const qsizetype longest = secrets.isEmpty() ? 0 : secrets.front().size();
    const qsizetype enough = 4 * (most + longest);
    const bool isCut = text.size() > enough;
    text.truncate(enough);
    for (const QString &secret : secrets)
        text.replace(secret, QString(QChar(0x2026)));
    if (isCut) // perhaps through a secret
        text.chop(longest);
    return text.left(most);
}

} // namespace bnm
