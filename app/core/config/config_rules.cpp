// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_rules.h"

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/path_below.h"
#include "app/core/config/rpc_host.h"
#include "app/core/config/small_file.h"
#include "app/core/text/excerpt.h"
#include "collectors/electrum/electrum_address.h"

#include <QDir>
#include <QRegularExpression>

namespace bnm {

namespace {

constexpr qsizetype longestPath = 200; // that is repeated

/// BITCOIN_RPC_HOST and BITCOIN_RPC_PORT, which agree already (config_loader.cpp).
void joinRpcUrl(ConfigReader &reader, Config &config)
{
    if (reader.isWrong("BITCOIN_RPC_HOST") || reader.isWrong("BITCOIN_RPC_PORT"))
        return;
    const auto host = readRpcHost(reader.text("BITCOIN_RPC_HOST"));
    if (!host)
        return reader.complain("BITCOIN_RPC_HOST");
    if (host->holdsCredentials)
        return reader.complainWithoutValue(
            "BITCOIN_RPC_HOST", QStringLiteral("holds credentials: give them as BITCOIN_RPC_USER "
                                               "and BITCOIN_RPC_PASSWORD"));
    config.rpcUrl = host->url;
    const int port = reader.text("BITCOIN_RPC_PORT").toInt();
    if (port != host->ownDefaultPort())
        config.rpcUrl.setPort(port);
}

/// The file of a node that a .env somebody left in a folder sends elsewhere may hold its password.
void checkConf(ConfigReader &reader, const Config &config)
{
    if (!reader.confTrouble().isEmpty())
        return reader.complain("BITCOIN_CONF", reader.confTrouble());
    const QString folder = reader.foundIn("BITCOIN_CONF");
    if (!folder.isEmpty() && !reader.foundIn("BITCOIN_RPC_HOST").isEmpty() &&
        !isOwnMachine(config.rpcUrl.host()) && !liesBelow(reader.text("BITCOIN_CONF"), folder))
        reader.complain("BITCOIN_CONF",
                        QStringLiteral("it is not below %1, as it has to be where a .env that was "
                                       "found there names it and another host; name the .env by "
                                       "--env-file")
                            .arg(excerpt(folder, longestPath)));
}

void completeNode(const ConfigReader &reader, Config &config)
{
    config.networkTag = networkName(config.network);
    if (config.nodeName.isEmpty())
        config.nodeName = config.rpcUrl.host();
    if (config.dataDirOfNode.isEmpty())
        return;
    const QDir folder(QDir(config.dataDirOfNode).filePath(networkFolder(config.network)));
    if (config.blocksDir.isEmpty())
        config.blocksDir = QDir::cleanPath(folder.filePath(QStringLiteral("blocks")));
    config.pidFile = reader.foundPidFile();
    if (config.pidFile.isEmpty())
        config.pidFile = QDir::cleanPath(folder.filePath(QStringLiteral("bitcoind.pid")));
}

/// A URL from the browser's address bar, or of the write API itself: where the server is instead;
/// nothing if the URL is neither.
QString influxBase(const QUrl &url)
{
    const QString path = url.path();
    qsizetype end = path.indexOf(QLatin1String("/orgs/"));
    static const QRegularExpression api(QStringLiteral("/api/v[123]/write(_lp)?/*$"));
    if (end < 0)
        end = path.indexOf(api);
    if (end < 0)
        return {};
    QUrl base = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    base.setPath(path.first(end));
    return base.toString();
}

void checkInfluxUrl(ConfigReader &reader, const Config &config)
{
    if (!config.influxUrl.userInfo().isEmpty())
        return reader.complainWithoutValue(
            "INFLUX_URL",
            QStringLiteral("holds credentials: give a token as INFLUX_TOKEN or INFLUX_TOKEN_FILE"));
    // A query may hold a password.
    if (const QString base = influxBase(config.influxUrl); !base.isEmpty())
        reader.complainWithoutValue(
            "INFLUX_URL", QStringLiteral("is the address of a page or call of the server, not of "
                                         "the server: set it to %1")
                              .arg(base));
}

void checkBucket(ConfigReader &reader, const Config &config)
{
    if (!config.influxUrl.isEmpty() && reader.text("INFLUX_BUCKET").isEmpty())
        reader.complainWithoutValue("INFLUX_BUCKET",
                                    QStringLiteral("is empty: with INFLUX_URL a bucket is needed"));
}

void readTokenFile(ConfigReader &reader, Config &config)
{
    const QString path = reader.text("INFLUX_TOKEN_FILE");
    if (path.isEmpty() || reader.isWrong("INFLUX_TOKEN_FILE") || !config.influxToken.isEmpty())
        return;
    QString error;
    if (const auto content = readSmallFile(path, &error))
        config.influxToken = QString::fromUtf8(*content).trimmed();
    else
        reader.complain("INFLUX_TOKEN_FILE", error);
}

void checkMempoolServer(ConfigReader &reader, const Config &config)
{
    if (config.mempoolHistSource == MempoolHistSource::MempoolApi &&
        reader.text("MEMPOOL_API_BASE").isEmpty())
        reader.complainWithoutValue(
            "MEMPOOL_API_BASE",
            QStringLiteral("is empty: with MEMPOOL_HIST_SOURCE=mempool_api the address of a "
                           "mempool server is needed"));
}

bool needsProxy(const QUrl &url, const Config &config)
{
    return isOnion(url.host()) && config.rpcProxy.type() == QNetworkProxy::NoProxy;
}

/// The name of a witness is one that its reader has checked, or a host.
void checkElectrumAndWitnesses(ConfigReader &reader, const Config &config)
{
    const QString onion =
        QStringLiteral("an .onion address is reached by a proxy only: set BITCOIN_RPC_PROXY");
    if (needsProxy(config.electrumUrl, config))
        reader.complain("ELECTRUM_URL", onion);
    for (const WitnessAddress &witness : config.witnesses)
        if (needsProxy(witness.url, config))
            reader.complain("WITNESSES", witness.name + QStringLiteral(": ") + onion);
}

/// A .env that somebody left in a folder must not send any file of this machine to a host it names.
void checkLoginFiles(ConfigReader &reader, const Config &config)
{
    const QString folder = reader.foundIn("WITNESSES");
    if (folder.isEmpty())
        return;
    for (const WitnessAddress &witness : config.witnesses)
        if (!witness.loginFile.isEmpty() && !liesBelow(witness.loginFile, folder))
            reader.complain("WITNESSES",
                            QStringLiteral("the login file of %1 is not below %2, as it has to be "
                                           "where a .env that was found there names it; move it, "
                                           "or name the .env by --env-file")
                                .arg(witness.name, excerpt(folder, longestPath)));
}

void checkWebhook(ConfigReader &reader, const Config &config)
{
    if (const QString why =
            complaintAboutWebhook(config.alertWebhookUrl, config.alertWebhookFormat);
        !why.isEmpty())
        reader.complain("ALERT_WEBHOOK_URL", why);
}

/// Whoever has the address can keep the watchdog quiet.
void checkHeartbeat(ConfigReader &reader, const Config &config)
{
    const QUrl &url = config.heartbeatUrl;
    if (needsProxy(url, config))
        reader.complain("HEARTBEAT_URL",
                        QStringLiteral("it is an .onion address, which is reached by a proxy only: "
                                       "set BITCOIN_RPC_PROXY"));
    else if (url.scheme() == QLatin1String("http") && !isPrivateHost(url.host()) &&
             !isOnion(url.host()))
        reader.complain("HEARTBEAT_URL",
                        QStringLiteral("it holds a secret and would send it in the clear: allowed "
                                       "is an https URL"));
}

void checkFeerates(ConfigReader &reader, const AlertSettings &alerts)
{
    if (alerts.feerateBelow && alerts.feerateAbove && *alerts.feerateBelow >= *alerts.feerateAbove)
        reader.complain("FEERATE_BELOW", QStringLiteral("allowed is less than FEERATE_ABOVE"));
}

void completeOwnData(Config &config)
{
    config.dataDir = QDir(config.dataDir).absolutePath();
    config.storeDir = config.dataDir;
}

} // namespace

void applyRules(ConfigReader &reader, Config &config)
{
    joinRpcUrl(reader, config);
    checkConf(reader, config);
    completeNode(reader, config);
    checkInfluxUrl(reader, config);
    readTokenFile(reader, config);
    checkBucket(reader, config);
    checkMempoolServer(reader, config);
    checkElectrumAndWitnesses(reader, config);
    checkLoginFiles(reader, config);
    checkWebhook(reader, config);
    checkHeartbeat(reader, config);
    checkFeerates(reader, config.alerts);
    completeOwnData(config);
}

} // namespace bnm
