// SPDX-License-Identifier: GPL-3.0-or-later
// Variables that are set, but to nothing.
#include "app/core/config/config_report.h"
#include "tests/app/core/config/machine.h"
#include "tests/app/core/config/setting_samples.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

QString defaultOf(const SettingSpec &spec, const Machine &machine)
{
    if (QLatin1String(spec.name) == "DATA_DIR"_L1)
        return machine.input.defaultDataDir;
    if (spec.kind == SettingKind::Port)
        return u"8332"_s;
    return QLatin1String(spec.defaultText);
}

/// Below the layer in question, every row has a value.
void saveSample(Machine &machine, const SettingSpec &spec)
{
    const QString name = QLatin1String(spec.name);
    const QString sample = sampleOf(spec).isEmpty() ? u"/sample"_s : sampleOf(spec);
    if (spec.isSecret())
        machine.input.secrets.insert(name, {sample, u"keyring"_s});
    else
        machine.input.saved = QHash<QString, QString>{{name, sample}};
}

} // namespace

class TestEmptySettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowIsEmptiedByEachLayer_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<SettingLayer>("layer");
        QTest::newRow("command line") << u"command line"_s << SettingLayer::CommandLine;
        QTest::newRow("environment") << u"environment"_s << SettingLayer::Environment;
        QTest::newRow("env file") << u".env:1"_s << SettingLayer::EnvFile;
    }
    void everyRowIsEmptiedByEachLayer()
    {
        QFETCH(QString, source);
        QFETCH(SettingLayer, layer);
        for (const SettingSpec &spec : settingsTable()) {
            const QString name = QLatin1String(spec.name);
            Machine machine;
            machine.input.environment.remove(name);
            saveSample(machine, spec);
            QCOMPARE(machine.load().find(name)->layer, SettingLayer::Saved);
            if (layer == SettingLayer::CommandLine)
                machine.input.commandLine.insert(name, QString());
            else if (layer == SettingLayer::Environment)
                machine.input.environment.insert(name, QString());
            else
                machine.write(u".env"_s, name.toUtf8() + "=\n");
            const LoadedConfig loaded = machine.load();
            QVERIFY2(loaded.errors.isEmpty(), qPrintable(loaded.errors.join(u'\n')));
            const EffectiveValue &value = *loaded.find(name);
            QVERIFY2(value.layer == layer && value.isEmptied && value.isLocked(), spec.name);
            QCOMPARE(value.text, spec.emptyMeansDefault() ? defaultOf(spec, machine) : QString());
            QVERIFY2(value.source.startsWith(source + u", empty"_s), qPrintable(value.source));
            QCOMPARE(value.source.contains(u": default"_s), spec.emptyMeansDefault());
            QVERIFY(configReport(loaded).contains(value.source));
        }
    }

    /// A saved setting that is empty is one that is not saved.
    void everyRowSavedEmpty()
    {
        const Machine nothing;
        for (const SettingSpec &spec : settingsTable()) {
            const QString name = QLatin1String(spec.name);
            Machine machine;
            machine.write(u"settings.ini"_s, "[settings]\n" + name.toUtf8() + "=\n");
            const LoadedConfig loaded = machine.load();
            QCOMPARE(loaded.errors, QStringList());
            QVERIFY2(loaded.find(name)->layer != SettingLayer::Saved, spec.name);
            QCOMPARE(loaded.find(name)->layer, nothing.load().find(name)->layer);
        }
    }

    void aHigherLayerWins()
    {
        Machine machine;
        machine.write(u".env"_s, "INFLUX_URL=\nNODE_NAME=\nNODE_NAME=last\n");
        machine.input.saved = {{u"INFLUX_URL"_s, u"http://saved.example"_s}};
        machine.input.environment.insert(u"INFLUX_URL"_s, u"http://above.example"_s);
        machine.input.environment.insert(u"INFLUX_BUCKET"_s, u"b"_s);
        QCOMPARE(machine.load().config.influxUrl.host(), u"above.example"_s);
        QCOMPARE(machine.load().config.nodeName, u"last"_s);
        machine.input.environment.remove(u"INFLUX_URL"_s);
        QVERIFY(machine.load().config.influxUrl.isEmpty());
    }

    void foundValuesAreEmptied()
    {
        Machine machine;
        machine.write(u"home/.bitcoin/bitcoin.conf"_s,
                      "signet=1\nrpcport=6000\n[signet]\nzmqpubrawtx=tcp://127.0.0.1:1\n"
                      "rpcuser=me\nrpcpassword=x\n");
        QCOMPARE(machine.load().config.zmqRawTx, u"tcp://127.0.0.1:1"_s);
        QCOMPARE(machine.load().config.rpcUser, u"me"_s);
        auto &environment = machine.input.environment;
        environment.insert(u"BITCOIN_ZMQ_RAWTX"_s, QString());
        environment.insert(u"BITCOIN_RPC_USER"_s, QString());
        LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.config.zmqRawTx, QString());
        QCOMPARE(loaded.config.rpcUser + loaded.config.rpcPassword, QString()); // no half a pair
        QVERIFY(loaded.config.rpcCookiePath.endsWith(u"signet/.cookie"_s));
        QCOMPARE(loaded.config.rpcUrl.port(), 38332);
        environment.insert(u"BITCOIN_NETWORK"_s, QString());
        loaded = machine.load();
        QCOMPARE(loaded.config.networkTag, u"mainnet"_s);
        QCOMPARE(loaded.config.rpcUrl.port(), 6000);
        environment.insert(u"BITCOIN_RPC_PORT"_s, QString());
        QCOMPARE(machine.load().config.rpcUrl.port(), 8332);
        QCOMPARE(machine.load().find(u"BITCOIN_RPC_PORT"_s)->source,
                 u"environment, empty: default of the network"_s);
        environment.insert(u"BITCOIN_RPC_COOKIE_PATH"_s, QString());
        QCOMPARE(machine.load().config.rpcCookiePath, QString());
        environment.insert(u"BITCOIN_DATADIR"_s, QString());
        QCOMPARE(machine.load().config.dataDirOfNode, QString());
    }

    void anEmptySettingChoosesNoNode()
    {
        Machine machine;
        machine.input.environment.clear();
        for (const SettingSpec &spec : settingsTable())
            machine.input.environment.insert(QLatin1String(spec.name), QString());
        QVERIFY(!isNodeChosen(machine.load()));
        machine.input.environment.insert(u"BITCOIN_RPC_PORT"_s, u"1"_s);
        QVERIFY(isNodeChosen(machine.load()));
    }
};

QTEST_GUILESS_MAIN(TestEmptySettings)
#include "test_empty_settings.moc"
