// SPDX-License-Identifier: GPL-3.0-or-later
// Settings as nobody would write them: too many, too long, with control characters, with secrets
// in the wrong place.
#include "app/core/config/config_report.h"
#include "app/core/config/few_lines.h"
#include "app/core/config/saved_settings.h"
#include "app/core/config/small_file.h"
#include "tests/app/core/config/machine.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestReport = FewLines::most * 2'100;

bool isPlain(const QString &line)
{
    return std::all_of(line.begin(), line.end(), [](QChar c) { return c.isPrint(); });
}

} // namespace

class TestHostileSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void manyWrongLines()
    {
        Machine machine;
        machine.write(u".env"_s, QByteArray("wrong\n").repeated(100'000));
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors.size(), FewLines::most + 1);
        QCOMPARE(loaded.errors.front(), u".env:1: not a NAME=value line"_s);
        QCOMPARE(loaded.errors.back(), u"and 99980 more"_s);
        QVERIFY(loaded.isWrongElsewhere);
    }

    void manyWrongParts()
    {
        Machine machine;
        machine.input.saved = {{u"ALERTS_OFF"_s, u"x,"_s.repeated(4'000)},
                               {u"ALERT_THRESHOLDS"_s, u"y,"_s.repeated(4'000)}};
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors.size(), FewLines::most + 1);
        QCOMPARE(loaded.errors.back(), u"and 7980 more"_s);
        QVERIFY2(errorReport(loaded).size() < longestReport,
                 qPrintable(QString::number(errorReport(loaded).size())));
        QCOMPARE(loaded.complaints.size(), std::size_t(2)); // one of each setting
        QVERIFY(!loaded.isWrongElsewhere);                  // the dialog can repair it
    }

    void aLongValue_data()
    {
        QTest::addColumn<QString>("name");
        for (const SettingSpec &spec : settingsTable())
            QTest::newRow(spec.name) << QString(QLatin1String(spec.name));
    }
    void aLongValue()
    {
        QFETCH(QString, name);
        static const QString tenMegabytes = u"s3cret,"_s.repeated(1'500'000);
        Machine machine;
        machine.input.environment.insert(name, tenMegabytes);
        const LoadedConfig loaded = machine.load();
        QVERIFY(!loaded.errors.isEmpty());
        QVERIFY2(loaded.errors.front().contains(u"too long"_s), qPrintable(loaded.errors.front()));
        QVERIFY(errorReport(loaded).size() < 1'000);
        QVERIFY(configReport(loaded).size() < 200'000);
        if (findSetting(name)->isSecret())
            QVERIFY(!(errorReport(loaded) + configReport(loaded)).contains(u"s3cret"_s));
    }

    void aLongWrongValueIsCut()
    {
        Machine machine;
        machine.input.environment.insert(u"BITCOIN_RPC_PORT"_s, u"7"_s.repeated(500));
        const QStringList errors = machine.load().errors;
        QCOMPARE(errors, QStringList{u"BITCOIN_RPC_PORT="_s + u"7"_s.repeated(60) +
                                     u"\u2026 (environment): allowed is a port from 1 to 65535"_s});
    }

    void aLongName()
    {
        Machine machine;
        machine.write(u".env"_s, QByteArray("A").repeated(1'000'000) + "=1\n");
        QCOMPARE(machine.load().errors, QStringList()); // not ours
        machine.input.commandLine.insert(u"B"_s.repeated(1'000'000), u"1"_s);
        const QStringList errors = machine.load().errors;
        QCOMPARE(errors, QStringList{u"B"_s.repeated(60) + u"\u2026: no such setting"_s});
    }

    void controlCharacters()
    {
        Machine machine;
        machine.write(u".env"_s, "BITCOIN_RPC_PORT=\"1\\n2\x1b[31m\xe2\x80\xae\"\n"
                                 "ALERTS_OFF=\"a\\nb\"\nNODE_NAME=\"one\\ntwo\"\n");
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors.size(), 2);
        for (const QString &error : loaded.errors)
            QVERIFY2(isPlain(error), qPrintable(error));
        QVERIFY2(
            loaded.errors[0].startsWith(u"BITCOIN_RPC_PORT=1\\n2\\u{1b}[31m\\u{202e} (.env:1)"_s),
            qPrintable(loaded.errors[0]));
        for (const QString &line : configReport(loaded).split(u'\n'))
            QVERIFY2(isPlain(line), qPrintable(line));
    }

    void loginsInAddressesAreMasked_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *value, const QString &shown) {
            QTest::addRow("%s=%s", name, value)
                << QString::fromLatin1(name) << QString::fromLatin1(value) << shown;
        };
        row("FULCRUM_STATS_URL", "ftp://me:s3cret@h/x", u"ftp://\u2026@h/x"_s);
        row("FULCRUM_STATS_URL", "http://me:s3cret@h/x?key=s3cret", u"http://\u2026@h/x?\u2026"_s);
        row("MEMPOOL_API_BASE", "me:s3@s3cret@h", u"\u2026@h"_s);
        row("MEMPOOL_API_BASE", "http://h/#s3cret", u"http://h/#\u2026"_s);
        row("INFLUX_PROXY", "socks5://me:s3cret@h:1", u"socks5://\u2026@h:1"_s);
        row("BITCOIN_RPC_PROXY", "http://me:s3cret@h:1", u"http://\u2026@h:1"_s);
        row("BITCOIN_ZMQ_RAWTX", "udp://me:s3cret@h:1", u"udp://\u2026@h:1"_s);
        row("ELECTRUM_URL", "electrum://me:s3cret@h", u"electrum://\u2026@h"_s);
        row("WITNESSES", "a=https://me:s3@s3cret@h,b=rpc://me:s3@h:1/x",
            u"a=https://\u2026@h:1/x"_s);
        row("BITCOIN_RPC_HOST", "https://h/s3cretToken0123456789/", u"https://h/\u2026/"_s);
        row("BITCOIN_RPC_HOST", "me:s3cret@h", u"\u2026@h"_s);
        row("BITCOIN_ZMQ_RAWTX", "tcp://me:s3cret@h:1", u"tcp://\u2026@h:1"_s);
        row("BITCOIN_ZMQ_RAWTX", "tcp://h:1?s3cret", u"tcp://h:1?\u2026"_s);
        row("NODE_NAME", "http://me:s3cret@h", u"http://\u2026@h"_s);
    }
    void loginsInAddressesAreMasked()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, shown);
        Machine machine;
        machine.input.environment.insert(name, value);
        const LoadedConfig loaded = machine.load();
        const QString all = errorReport(loaded) + configReport(loaded);
        QVERIFY2(!all.contains(u"s3"_s), qPrintable(all));
        QVERIFY2(all.contains(shown), qPrintable(all));
    }

    /// What a file found in the working folder names must not be sent to a host of its choice.
    void loginFilesOfAFoundFile_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("below") << u"work/deep/login"_s << true;
        QTest::newRow("not there yet") << u"work/new/login"_s << true;
        QTest::newRow("in the folder, not there yet") << u"work/login"_s << true;
        QTest::newRow("link to below") << u"work/inside"_s << true;
        QTest::newRow("outside") << u"home/.bitcoin/.cookie"_s << false;
        QTest::newRow("outside, not there") << u"home/login"_s << false;
        QTest::newRow("a folder of like name") << u"workshop/login"_s << false;
        QTest::newRow("upwards") << u"work/../home/.bitcoin/.cookie"_s << false;
        QTest::newRow("link to outside") << u"work/outside"_s << false;
        QTest::newRow("folder that is a link") << u"work/out/.bitcoin/.cookie"_s << false;
        QTest::newRow("not there, in such a folder") << u"work/out/login"_s << false;
        QTest::newRow("link to nothing") << u"work/nothing"_s << false;
    }
    void loginFilesOfAFoundFile()
    {
        QFETCH(QString, file);
        QFETCH(bool, isTaken);
        Machine machine;
        machine.write(u"work/deep/login"_s, "user:password");
        machine.write(u"home/.bitcoin/.cookie"_s, "user:password");
        QVERIFY(QFile::link(machine.path(u"work/deep/login"_s), machine.path(u"work/inside"_s)));
        QVERIFY(
            QFile::link(machine.path(u"home/.bitcoin/.cookie"_s), machine.path(u"work/outside"_s)));
        QVERIFY(QFile::link(machine.path(u"home"_s), machine.path(u"work/out"_s)));
        QVERIFY(QFile::link(machine.path(u"home/none"_s), machine.path(u"work/nothing"_s)));
        const QString witness = u"w=rpc://outside.example:8332"_s + machine.path(file);
        machine.input.workingDirectory = machine.path(u"work"_s);
        machine.write(u"work/.env"_s, "WITNESSES=" + witness.toUtf8() + "\n");
        const QStringList errors = machine.load().errors;
        QCOMPARE(errors.size(), isTaken ? 0 : 1);
        if (!isTaken)
            QVERIFY2(errors[0].startsWith(u"WITNESSES="_s) &&
                         errors[0].contains(u"the login file of w is not below "_s +
                                            machine.path(u"work"_s)),
                     qPrintable(errors[0]));
        machine.input.envFile = machine.path(u"work/.env"_s); // a person has named it
        QCOMPARE(machine.load().errors, QStringList());
        machine.input.envFile.clear();
        machine.input.environment.insert(u"WITNESSES"_s, witness);
        QCOMPARE(machine.load().errors, QStringList());
    }

    void largeFilesAreNotRead()
    {
        Machine machine;
        machine.write(u".env"_s, QByteArray("NODE_NAME=x\n").repeated(100'000));
        QCOMPARE(machine.load().errors,
                 QStringList{machine.path(u".env"_s) + u": is larger than 1 MiB"_s});
        QFile::remove(machine.path(u".env"_s));
        machine.write(u"settings.ini"_s,
                      "[settings]\nNODE_NAME=" + QByteArray("x").repeated(largestSmallFile));
        const LoadedConfig loaded = machine.load();
        QCOMPARE(loaded.errors.size(), 1);
        QVERIFY2(loaded.errors[0].contains(u"of at most 1 MiB"_s), qPrintable(loaded.errors[0]));
        QFile::remove(machine.path(u"settings.ini"_s));
        machine.write(u"home/.bitcoin/bitcoin.conf"_s,
                      "rpcport=6000\n" + QByteArray("#\n").repeated(largestSmallFile));
        QCOMPARE(machine.load().config.rpcUrl.port(), 8332); // only found: no reason to stop
        QCOMPARE(machine.load().errors, QStringList());
    }

#ifdef Q_OS_UNIX
    /// A pipe that nobody writes to would keep the window from coming.
    void pipesAreNotWaitedFor()
    {
        Machine machine;
        for (const QString &name : {u".env"_s, u"settings.ini"_s, u"token"_s})
            QCOMPARE(::mkfifo(QFile::encodeName(machine.path(name)).constData(), 0600), 0);
        machine.input.environment.insert(u"INFLUX_TOKEN_FILE"_s, machine.path(u"token"_s));
        const QStringList errors = machine.load().errors;
        QVERIFY2(errors.size() == 3, qPrintable(errors.join(u'\n')));
    }
#endif

    /// As one that a shell makes of the output of a command.
    void aNamedStreamIsRead()
    {
        Machine machine;
        machine.input.envFile = u"/dev/null"_s;
        QCOMPARE(machine.load().errors, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestHostileSettings)
#include "test_hostile_settings.moc"
