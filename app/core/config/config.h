// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_settings.h"
#include "app/core/config/webhook_url.h"
#include "collectors/witness/witness_address.h"

#include <QList>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QString>
#include <QUrl>

namespace bnm {

enum class Network { Main, Testnet3, Testnet4, Signet, Regtest };
enum class MempoolHistSource { None, CoreRawMempool, MempoolApi };
enum class LogLevel { Debug, Info, Warning, Error };

/// The effective configuration, fully validated. LoadedConfig::values has the source of each
/// setting.
struct Config {
    QUrl rpcUrl; ///< scheme, host and port; never credentials
    QString rpcUser;
    QString rpcPassword;
    QString rpcCookiePath;
    QNetworkProxy rpcProxy = QNetworkProxy(QNetworkProxy::NoProxy);
    Network network = Network::Main;
    /// False: the network above is a guess (bitcoin.conf, default, the node's last network), and
    /// the node's own report takes precedence.
    bool isNetworkSet = true;
    QString networkTag; ///< mainnet, testnet3, testnet4, signet, regtest; the demo sets demo
    QString nodeName;
    QString dataDirOfNode; ///< BITCOIN_DATADIR, without the network's subfolder; may be empty
    QString blocksDir;     ///< derived unless set
    QString chainstateDir;
    QString pidFile; ///< derived; may be empty

    bool zmqEnabled = true;
    QString zmqRawBlock; ///< an endpoint like tcp://127.0.0.1:28332; empty: not subscribed
    QString zmqRawTx;
    QString zmqHashBlock;
    QString zmqSequence;

    QUrl electrumStatsUrl; ///< empty: none
    QUrl electrumUrl;      ///< empty: none
    WitnessAddresses witnesses;

    QUrl influxUrl; ///< empty: no mirror
    QString influxOrg;
    QString influxBucket;
    QString influxToken;
    bool influxTlsVerify = true;
    QList<QSslCertificate> influxAuthorities; ///< trusted in addition to the system's
    QNetworkProxy influxProxy = QNetworkProxy(QNetworkProxy::NoProxy);
    qint64 influxQueueBytes = 1'024LL * 1024 * 1024;

    int fastIntervalMs = 5'000;
    int slowIntervalMs = 30'000;
    MempoolHistSource mempoolHistSource = MempoolHistSource::CoreRawMempool;
    QUrl mempoolApiBase;
    QString geoipDir;
    QUrl geoipUrl{QStringLiteral("https://download.db-ip.com/free")}; ///< for DB-IP's files
    QNetworkProxy geoipProxy = QNetworkProxy(QNetworkProxy::NoProxy);
    bool geoipMonthly = false;

    bool blockIntervals = true;
    bool softforkSignal = true;
    bool peerQuality = true;
    bool peerChurn = true;
    bool processMetrics = true;
    bool diskIo = true;
    bool asnStats = true;

    QString metricsListen; ///< address:port of the HTTP endpoint; empty: none
    QString metricsToken;  ///< that each request has to carry; empty: none is needed

    LogLevel logLevel = LogLevel::Info;
    QUrl alertWebhookUrl; ///< empty: none; may contain a secret
    QUrl heartbeatUrl;    ///< empty: none; contains a secret
    WebhookFormat alertWebhookFormat = WebhookFormat::Auto;
    AlertSettings alerts;
    bool desktopNotifications = true;
    bool closeToTray = true;
    QString dataDir;  ///< DATA_DIR, our own
    QString storeDir; ///< inside it, for history and queue

    /// Problems of the settings that do not prevent a start; one sentence each.
    QStringList warnings;
    QString foundEnvFile; ///< path of the effective .env in the working folder; empty: none

    friend bool operator==(const Config &, const Config &) = default;
};

} // namespace bnm
