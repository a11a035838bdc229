// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/text/format.h"
#include "collectors/geo/country_name.h"
#include "collectors/words.h"
#include "tests/support/in_language.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations;
    bool counts = false;
};

QList<Message> messagesIn(const QString &path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = xml.name();
        if (name == u"name")
            context = xml.readElementText();
        else if (name == u"message")
            messages.append({context, {}, {}, xml.attributes().hasAttribute("numerus"_L1)});
        else if (name == u"source")
            messages.last().source = xml.readElementText();
        else if (name == u"numerusform" || (name == u"translation" && !messages.last().counts))
            messages.last().translations << xml.readElementText();
    }
    return messages;
}

/// "%1", "%n", each as often as it is there, in any order.
QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"%(?:L?[1-9]|n)"_s);
    QStringList found;
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

bool hasMnemonic(const QString &text)
{
    static const QRegularExpression mnemonic(u"&\\S"_s);
    return text.contains(mnemonic);
}

/// What a translator may not lose, for the program relies on it; empty: it is all there.
QString lostIn(const QString &source, const QString &translation)
{
    if (translation.isEmpty())
        return u"everything"_s;
    if (placeholdersOf(source) != placeholdersOf(translation))
        return u"placeholders"_s;
    if (hasMnemonic(source) != hasMnemonic(translation))
        return u"the mnemonic"_s;
    if (source.count(u'\n') != translation.count(u'\n'))
        return u"a line"_s;
    if (source.front().isSpace() != translation.front().isSpace() ||
        source.back().isSpace() != translation.back().isSpace())
        return u"a blank at an end"_s;
    return {};
}

/// The singular may say it without the figure: "last block".
bool isOne(const Message &message, const QString &translation)
{
    return message.counts && translation == message.translations.front() &&
           !translation.contains(u'%');
}

} // namespace

class TestLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_texts = textsFor(QLocale::c());
        QVERIFY(QCoreApplication::installTranslator(m_texts.get()));
    }
    void cleanupTestCase() { QCoreApplication::removeTranslator(m_texts.get()); }

    void oneAndMany_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0 peers"_s;
        QTest::newRow("one") << qint64(1) << u"1 peer"_s;
        QTest::newRow("two") << qint64(2) << u"2 peers"_s;
        QTest::newRow("more than an int has") << (qint64(1) << 40) << u"1099511627776 peers"_s;
    }
    void oneAndMany()
    {
        QFETCH(qint64, count);
        QTEST(Words::tr("%1 peers", nullptr, plural(count)).arg(count), "text");
    }

    void textsOfTables()
    {
        constexpr TableText blocks = counting("%1 blocks to go");
        QCOMPARE(blocks.translated(1), u"%1 block to go"_s);
        QCOMPARE(blocks.translated(2), u"%1 blocks to go"_s);
        QCOMPARE(TableText("Node unreachable").translated(2), u"Node unreachable"_s);
    }

    /// A language without a translation is English, with its plurals.
    void aMissingLanguage()
    {
        const auto texts = textsFor(QLocale(QLocale::Icelandic));
        QCOMPARE(texts->translate("bnm", "%1 peers", nullptr, 1), u"%1 peer"_s);
    }

    /// Of any country where it is spoken.
    void german()
    {
        const InLanguage austria(QLocale(QLocale::German, QLocale::Austria));
        QCOMPARE(Words::tr("%1 peers", nullptr, plural(1)).arg(1), u"1 Peer"_s);
        QCOMPARE(Words::tr("%1 peers", nullptr, plural(2)).arg(2), u"2 Peers"_s);
        QCOMPARE(counting("%1 blocks to go").translated(0), u"noch %1 Blöcke"_s);
        QCOMPARE(TableText("Node unreachable").translated(1), u"Node nicht erreichbar"_s);
        QCOMPARE(QCoreApplication::translate("bnm::MainMenu", "&Quit"), u"&Beenden"_s);
    }

    void countries()
    {
        QCOMPARE(countryName(u"NL"_s), u"Netherlands"_s);
        QCOMPARE(countryName(u"NL"_s, u"The Netherlands"_s), u"The Netherlands"_s);
        QCOMPARE(countryName(u"AX"_s), u"Åland Islands"_s);
        QCOMPARE(countryName(u"ZW"_s), u"Zimbabwe"_s);
        QCOMPARE(countryName(u"ZZ"_s), u"ZZ"_s);
        QCOMPARE(countryName(u"ZZ"_s, u"Atlantis"_s), u"Atlantis"_s);
        QCOMPARE(countryName({}), QString());
        const InLanguage german(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(countryName(u"NL"_s, u"The Netherlands"_s), u"Niederlande"_s);
        QCOMPARE(countryName(u"PT"_s), u"Portugal"_s);
    }

    void figuresAndDatesAreAsTheTexts()
    {
        const QDateTime time(QDate(2026, 11, 8), QTime(9, 5));
        QCOMPARE(format::decimal(1234.5, 1), u"1234.5"_s);
        QCOMPARE(format::dateTime(time, format::Date::Day), u"8 Nov 09:05"_s);
        const InLanguage german(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(format::figure(4.26, Unit::Percent).number, u"4,3"_s);
        QCOMPARE(format::figure(0.1, Unit::SatPerVb).number, u"0,10"_s);
        QCOMPARE(format::figure(1'234, Unit::Count).number, u"1\u202f234"_s);
        QCOMPARE(format::percentDone(0.123), u"12,3"_s);
        QCOMPARE(format::shortest(0.5, 4), u"0,5"_s);
        QCOMPARE(format::dateTime(time, format::Date::Day), u"8. Nov. 09:05"_s);
        QCOMPARE(format::dateTime(time, format::Date::AlignedYear), u"08. Nov. 2026 09:05"_s);
    }

    /// In a language nobody wrote yet, figures and dates are English too; a German who wants them
    /// as in Austria gets them so.
    void theLocaleIsThatOfTheTexts()
    {
        const auto localeIn = [](const QLocale &wanted) {
            return localeOf(*textsFor(wanted), wanted);
        };
        const QLocale iceland = localeIn(QLocale(QLocale::Icelandic));
        QCOMPARE(iceland.language(), QLocale::English);
        QCOMPARE(iceland.decimalPoint(), u"."_s);
        const QLocale austria(QLocale::German, QLocale::Austria);
        QCOMPARE(localeIn(austria), austria);
        QCOMPARE(localeIn(QLocale::c()), QLocale::c());
    }

    void translationsAreWhole_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(TESTS_DIR "/../resources/i18n"));
        for (const QString &name : folder.entryList({u"*.ts"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void translationsAreWhole()
    {
        QFETCH(QString, path);
        const QList<Message> messages = messagesIn(path);
        QVERIFY(!messages.isEmpty());
        QStringList faults;
        for (const Message &message : messages) {
            if (message.translations.size() != (message.counts ? 2 : 1))
                faults << message.source + u": not every form"_s;
            for (const QString &translation : message.translations)
                if (const QString lost = lostIn(message.source, translation);
                    !lost.isEmpty() && !(isOne(message, translation) && lost == u"placeholders"))
                    faults << u"%1: \"%2\" loses %3"_s.arg(message.context, translation, lost);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

private:
    std::unique_ptr<QTranslator> m_texts;
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "test_language.moc"
