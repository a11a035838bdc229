// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// "peer(s)" instead of a plural form; a scheme as in "http(s)://" is allowed.
QStringList lazyPlurals(const QString &text)
{
    static const QRegularExpression lazy(u"\\b(?!(?:http|rpc|electrum)\\()\\p{L}+\\(e?s\\)"_s);
    QStringList found;
    for (auto matches = lazy.globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    return found;
}

} // namespace

/// Reads all that people read: sources, documents, dashboards.
class TestPluralWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bracketedPluralsAreFound()
    {
        QCOMPARE(lazyPlurals(u"1 block(s) behind, 2 box(es)"_s),
                 QStringList({u"block(s)"_s, u"box(es)"_s}));
        QCOMPARE(lazyPlurals(u"http(s)://host, f(s), blocks (s)"_s), QStringList({u"f(s)"_s}));
    }

    void noTextHasBracketedPlurals()
    {
        const QDir root(QStringLiteral(TESTS_DIR "/.."));
        int files = 0;
        for (const char *folder : {"app", "collectors", "influx", "ui", "packaging", "grafana"}) {
            QDirIterator it(root.filePath(QLatin1String(folder)),
                            {u"*.cpp"_s, u"*.h"_s, u"*.md"_s, u"*.json"_s, u"*.1"_s}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QString text = QString::fromUtf8(file.readAll());
                // In code only string literals.
                static const QRegularExpression code(u"\"(?:[^\"\\\\\n]|\\\\.)*\""_s);
                if (file.fileName().endsWith(".cpp"_L1) || file.fileName().endsWith(".h"_L1)) {
                    QStringList quoted;
                    for (auto matches = code.globalMatch(text); matches.hasNext();)
                        quoted << matches.next().captured();
                    text = quoted.join(u'\n');
                }
                const QStringList found = lazyPlurals(text);
                QVERIFY2(found.isEmpty(),
                         qPrintable(file.fileName() + u": "_s + found.join(u", "_s)));
                ++files;
            }
        }
        QVERIFY(files > 300);
    }
};

QTEST_GUILESS_MAIN(TestPluralWords)
#include "test_plural_words.moc"
