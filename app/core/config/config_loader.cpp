// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_loader.h"

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/config_layers.h"
#include "collectors/electrum/electrum_address.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

/// Turns texts into values; each wrong one becomes one line that names what, where and
/// what is allowed.
class Reader {
public:
    Reader(const ConfigLayers &layers, LoadedConfig &loaded) : m_layers(layers), m_loaded(loaded) {}

    QString text(const char *name) const { return m_layers.text(QString::fromLatin1(name)); }

    void complain(const char *name)
    {
        const SettingSpec *spec = findSetting(QString::fromLatin1(name));
        complain(name, QStringLiteral("allowed is ") + QLatin1String(spec->allowed));
    }

    void complain(const char *name, const QString &why)
    {
        const SettingSpec *spec = findSetting(QString::fromLatin1(name));
        const QString value = spec->secret ? QStringLiteral("(hidden)") : text(name);
        m_loaded.errors << QStringLiteral("%1=%2 (%3): %4")
                               .arg(QLatin1String(name), value,
                                    m_layers.source(QLatin1String(name)), why);
        m_loaded.complaints.push_back({QLatin1String(name), why});
    }

    /// Where the value itself is not to be repeated.
    void complainWithoutValue(const char *name, const QString &why)
    {
        m_loaded.errors << QLatin1String(name) + QLatin1Char(' ') + why;
        m_loaded.complaints.push_back({QLatin1String(name), why});
    }

    bool flag(const char *name)
    {
        const std::optional<bool> value = yesOrNo(text(name));
        if (!value)
            complain(name);
        return value.value_or(false);
    }

    int intervalMs(const char *name)
    {
        bool ok = false;
        const double seconds = text(name).toDouble(&ok);
        if (ok && seconds >= 0.2 && seconds <= 3600)
            return static_cast<int>(std::lround(seconds * 1000));
        complain(name);
        return 0;
    }

    QUrl httpUrl(const char *name)
    {
        if (text(name).isEmpty())
            return {};
        const QUrl url(text(name), QUrl::StrictMode);
        const bool isHttp =
            url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
        if (!url.isValid() || !isHttp || url.host().isEmpty())
            complain(name);
        return url;
    }

    std::optional<double> feerate(const char *name)
    {
        bool ok = false;
        const auto value = readFeerate(text(name), &ok);
        if (!ok)
            complain(name);
        return value;
    }

    qint64 megabytes(const char *name)
    {
        bool ok = false;
        const qint64 count = text(name).toLongLong(&ok);
        if (!ok || count < 1 || count > 1'048'576)
            complain(name);
        return count * 1024 * 1024;
    }

    QNetworkProxy proxy(const char *name, bool mayBeHttp)
    {
        const QUrl url(text(name));
        if (url.isEmpty())
            return QNetworkProxy(QNetworkProxy::NoProxy);
        const bool isSocks =
            url.scheme() == QLatin1String("socks5") || url.scheme() == QLatin1String("socks5h");
        const bool isHttp = mayBeHttp && url.scheme() == QLatin1String("http");
        if ((!isSocks && !isHttp) || url.host().isEmpty() || url.port() < 1)
            complain(name);
        return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
                             url.host(), static_cast<quint16>(std::max(0, url.port())));
    }

    QString zmqAddress(const char *name)
    {
        const QString value = text(name);
        const QUrl url(value);
        const bool isTcp =
            url.scheme() == QLatin1String("tcp") && !url.host().isEmpty() && url.port() > 0;
        if (!value.isEmpty() && !isTcp && !value.startsWith(QLatin1String("ipc://")))
            complain(name);
        return value;
    }

    template <typename Enum, std::size_t Count>
    Enum choice(const char *name, const std::pair<const char *, Enum> (&choices)[Count])
    {
        for (const auto &[word, value] : choices)
            if (text(name).toLower() == QLatin1String(word))
                return value;
        complain(name);
        return choices[0].second;
    }

private:
    const ConfigLayers &m_layers;
    LoadedConfig &m_loaded;
};

void offerDefaults(ConfigLayers &layers, const ConfigInput &input)
{
    layers.offer(QStringLiteral("DATA_DIR"), input.defaultDataDir, QStringLiteral("default"),
                 SettingLayer::Default);
    const auto network = networkFromName(layers.text(QStringLiteral("BITCOIN_NETWORK")));
    layers.offer(QStringLiteral("BITCOIN_RPC_PORT"),
                 QString::number(defaultRpcPort(network.value_or(Network::Main))),
                 QStringLiteral("default of the network"), SettingLayer::Default);
    for (const SettingSpec &spec : settingsTable())
        if (*spec.defaultText)
            layers.offer(QLatin1String(spec.name), QLatin1String(spec.defaultText),
                         QStringLiteral("default"), SettingLayer::Default);
}

/// BITCOIN_RPC_HOST: host, host:port, [v6]:port, a bare v6 address, or a whole URL.
void readRpcUrl(Reader &reader, Config &config)
{
    const QString host = reader.text("BITCOIN_RPC_HOST");
    bool portOk = false;
    const int port = reader.text("BITCOIN_RPC_PORT").toInt(&portOk);
    if (!portOk || port < 1 || port > 65535)
        return reader.complain("BITCOIN_RPC_PORT");
    if (host.contains(QLatin1String("://"))) {
        const QUrl url = reader.httpUrl("BITCOIN_RPC_HOST");
        if (!url.userInfo().isEmpty()) {
            return reader.complainWithoutValue(
                "BITCOIN_RPC_HOST",
                QStringLiteral("holds credentials: give them as BITCOIN_RPC_USER and "
                               "BITCOIN_RPC_PASSWORD"));
        }
        config.rpcUrl = url;
    } else {
        const bool isBareV6 =
            host.count(QLatin1Char(':')) > 1 && !host.startsWith(QLatin1Char('['));
        config.rpcUrl = QUrl(QStringLiteral("http://") +
                             (isBareV6 ? QLatin1Char('[') + host + QLatin1Char(']') : host));
        if (config.rpcUrl.port() < 0)
            config.rpcUrl.setPort(port);
    }
    if (!config.rpcUrl.isValid() || config.rpcUrl.host().isEmpty())
        reader.complain("BITCOIN_RPC_HOST");
    if (config.rpcUrl.path().isEmpty())
        config.rpcUrl.setPath(QStringLiteral("/"));
}

void readNode(Reader &reader, Config &config)
{
    const auto network = networkFromName(reader.text("BITCOIN_NETWORK"));
    if (!network)
        reader.complain("BITCOIN_NETWORK");
    config.network = network.value_or(Network::Main);
    config.networkTag = networkName(config.network);
    readRpcUrl(reader, config);
    config.rpcUser = reader.text("BITCOIN_RPC_USER");
    config.rpcPassword = reader.text("BITCOIN_RPC_PASSWORD");
    config.rpcCookiePath = reader.text("BITCOIN_RPC_COOKIE_PATH");
    config.nodeName = reader.text("NODE_NAME");
    if (config.nodeName.isEmpty())
        config.nodeName = config.rpcUrl.host();

    config.rpcProxy = reader.proxy("BITCOIN_RPC_PROXY", false);
    config.dataDirOfNode = reader.text("BITCOIN_DATADIR");
    config.chainstateDir = reader.text("BITCOIN_CHAINSTATE_DIR");
    if (!config.dataDirOfNode.isEmpty()) {
        const QDir folder(QDir(config.dataDirOfNode).filePath(networkFolder(config.network)));
        config.blocksDir = QDir::cleanPath(folder.filePath(QStringLiteral("blocks")));
        config.pidFile = QDir::cleanPath(folder.filePath(QStringLiteral("bitcoind.pid")));
    }
}

void readToken(Reader &reader, Config &config)
{
    config.influxToken = reader.text("INFLUX_TOKEN");
    const QString path = reader.text("INFLUX_TOKEN_FILE");
    if (path.isEmpty() || !config.influxToken.isEmpty())
        return;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        config.influxToken = QString::fromUtf8(file.read(64 * 1024)).trimmed();
    else
        reader.complain("INFLUX_TOKEN_FILE",
                        QStringLiteral("cannot be read: %1").arg(file.errorString()));
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

void readInfluxUrl(Reader &reader, Config &config)
{
    config.influxUrl = reader.httpUrl("INFLUX_URL");
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

void readAuthorities(Reader &reader, Config &config)
{
    const QString path = reader.text("INFLUX_CA_FILE");
    if (path.isEmpty())
        return;
    constexpr qint64 mostBytes = 1024 * 1024; // a whole bundle is a fifth of it
    const QString allowed = QStringLiteral("allowed is ") +
                            QLatin1String(findSetting(QStringLiteral("INFLUX_CA_FILE"))->allowed);
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return reader.complain("INFLUX_CA_FILE", QStringLiteral("cannot be read; %1").arg(allowed));
    config.influxAuthorities = QSslCertificate::fromData(file.read(mostBytes), QSsl::Pem);
    if (config.influxAuthorities.isEmpty())
        reader.complain("INFLUX_CA_FILE",
                        QStringLiteral("has no certificate in it; %1").arg(allowed));
}

void readMirror(Reader &reader, Config &config)
{
    readInfluxUrl(reader, config);
    config.influxOrg = reader.text("INFLUX_ORG");
    config.influxBucket = reader.text("INFLUX_BUCKET");
    config.influxTlsVerify = reader.flag("INFLUX_TLS_VERIFY");
    config.influxProxy = reader.proxy("INFLUX_PROXY", true);
    config.influxQueueBytes = reader.megabytes("INFLUX_QUEUE_MAX_MB");
    readToken(reader, config);
    readAuthorities(reader, config);
    if (!config.influxUrl.isEmpty() && config.influxBucket.isEmpty())
        reader.complainWithoutValue("INFLUX_BUCKET",
                                    QStringLiteral("is empty: with INFLUX_URL a bucket is needed"));
}

/// Needs the proxy.
void readElectrum(Reader &reader, Config &config)
{
    const auto needsProxy = [&config](const QUrl &url) {
        return isOnion(url.host()) && config.rpcProxy.type() == QNetworkProxy::NoProxy;
    };
    const QString why = QStringLiteral("an .onion address is reached by a proxy only: set "
                                       "BITCOIN_RPC_PROXY");
    config.electrumUrl = QUrl(reader.text("ELECTRUM_URL"), QUrl::StrictMode);
    if (!config.electrumUrl.userInfo().isEmpty())
        reader.complainWithoutValue("ELECTRUM_URL", QStringLiteral("holds a login; remove it"));
    else if (!config.electrumUrl.isEmpty() && !readElectrumUrl(config.electrumUrl))
        reader.complain("ELECTRUM_URL");
    else if (needsProxy(config.electrumUrl))
        reader.complain("ELECTRUM_URL", why);

    QStringList complaints;
    config.witnesses = readWitnesses(reader.text("WITNESSES"), complaints);
    for (const WitnessAddress &witness : config.witnesses)
        if (needsProxy(witness.url))
            complaints << witness.name + QStringLiteral(": ") + why;
    for (const QString &complaint : complaints)
        reader.complainWithoutValue("WITNESSES", complaint);
}

void readCollectors(Reader &reader, Config &config)
{
    config.zmqEnabled = reader.flag("ENABLE_ZMQ");
    config.zmqRawBlock = reader.zmqAddress("BITCOIN_ZMQ_RAWBLOCK");
    config.zmqRawTx = reader.zmqAddress("BITCOIN_ZMQ_RAWTX");
    config.zmqHashBlock = reader.zmqAddress("BITCOIN_ZMQ_HASHBLOCK");
    config.zmqSequence = reader.zmqAddress("BITCOIN_ZMQ_SEQUENCE");
    config.electrumStatsUrl = reader.httpUrl("FULCRUM_STATS_URL");
    readElectrum(reader, config);
    config.fastIntervalMs = reader.intervalMs("SCRAPE_INTERVAL_FAST");
    config.slowIntervalMs = reader.intervalMs("SCRAPE_INTERVAL_SLOW");
    config.mempoolHistSource = reader.choice<MempoolHistSource>(
        "MEMPOOL_HIST_SOURCE", {{"core_rawmempool", MempoolHistSource::CoreRawMempool},
                                {"none", MempoolHistSource::None},
                                {"mempool_api", MempoolHistSource::MempoolApi}});
    config.mempoolApiBase = reader.httpUrl("MEMPOOL_API_BASE");
    if (config.mempoolHistSource == MempoolHistSource::MempoolApi &&
        reader.text("MEMPOOL_API_BASE").isEmpty())
        reader.complainWithoutValue(
            "MEMPOOL_API_BASE",
            QStringLiteral("is empty: with MEMPOOL_HIST_SOURCE=mempool_api the address of a "
                           "mempool server is needed"));
    config.geoipDir = reader.text("GEOIP_DIR");
    config.blockIntervals = reader.flag("ENABLE_BLOCK_INTERVALS");
    config.softforkSignal = reader.flag("ENABLE_SOFTFORK_SIGNAL");
    config.peerQuality = reader.flag("ENABLE_PEER_QUALITY");
    config.peerChurn = reader.flag("ENABLE_PEER_CHURN");
    config.processMetrics = reader.flag("ENABLE_PROCESS_METRICS");
    config.diskIo = reader.flag("ENABLE_DISK_IO");
    config.asnStats = reader.flag("ENABLE_ASN_STATS");
}

void readAlerts(Reader &reader, Config &config)
{
    config.alertWebhookUrl = reader.httpUrl("ALERT_WEBHOOK_URL");
    config.alertWebhookFormat =
        reader.choice<WebhookFormat>("ALERT_WEBHOOK_FORMAT", {{"auto", WebhookFormat::Auto},
                                                              {"generic", WebhookFormat::Generic},
                                                              {"ntfy", WebhookFormat::Ntfy},
                                                              {"discord", WebhookFormat::Discord},
                                                              {"slack", WebhookFormat::Slack}});
    if (const QString why =
            complaintAboutWebhook(config.alertWebhookUrl, config.alertWebhookFormat);
        !why.isEmpty())
        reader.complain("ALERT_WEBHOOK_URL", why);

    QStringList complaints;
    config.alerts.off = readAlertsOff(reader.text("ALERTS_OFF"), complaints);
    for (const QString &why : std::exchange(complaints, {}))
        reader.complain("ALERTS_OFF", why);
    config.alerts.thresholds = readAlertThresholds(reader.text("ALERT_THRESHOLDS"), complaints);
    for (const QString &why : complaints)
        reader.complain("ALERT_THRESHOLDS", why);
    config.alerts.feerateBelow = reader.feerate("FEERATE_BELOW");
    config.alerts.feerateAbove = reader.feerate("FEERATE_ABOVE");
    if (config.alerts.feerateBelow && config.alerts.feerateAbove &&
        *config.alerts.feerateBelow >= *config.alerts.feerateAbove)
        reader.complain("FEERATE_BELOW", QStringLiteral("allowed is less than FEERATE_ABOVE"));
    config.desktopNotifications = reader.flag("DESKTOP_NOTIFICATIONS");
}

} // namespace

const EffectiveValue *LoadedConfig::find(const QString &name) const
{
    const auto it =
        std::find_if(values.begin(), values.end(), [&name](const EffectiveValue &value) {
            return name == QLatin1String(value.spec->name);
        });
    return it == values.end() ? nullptr : &*it;
}

QString LoadedConfig::complaintAbout(const QString &name) const
{
    for (const SettingComplaint &complaint : complaints)
        if (complaint.name == name)
            return complaint.why;
    return {};
}

ConfigInput ConfigInput::ofThisMachine()
{
    ConfigInput input;
    input.environment = QProcessEnvironment::systemEnvironment();
    input.workingDirectory = QDir::currentPath();
    input.homeDirectory = QDir::homePath();
    const auto standard = [](QStandardPaths::StandardLocation location) {
        return QStandardPaths::writableLocation(location) + QStringLiteral("/bitcoin-node-monitor");
    };
    input.defaultDataDir = standard(QStandardPaths::GenericDataLocation);
    const QString configFolder = standard(QStandardPaths::GenericConfigLocation);
    input.savedFile = configFolder + QStringLiteral("/settings.ini");
    input.secretsFile = configFolder + QStringLiteral("/secrets.json");
    return input;
}

LoadedConfig loadConfig(const ConfigInput &input)
{
    LoadedConfig loaded;
    ConfigLayers layers(input);
    loaded.errors = layers.errors();
    for (auto it = input.commandLine.begin(); it != input.commandLine.end(); ++it)
        if (!findSetting(it.key()))
            loaded.errors << QStringLiteral("%1: no such setting").arg(it.key());
    offerFoundNode(layers, input);
    offerDefaults(layers, input);

    Reader reader(layers, loaded);
    Config &config = loaded.config;
    readNode(reader, config);
    readMirror(reader, config);
    readCollectors(reader, config);
    readAlerts(reader, config);
    config.logLevel =
        reader.choice<LogLevel>("COLLECTOR_LOG_LEVEL", {{"info", LogLevel::Info},
                                                        {"debug", LogLevel::Debug},
                                                        {"warning", LogLevel::Warning},
                                                        {"error", LogLevel::Error}});
    config.closeToTray = reader.flag("CLOSE_TO_TRAY");
    config.dataDir = QDir(reader.text("DATA_DIR")).absolutePath();
    config.storeDir = config.dataDir;
    loaded.values = layers.inTableOrder();
    return loaded;
}

bool isNodeChosen(const LoadedConfig &loaded)
{
    const auto names = {"BITCOIN_RPC_HOST", "BITCOIN_RPC_PORT", "BITCOIN_RPC_USER",
                        "BITCOIN_RPC_COOKIE_PATH", "BITCOIN_DATADIR"};
    return std::any_of(names.begin(), names.end(), [&loaded](const char *name) {
        const EffectiveValue *value = loaded.find(QLatin1String(name));
        return value && value->layer <= SettingLayer::Saved;
    });
}

QString configReport(const LoadedConfig &loaded)
{
    qsizetype nameWidth = 0;
    qsizetype valueWidth = 0;
    const auto shown = [](const EffectiveValue &value) {
        if (value.text.isEmpty())
            return QStringLiteral("-");
        return value.spec->secret ? QStringLiteral("(set, hidden)") : value.text;
    };
    for (const EffectiveValue &value : loaded.values) {
        nameWidth = std::max(nameWidth, QLatin1String(value.spec->name).size());
        valueWidth = std::max(valueWidth, shown(value).size());
    }
    QString report;
    for (const EffectiveValue &value : loaded.values)
        report += QString(QLatin1String(value.spec->name)).leftJustified(nameWidth + 2) +
                  shown(value).leftJustified(valueWidth + 2) + value.source + QLatin1Char('\n');
    return report;
}

QString errorReport(const LoadedConfig &loaded)
{
    QString report;
    for (const QString &error : loaded.errors)
        report += QStringLiteral("bitcoin-node-monitor: ") + error + QLatin1Char('\n');
    return report;
}

} // namespace bnm
