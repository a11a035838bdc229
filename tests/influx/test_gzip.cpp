// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/gzip.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// Text and noise, some of which cannot be packed any smaller.
QByteArray someText(int size)
{
    QRandomGenerator random(static_cast<quint32>(size));
    QByteArray text;
    while (text.size() < size)
        text += random.bounded(2) ? QByteArray("mempool,node=x tx_count=5i 1\n")
                                  : QByteArray(1, static_cast<char>(random.bounded(256)));
    text.truncate(size);
    return text;
}

} // namespace

class TestGzip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void packedAndBack_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 100, 5'000, 70'000, 1'000'000})
            QTest::addRow("%d bytes", size) << size;
    }
    void packedAndBack()
    {
        QFETCH(int, size);
        const QByteArray text = someText(size);
        const PackedText packed(text);
        QCOMPARE(packed.text(), text);
        const auto stored = PackedText::fromStored(packed.stored());
        QVERIFY(stored);
        QCOMPARE(stored->text(), text);
    }

    void damageIsNoticed()
    {
        const QByteArray good = PackedText(someText(1'000)).stored();
        for (qsizetype i = 0; i < good.size(); ++i) {
            QByteArray bad = good;
            bad[i] = static_cast<char>(bad[i] ^ 0x10);
            QVERIFY(!PackedText::fromStored(bad));
            QVERIFY(!PackedText::fromStored(good.left(i)));
        }
    }

    /// Another implementation reads the pieces as one text.
    void piecesMakeOneFile()
    {
        if (QStandardPaths::findExecutable(u"gzip"_s).isEmpty())
            QSKIP("gzip is not installed");
        std::vector<PackedText> pieces;
        QByteArray text;
        for (int i = 0; i < 300; ++i) {
            const QByteArray piece = someText(i * 7);
            text += piece;
            pieces.emplace_back(piece);
        }
        QProcess process;
        process.start(u"gzip"_s, {u"-dc"_s});
        process.write(gzip(pieces));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardOutput(), text);
        QCOMPARE(textOf(pieces), text);
    }
};

QTEST_GUILESS_MAIN(TestGzip)
#include "test_gzip.moc"
