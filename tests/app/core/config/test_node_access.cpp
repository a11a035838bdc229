// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/node_access.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

class TestNodeAccess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The pair that Bitcoin Core's own functional test rpc_users.py uses.
    void rpcAuthMatchesBitcoinCore()
    {
        const NodeAccess access{u"rt"_s, u"cA773lm788buwYe4g4WT+05pKyNruVKjQ25x3n0DQcM="_s,
                                u"93648e835a54c573682c2eb19f882535"_s};
        QCOMPARE(access.rpcAuth(),
                 u"rt:93648e835a54c573682c2eb19f882535$"
                 "7681e9c5b74bdd85e78166031d2058e1069b3ed7ed967c93fc63abba06f31144"_s);
    }

    void everyLoginIsNew()
    {
        const NodeAccess one = NodeAccess::make();
        const NodeAccess other = NodeAccess::make();
        QVERIFY(one.password != other.password);
        QVERIFY(one.salt != other.salt);
        QCOMPARE(one.salt.size(), 32);
        QCOMPARE(one.password.size(), 43); // 32 bytes in Base64
    }

    void theLinesGrantReadingAndKeepOtherUsers()
    {
        const NodeAccess access = NodeAccess::make();
        const QStringList lines = access.confLines();
        QVERIFY(lines.contains(u"server=1"_s));
        QVERIFY(lines.contains(u"rpcwhitelistdefault=0"_s));
        QVERIFY(!lines.join(u'\n').contains(access.password));
        QVERIFY(!lines.join(u'\n').contains(u"rpcallowip"_s));
        const QStringList whitelist = lines.filter(u"rpcwhitelist=monitor:"_s);
        QCOMPARE(whitelist.size(), 1);
        QVERIFY(whitelist.first().contains(u"getpeerinfo"_s));
        QVERIFY(whitelist.first().contains(u"listbanned"_s)); // read on request
    }

    void anotherMachineIsAllowed()
    {
        const QStringList lines = NodeAccess::make().confLines(QHostAddress(u"192.168.1.7"_s));
        QVERIFY(lines.contains(u"rpcallowip=192.168.1.7"_s));
        QVERIFY(lines.contains(u"rpcallowip=127.0.0.1"_s)); // rpcbind cancels the implied address
        QVERIFY(lines.contains(u"rpcbind=0.0.0.0"_s));
        QVERIFY(zmqConfLines(true).contains(u"zmqpubsequence=tcp://0.0.0.0:28332"_s));
        QVERIFY(zmqConfLines(false).contains(u"zmqpubsequence=tcp://127.0.0.1:28332"_s));
    }
};

QTEST_GUILESS_MAIN(TestNodeAccess)
#include "test_node_access.moc"
