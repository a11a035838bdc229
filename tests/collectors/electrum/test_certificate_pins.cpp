// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/private_file.h"
#include "tests/collectors/electrum/asked.h"
#include "tests/collectors/electrum/electrum_stand_in.h"
#include "tests/support/test_certificate.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

using Fault = ElectrumAnswer::Fault;

class TestCertificatePins : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!TestCertificate::canBeMade())
            QSKIP(qPrintable(TestCertificate::reason()));
        QVERIFY(m_first.make());
        QVERIFY(m_second.make());
        TestCertificate::Wanted elsewhere;
        elsewhere.names = u"DNS:elsewhere.example"_s;
        elsewhere.until = QDate::currentDate().addDays(-1);
        QVERIFY(m_old.make(elsewhere));
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ElectrumStandIn>(MadeChain(3), m_first.ofServer());
    }

    void aNewCertificateIsPinned()
    {
        QVERIFY(tip().block);
        const QString text = pins();
        QVERIFY2(text.contains(u"127.0.0.1:%1 key-sha256:"_s.arg(m_server->port())),
                 qPrintable(text));
        QVERIFY(!isOpenToOthers(path()));
        QVERIFY(tip().block); // in another client, as after a restart
        QCOMPARE(pins(), text);
    }

    /// Whatever else is wrong with it: it is known by its key.
    void anOldCertificateOfAnotherNameToo()
    {
        m_server->setTls(m_old.ofServer());
        const AskedBlock first = tip();
        QVERIFY2(first.block, qPrintable(first.reason));
        QVERIFY(tip().block);
    }

    void aChangeIsReportedUntilAccepted()
    {
        QVERIFY(tip().block);
        m_server->setTls(m_second.ofServer());
        const qsizetype asked = m_server->methods().size();
        for (int i = 0; i < 2; ++i) {
            const AskedBlock changed = tip();
            QCOMPARE(changed.fault, Fault::Certificate);
            QVERIFY2(changed.reason.contains(u"has changed"_s), qPrintable(changed.reason));
            QVERIFY2(changed.reason.contains(path()), qPrintable(changed.reason));
        }
        QCOMPARE(m_server->methods().size(), asked); // no request was sent

        QStringList lines = pins().split(u'\n');
        lines.removeIf([](const QString &line) { return line.startsWith(u"127.0.0.1"_s); });
        write(lines.join(u'\n').toUtf8());
        const AskedBlock accepted = tip();
        QVERIFY2(accepted.block, qPrintable(accepted.reason));
        m_server->setTls(m_first.ofServer());
        QCOMPARE(tip().fault, Fault::Certificate);
    }

    /// Without a restart of the client.
    void aChangeAndItsEndAreNoticedWithoutARestart()
    {
        ElectrumClient client(options());
        QVERIFY(asked(client).block);
        m_server->setTls(m_second.ofServer());
        m_server->cutConnections();
        AskedBlock answer;
        QTRY_COMPARE_WITH_TIMEOUT((answer = asked(client)).fault, Fault::Certificate, 15'000);
        m_server->setTls(m_first.ofServer());
        QTRY_VERIFY_WITH_TIMEOUT((answer = asked(client)).block, 15'000);
    }

    void aTrustedCertificateNeedsNoPin()
    {
        const TrustedMeanwhile trusted(m_first.certificate());
        QVERIFY(tip().block);
        QVERIFY(!pins().contains(u"sha256"_s));
        m_server->setTls(m_second.ofServer());
        const AskedBlock after = tip();
        QCOMPARE(after.fault, Fault::Certificate);
        QVERIFY2(after.reason.contains(u"trusted before"_s), qPrintable(after.reason));
    }

    void aDamagedLineIsNotANewServer()
    {
        write(u"127.0.0.1:%1\n"_s.arg(m_server->port()).toUtf8());
        QCOMPARE(tip().fault, Fault::Certificate);
    }

    /// It could be another one each time.
    void aPinThatCannotBeStoredDoesNotCount()
    {
        ElectrumClientOptions failing = options();
        failing.pins = std::make_shared<CertificatePins>(
            path(), [](const QString &, const QByteArray &) { return u"the disk is full"_s; });
        ElectrumClient client(failing);
        const AskedBlock answer = asked(client);
        QCOMPARE(answer.fault, Fault::Certificate);
        QVERIFY2(answer.reason.contains(u"the disk is full"_s), qPrintable(answer.reason));
    }

    void anUnreadableFileIsNotEmpty()
    {
        write(QByteArray(300 * 1024, '#'));
        const AskedBlock answer = tip();
        QCOMPARE(answer.fault, Fault::Certificate);
        QVERIFY2(answer.reason.contains(u"cannot be read"_s), qPrintable(answer.reason));
    }

    void withoutAFilePinsLastUntilExit()
    {
        const auto pins = std::make_shared<CertificatePins>();
        ElectrumClientOptions kept = options();
        kept.pins = pins;
        ElectrumClient first(kept);
        QVERIFY(asked(first).block);
        m_server->setTls(m_second.ofServer());
        ElectrumClient second(kept);
        QCOMPARE(asked(second).fault, Fault::Certificate);
    }

    void aChangeOfKindIsReported()
    {
        ElectrumClientOptions plain = options();
        plain.address.isEncrypted = false;
        ElectrumClient toEncrypted(plain);
        QVERIFY(asked(toEncrypted).fault != Fault::None);

        ElectrumStandIn open{MadeChain(3)};
        open.says = "welcome\n";
        ElectrumClientOptions encrypted = options();
        encrypted.address = open.address();
        encrypted.address.isEncrypted = true;
        ElectrumClient toPlain(encrypted);
        const AskedBlock answer = asked(toPlain);
        QCOMPARE(answer.fault, Fault::Silent);
        QVERIFY2(answer.reason.contains(u"encrypted"_s), qPrintable(answer.reason));
    }

private:
    QString path() const { return m_folder->filePath(u"known-certificates"_s); }
    QString pins() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    void write(const QByteArray &text) const { QCOMPARE(writePrivately(path(), text), QString()); }
    ElectrumClientOptions options() const
    {
        ElectrumClientOptions options;
        options.address = m_server->address();
        options.pins = std::make_shared<CertificatePins>(path(), &writePrivately);
        options.deadlineMs = 3'000;
        options.firstPauseMs = 10;
        options.longestPauseMs = 50;
        return options;
    }
    AskedBlock tip() const
    {
        ElectrumClient client(options());
        return asked(client);
    }

    TestCertificate m_first;
    TestCertificate m_second;
    TestCertificate m_old;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ElectrumStandIn> m_server;
};

QTEST_GUILESS_MAIN(TestCertificatePins)
#include "test_certificate_pins.moc"
