// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/node_access.h"

#include "collectors/rpc/asked_methods.h"

#include <QMessageAuthenticationCode>
#include <QNetworkInterface>
#include <QRandomGenerator>

#include <array>

namespace bnm {

namespace {

template <std::size_t words>
QByteArray randomBytes()
{
    std::array<quint32, words> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), static_cast<qsizetype>(words));
    return QByteArray(reinterpret_cast<const char *>(numbers.data()),
                      static_cast<qsizetype>(sizeof numbers));
}

} // namespace

NodeAccess NodeAccess::make()
{
    const auto readable = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return {QStringLiteral("monitor"), QString::fromLatin1(randomBytes<8>().toBase64(readable)),
            QString::fromLatin1(randomBytes<4>().toHex())};
}

QString NodeAccess::rpcAuth() const
{
    const QByteArray hash = QMessageAuthenticationCode::hash(password.toUtf8(), salt.toUtf8(),
                                                             QCryptographicHash::Sha256);
    return QStringLiteral("%1:%2$%3").arg(user, salt, QString::fromLatin1(hash.toHex()));
}

QStringList NodeAccess::confLines(const QHostAddress &from) const
{
    QStringList lines = {
        QStringLiteral("server=1"), QStringLiteral("rpcauth=") + rpcAuth(),
        QStringLiteral("rpcwhitelist=%1:%2").arg(user, namesOfAllMethods().join(QLatin1Char(','))),
        // Otherwise other users, including bitcoin-cli, could not call anything any more.
        QStringLiteral("rpcwhitelistdefault=0")};
    if (!from.isNull())
        lines << QStringLiteral("rpcbind=0.0.0.0") << QStringLiteral("rpcallowip=127.0.0.1")
              << QStringLiteral("rpcallowip=") + from.toString();
    return lines;
}

QStringList zmqConfLines(bool toOthers)
{
    const QString address = toOthers ? QStringLiteral("0.0.0.0") : QStringLiteral("127.0.0.1");
    QStringList lines;
    for (const char *topic : {"hashblock", "rawblock", "rawtx", "sequence"})
        lines << QStringLiteral("zmqpub%1=tcp://%2:28332").arg(QLatin1String(topic), address);
    return lines;
}

QHostAddress addressOfThisMachine()
{
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const auto flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsRunning) ||
            flags.testFlag(QNetworkInterface::IsLoopBack))
            continue;
        const auto entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries)
            if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol && !entry.ip().isLinkLocal())
                return entry.ip();
    }
    return {};
}

} // namespace bnm
