// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/witness/fork_search.h"
#include "collectors/witness/witness_address.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

using Kind = WitnessAddress::Kind;

namespace {

ForkSearch searched(qint64 tip, qint64 fork)
{
    ForkSearch search(tip);
    while (const auto height = search.next()) {
        if (*height < 0 || *height >= tip || search.comparisons() > 100)
            qFatal("it asks for what is known");
        search.take(*height < fork);
    }
    return search;
}

} // namespace

class TestWitnessParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyForkIsFound()
    {
        for (qint64 tip = 0; tip < 80; ++tip)
            for (qint64 fork = 0; fork <= tip; ++fork) {
                const ForkSearch search = searched(tip, fork);
                QVERIFY(search.isOver());
                QCOMPARE(search.firstDifferent(), fork);
                QCOMPARE(search.haveNothingInCommon(), fork == 0);
            }
    }

    void fewComparisonsAreEnough_data()
    {
        QTest::addColumn<qint64>("depth");
        QTest::addColumn<int>("most");
        QTest::newRow("1") << qint64(1) << 1;
        QTest::newRow("2") << qint64(2) << 4;
        QTest::newRow("30") << qint64(30) << 10;
        QTest::newRow("1000") << qint64(1'000) << 16;
        QTest::newRow("all") << qint64(900'001) << 33;
        QTest::newRow("all but one") << qint64(900'000) << 33;
    }
    void fewComparisonsAreEnough()
    {
        QFETCH(qint64, depth);
        QFETCH(int, most);
        const ForkSearch search = searched(900'000, 900'001 - depth);
        QCOMPARE(search.firstDifferent(), 900'001 - depth);
        QVERIFY2(search.comparisons() <= most, qPrintable(QString::number(search.comparisons())));
    }

    void witnessesAreRead()
    {
        QStringList complaints;
        const auto witnesses = readWitnesses(
            u"electrum://a.lan, home=electrums://b.lan:60002\n"
            "space=https://mempool.space/api rpc://10.0.0.2:8332/etc/bnm/my%20cookie"_s,
            complaints);
        QCOMPARE(complaints, QStringList());
        QCOMPARE(witnesses.size(), std::size_t(4));
        QCOMPARE(witnesses[0].name, u"a.lan"_s);
        QVERIFY(witnesses[0].kind == Kind::Electrum);
        QCOMPARE(witnesses[1].name, u"home"_s);
        QCOMPARE(witnesses[1].url.port(), 60002);
        QVERIFY(witnesses[2].kind == Kind::Esplora);
        QCOMPARE(witnesses[2].url.path(), u"/api"_s);
        QVERIFY(witnesses[3].kind == Kind::Rpc);
        QCOMPARE(witnesses[3].name, u"10.0.0.2"_s);
        QCOMPARE(witnesses[3].url, QUrl(u"http://10.0.0.2:8332/"_s));
        QCOMPARE(witnesses[3].loginFile, u"/etc/bnm/my cookie"_s);
    }

    void anEmptyListIsValid()
    {
        QStringList complaints;
        QVERIFY(readWitnesses(u" ,\n"_s, complaints).empty());
        QVERIFY(complaints.isEmpty());
    }

    void invalidWitnessesAreReported_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("host only") << u"mempool.space"_s << u"starts with none"_s;
        QTest::newRow("other scheme") << u"ftp://a/s3cret"_s << u"starts with none"_s;
        QTest::newRow("no host") << u"electrum://"_s << u"no valid URL"_s;
        QTest::newRow("login") << u"https://u:s3cret@a/api"_s << u"login"_s;
        QTest::newRow("login and name") << u"x=https://u:s3cret@a/api"_s << u"login"_s;
        QTest::newRow("query") << u"https://a/api?s3cret=1"_s << u"behind its path"_s;
        QTest::newRow("path") << u"electrum://a:1/s3cret"_s << u"electrum://host:port"_s;
        QTest::newRow("no cookie") << u"rpc://a:8332/"_s << u".cookie"_s;
        QTest::newRow("no port") << u"rpc://a/path/.cookie"_s << u"rpc://host:port"_s;
        QTest::newRow("no name") << u"=electrum://a"_s << u"name"_s;
        QTest::newRow("odd name") << u"a\"b=electrum://a"_s << u"name"_s;
        QTest::newRow("long name") << QString(33, u'a') + u"=electrum://a"_s << u"name"_s;
        QTest::newRow("twice") << u"electrum://a electrums://a"_s << u"entry 2 has the name"_s;
        QTest::newRow("nine") << u"electrum://a "_s.repeated(9) << u"more than 8"_s;
    }
    void invalidWitnessesAreReported()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        QStringList complaints;
        readWitnesses(text, complaints);
        QCOMPARE(complaints.size(), 1);
        QVERIFY2(complaints[0].contains(said), qPrintable(complaints[0]));
        QVERIFY2(!complaints[0].contains(u"s3cret"_s), qPrintable(complaints[0]));
    }
};

QTEST_GUILESS_MAIN(TestWitnessParts)
#include "test_witness_parts.moc"
