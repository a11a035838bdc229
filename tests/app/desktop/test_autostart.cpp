// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/autostart.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

class TestAutostart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsTurnedOnAndOff()
    {
        QTemporaryDir config;
        XdgAutostart autostart(config.path(), u"/usr/bin/bitcoin-node-monitor"_s);
        QVERIFY(!autostart.isOn());
        QCOMPARE(autostart.set(true), QString());
        QVERIFY(autostart.isOn());
        QCOMPARE(autostart.path(), config.filePath(u"autostart/bitcoin-node-monitor.desktop"_s));
        QCOMPARE(autostart.set(false), QString());
        QVERIFY(!autostart.isOn());
        QVERIFY(!QFile::exists(autostart.path()));
        QCOMPARE(autostart.set(false), QString()); // it is off already
    }

    void desktopsTurnItOffInTheFile()
    {
        QTemporaryDir config;
        XdgAutostart autostart(config.path(), u"/usr/bin/bitcoin-node-monitor"_s);
        QCOMPARE(autostart.set(true), QString());
        QFile file(autostart.path());
        QVERIFY(file.open(QIODevice::Append));
        file.write("Hidden = true\n");
        file.close();
        QVERIFY(!autostart.isOn());
        QCOMPARE(autostart.set(true), QString());
        QVERIFY(autostart.isOn());
    }

    void aReadOnlyFolderIsReported()
    {
        QTemporaryDir config;
        QFile inTheWay(config.filePath(u"autostart"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        XdgAutostart autostart(config.path(), u"/usr/bin/x"_s);
        QVERIFY(autostart.set(true).contains(u"cannot be written"_s));
        QVERIFY(!autostart.isOn());
    }

    void theFileIsValidWhateverThePath_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"monitor"_s;
        QTest::newRow("blank") << u"my monitor"_s;
        QTest::newRow("signs") << u"a\"b`c$d\\e'g"_s;
        QTest::newRow("percent u") << u"100%u"_s;
    }
    /// A launcher that follows the specification starts exactly the program named in the line.
    void theFileIsValidWhateverThePath()
    {
        QFETCH(QString, name);
        QTemporaryDir config;
        const QString program = config.filePath(name);
        QFile script(program);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\necho \"$1\" > \"$OUT\"\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        XdgAutostart autostart(config.path(), program);
        QCOMPARE(autostart.set(true), QString());

        const QString validator = QStandardPaths::findExecutable(u"desktop-file-validate"_s);
        if (!validator.isEmpty()) {
            QProcess check;
            check.start(validator, {autostart.path()});
            QVERIFY(check.waitForFinished());
            QVERIFY2(check.exitCode() == 0, check.readAllStandardOutput().constData());
        }
        const QString gio = QStandardPaths::findExecutable(u"gio"_s);
        if (gio.isEmpty())
            QSKIP("gio is not installed");
        if (name.contains(u'%'))
            QSKIP("GLib looks for the program before it reads %% as %");
        QProcess launch;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"OUT"_s, config.filePath(u"out"_s));
        launch.setProcessEnvironment(environment);
        launch.start(gio, {u"launch"_s, autostart.path()});
        QVERIFY(launch.waitForFinished());
        QVERIFY2(launch.exitCode() == 0, launch.readAllStandardError().constData());
        QFile out(config.filePath(u"out"_s));
        QVERIFY(QTest::qWaitFor([&out] { return out.size() > 0; }, 10'000));
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(out.readAll(), QByteArray("--hidden\n"));
    }
};

QTEST_GUILESS_MAIN(TestAutostart)
#include "test_autostart.moc"
