// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/secret_reach.h"

namespace bnm {

namespace {

using Value = ConfigLayers::Value;
using Origin = ConfigLayers::Origin;
using Offer = ConfigLayers::Offer;

/// A file that was named when the program was started is as good as its environment.
SettingLayer rank(SettingLayer layer, Origin origin)
{
    const bool isNamedFile = layer == SettingLayer::EnvFile && origin == Origin::Own;
    return isNamedFile ? SettingLayer::Environment : layer;
}

/// Whether an address of this layer may decide the secret's destination.
bool mayDecide(const Offer &address, const Value &secret)
{
    if (secret.origin == Origin::FoundFile)
        return true; // its author knows the secret already
    if (address.origin == Origin::FoundFile)
        return false;
    if (address.origin == Origin::FolderOfFoundFile)
        return secret.origin == Origin::FolderOfFoundFile;
    // Values found on this machine were searched with this address.
    return secret.layer >= SettingLayer::Found ||
           rank(address.layer, address.origin) >= rank(secret.layer, secret.origin);
}

/// The address that would result from trusted layers only.
QString withoutOthers(const Value &address, const Value &secret)
{
    for (const Offer &offer : address.offers)
        if (mayDecide(offer, secret))
            return offer.text;
    return {};
}

QString reason(const ConfigLayers &layers, const SettingSpec &secret, const QString &address)
{
    const QString name = QLatin1String(secret.name);
    return QStringLiteral("%1 (%2) is not used: where it would be sent is decided by %3 (%4), "
                          "which it was not given for. Set both in the same place.")
        .arg(name, layers.source(name), address, layers.source(address));
}

} // namespace

void withholdSecrets(ConfigLayers &layers, FewLines &warnings)
{
    for (const SettingSpec &spec : settingsTable()) {
        const QString name = QLatin1String(spec.name);
        const Value *secret = layers.find(name);
        if (!*spec.sentBy || !secret || secret->text.isEmpty())
            continue;
        const QStringList addresses =
            QString(QLatin1String(spec.sentBy)).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString &address : addresses) {
            const Value *value = layers.find(address);
            if (!value || value->text == withoutOthers(*value, *secret))
                continue;
            warnings.add(reason(layers, spec, address));
            layers.withhold(name);
            break;
        }
    }
}

} // namespace bnm
