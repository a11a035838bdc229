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

/// The effective configuration, every value checked. Which setting came from
/// where is told by ConfigLoader's table.
struct Config {
    QUrl rpcUrl; ///< scheme, host and port; never credentials
    QString rpcUser;
    QString rpcPassword;
    QString rpcCookiePath;
    QNetworkProxy rpcProxy = QNetworkProxy(QNetworkProxy::NoProxy);
    Network network = Network::Main;
    /// False: the network above is a guess (bitcoin.conf, default, what the node was on last), and
    /// the node's own word counts.
    bool isNetworkSet = true;
    QString networkTag; ///< mainnet, testnet3, testnet4, signet, regtest; the demo sets demo
    QString nodeName;
    QString
        dataDirOfNode; ///< BITCOIN_DATADIR, with the network's sub-folder not added; may be empty
    QString blocksDir; ///< derived where not given
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
    QList<QSslCertificate> influxAuthorities; ///< trusted beside the system's
    QNetworkProxy influxProxy = QNetworkProxy(QNetworkProxy::NoProxy);
    qint64 influxQueueBytes = 1'024LL * 1024 * 1024;

    int fastIntervalMs = 5'000;
    int slowIntervalMs = 30'000;
    MempoolHistSource mempoolHistSource = MempoolHistSource::CoreRawMempool;
    QUrl mempoolApiBase;
    QString geoipDir;
    QUrl geoipUrl{QStringLiteral("https://download.db-ip.com/free")}; ///< of DB-IP's files
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
    QUrl alertWebhookUrl; ///< empty: none; may hold a secret
    QUrl heartbeatUrl;    ///< empty: none; holds a secret
    WebhookFormat alertWebhookFormat = WebhookFormat::Auto;
    AlertSettings alerts;
    bool desktopNotifications = true;
    bool closeToTray = true;
    QString dataDir;  ///< DATA_DIR, our own
    QString storeDir; ///< in it, where history and queue are

    /// What a person should know of the settings, though it stops nothing; a sentence each.
    QStringList warnings;
    QString foundEnvFile; ///< path of a .env in the working folder that is in force; empty: none

    friend bool operator==(const Config &, const Config &) = default;
};

} // namespace bnm
