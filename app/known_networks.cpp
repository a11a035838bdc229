// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/known_networks.h"

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/small_file.h"

#include <QCryptographicHash>
#include <QDir>

#include <algorithm>

namespace bnm {

namespace {

/// A path may hold a token, so only its hash is stored.
QString placeOf(const Config &config)
{
    QUrl url = config.rpcUrl;
    if (const QByteArray path = url.path().toUtf8(); path.size() > 1)
        url.setPath(QLatin1Char('/') +
                    QString::fromLatin1(
                        QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex()));
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace

QString KnownNetworks::pathFor(const Config &config)
{
    return QDir(config.storeDir).filePath(QStringLiteral("networks"));
}

void KnownNetworks::setFile(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    m_known.clear();
    read();
}

std::optional<Network> KnownNetworks::find(const Config &config) const
{
    const QString place = placeOf(config);
    const auto it = std::find_if(m_known.begin(), m_known.end(),
                                 [&place](const Known &one) { return one.place == place; });
    return it == m_known.end() ? std::nullopt : std::optional(it->network);
}

bool KnownNetworks::keep(const Config &config, Network network)
{
    const QString place = placeOf(config);
    if (find(config) == network)
        return false;
    std::erase_if(m_known, [&place](const Known &one) { return one.place == place; });
    m_known.push_back({place, network});
    if (m_known.size() > most)
        m_known.erase(m_known.begin());
    return true;
}

/// A line each: the network, a blank, the address.
void KnownNetworks::read()
{
    QString why; // it may not be there yet
    const auto text = readSmallFile(m_path, &why);
    if (!text)
        return;
    for (const QString &line : QString::fromUtf8(*text).split(QLatin1Char('\n'))) {
        const qsizetype blank = line.indexOf(QLatin1Char(' '));
        if (const auto network = networkFromName(line.left(std::max<qsizetype>(0, blank)));
            network && m_known.size() < most)
            m_known.push_back({line.mid(blank + 1), *network});
    }
}

QByteArray KnownNetworks::contents() const
{
    QString text;
    for (const auto &[place, network] : m_known)
        text += networkName(network) + QLatin1Char(' ') + place + QLatin1Char('\n');
    return text.toUtf8();
}

} // namespace bnm
