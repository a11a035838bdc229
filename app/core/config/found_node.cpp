// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_layers.h"
#include "app/core/config/configured_node.h"
#include "app/core/config/file_fence.h"
#include "app/core/config/node_places.h"
#include "app/core/config/setting_value.h"
#include "app/core/config/shown_value.h"
#include "app/core/config/small_file.h"
#include "app/core/text/excerpt.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace bnm {

namespace {

/// Searches the node's files, and offers their values.
class NodeSearch {
public:
    NodeSearch(ConfigLayers &layers, const ConfigInput &input) : m_layers(layers), m_input(input) {}

    void run()
    {
        m_namedHost = givenHost();
        m_isFolderNamed = !text("BITCOIN_DATADIR").isEmpty();
        m_isConfNamed = !text("BITCOIN_CONF").isEmpty();
        if (!isWanted())
            return;
        m_place = place();
        if (m_place.dataDirectory.isEmpty())
            return;
        if (m_layers.isOfFoundFile(QStringLiteral("BITCOIN_DATADIR")) ||
            m_layers.isOfFoundFile(QStringLiteral("BITCOIN_CONF"))) {
            m_fence = {m_place, usualNodePlaces(m_input.homeDirectory, m_input.rootDirectory)};
            m_layers.findIn(m_fence.folder());
        }
        const BitcoinConf conf = readConf();
        if (conf.network())
            offer("BITCOIN_NETWORK", networkName(*conf.network()),
                  QFileInfo(m_place.conf).fileName());
        else if (const auto network = networkOfPort())
            offer("BITCOIN_NETWORK", networkName(*network), QStringLiteral("usual at its port"));
        m_node = ConfiguredNode::of(conf, m_layers.network().value_or(Network::Main));
        for (const QString &remark : std::as_const(m_node.remarks))
            m_layers.note(remark);
        offerAddress();
        offerZmq();
        offerFolders();
        offerLogin();
    }

private:
    QString text(const char *name) const { return m_layers.text(QLatin1String(name)); }
    bool has(const char *name) const { return m_layers.has(QLatin1String(name)); }

    /// A found value never prevents a start: an invalid one is dropped with a note.
    void offer(const char *name, const QString &value, const QString &source)
    {
        const QString key = QLatin1String(name);
        const SettingSpec &spec = *findSetting(key);
        Config scratch;
        const QStringList why = readSetting(spec, value, scratch);
        const bool isHost = spec.kind == SettingKind::Host;
        const auto host = isHost ? readRpcHost(value) : std::nullopt;
        if (why.isEmpty() && (!isHost || (host && !host->holdsCredentials)))
            return m_layers.offer(key, value, source);
        m_layers.note(QStringLiteral("%1: %2 is not used as %3: %4")
                          .arg(source, shownValue(spec, value.section(QLatin1Char('\r'), 0, 0)),
                               key,
                               why.value(0, QStringLiteral("allowed is ") + allowedWords(spec))));
    }

    /// The host given by the user; empty: none.
    QString givenHost() const
    {
        const QString name = QStringLiteral("BITCOIN_RPC_HOST");
        if (m_layers.layer(name) > SettingLayer::Saved)
            return {};
        const auto host = readRpcHost(m_layers.text(name));
        return host ? host->url.host() : m_layers.text(name);
    }

    /// This machine's files do not describe a node elsewhere, unless they are named.
    bool isWanted() const
    {
        if (m_isFolderNamed || m_isConfNamed)
            return true;
        return !has("BITCOIN_DATADIR") && (m_namedHost.isEmpty() || isThisMachine(m_namedHost));
    }

    /// For a bitcoind whose network is set on its command line. Mainnet needs no entry.
    std::optional<Network> networkOfPort() const
    {
        const auto host = readRpcHost(text("BITCOIN_RPC_HOST"));
        const QString port =
            host && host->hasPort() ? QString::number(host->url.port()) : text("BITCOIN_RPC_PORT");
        for (const Network network :
             {Network::Testnet3, Network::Testnet4, Network::Signet, Network::Regtest})
            if (readPort(port) == defaultRpcPort(network))
                return network;
        return std::nullopt;
    }

    QString absolute(const QString &path) const
    {
        return QDir::cleanPath(QDir(m_input.workingDirectory).absoluteFilePath(path));
    }

    NodePlace place()
    {
        const QString &home = m_input.homeDirectory;
        const QString &root = m_input.rootDirectory;
        NodePlace place;
        if (m_isFolderNamed) {
            place = placeOfDataDirectory(absolute(text("BITCOIN_DATADIR")), home, root);
            if (accessTo(place.dataDirectory) == FileAccess::Missing)
                m_layers.note(QStringLiteral("BITCOIN_DATADIR=%1: there is no such folder")
                                  .arg(excerptOfPath(place.dataDirectory)));
        } else if (!m_isConfNamed) {
            return search();
        }
        if (m_isConfNamed)
            nameConf(place);
        return place;
    }

    /// Like `bitcoind -conf=` without other settings: the default data folder. The file's own
    /// folder is used only if it looks like a data folder.
    void nameConf(NodePlace &place)
    {
        const QString around = m_isFolderNamed ? place.dataDirectory : m_input.workingDirectory;
        place.conf = QDir::cleanPath(QDir(around).absoluteFilePath(text("BITCOIN_CONF")));
        place.pidFile.clear();
        if (m_isFolderNamed)
            return;
        const QString folder = QFileInfo(place.conf).path();
        const auto places = usualNodePlaces(m_input.homeDirectory, m_input.rootDirectory);
        for (const NodePlace &usual : places)
            if (QDir::cleanPath(usual.conf) == place.conf) {
                place = usual;
                return;
            }
        place.dataDirectory = holdsNode({folder, {}, {}}) ? folder : places.front().dataDirectory;
    }

    NodePlace search()
    {
        NodePlace empty;
        QString denied;
        for (const NodePlace &place :
             usualNodePlaces(m_input.homeDirectory, m_input.rootDirectory)) {
            if (holdsNode(place))
                return place;
            const FileAccess access = accessTo(place.dataDirectory);
            if (access == FileAccess::Readable && empty.dataDirectory.isEmpty())
                empty = place;
            if (access == FileAccess::Denied && denied.isEmpty() &&
                QFileInfo::exists(place.dataDirectory))
                denied = place.dataDirectory;
        }
        if (!denied.isEmpty())
            m_layers.note(QStringLiteral("%1 is there and may not be read by this user; if it is "
                                         "the node's, give this user access to it")
                              .arg(excerptOfPath(denied)));
        return empty;
    }

    std::optional<QByteArray> readIncluded(const QString &path, QString *why) const
    {
        if (!m_fence.isOpenTo(path)) {
            *why = QStringLiteral("is not read: ") + m_fence.why();
            return std::nullopt;
        }
        auto content = readSmallFile(path, why);
        if (!content)
            *why += QStringLiteral("; Bitcoin Core does not start without it");
        return content;
    }

    BitcoinConf readConf()
    {
        BitcoinConf conf;
        if (!m_isConfNamed && has("BITCOIN_CONF"))
            return conf; // it was set to nothing: none is to be read
        if (accessTo(m_place.conf) == FileAccess::Missing && !m_isConfNamed)
            return conf; // Core needs none
        QString why;
        if (const auto content = readSmallFile(m_place.conf, &why)) {
            conf.parse(*content, QFileInfo(m_place.conf).fileName(), m_place.dataDirectory,
                       [this](const QString &path, QString *reason) {
                           return readIncluded(path, reason);
                       });
            m_layers.offer(QStringLiteral("BITCOIN_CONF"), m_place.conf, QStringLiteral("found"));
            return conf;
        }
        if (accessTo(m_place.conf) == FileAccess::Denied)
            why = QStringLiteral("is there and may not be read by this user");
        if (m_isConfNamed)
            m_layers.confTrouble = why;
        else
            m_layers.note(QStringLiteral("%1 %2; what it says of port, login and ZMQ is not known")
                              .arg(excerptOfPath(m_place.conf), why));
        return conf;
    }

    /// Lower is better: the given host, otherwise this machine's loopback.
    int rankOf(const ConfiguredNode::Listener &listener) const
    {
        const QString &host = listener.address.host;
        if (host == m_namedHost)
            return 0;
        if (isWildcard(host))
            return 3;
        const bool isAskedFromElsewhere = !m_namedHost.isEmpty() && !isThisMachine(m_namedHost);
        if (isOwnMachine(host))
            return isAskedFromElsewhere ? 5 : host == QLatin1String("127.0.0.1") ? 1 : 2;
        return 4;
    }

    const ConfiguredNode::Listener &chosenListener() const
    {
        const auto port = readPort(text("BITCOIN_RPC_PORT"));
        const auto isBefore = [this, port](const ConfiguredNode::Listener &a,
                                           const ConfiguredNode::Listener &b) {
            const bool isOfPort = port == a.address.port;
            if (isOfPort != (port == b.address.port))
                return isOfPort;
            return rankOf(a) < rankOf(b);
        };
        return *std::min_element(m_node.rpc.begin(), m_node.rpc.end(), isBefore);
    }

    void offerAddress()
    {
        const ConfiguredNode::Listener &listener = chosenListener();
        const QString host = m_namedHost.isEmpty() ? hostOf(listener) : m_namedHost;
        m_isElsewhere = !isThisMachine(host) && host != listener.address.host;
        m_host = m_isElsewhere ? host : QStringLiteral("127.0.0.1");
        if (!listener.source.isEmpty())
            offer("BITCOIN_RPC_PORT", QString::number(listener.address.port), listener.source);
    }

    QString hostOf(const ConfiguredNode::Listener &listener)
    {
        // bitcoin-cli's; rpcport= takes precedence over its port
        if (const auto &client = m_node.rpcConnect)
            if (const auto address = splitHostAndPort(client->text);
                address && !isWildcard(address->host)) {
                offer("BITCOIN_RPC_HOST", address->host, client->source);
                if (address->port > 0 && !m_node.rpcPort)
                    offer("BITCOIN_RPC_PORT", QString::number(address->port), client->source);
                return address->host;
            }
        QString host = listener.address.host;
        if (isWildcard(host))
            host = host.contains(QLatin1Char(':')) ? QStringLiteral("::1")
                                                   : QStringLiteral("127.0.0.1");
        if (host != QLatin1String("127.0.0.1")) // the default
            offer("BITCOIN_RPC_HOST", host, listener.source);
        return host;
    }

    /// Of several addresses the one that is best reached: as with the RPC.
    void offerZmq()
    {
        for (const SettingSpec &spec : settingsTable()) {
            if (spec.kind != SettingKind::Endpoint || m_layers.has(QLatin1String(spec.name)))
                continue;
            QString note;
            const BitcoinConf::Value *chosen = nullptr;
            QString endpoint;
            const auto addresses = m_node.zmq.value(QLatin1String(spec.confKey));
            for (const BitcoinConf::Value &address : addresses) {
                const Publisher publisher = publisherOf(address.text, m_host);
                if (publisher.endpoint.isEmpty()) {
                    note = QStringLiteral("%1: %2=%3 is not used: %4")
                               .arg(address.source, QLatin1String(spec.confKey),
                                    shownInConf(address.text), publisher.why);
                } else if (!chosen || isBetter(publisher.endpoint, endpoint)) {
                    chosen = &address;
                    endpoint = publisher.endpoint;
                }
            }
            if (chosen)
                offer(spec.name, endpoint, chosen->source);
            else if (!note.isEmpty())
                m_layers.note(note);
        }
    }

    bool isBetter(const QString &endpoint, const QString &than) const
    {
        const QString start = QStringLiteral("tcp://%1:").arg(m_host);
        return endpoint.startsWith(start) && !than.startsWith(start);
    }

    /// datadir= moves a found folder. A given folder stays: the file may describe the view of
    /// another machine or a container.
    void offerFolders()
    {
        QString source = QStringLiteral("found");
        if (const auto &moved = m_node.dataDirectory; moved && !m_isFolderNamed) {
            if (accessTo(moved->text) == FileAccess::Missing) {
                m_layers.note(QStringLiteral("%1: datadir=%2: there is no such folder; %3 is used")
                                  .arg(moved->source, excerptOfPath(moved->text),
                                       excerptOfPath(m_place.dataDirectory)));
            } else {
                noteIgnoredConf(moved->text);
                m_place.dataDirectory = moved->text;
                source = moved->source;
            }
        }
        m_netFolder =
            QDir::cleanPath(QDir(m_place.dataDirectory).filePath(networkFolder(m_node.network)));
        if (m_isElsewhere && !m_isFolderNamed && !m_isConfNamed)
            return; // the file here is that of bitcoin-cli
        m_layers.offer(QStringLiteral("BITCOIN_DATADIR"), m_place.dataDirectory, source);
        m_layers.offer(QStringLiteral("BITCOIN_CHAINSTATE_DIR"),
                       m_netFolder + QStringLiteral("/chainstate"), QStringLiteral("data folder"));
        offerBlocks();
        m_layers.pidFile = m_node.pidFile.isEmpty()
                               ? m_place.pidFile
                               : QDir(m_netFolder).absoluteFilePath(here(m_node.pidFile));
    }

    void noteIgnoredConf(const QString &folder)
    {
        const QFileInfo other(QDir(folder).filePath(QStringLiteral("bitcoin.conf")));
        if (other.exists() &&
            other.canonicalFilePath() != QFileInfo(m_place.conf).canonicalFilePath())
            m_layers.note(QStringLiteral("%1 is not read, nor does Bitcoin Core read it: %2 is")
                              .arg(excerptOfPath(other.filePath()), excerptOfPath(m_place.conf)));
    }

    void offerBlocks()
    {
        const auto &moved = m_node.blocksDirectory;
        if (!moved)
            return;
        const QString folder = here(moved->text);
        if (accessTo(folder) == FileAccess::Missing)
            return m_layers.note(QStringLiteral("%1: blocksdir=%2: there is no such folder")
                                     .arg(moved->source, excerptOfPath(folder)));
        m_layers.offer(QStringLiteral("BITCOIN_BLOCKS_DIR"),
                       QDir::cleanPath(QDir(folder).filePath(networkFolder(m_node.network)) +
                                       QStringLiteral("/blocks")),
                       moved->source);
    }

    /// Translates a path below the file's own data folder to the given data folder.
    QString here(const QString &path) const
    {
        const auto &theirs = m_node.dataDirectory;
        const auto isBelow = [&path](const QString &folder) {
            return path == folder || path.startsWith(folder + QLatin1Char('/'));
        };
        if (!theirs || !m_isFolderNamed || !isBelow(theirs->text))
            return path;
        return m_place.dataDirectory + path.mid(theirs->text.size());
    }

    /// User and password belong together; half a pair from here would break one given elsewhere.
    void offerLogin()
    {
        const bool isUserNone = has("BITCOIN_RPC_USER") && text("BITCOIN_RPC_USER").isEmpty();
        if (m_node.isLoginUnread)
            return;
        if (m_node.password && !isUserNone && !has("BITCOIN_RPC_PASSWORD") &&
            text("BITCOIN_RPC_COOKIE_PATH").isEmpty()) {
            if (m_node.user)
                offer("BITCOIN_RPC_USER", m_node.user->text, m_node.user->source);
            offer("BITCOIN_RPC_PASSWORD", m_node.password->text, m_node.password->source);
        }
        if (!text("BITCOIN_RPC_PASSWORD").isEmpty())
            return;
        if (m_node.cookie.isEmpty() && !m_node.password)
            return m_layers.note(QStringLiteral(
                "bitcoin.conf keeps the node from writing a cookie (norpccookiefile): set "
                "BITCOIN_RPC_USER and BITCOIN_RPC_PASSWORD to those of its rpcauth line"));
        const QString name =
            m_node.cookie.isEmpty() ? QStringLiteral(".cookie") : here(m_node.cookie);
        const QString cookie = QDir::cleanPath(QDir(m_netFolder).absoluteFilePath(name));
        if (!m_fence.isOpenTo(cookie))
            return m_layers.note(QStringLiteral("the cookie file %1 is not used: %2")
                                     .arg(excerptOfPath(cookie), m_fence.why()));
        m_layers.offer(QStringLiteral("BITCOIN_RPC_COOKIE_PATH"), cookie,
                       QStringLiteral("data folder"));
    }

    ConfigLayers &m_layers;
    const ConfigInput &m_input;
    QString m_namedHost; ///< empty: none
    bool m_isFolderNamed = false;
    bool m_isConfNamed = false;
    NodePlace m_place;
    ConfiguredNode m_node;
    QString m_host; ///< base for the node's other addresses
    bool m_isElsewhere = false;
    QString m_netFolder;
    FileFence m_fence;
};

} // namespace

void offerFoundNode(ConfigLayers &layers, const ConfigInput &input)
{
    if (!input.demo)
        NodeSearch(layers, input).run();
}

} // namespace bnm
