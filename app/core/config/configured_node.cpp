// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/configured_node.h"

#include "app/core/config/settings_table.h"
#include "app/core/text/excerpt.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkInterface>

namespace bnm {

namespace {

/// Like Core's GetPathArg(): normalised, without a trailing slash; empty stays empty.
std::optional<BitcoinConf::Value> pathOf(const BitcoinConf &conf, const QString &key,
                                         Network network)
{
    auto path = conf.value(key, network);
    if (!path || path->isNegated || path->text.isEmpty())
        return std::nullopt;
    path->text = QDir::cleanPath(path->text);
    return path;
}

/// Makes a ConfiguredNode of a file.
class Reading {
public:
    Reading(const BitcoinConf &conf, ConfiguredNode &node) : m_conf(conf), m_node(node) {}

    void all()
    {
        m_node.remarks = m_conf.remarks(m_node.network);
        listeners();
        login();
        m_node.rpcConnect = valueOf("rpcconnect");
        m_node.dataDirectory = folder("datadir");
        m_node.blocksDirectory = folder("blocksdir");
        if (const auto pid = pathOf(m_conf, QStringLiteral("pid"), m_node.network))
            m_node.pidFile = pid->text;
        for (const SettingSpec &spec : settingsTable())
            if (spec.kind == SettingKind::Endpoint)
                m_node.zmq.insert(QLatin1String(spec.confKey), list(spec.confKey));
    }

private:
    std::optional<BitcoinConf::Value> valueOf(const char *key) const
    {
        const auto value = m_conf.value(QLatin1String(key), m_node.network);
        return value && !value->isNegated ? value : std::nullopt;
    }

    std::vector<BitcoinConf::Value> list(const char *key) const
    {
        return m_conf.values(QLatin1String(key), m_node.network);
    }

    void remark(const BitcoinConf::Value &value, const QString &what)
    {
        m_node.remarks << value.source + QStringLiteral(": ") + what;
    }

    /// Core resolves a relative path from its working directory, which is unknown here.
    std::optional<BitcoinConf::Value> folder(const char *key)
    {
        const auto path = pathOf(m_conf, QLatin1String(key), m_node.network);
        if (const auto value = m_conf.value(QLatin1String(key), m_node.network);
            value && value->isNegated)
            remark(*value,
                   QStringLiteral("Bitcoin Core does not start with no%1").arg(QLatin1String(key)));
        if (!path || QDir::isAbsolutePath(path->text))
            return path;
        remark(*path, QStringLiteral("%1=%2 is not used, it does not begin with /")
                          .arg(QLatin1String(key), shownInConf(path->text)));
        return std::nullopt;
    }

    void listeners()
    {
        quint16 port = defaultRpcPort(m_node.network);
        // For a negated value Core uses the text: 0.
        if (const auto given = m_conf.value(QStringLiteral("rpcport"), m_node.network)) {
            if (const auto number = readPort(given->text)) {
                port = *number;
                m_node.rpcPort = given;
            } else {
                remark(*given, QStringLiteral("rpcport=%1 is no port from 1 to 65535")
                                   .arg(shownInConf(given->text)));
            }
        }
        if (!list("rpcallowip").empty()) // without it rpcbind has no effect
            for (const BitcoinConf::Value &bind : list("rpcbind"))
                addListener(bind, port);
        if (!m_node.rpc.empty())
            return;
        const QString source = m_node.rpcPort ? m_node.rpcPort->source : QString();
        for (const char *loopback : {"::1", "127.0.0.1"})
            m_node.rpc.push_back({{QLatin1String(loopback), port}, source});
    }

    void addListener(const BitcoinConf::Value &bind, quint16 port)
    {
        const auto address = splitHostAndPort(bind.text);
        if (!address)
            return remark(
                bind,
                QStringLiteral("rpcbind=%1 is no address and port").arg(shownInConf(bind.text)));
        if (QHostAddress(address->host).isNull())
            remark(bind, QStringLiteral("rpcbind=%1: Bitcoin Core listens at addresses, not at a "
                                        "name")
                             .arg(shownInConf(bind.text)));
        m_node.rpc.push_back(
            {{address->host, address->port > 0 ? address->port : port}, bind.source});
    }

    void login()
    {
        const auto password = m_conf.value(QStringLiteral("rpcpassword"), m_node.network);
        if (password && (password->isNotText || !password->text.isEmpty())) {
            m_node.user = m_conf.value(QStringLiteral("rpcuser"), m_node.network);
            m_node.isLoginUnread = password->isNotText || (m_node.user && m_node.user->isNotText);
            m_node.password = password;
            return;
        }
        const auto cookie = m_conf.value(QStringLiteral("rpccookiefile"), m_node.network);
        if (cookie && cookie->isNegated)
            return;
        m_node.cookie = cookie && !cookie->text.isEmpty() ? QDir::cleanPath(cookie->text)
                                                          : QStringLiteral(".cookie");
    }

    const BitcoinConf &m_conf;
    ConfiguredNode &m_node;
};

/// The first address of an interface; libzmq binds to one by its name.
QString addressOfInterface(const QString &name)
{
    const auto entries = QNetworkInterface::interfaceFromName(name).addressEntries();
    for (const QNetworkAddressEntry &entry : entries)
        if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol)
            return entry.ip().toString();
    return {};
}

/// The host a subscriber connects to.
QString reachableHost(const QString &bound, const QString &nodeHost)
{
    const bool isElsewhere = !isOwnMachine(nodeHost);
    if (isWildcard(bound)) // of IPv6 too: then 127.0.0.1 is among them
        return isElsewhere ? nodeHost : QStringLiteral("127.0.0.1");
    if (isOwnMachine(bound))
        return isElsewhere ? nodeHost : bound;
    if (!QHostAddress(bound).isNull())
        return bound;
    return isElsewhere ? nodeHost : addressOfInterface(bound);
}

} // namespace

ConfiguredNode ConfiguredNode::of(const BitcoinConf &conf, Network network)
{
    ConfiguredNode node;
    node.network = network;
    Reading(conf, node).all();
    return node;
}

Publisher publisherOf(const QString &address, const QString &nodeHost)
{
    for (const QLatin1String local : {QLatin1String("unix:"), QLatin1String("ipc://")})
        if (address.startsWith(local)) {
            const QString path = address.mid(local.size());
            if (!isOwnMachine(nodeHost) && !QFileInfo::exists(path))
                return {{}, QStringLiteral("it is a socket on the node's machine")};
            return {QStringLiteral("ipc://") + path, {}};
        }
    const QLatin1String tcp("tcp://");
    const QString rest = address.mid(tcp.size());
    const qsizetype colon = rest.lastIndexOf(QLatin1Char(':'));
    const auto port = readPort(rest.mid(colon + 1));
    if (!address.startsWith(tcp) || colon < 1)
        return {{}, QStringLiteral("allowed is tcp://host:port, unix:path or ipc://path")};
    if (!port)
        return {{}, QStringLiteral("it has no port from 1 to 65535")};
    QString bound = rest.first(colon);
    if (bound.startsWith(QLatin1Char('[')) && bound.endsWith(QLatin1Char(']')))
        bound = bound.mid(1, bound.size() - 2);
    const QString host = reachableHost(bound, nodeHost);
    if (host.isEmpty())
        return {{}, QStringLiteral("there is no network interface of that name")};
    const bool isV6 = host.contains(QLatin1Char(':'));
    return {
        QStringLiteral("tcp://%1:%2")
            .arg(isV6 ? QLatin1Char('[') + host + QLatin1Char(']') : host, QString::number(*port)),
        {}};
}

} // namespace bnm
