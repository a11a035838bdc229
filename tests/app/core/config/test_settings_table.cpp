// SPDX-License-Identifier: GPL-3.0-or-later
// The table of settings, over all of its rows.
#include "app/core/config/setting_value.h"
#include "app/core/config/shown_value.h"
#include "tests/app/core/config/setting_samples.h"
#include "tests/support/test_certificate.h"

#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

#include <set>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// A row's problem; empty: none.
QString flawOf(const SettingSpec &spec)
{
    static const QRegularExpression name(u"^[A-Z][A-Z0-9_]+$"_s);
    const bool isNumber = spec.kind == SettingKind::Port || spec.kind == SettingKind::Seconds ||
                          spec.kind == SettingKind::Megabytes || spec.kind == SettingKind::Feerate;
    if (!name.match(QLatin1String(spec.name)).hasMatch())
        return u"name"_s;
    if (!spec.label || !*spec.label)
        return u"no label"_s;
    if (!spec.description || !*spec.description)
        return u"no description"_s;
    if (spec.bounds.has_value() != isNumber ||
        (isNumber && spec.bounds->least >= spec.bounds->most))
        return u"bounds"_s;
    if (spec.choices.empty() == (spec.kind == SettingKind::Choice))
        return u"choices"_s;
    if ((spec.kind == SettingKind::Choice) != std::holds_alternative<EnumPlace>(spec.place))
        return u"place of a choice"_s;
    if (spec.kind == SettingKind::YesNo && !*spec.defaultText)
        return u"no default"_s;
    Config config;
    if (*spec.defaultText && !readSetting(spec, QLatin1String(spec.defaultText), config).isEmpty())
        return u"default"_s;
    return {};
}

QString complaint(const SettingSpec &spec, const QString &text)
{
    Config config;
    return readSetting(spec, text, config).join(u'\n');
}

QString text(double number)
{
    return QString::number(number, 'g', 12);
}

/// Converts to any member, so that members can be counted.
struct Anything {
    template <typename Type>
    operator Type() const;
};

template <typename Aggregate, typename... Members>
consteval std::size_t memberCount()
{
    if constexpr (requires { Aggregate{Members{}..., Anything{}}; })
        return memberCount<Aggregate, Members..., Anything>();
    else
        return sizeof...(Members);
}

} // namespace

class TestSettingsTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowIsComplete()
    {
        std::set<QString> names;
        for (const SettingSpec &spec : settingsTable()) {
            const QString flaw = flawOf(spec);
            QVERIFY2(flaw.isEmpty(), qPrintable(QLatin1String(spec.name) + u": "_s + flaw));
            QVERIFY2(names.insert(QLatin1String(spec.name)).second, spec.name);
            QCOMPARE(findSetting(QLatin1String(spec.name)), &spec);
        }
    }

    /// That the test above can fail.
    void anIncompleteRow()
    {
        const SettingSpec whole = *findSetting(u"SCRAPE_INTERVAL_FAST"_s);
        QCOMPARE(flawOf(whole), QString());
        SettingSpec spec = whole;
        spec.label = "";
        QCOMPARE(flawOf(spec), u"no label"_s);
        spec = whole;
        spec.label = nullptr;
        QCOMPARE(flawOf(spec), u"no label"_s);
        spec = whole;
        spec.defaultText = "3601";
        QCOMPARE(flawOf(spec), u"default"_s);
        spec = whole;
        spec.bounds.reset();
        QCOMPARE(flawOf(spec), u"bounds"_s);
        spec = *findSetting(u"COLLECTOR_LOG_LEVEL"_s);
        spec.defaultText = "loud";
        QCOMPARE(flawOf(spec), u"default"_s);
        spec.choices = {};
        QCOMPARE(flawOf(spec), u"choices"_s);
    }

    void boundsAreEnforced()
    {
        for (const SettingSpec &spec : settingsTable()) {
            if (!spec.bounds)
                continue;
            const double step = spec.kind == SettingKind::Seconds ? 0.001 : 1;
            const auto [least, most, excludesLeast] = *spec.bounds;
            QCOMPARE(complaint(spec, text(most)), QString());
            QCOMPARE(complaint(spec, text(excludesLeast ? least + 0.001 : least)), QString());
            const QString refusal = u"allowed is "_s + allowedWords(spec);
            for (const QString &outside :
                 {text(most + step), text(excludesLeast ? least : least - step), u"many"_s,
                  u"nan"_s, u"inf"_s, u"1e99"_s, u"1 2"_s})
                QVERIFY2(complaint(spec, outside) == refusal,
                         qPrintable(QLatin1String(spec.name) + u'=' + outside));
            QVERIFY(refusal.contains(text(most)) && refusal.contains(text(least)));
        }
    }

    void boundsInWords_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("words");
        QTest::newRow("port") << u"BITCOIN_RPC_PORT"_s << u"a port from 1 to 65535"_s;
        QTest::newRow("seconds") << u"SCRAPE_INTERVAL_SLOW"_s << u"seconds from 0.2 to 3600"_s;
        QTest::newRow("space") << u"INFLUX_QUEUE_MAX_MB"_s << u"megabytes from 1 to 1048576"_s;
        QTest::newRow("feerate") << u"FEERATE_BELOW"_s
                                 << u"sat/vB over 0 and at most 1000000, or empty"_s;
    }
    void boundsInWords()
    {
        QFETCH(QString, name);
        QFETCH(QString, words);
        QCOMPARE(allowedWords(*findSetting(name)), words);
    }

    void aNumberHasTheUnitOfItsMember()
    {
        Config config;
        QVERIFY(readSetting(*findSetting(u"SCRAPE_INTERVAL_FAST"_s), u"0.25"_s, config).isEmpty());
        QCOMPARE(config.fastIntervalMs, 250);
        QVERIFY(readSetting(*findSetting(u"INFLUX_QUEUE_MAX_MB"_s), u"2"_s, config).isEmpty());
        QCOMPARE(config.influxQueueBytes, 2LL * 1024 * 1024);
    }

    void choicesAreParsedByTheirWords()
    {
        for (const SettingSpec &spec : settingsTable()) {
            const auto *place = std::get_if<EnumPlace>(&spec.place);
            std::set<int> offered;
            for (const SettingChoice &choice : spec.choices) {
                Config config;
                const QString word = QLatin1String(choice.word);
                QCOMPARE(readSetting(spec, word.toUpper(), config), QStringList());
                QCOMPARE(place->get(config), choice.value);
                QVERIFY(*findChoice(spec, word)->label); // also for one that is not offered
                if (!*choice.label)
                    continue;
                QVERIFY2(offered.insert(choice.value).second, choice.word);
                QVERIFY(allowedWords(spec).contains(word));
            }
            if (!place)
                continue;
            QCOMPARE(complaint(spec, u"guess"_s), u"allowed is "_s + allowedWords(spec));
            QVERIFY(findChoice(spec, QLatin1String(spec.defaultText)));
        }
        QCOMPARE(allowedWords(*findSetting(u"MEMPOOL_HIST_SOURCE"_s)),
                 u"none, core_rawmempool or mempool_api"_s);
    }

    /// Their credentials are not shown; test_secret_sweep relies on it.
    void addressesAreKnown()
    {
        static const QRegularExpression names(
            u"_(HOST|PROXY|URL|BASE)$|^BITCOIN_ZMQ_|^WITNESSES$"_s);
        for (const SettingSpec &spec : settingsTable())
            QVERIFY2(isAddress(spec) == names.match(QLatin1String(spec.name)).hasMatch(),
                     spec.name);
    }

    void defaultsAreThoseOfConfig()
    {
        Config config;
        for (const SettingSpec &spec : settingsTable())
            QCOMPARE(readSetting(spec, QLatin1String(spec.defaultText), config),
                     *spec.defaultText || !spec.emptyMeansDefault() || spec.required
                         ? QStringList()
                         : QStringList(u"allowed is "_s + allowedWords(spec)));
        QVERIFY(config == Config());
    }

    /// A row changes its own member and nothing else, and no member is left over.
    void everyMemberIsFilledByOneRow()
    {
        TestCertificate certificate;
        const bool hasCertificate = TestCertificate::canBeMade() && certificate.make();
        QTemporaryFile pem;
        QVERIFY(pem.open());
        if (hasCertificate)
            pem.write(certificate.certificate().toPem());
        pem.flush();
        std::size_t ofConfig = 0;
        std::size_t ofAlerts = 0;
        std::vector<SettingPlace> places;
        for (const SettingSpec &spec : settingsTable()) {
            if (std::holds_alternative<std::monostate>(spec.place))
                continue;
            QVERIFY2(std::find(places.begin(), places.end(), spec.place) == places.end(),
                     spec.name);
            places.push_back(spec.place);
            spec.group == SettingGroup::AlertRules ? ++ofAlerts : ++ofConfig;
            const QString sample = sampleOf(spec);
            if (sample.isEmpty() && !hasCertificate)
                continue;
            Config config;
            QCOMPARE(readSetting(spec, sample.isEmpty() ? pem.fileName() : sample, config),
                     QStringList());
            QVERIFY2(!(config == Config()), spec.name);
            copySetting(spec, Config(), config);
            QVERIFY2(config == Config(), spec.name);
        }
        // rpcUrl, networkTag, isNetworkSet, pidFile, metricsToken and storeDir follow from others,
        // warnings and foundEnvFile from all; alerts is one.
        QCOMPARE(memberCount<Config>(), ofConfig + 6 + 2 + 1);
        QCOMPARE(memberCount<AlertSettings>(), ofAlerts);
    }

    void aWrongValueLeavesTheMemberUnchanged()
    {
        for (const SettingSpec &spec : settingsTable()) {
            Config config;
            if (!readSetting(spec, u"\x01 wrong=,"_s, config).isEmpty())
                QVERIFY2(config == Config(), spec.name);
        }
    }

    void everyRowIsInTheReference()
    {
        const QString reference = settingsAsMarkdown();
        for (const SettingSpec &spec : settingsTable())
            QVERIFY2(reference.contains(u"| %1 | %2 | %3 | %4"_s.arg(
                         QLatin1String(spec.name), QLatin1String(spec.defaultText),
                         allowedWords(spec), QLatin1String(spec.description))),
                     spec.name);
    }

    void settingsOfTheProgram()
    {
        const std::set<SettingGroup> ofTheProgram = {
            SettingGroup::Mirror, SettingGroup::Metrics,    SettingGroup::Notifications,
            SettingGroup::GeoIp,  SettingGroup::Appearance, SettingGroup::Program,
            SettingGroup::OwnData};
        for (const SettingSpec &spec : settingsTable())
            QVERIFY2((spec.scope == SettingScope::Program) == ofTheProgram.contains(spec.group),
                     spec.name);
    }
};

QTEST_GUILESS_MAIN(TestSettingsTable)
#include "test_settings_table.moc"
