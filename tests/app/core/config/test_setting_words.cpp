// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/setting_words.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

class TestSettingWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSettingGoesByItsLabel_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("none") << u"Is bitcoind running?"_s << u"Is bitcoind running?"_s;
        QTest::newRow("two") << u"Check BITCOIN_RPC_USER and BITCOIN_RPC_PASSWORD."_s
                             << u"Check \u201cUser\u201d and \u201cPassword\u201d."_s;
        QTest::newRow("of nobody")
            << u"RPC_MISC_ERROR and MAX_INT"_s << u"RPC_MISC_ERROR and MAX_INT"_s;
        QTest::newRow("within a word") << u"XBITCOIN_RPC_USER"_s << u"XBITCOIN_RPC_USER"_s;
        QTest::newRow("nothing") << QString() << QString();
    }
    void aSettingGoesByItsLabel()
    {
        QFETCH(QString, text);
        QTEST(inWindowWords(text), "shown");
    }

    void theFirstSettingOfASentence()
    {
        QCOMPARE(firstSettingIn(u"RPC_MISC_ERROR: check BITCOIN_RPC_USER or BITCOIN_NETWORK."_s),
                 u"BITCOIN_RPC_USER"_s);
        QCOMPARE(firstSettingIn(u"Is bitcoind running?"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestSettingWords)
#include "test_setting_words.moc"
