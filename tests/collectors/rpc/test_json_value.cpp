// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/json_value.h"

#include <QTest>

#include <random>

#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33) && !defined(__SANITIZE_ADDRESS__) &&               \
    !defined(__SANITIZE_THREAD__)
#include <malloc.h>
#define MALLOC_IS_MEASURED
#endif

using namespace bnm;

class TestJsonValue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDifferentTypeGivesNothing()
    {
        JsonDocument document;
        QVERIFY(document.parse(R"({"n":1.5,"i":7,"big":18446744073709551615,"s":"7","b":true,
            "z":null,"a":[1,"x"],"o":{"k":-3},"whole":7.0})"));
        const JsonValue root = document.root();
        QCOMPARE(root["i"].integer(), std::optional<qint64>(7));
        QCOMPARE(root["i"].number(), std::optional<double>(7.0));
        QVERIFY(!root["n"].integer());
        QVERIFY(!root["big"].integer());
        QVERIFY(!root["s"].integer() && !root["s"].number() && !root["s"].boolean());
        QVERIFY(!root["b"].number());
        QVERIFY(root["z"].isNull() && root["z"].exists() && !root["z"].text());
        QVERIFY(!root["absent"].exists() && !root["absent"]["deeper"].at(3).number());
        QCOMPARE(root["a"].at(1).text(), std::optional(QStringLiteral("x")));
        QVERIFY(!root["a"].at(2).exists());
        QCOMPARE(root["o"]["k"].integer(), std::optional<qint64>(-3));
        QCOMPARE(root["a"].size(), std::size_t(2));
        QCOMPARE(root["i"].size(), std::size_t(0));
    }

    void hostileTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray(R"({"a":[1,2)");
        QTest::newRow("two") << QByteArray("{}{}");
        QTest::newRow("not UTF-8") << QByteArray("\"\xff\xfe\"");
        QTest::newRow("NaN") << QByteArray("[NaN]");
        QTest::newRow("deep") << QByteArray(1'000'000, '[');
        QTest::newRow("a zero byte") << QByteArray("{\"a\":1}\0x", 9);
    }
    void hostileTextIsRefused()
    {
        QFETCH(QByteArray, text);
        JsonDocument document;
        QVERIFY(!document.parse(text));
        QVERIFY(!document.errorText().isEmpty());
        QVERIFY(!document.root().exists());
        QVERIFY(document.parse("[1]")); // and the parser is as good as new
    }

    /// A parsed text takes about 13 times as much memory; a huge text's memory is freed before
    /// small ones.
    void theMemoryOfAHugeTextIsGivenBack()
    {
#ifdef MALLOC_IS_MEASURED
        const auto taken = [] {
            const auto info = ::mallinfo2();
            return static_cast<qint64>(info.uordblks + info.hblkhd);
        };
        constexpr qint64 megabyte = 1'000'000;
        JsonDocument document;
        QVERIFY(document.parse("[1]"));
        const qint64 before = taken();
        QVERIFY(document.parse("[" + QByteArray("0,").repeated(2 * megabyte) + "0]"));
        QVERIFY2(taken() > before + 20 * megabyte, qPrintable(QString::number(taken() - before)));
        QVERIFY(document.parse("[1]"));
        QVERIFY2(taken() < before + megabyte, qPrintable(QString::number(taken() - before)));
#else
        QSKIP("what is allocated is not known here");
#endif
    }

    void anyBytesAreSurvived()
    {
        const quint32 seed = std::random_device()();
        std::mt19937 chance(seed);
        const QByteArray alphabet = "[]{}\",:0123456789.eE+-truefalsn \\u\xc3\xa9\xff";
        JsonDocument document;
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text(static_cast<qsizetype>(chance() % 40), '0');
            for (char &byte : text)
                byte = alphabet[static_cast<qsizetype>(chance() % std::size_t(alphabet.size()))];
            if (document.parse(text))
                QVERIFY2(document.root().exists(), qPrintable(QString::number(seed)));
        }
    }
};

QTEST_APPLESS_MAIN(TestJsonValue)
#include "test_json_value.moc"
