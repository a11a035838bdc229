// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/arrows.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

/// Reads every #include of the tree: an arrow that runs back fails here, header-only ones too.
class TestArrows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void backwardIncludesAreFound_data();
    void backwardIncludesAreFound();
    void theTreeHasNoBackwardIncludes();
};

void TestArrows::backwardIncludesAreFound_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *from, const char *line, bool isAllowed) {
        QTest::addRow("%s %s", from, line)
            << QString::fromLatin1(from) << QString::fromLatin1(line) << isAllowed;
    };
    row("collectors/point/point.h", "#include \"collectors/point/name.h\"", true);
    row("collectors/point/point.h", "#include \"app/core/text/format.h\"", false);
    row("collectors/point/point.h", "#include \"influx/line_protocol.h\"", false);
    row("collectors/point/point.h", "#  include \"influx/line_protocol.h\"", false);
    row("collectors/point/point.h", "#include <ui/controls/theme.h>", false);
    row("influx/mirror.h", "#include \"app/core/store/spool.h\"", false);
    row("influx/mirror.h", "#include \"collectors/point/point.h\"", true);
    row("app/core/store/spool.h", "#include \"influx/mirror.h\"", false);
    row("app/core/store/spool.h", "#include \"app/monitor.h\"", false);
    row("ui/controls/tile.h", "#include \"app/core/text/format.h\"", true);
    row("ui/controls/tile.h", "#include \"app/notify/webhook.h\"", false);
    row("ui/controls/tile.h", "#include \"influx/mirror.h\"", false);
    row("app/monitor.cpp", "#include \"ui/window/main_window.h\"", true);
    row("app/monitor.cpp", "#include \"tests/support/samples.h\"", false);
    row("app/demo/random.h", "#include \"collectors/point/point.h\"", false);
    row("app/demo/random.h", "#include \"app/core/text/utc.h\"", false);
    row("app/monitor.cpp", "#include \"../tests/support/samples.h\"", false);
    row("app/monitor.cpp", "#include <QObject>", true);
    row("app/monitor.cpp", "// #include \"tests/support/samples.h\"", true);
}

void TestArrows::backwardIncludesAreFound()
{
    QFETCH(const QString, from);
    QFETCH(const QString, line);
    QFETCH(const bool, isAllowed);
    const QStringList faults = includeFaults(from, u"\n"_s + line + u"\n"_s);
    QCOMPARE(faults.isEmpty(), isAllowed);
    if (!isAllowed)
        QVERIFY(faults.first().startsWith(from + u":2 includes "_s));
}

void TestArrows::theTreeHasNoBackwardIncludes()
{
    const QDir root(QStringLiteral(TESTS_DIR "/.."));
    QStringList faults;
    int files = 0;
    for (const char *folder : {"collectors", "influx", "app", "ui", "tests"}) {
        QDirIterator it(root.filePath(QString::fromLatin1(folder)), {u"*.h"_s, u"*.cpp"_s},
                        QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            faults += includeFaults(root.relativeFilePath(file.fileName()),
                                    QString::fromUtf8(file.readAll()));
            ++files;
        }
    }
    QVERIFY2(files > 500, "the sources were not found");
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestArrows)
#include "test_arrows.moc"
