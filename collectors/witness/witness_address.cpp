// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/witness/witness_address.h"

#include "collectors/electrum/electrum_address.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace bnm {

namespace {

using Kind = WitnessAddress::Kind;

constexpr qsizetype mostNameCharacters = 32;

bool isWitnessName(const QString &text)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9._-]+$"));
    return text.size() <= mostNameCharacters && allowed.match(text).hasMatch();
}

std::optional<Kind> kindOf(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("electrum") || scheme == QLatin1String("electrums"))
        return Kind::Electrum;
    if (scheme == QLatin1String("http") || scheme == QLatin1String("https"))
        return Kind::Esplora;
    if (scheme == QLatin1String("rpc") || scheme == QLatin1String("rpcs"))
        return Kind::Rpc;
    return std::nullopt;
}

/// What is wrong with it; empty: no problem.
QString complaintAbout(const WitnessAddress &witness)
{
    const QUrl &url = witness.url;
    if (!url.isValid() || url.host().isEmpty())
        return QStringLiteral("is no valid URL");
    if (!url.userInfo().isEmpty())
        return QStringLiteral("holds a login in its URL; remove it");
    if (url.hasQuery() || url.hasFragment())
        return QStringLiteral("has something behind its path; remove it");
    if (witness.kind == Kind::Electrum && !readElectrumUrl(url))
        return QStringLiteral("is not of the form electrum://host:port");
    if (witness.kind == Kind::Rpc && (url.port() < 1 || url.path().size() < 2))
        return QStringLiteral("is not of the form rpc://host:port/path/of/.cookie");
    return {};
}

/// The path of the URL is that of the login file.
void takeLoginFile(WitnessAddress &witness)
{
    witness.loginFile = witness.url.path();
    const bool isEncrypted = witness.url.scheme() == QLatin1String("rpcs");
    witness.url.setScheme(isEncrypted ? QStringLiteral("https") : QStringLiteral("http"));
    witness.url.setPath(QStringLiteral("/"));
}

std::optional<WitnessAddress> readWitness(const QString &text, const QString &place,
                                          QStringList &complaints)
{
    static const QRegularExpression named(QStringLiteral("^([^=/:@]*)=(.*)$"));
    const auto match = named.match(text);
    WitnessAddress witness;
    witness.url = QUrl(match.hasMatch() ? match.captured(2) : text, QUrl::StrictMode);
    witness.name =
        match.hasMatch() ? match.captured(1) : witness.url.host().left(mostNameCharacters);
    const auto kind = kindOf(witness.url);
    if (!kind) {
        complaints << place + QStringLiteral(" starts with none of electrum://, electrums://, "
                                             "https://, http://, rpc:// and rpcs://");
        return std::nullopt;
    }
    witness.kind = *kind;
    if (const QString why = complaintAbout(witness); !why.isEmpty()) {
        complaints << place + QLatin1Char(' ') + why;
        return std::nullopt;
    }
    if (match.hasMatch() && !isWitnessName(witness.name)) {
        complaints << place + QStringLiteral(" has a name that is not made of at most 32 of the "
                                             "characters A-Z, a-z, 0-9, dot, - and _");
        return std::nullopt;
    }
    if (witness.kind == Kind::Rpc)
        takeLoginFile(witness);
    return witness;
}

} // namespace

WitnessAddresses readWitnesses(const QString &text, QStringList &complaints)
{
    static const QRegularExpression separator(QStringLiteral("[\\s,]+"));
    WitnessAddresses witnesses;
    const QStringList parts = text.split(separator, Qt::SkipEmptyParts);
    if (parts.size() > static_cast<qsizetype>(mostWitnesses)) {
        complaints << QStringLiteral("names more than %1 witnesses").arg(mostWitnesses);
        return {};
    }
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString place = QStringLiteral("entry %1").arg(i + 1);
        auto witness = readWitness(parts[i], place, complaints);
        if (!witness)
            continue;
        const bool isTaken =
            std::any_of(witnesses.begin(), witnesses.end(),
                        [&witness](const auto &other) { return other.name == witness->name; });
        if (isTaken)
            complaints << place + QStringLiteral(" has the name of another one; give it a name of "
                                                 "its own, as in name=URL");
        else
            witnesses.push_back(std::move(*witness));
    }
    return witnesses;
}

} // namespace bnm
