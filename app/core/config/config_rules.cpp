// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_rules.h"

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/file_trust.h"
#include "app/core/config/listen_address.h"
#include "app/core/config/path_below.h"
#include "app/core/config/rpc_host.h"
#include "app/core/config/shown_value.h"
#include "app/core/config/small_file.h"
#include "app/core/text/excerpt.h"
#include "collectors/electrum/electrum_address.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

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

QString inNetworkFolder(const Config &config, const QString &name)
{
    const QDir folder(QDir(config.dataDirOfNode).filePath(networkFolder(config.network)));
    return QDir::cleanPath(folder.filePath(name));
}

/// A given bitcoin.conf that is not usable.
void checkConf(ConfigReader &reader)
{
    if (!reader.confTrouble().isEmpty())
        reader.complain("BITCOIN_CONF", reader.confTrouble());
}

void completeNetwork(Config &config)
{
    config.networkTag = networkName(config.network);
    if (config.dataDirOfNode.isEmpty())
        return;
    if (config.blocksDir.isEmpty())
        config.blocksDir = inNetworkFolder(config, QStringLiteral("blocks"));
    if (config.pidFile.isEmpty())
        config.pidFile = inNetworkFolder(config, QStringLiteral("bitcoind.pid"));
}

void completeNode(ConfigReader &reader, Config &config)
{
    config.isNetworkSet = reader.isSet("BITCOIN_NETWORK");
    config.pidFile = reader.foundPidFile();
    completeNetwork(config);
    if (config.nodeName.isEmpty())
        config.nodeName = config.rpcUrl.host();
}

/// For a URL from the browser's address bar, or of the write API itself: the server's base URL;
/// nothing for other URLs.
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
    // A query may contain a password, and a path a token.
    if (const QString base = influxBase(config.influxUrl); !base.isEmpty())
        reader.complainWithoutValue(
            "INFLUX_URL", QStringLiteral("is the address of a page or call of the server, not of "
                                         "the server: set it to %1")
                              .arg(shownValue(*findSetting(QStringLiteral("INFLUX_URL")), base)));
}

void checkBucket(ConfigReader &reader, const Config &config)
{
    if (!config.influxUrl.isEmpty() && reader.text("INFLUX_BUCKET").isEmpty())
        reader.complainWithoutValue("INFLUX_BUCKET",
                                    QStringLiteral("is empty: with INFLUX_URL a bucket is needed"));
}

/// A line end would be one in the header that carries it.
bool isOneLine(const QString &text)
{
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return c == QLatin1Char('\n') || c == QLatin1Char('\r'); });
}

/// Nothing: no file is named, or its error was reported.
QString tokenIn(ConfigReader &reader, const char *name)
{
    const QString path = reader.text(name);
    if (path.isEmpty() || reader.isWrong(name))
        return {};
    QString error;
    const auto content = readSmallFile(reader.absolutePath(path), &error);
    if (!content) {
        reader.complain(name, error);
        return {};
    }
    const QString token = QString::fromUtf8(*content).trimmed();
    if (!isOneLine(token)) {
        reader.complain(name, QStringLiteral("holds more than one line; allowed is the token "
                                             "alone"));
        return {};
    }
    if (isReadableByAll(path))
        reader.warn(openToAll(path));
    return token;
}

void readTokenFile(ConfigReader &reader, Config &config)
{
    if (config.influxToken.isEmpty())
        config.influxToken = tokenIn(reader, "INFLUX_TOKEN_FILE");
}

/// Within the own network anybody may read the metrics; elsewhere a token is required.
void checkMetrics(ConfigReader &reader, Config &config)
{
    if (config.metricsListen.isEmpty())
        return;
    const auto listen = readListenAddress(config.metricsListen);
    if (!listen)
        return reader.complain("METRICS_LISTEN");
    config.metricsToken = tokenIn(reader, "METRICS_TOKEN_FILE");
    if (!config.metricsToken.isEmpty() || reader.isWrong("METRICS_TOKEN_FILE"))
        return;
    if (!reader.text("METRICS_TOKEN_FILE").isEmpty())
        return reader.complain(
            "METRICS_TOKEN_FILE",
            QStringLiteral("holds no token; allowed is one line with the token"));
    if (!listen->isPrivate())
        reader.complain(
            "METRICS_LISTEN",
            QStringLiteral("can be reached from other networks, for which a token is "
                           "needed: set METRICS_TOKEN_FILE, or allowed is a loopback or "
                           "private address"));
}

void checkToken(ConfigReader &reader, Config &config)
{
    config.influxToken = config.influxToken.trimmed();
    if (!isOneLine(config.influxToken))
        reader.complain("INFLUX_TOKEN", QStringLiteral("holds more than one line; allowed is one"));
}

/// Whether others on the network could read the request.
bool isInTheClear(const QUrl &url)
{
    return url.scheme() == QLatin1String("http") && !isPrivateHost(url.host()) &&
           !isOnion(url.host());
}

void remarkOnClearText(ConfigReader &reader, const Config &config)
{
    const QString sentence =
        QStringLiteral("%1 is sent to %2 without encryption, since %3 is http. Use https, or reach "
                       "the server through a tunnel.");
    if (!config.influxToken.isEmpty() && isInTheClear(config.influxUrl))
        reader.warn(sentence.arg(QStringLiteral("The token of InfluxDB"), config.influxUrl.host(),
                                 QStringLiteral("INFLUX_URL")));
    const bool hasLogin = !config.rpcPassword.isEmpty() || !config.rpcCookiePath.isEmpty();
    if (hasLogin && isInTheClear(config.rpcUrl))
        reader.warn(sentence.arg(QStringLiteral("The login of the node"), config.rpcUrl.host(),
                                 QStringLiteral("BITCOIN_RPC_HOST")));
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

bool needsProxy(const QUrl &url, const QNetworkProxy &proxy)
{
    return isOnion(url.host()) && proxy.type() == QNetworkProxy::NoProxy;
}

/// This machine never resolves an onion address: the resolver would learn it. The witness's name is
/// validated when it is parsed, or it is a host.
void checkOnions(ConfigReader &reader, const Config &config)
{
    const QString words = QStringLiteral("an .onion address is reached by a proxy only: set %1");
    const QString onion = words.arg(QStringLiteral("BITCOIN_RPC_PROXY"));
    if (needsProxy(config.rpcUrl, config.rpcProxy))
        reader.warn(QStringLiteral("BITCOIN_RPC_HOST is not asked: ") + onion + QLatin1Char('.'));
    for (const auto &[name, url] : {std::pair("ELECTRUM_URL", config.electrumUrl),
                                    std::pair("FULCRUM_STATS_URL", config.electrumStatsUrl),
                                    std::pair("MEMPOOL_API_BASE", config.mempoolApiBase),
                                    std::pair("HEARTBEAT_URL", config.heartbeatUrl)})
        if (needsProxy(url, config.rpcProxy))
            reader.complain(name, onion);
    for (const WitnessAddress &witness : config.witnesses)
        if (needsProxy(witness.url, config.rpcProxy))
            reader.complain("WITNESSES", witness.name + QStringLiteral(": ") + onion);
    if (needsProxy(config.influxUrl, config.influxProxy))
        reader.complain("INFLUX_URL", words.arg(QStringLiteral("INFLUX_PROXY")));
    if (isOnion(config.alertWebhookUrl.host()))
        reader.complain("ALERT_WEBHOOK_URL",
                        QStringLiteral("an .onion address cannot be reached by the webhook"));
    for (const SettingSpec &spec : settingsTable())
        if (spec.kind == SettingKind::Endpoint && isOnion(QUrl(reader.text(spec.name)).host()))
            reader.complain(spec.name,
                            QStringLiteral("an .onion address cannot be reached by ZMQ"));
}

QString notBelow(const QString &folder)
{
    return QStringLiteral("is not below %1, as it has to be where a .env that was found there "
                          "names it; move it, or name the .env by --env-file")
        .arg(excerptOfPath(folder));
}

/// A .env left in a folder by others must not send files of this machine to a host it names.
void checkSecretFiles(ConfigReader &reader, const Config &config)
{
    for (const SettingSpec &spec : settingsTable()) {
        const QString folder = spec.isSecretFile() ? reader.foundIn(spec.name) : QString();
        const QString path = reader.text(spec.name);
        if (!folder.isEmpty() && !path.isEmpty() && !liesBelow(reader.absolutePath(path), folder))
            reader.complain(spec.name, QStringLiteral("the file ") + notBelow(folder));
    }
    const QString folder = reader.foundIn("WITNESSES");
    for (const WitnessAddress &witness : config.witnesses)
        if (!folder.isEmpty() && !witness.loginFile.isEmpty() &&
            !liesBelow(witness.loginFile, folder))
            reader.complain("WITNESSES", QStringLiteral("the login file of %1 ").arg(witness.name) +
                                             notBelow(folder));
}

void checkWebhook(ConfigReader &reader, const Config &config)
{
    if (const QString why =
            complaintAboutWebhook(config.alertWebhookUrl, config.alertWebhookFormat);
        !why.isEmpty())
        reader.complain("ALERT_WEBHOOK_URL", why);
}

/// The address is a secret: its holder can keep the watchdog quiet.
void checkHeartbeat(ConfigReader &reader, const Config &config)
{
    const QUrl &url = config.heartbeatUrl;
    if (url.scheme() == QLatin1String("http") && !isPrivateHost(url.host()) && !isOnion(url.host()))
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

Config onNetwork(Config config, Network network)
{
    const auto isDerived = [&config](const QString &path, const char *name) {
        return !config.dataDirOfNode.isEmpty() &&
               path == inNetworkFolder(config, QLatin1String(name));
    };
    const bool isChainstateDerived = isDerived(config.chainstateDir, "chainstate");
    if (isDerived(config.blocksDir, "blocks"))
        config.blocksDir.clear();
    if (isDerived(config.pidFile, "bitcoind.pid"))
        config.pidFile.clear();
    config.network = network;
    completeNetwork(config);
    if (isChainstateDerived)
        config.chainstateDir = inNetworkFolder(config, QStringLiteral("chainstate"));
    return config;
}

void applyRules(ConfigReader &reader, Config &config)
{
    joinRpcUrl(reader, config);
    checkConf(reader);
    completeNode(reader, config);
    checkInfluxUrl(reader, config);
    checkSecretFiles(reader, config);
    checkToken(reader, config);
    readTokenFile(reader, config);
    checkMetrics(reader, config);
    checkBucket(reader, config);
    checkMempoolServer(reader, config);
    checkOnions(reader, config);
    remarkOnClearText(reader, config);
    checkWebhook(reader, config);
    checkHeartbeat(reader, config);
    checkFeerates(reader, config.alerts);
    completeOwnData(config);
}

} // namespace bnm
