// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_loader.h"

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/config_layers.h"
#include "app/core/config/config_rules.h"
#include "app/core/config/rpc_host.h"
#include "app/core/config/secret_reach.h"
#include "app/core/config/setting_value.h"
#include "app/core/text/excerpt.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>

namespace bnm {

namespace {

/// BITCOIN_RPC_PORT becomes the effective port: a port in BITCOIN_RPC_HOST takes precedence over
/// one of the same or a lower layer, and https has its own default.
void settlePort(ConfigLayers &layers)
{
    const QString hostName = QStringLiteral("BITCOIN_RPC_HOST");
    const QString portName = QStringLiteral("BITCOIN_RPC_PORT");
    const auto host = readRpcHost(layers.text(hostName));
    if (!host || host->holdsCredentials)
        return;
    const SettingLayer layer = layers.layer(hostName);
    const SettingLayer portLayer = layers.layer(portName);
    if (host->hasPort() && portLayer >= layer)
        layers.replace(portName, QString::number(host->url.port()),
                       layers.source(hostName) + QStringLiteral(": ") + hostName, layer,
                       layers.find(hostName)->origin);
    else if (host->ownDefaultPort() && portLayer >= SettingLayer::Found)
        layers.replace(portName, QString::number(*host->ownDefaultPort()),
                       QStringLiteral(QT_TR_NOOP("default of https")), SettingLayer::Default,
                       layers.find(hostName)->origin);
}

void offerDefaults(ConfigLayers &layers, const ConfigInput &input)
{
    layers.offer(QStringLiteral("DATA_DIR"), input.defaultDataDir,
                 QStringLiteral(QT_TR_NOOP("default")), SettingLayer::Default);
    const auto network = layers.network();
    layers.offer(QStringLiteral("BITCOIN_RPC_PORT"),
                 QString::number(defaultRpcPort(network.value_or(Network::Main))),
                 QStringLiteral(QT_TR_NOOP("default of the network")), SettingLayer::Default);
    layers.offerDefaults();
    settlePort(layers);
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
    FewLines errors = layers.errors();
    for (auto it = input.commandLine.begin(); it != input.commandLine.end(); ++it)
        if (!findSetting(it.key()))
            errors.add(QStringLiteral("%1: no such setting").arg(excerpt(it.key())));
    offerFoundNode(layers, input);
    offerDefaults(layers, input);
    FewLines warnings = layers.warnings();
    withholdSecrets(layers, warnings);

    ConfigReader reader(layers, input.workingDirectory);
    for (const SettingSpec &spec : settingsTable())
        for (const QString &why : readSetting(spec, reader.text(spec.name), loaded.config))
            reader.complain(spec.name, why);
    applyRules(reader, loaded.config);

    loaded.isWrongElsewhere = !errors.isEmpty();
    errors.add(reader.errors());
    loaded.errors = errors.lines();
    loaded.complaints = reader.complaints();
    warnings.add(reader.warnings());
    loaded.config.warnings = warnings.lines();
    loaded.config.foundEnvFile = layers.foundFile();
    loaded.values = layers.inTableOrder();
    return loaded;
}

bool isNodeChosen(const LoadedConfig &loaded)
{
    return std::any_of(loaded.values.begin(), loaded.values.end(), [](const EffectiveValue &value) {
        return value.spec->choosesNode && value.layer <= SettingLayer::Saved && !value.isEmptied;
    });
}

} // namespace bnm
