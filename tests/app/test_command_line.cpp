// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

ParsedCommandLine parse(const QString &arguments)
{
    return parseCommandLine(
        u"bitcoin-node-monitor "_s.append(arguments).split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void flags_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QList<bool>>("flags");
        QTest::addColumn<bool>("window");
        QTest::newRow("none") << QString() << QList<bool>(13, false) << true;
        const QStringList names = {u"headless"_s,        u"demo"_s,        u"once"_s,
                                   u"print"_s,           u"healthcheck"_s, u"check-config"_s,
                                   u"list-metrics"_s,    u"list-alerts"_s, u"list-settings"_s,
                                   u"test-alert"_s,      u"get-geoip"_s,   u"prometheus-metrics"_s,
                                   u"prometheus-rules"_s};
        for (qsizetype i = 0; i < names.size(); ++i) {
            QList<bool> flags(13, false);
            flags[i] = true;
            QTest::newRow(qPrintable(names[i])) << u"--"_s + names[i] << flags << (i == 1);
        }
    }
    void flags()
    {
        QFETCH(QString, arguments);
        QFETCH(QList<bool>, flags);
        QFETCH(bool, window);
        const ParsedCommandLine parsed = parse(arguments);
        QCOMPARE(parsed.exitCode, -1);
        const CommandLine &line = parsed.commandLine;
        QCOMPARE((QList<bool>{line.headless, line.demo, line.once, line.print, line.healthcheck,
                              line.checkConfig, line.listMetrics, line.listAlerts,
                              line.listSettings, line.testAlert, line.getGeoip,
                              line.prometheusMetrics, line.prometheusRules}),
                 flags);
        QCOMPARE(line.needsWindow(), window);
    }

    void values()
    {
        const CommandLine line = parse(u"--env-file my.env --data-dir /own --screenshot shots "
                                       u"--screenshot-after 9 --window-size 1920x1080 "
                                       u"--set SCRAPE_INTERVAL_FAST=1 --set NODE_NAME=a=b"_s)
                                     .commandLine;
        QCOMPARE(line.envFile, u"my.env"_s);
        QCOMPARE(line.screenshotDirectory, u"shots"_s);
        QCOMPARE(line.screenshotAfterSeconds, 9);
        QCOMPARE(line.windowSize, QSize(1920, 1080));
        QCOMPARE(line.demoPeers, 64);
        QCOMPARE(parse(u"--demo --demo-peers 1000"_s).commandLine.demoPeers, 1'000);
        QCOMPARE(line.demoSpeed, 1);
        QCOMPARE(parse(u"--demo --demo-speed 100"_s).commandLine.demoSpeed, 100);
        QCOMPARE(parse(u"--screenshot-range 7d"_s).commandLine.screenshotRangeMs,
                 qint64{7} * 24 * 3'600'000);
        QCOMPARE(line.settings.value(u"DATA_DIR"_s), u"/own"_s);
        QCOMPARE(line.settings.value(u"SCRAPE_INTERVAL_FAST"_s), u"1"_s);
        QCOMPARE(line.settings.value(u"NODE_NAME"_s), u"a=b"_s);
    }

    void errorsAreOneLine_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown") << u"--frobnicate"_s << u"frobnicate"_s;
        QTest::newRow("stray") << u"node.lan"_s << u"unexpected argument node.lan"_s;
        QTest::newRow("no value") << u"--data-dir"_s << u"data-dir"_s;
        QTest::newRow("no such setting") << u"--set COLOUR=red"_s << u"no such setting"_s;
        QTest::newRow("no assignment") << u"--set NODE_NAME"_s << u"no such setting"_s;
        QTest::newRow("size") << u"--window-size big"_s << u"1280x800"_s;
        QTest::newRow("peers") << u"--demo-peers some"_s << u"from 1 to 1000"_s;
        QTest::newRow("no peers") << u"--demo-peers 0"_s << u"from 1 to 1000"_s;
        QTest::newRow("no speed") << u"--demo-speed 0"_s << u"from 1 to 100"_s;
        QTest::newRow("too fast") << u"--demo-speed 101"_s << u"from 1 to 100"_s;
        QTest::newRow("backwards") << u"--demo-speed -3"_s << u"from 1 to 100"_s;
        QTest::newRow("range") << u"--screenshot-range 7w"_s << u"as 12h or 30d"_s;
        QTest::newRow("no range") << u"--screenshot-range 0h"_s << u"as 12h or 30d"_s;
        QTest::newRow("too long a range") << u"--screenshot-range 400d"_s << u"as 12h or 30d"_s;
        QTest::newRow("too many peers") << u"--demo-peers 1001"_s << u"from 1 to 1000"_s;
        QTest::newRow("seconds") << u"--screenshot-after soon"_s << u"expected seconds"_s;
    }
    void errorsAreOneLine()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, words);
        const ParsedCommandLine parsed = parse(arguments);
        QCOMPARE(parsed.exitCode, 2);
        QVERIFY2(parsed.text.contains(words), qPrintable(parsed.text));
        QCOMPARE(parsed.text.count(u'\n'), 1);
    }

    void noSecretOnTheCommandLine()
    {
        const ParsedCommandLine parsed = parse(u"--set INFLUX_TOKEN=s3cret"_s);
        QCOMPARE(parsed.exitCode, 2);
        QVERIFY(!parsed.text.contains(u"s3cret"_s));
    }

    void hiddenStillHasAWindow()
    {
        QVERIFY(!parse({}).commandLine.hidden);
        const CommandLine line = parse(u"--hidden"_s).commandLine;
        QVERIFY(line.hidden && line.needsWindow());
    }

    void helpAndVersion()
    {
        QCOMPARE(parse(u"--help"_s).exitCode, 0);
        QCOMPARE(parse(u"-h"_s).text, parse(u"--help"_s).text);
        QCOMPARE(parse(u"--help-all"_s).exitCode, 2); // there are no options of Qt
        for (const QString &option :
             {u"--headless"_s, u"--demo"_s, u"--once"_s, u"--print"_s, u"--healthcheck"_s,
              u"--check-config"_s, u"--env-file"_s, u"--data-dir"_s, u"--screenshot"_s,
              u"--list-metrics"_s, u"--list-alerts"_s, u"--list-settings"_s,
              u"--prometheus-metrics"_s, u"--prometheus-rules"_s, u"--hidden"_s, u"--version"_s,
              u"--help"_s})
            QVERIFY2(parse(u"--help"_s).text.contains(option), qPrintable(option));
        QCOMPARE(parse(u"--version"_s).text, u"bitcoin-node-monitor " PROJECT_VERSION "\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
