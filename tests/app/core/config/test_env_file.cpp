// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/env_file.h"

#include <QTest>

#include <random>

using namespace bnm;
using namespace Qt::StringLiterals;

class TestEnvFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const char *line, const QString &value) {
            QTest::newRow(name) << QByteArray(line) << value;
        };
        row("plain", "NAME=value", u"value"_s);
        row("empty", "NAME=", {});
        row("blanks around", "  NAME =  some value  ", u"some value"_s);
        row("export", "export NAME=value", u"value"_s);
        row("CRLF", "NAME=value\r", u"value"_s);
        row("comment behind", "NAME=value # why", u"value"_s);
        row("hash inside", "NAME=pa#ss", u"pa#ss"_s);
        row("only a comment", "NAME= # nothing", {});
        row("equals inside", "NAME=a=b==", u"a=b=="_s);
        row("double quotes", "NAME=\"a # b\" # comment", u"a # b"_s);
        row("escapes", "NAME=\"a\\nb\\t\\\"c\\\" \\\\ \\$HOME \\x\"",
            u"a\nb\t\"c\" \\ $HOME \\x"_s);
        row("single quotes", "NAME='a\\n\"b\" # $c'", u"a\\n\"b\" # $c"_s);
        row("quotes and CRLF", "NAME=\"value\"\r", u"value"_s);
        row("not expanded", "NAME=$OTHER/${OTHER}", u"$OTHER/${OTHER}"_s);
        row("quote inside", "NAME=it's", u"it's"_s);
        row("UTF-8",
            "NAME=k\xc3\xbc"
            "che",
            u"küche"_s);
    }
    void values()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, value);
        const EnvFile file = EnvFile::parse("# a comment\n\n" + line + "\nLAST=1", u".env"_s);
        QCOMPARE(file.errors.lines(), QStringList());
        QCOMPARE(file.entries.size(), std::size_t(2));
        QCOMPARE(file.entries[0].name, u"NAME"_s);
        QCOMPARE(file.entries[0].value, value);
        QCOMPARE(file.entries[0].line, 3);
    }

    void badLinesAreReportedAndOthersKept()
    {
        const EnvFile file = EnvFile::parse("\xef\xbb\xbf"
                                            "A=1\nno assignment\nB=\"open\nC='x' y\n9X=1\nD=2\n",
                                            u"my.env"_s);
        QCOMPARE(file.errors.lines(), (QStringList{u"my.env:2: not a NAME=value line"_s,
                                                   u"my.env:3: a quote is not closed"_s,
                                                   u"my.env:4: text behind the closing quote"_s,
                                                   u"my.env:5: not a NAME=value line"_s}));
        QCOMPARE(file.entries.size(), std::size_t(2));
        QCOMPARE(file.entries[0].name, u"A"_s); // the byte order mark is not part of it
        QCOMPARE(file.entries[1].value, u"2"_s);
    }

    void anyBytesAreSurvived()
    {
        const quint32 seed = std::random_device()();
        std::mt19937 chance(seed);
        const QByteArray alphabet("A=\"'\\#\n\r $\xff\x00\xc3"
                                  "export ",
                                  21);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text(qsizetype(chance() % 60), ' ');
            for (char &byte : text)
                byte = alphabet[qsizetype(chance() % std::size_t(alphabet.size()))];
            const EnvFile file = EnvFile::parse(text, u"x"_s);
            QVERIFY2(qsizetype(file.entries.size()) + file.errors.count() <= text.count('\n') + 1,
                     qPrintable(QString::number(seed)));
        }
    }
};

QTEST_APPLESS_MAIN(TestEnvFile)
#include "test_env_file.moc"
