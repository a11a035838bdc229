// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/address.h"
#include "collectors/peers/peer.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(AddressKind kind)
{
    switch (kind) {
    case AddressKind::Ipv4: return u"ipv4"_s;
    case AddressKind::Ipv6: return u"ipv6"_s;
    case AddressKind::Onion: return u"onion"_s;
    case AddressKind::I2p: return u"i2p"_s;
    case AddressKind::Cjdns: return u"cjdns"_s;
    case AddressKind::HostName: return u"name"_s;
    case AddressKind::Unreadable: return u"unreadable"_s;
    }
    return {};
}

const QString onion = u"pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd"_s;
const QString i2p = u"ukeu3k5oycgaauneqgtnvselmt4yemvoilkln7jpvamvfx7dnkdq"_s;

} // namespace

class TestAddress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void kinds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("isPublic");
        const auto row = [](const QString &text, const char *kind, const QString &host, int port,
                            bool isPublic) {
            QTest::newRow(text.isEmpty() ? "nothing" : qPrintable(text.left(60)))
                << text << QString::fromLatin1(kind) << host << port << isPublic;
        };
        row(u"8.8.8.8:8333"_s, "ipv4", u"8.8.8.8"_s, 8333, true);
        row(u"8.8.8.8"_s, "ipv4", u"8.8.8.8"_s, -1, true);
        row(u"[8.8.8.8]:8333"_s, "ipv4", u"8.8.8.8"_s, 8333, true);
        row(u"[::ffff:8.8.8.8]:8333"_s, "ipv4", u"8.8.8.8"_s, 8333, true);
        row(u"::FFFF:808:808"_s, "ipv4", u"8.8.8.8"_s, -1, true);
        row(u"[::ffff:192.168.1.1]:8333"_s, "ipv4", u"192.168.1.1"_s, 8333, false);
        row(u"[2001:4860:4860::8888]:8333"_s, "ipv6", u"2001:4860:4860::8888"_s, 8333, true);
        row(u"2001:4860:4860:0:0:0:0:8888"_s, "ipv6", u"2001:4860:4860::8888"_s, -1, true);
        row(u"[2001:4860:4860::8888]"_s, "ipv6", u"2001:4860:4860::8888"_s, -1, true);
        row(u"[fe80::1%eth0]:8333"_s, "ipv6", u"fe80::1"_s, 8333, false);
        row(u"fe80::1%3"_s, "ipv6", u"fe80::1"_s, -1, false);
        row(u"[fc32:17ea:e415:c3bf:9808:149d:b5a2:c9aa]:8333"_s, "cjdns",
            u"fc32:17ea:e415:c3bf:9808:149d:b5a2:c9aa"_s, 8333, false);
        row(u"fd12::1"_s, "ipv6", u"fd12::1"_s, -1, false); // private, not CJDNS
        row(onion + u".onion:8333"_s, "onion", onion + u".onion"_s, 8333, false);
        row(onion.toUpper() + u".ONION"_s, "onion", onion + u".onion"_s, -1, false);
        row(u"expyuzz4wqqyqhjn.onion:8333"_s, "onion", u"expyuzz4wqqyqhjn.onion"_s, 8333, false);
        row(i2p + u".b32.i2p:0"_s, "i2p", i2p + u".b32.i2p"_s, 0, false);
        row(i2p.toUpper() + u".B32.I2P"_s, "i2p", i2p + u".b32.i2p"_s, -1, false);
        row(u"node.example.org:8333"_s, "name", u"node.example.org"_s, 8333, false);
        row(u"Umbrel.local"_s, "name", u"umbrel.local"_s, -1, false);
        row(u"localhost:18444"_s, "name", u"localhost"_s, 18444, false);

        const auto garbage = [&row](const QString &text) {
            row(text, "unreadable", QString(), -1, false);
        };
        garbage({});
        garbage(u":"_s);
        garbage(u":8333"_s);
        garbage(u"[]"_s);
        garbage(u"[]:8333"_s);
        garbage(u"[2001:4860::1"_s);
        garbage(u"[2001:4860::1]8333"_s);
        garbage(u"[2001:4860::1]:"_s);
        garbage(u"2001:4860:::1"_s);
        garbage(u"2001:4860:4860:0:0:0:0:0:8888"_s);
        garbage(u"1.2.3"_s);
        garbage(u"1.2.3.4.5"_s);
        garbage(u"1.2.3.256:8333"_s);
        garbage(u"1.2.3.4:"_s);
        garbage(u"1.2.3.4:port"_s);
        garbage(u"1.2.3.4:65536"_s);
        garbage(u"1.2.3.4:-1"_s);
        garbage(u"0x7f.0.0.1"_s);
        garbage(u"1.2.3.4/24"_s);
        garbage(u"short.onion:8333"_s);
        garbage(onion.chopped(1) + u"a.onion"_s);  // its version is not 3
        garbage(onion.chopped(1) + u"1d.onion"_s); // 1 is not in base 32
        garbage(u"short.b32.i2p:0"_s);
        garbage(u"some.i2p"_s);
        garbage(u"two words:8333"_s);
        garbage(u"<b>bold</b>"_s);
        garbage(u"\u202E4.3.2.1"_s);
        garbage(u"８.８.８.８"_s); // fullwidth digits
        garbage(QString(100'000, u':'));
        garbage(QString(100'000, u'a'));
    }
    void kinds()
    {
        QFETCH(QString, text);
        const PeerAddress address = readAddress(text);
        QTEST(nameOf(address.kind), "kind");
        QTEST(address.host, "host");
        QTEST(address.port ? int(*address.port) : -1, "port");
        QTEST(isPublicIp(address), "isPublic");
    }

    void notPublic_data()
    {
        QTest::addColumn<QString>("inside");
        QTest::addColumn<QString>("outside");
        const auto row = [](const char *inside, const char *outside) {
            QTest::newRow(inside) << QString::fromLatin1(inside) << QString::fromLatin1(outside);
        };
        row("0.255.255.255", "1.0.0.0");
        row("10.0.0.0", "9.255.255.255");
        row("10.255.255.255", "11.0.0.0");
        row("100.64.0.0", "100.63.255.255");
        row("100.127.255.255", "100.128.0.0");
        row("127.0.0.1", "126.255.255.255");
        row("169.254.1.1", "169.253.1.1");
        row("172.16.0.0", "172.15.255.255");
        row("172.31.255.255", "172.32.0.0");
        row("192.0.2.1", "192.0.3.1");
        row("192.168.255.255", "192.169.0.0");
        row("198.19.255.255", "198.20.0.0");
        row("198.51.100.7", "198.51.101.7");
        row("203.0.113.7", "203.0.114.7");
        row("224.0.0.1", "223.255.255.255");
        row("255.255.255.255", "223.0.0.1");
        row("::", "2000::1");
        row("::1", "3ffe::1");
        row("fd00::1", "2c0f::1");
        row("ff02::1", "2400::1");
        row("2001:db8::1", "2001:db7::1");
        row("3fff:fff::1", "3fff:1000::1");
    }
    void notPublic()
    {
        QFETCH(QString, inside);
        QFETCH(QString, outside);
        QVERIFY(!isPublicIp(readAddress(inside)));
        QVERIFY2(isPublicIp(readAddress(outside)), qPrintable(outside));
    }

    void networks()
    {
        QCOMPARE(networkIn(onion + u".onion:8333"_s), std::optional(PeerNetwork::Onion));
        QCOMPARE(networkIn(i2p + u".b32.i2p:0"_s), std::optional(PeerNetwork::I2p));
        QCOMPARE(networkIn(u"[fc32::1]:8333"_s), std::optional(PeerNetwork::Cjdns));
        QCOMPARE(networkIn(u"[::ffff:1.2.3.4]:1"_s), std::optional(PeerNetwork::Ipv4));
        QCOMPARE(networkIn(u"[2001:db8::1]:1"_s), std::optional(PeerNetwork::Ipv6));
        QVERIFY(!networkIn(u"node.example.org:8333"_s));
        QVERIFY(!networkIn(u"<b>"_s));
    }
};

QTEST_APPLESS_MAIN(TestAddress)
#include "test_address.moc"
