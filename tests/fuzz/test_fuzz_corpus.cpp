// SPDX-License-Identifier: GPL-3.0-or-later
// Every target of the fuzzers with every input of its corpus, with the empty one, and with inputs
// cut short and damaged in the same way each time. What a fuzzer finds stays in the corpus.
#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace {

using Target = void (*)(const QByteArray &input);
using Message = void (*)(QtMsgType, const QMessageLogContext &, const QString &);

constexpr qsizetype cuts = 6;
constexpr qsizetype flips = 12;

QByteArray current; // input, for fail()
Message shown = nullptr;

/// The code under test warns of bad input, as it should.
void hideWarnings(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtFatalMsg)
        shown(type, context, text);
}

QList<QByteArray> variants(const QByteArray &whole)
{
    QList<QByteArray> all{whole};
    for (qsizetype i = 0; i < std::min(cuts, whole.size()); ++i)
        all << whole.first(i * whole.size() / cuts);
    for (qsizetype i = 0; i < std::min(flips, whole.size()); ++i) {
        QByteArray damaged = whole;
        char &byte = damaged[i * whole.size() / std::min(flips, whole.size())];
        byte = static_cast<char>(byte ^ std::array{0x01, 0x80, 0xff, 0x20}[std::size_t(i) % 4]);
        all << damaged;
    }
    return all;
}

} // namespace

void bnm::fuzz::fail(const char *what)
{
    qFatal("Broken promise: %s. Input (hex): %s", what, current.left(4096).toHex().constData());
}

class TestFuzzCorpus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { shown = qInstallMessageHandler(hideWarnings); }
    void cleanupTestCase() { qInstallMessageHandler(shown); }

    void theTargetKeepsItsPromises_data()
    {
        QTest::addColumn<Target>("target");
        QTest::addColumn<QString>("name");
#define FUZZ_TARGET(name) QTest::newRow(#name) << &bnm::fuzz_##name << QStringLiteral(#name);
#include "fuzz_targets.inc"
#undef FUZZ_TARGET
    }

    void theTargetKeepsItsPromises()
    {
        QFETCH(const Target, target);
        QFETCH(const QString, name);
        const QDir corpus(QStringLiteral(TESTS_DIR "/fuzz/corpus/") + name);
        const QStringList files = corpus.entryList(QDir::Files);
        QVERIFY2(!files.isEmpty(), "a target needs a corpus");
        target({});
        for (const QString &file : files) {
            QFile input(corpus.filePath(file));
            QVERIFY(input.open(QIODevice::ReadOnly));
            for (const QByteArray &variant : variants(input.readAll())) {
                current = variant;
                target(variant);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "test_fuzz_corpus.moc"
