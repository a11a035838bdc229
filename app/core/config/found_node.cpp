// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/config_layers.h"
#include "app/core/config/small_file.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace bnm {

namespace {

QStringList usualDataDirectories(const ConfigInput &input)
{
#if defined(Q_OS_WIN)
    return {input.environment.value(QStringLiteral("LOCALAPPDATA")) + QStringLiteral("/Bitcoin"),
            input.environment.value(QStringLiteral("APPDATA")) + QStringLiteral("/Bitcoin")};
#elif defined(Q_OS_MACOS)
    return {input.homeDirectory + QStringLiteral("/Library/Application Support/Bitcoin")};
#else
    return {input.homeDirectory + QStringLiteral("/.bitcoin"), QStringLiteral("/var/lib/bitcoind"),
            QStringLiteral("/home/bitcoin/.bitcoin")};
#endif
}

QString findDataDirectory(const ConfigLayers &layers, const ConfigInput &input)
{
    const QString given = layers.text(QStringLiteral("BITCOIN_DATADIR"));
    if (!given.isEmpty())
        return given;
    for (const QString &path : usualDataDirectories(input))
        if (QFileInfo(path).isDir() && QFileInfo(path).isReadable())
            return path;
    return {};
}

std::optional<QByteArray> readWhole(const QString &path)
{
    QString why; // it was only looked for
    return readSmallFile(path, &why);
}

/// A publisher's wildcard address is reached at the node's host.
QString reachable(const QString &endpoint, const QString &rpcHost)
{
    QUrl url(QString(endpoint).replace(QLatin1String("//*:"), QLatin1String("//0.0.0.0:")));
    if (url.host() != QLatin1String("0.0.0.0") && url.host() != QLatin1String("::"))
        return endpoint;
    url.setHost(rpcHost);
    return url.toString();
}

bool isOnThisMachine(const QString &host)
{
    return host.isEmpty() || host == QLatin1String("localhost") || host == QLatin1String("::1") ||
           host.startsWith(QLatin1String("127."));
}

void offerFromConf(ConfigLayers &layers, const BitcoinConf &conf, Network network)
{
    // A user and a password belong together; half a pair from here would spoil one given elsewhere.
    const QString user = QStringLiteral("BITCOIN_RPC_USER");
    const bool isUserNone = layers.has(user) && layers.text(user).isEmpty();
    const bool takesLogin = !isUserNone && !layers.has(QStringLiteral("BITCOIN_RPC_PASSWORD")) &&
                            layers.text(QStringLiteral("BITCOIN_RPC_COOKIE_PATH")).isEmpty() &&
                            conf.value(QStringLiteral("rpcpassword"), network);
    for (const SettingSpec &spec : settingsTable()) {
        if (!*spec.confKey || (spec.group == SettingGroup::Login && !takesLogin))
            continue;
        if (const auto value = conf.value(QLatin1String(spec.confKey), network))
            layers.offer(QLatin1String(spec.name),
                         spec.kind == SettingKind::Endpoint
                             ? reachable(value->text, QStringLiteral("127.0.0.1"))
                             : value->text,
                         value->source);
    }
}

QString cookieName(const BitcoinConf &conf, Network network)
{
    const auto value = conf.value(QStringLiteral("rpccookiefile"), network);
    return value && !value->text.isEmpty() ? value->text : QStringLiteral(".cookie");
}

} // namespace

void offerFoundNode(ConfigLayers &layers, const ConfigInput &input)
{
    // A node elsewhere is not described by this machine's files, unless they are named.
    const QString folderSetting = QStringLiteral("BITCOIN_DATADIR");
    const bool isNamed = !layers.text(folderSetting).isEmpty();
    const bool isNone = !isNamed && layers.has(folderSetting);
    if (isNone || (!isNamed && !isOnThisMachine(layers.text(QStringLiteral("BITCOIN_RPC_HOST")))))
        return;
    QString dataDirectory = findDataDirectory(layers, input);
    if (dataDirectory.isEmpty())
        return;
    layers.findBelow(folderSetting);
    BitcoinConf conf;
    const QString confPath = QDir(dataDirectory).filePath(QStringLiteral("bitcoin.conf"));
    if (const auto text = readWhole(confPath))
        conf.parse(*text, QStringLiteral("bitcoin.conf"), dataDirectory, readWhole);

    const Network network = layers.network().value_or(conf.network().value_or(Network::Main));
    if (conf.network())
        layers.offer(QStringLiteral("BITCOIN_NETWORK"), networkName(*conf.network()),
                     QStringLiteral("bitcoin.conf"));
    QString dataSource = QStringLiteral("found");
    if (const auto moved = conf.value(QStringLiteral("datadir"), network)) {
        dataDirectory = moved->text;
        dataSource = moved->source;
    }
    layers.offer(folderSetting, dataDirectory, dataSource);
    offerFromConf(layers, conf, network);

    const QString folder = QDir(dataDirectory).filePath(networkFolder(network));
    layers.offer(QStringLiteral("BITCOIN_CHAINSTATE_DIR"),
                 QDir::cleanPath(folder + QStringLiteral("/chainstate")),
                 QStringLiteral("data folder"));
    if (layers.text(QStringLiteral("BITCOIN_RPC_PASSWORD")).isEmpty())
        layers.offer(QStringLiteral("BITCOIN_RPC_COOKIE_PATH"),
                     QDir::cleanPath(QDir(folder).absoluteFilePath(cookieName(conf, network))),
                     QStringLiteral("data folder"));
}

} // namespace bnm
