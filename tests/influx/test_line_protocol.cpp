// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/line_protocol.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// Parses one line according to InfluxDB's specification, independent of the writer.
class LineReader {
public:
    explicit LineReader(QByteArray line) : m_line(std::move(line)) {}

    bool read()
    {
        measurement = name(", ");
        while (take(',')) {
            const QByteArray key = name("=");
            if (!take('='))
                return false;
            tags.emplace_back(key, name(", "));
        }
        if (!take(' '))
            return false;
        do {
            const QByteArray key = name("=");
            if (!take('='))
                return false;
            fields.emplace_back(key, value());
        } while (take(','));
        if (!take(' '))
            return false;
        time = m_line.mid(m_at).trimmed().toLongLong();
        return m_line.endsWith('\n') && m_line.count('\n') == 1;
    }

    QByteArray measurement;
    std::vector<std::pair<QByteArray, QByteArray>> tags;
    std::vector<std::pair<QByteArray, QByteArray>> fields; ///< text without its quotes
    qint64 time = 0;

private:
    bool take(char wanted)
    {
        if (m_at >= m_line.size() || m_line[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }
    QByteArray name(const char *ends)
    {
        QByteArray text;
        for (; m_at < m_line.size() && !std::strchr(ends, m_line[m_at]); ++m_at) {
            if (m_line[m_at] == '\\' && m_at + 1 < m_line.size() &&
                std::strchr(",= ", m_line[m_at + 1]))
                ++m_at;
            text += m_line[m_at];
        }
        return text;
    }
    QByteArray value()
    {
        QByteArray text;
        if (!take('"')) {
            for (; m_at < m_line.size() && !std::strchr(", ", m_line[m_at]); ++m_at)
                text += m_line[m_at];
            return text;
        }
        while (m_at < m_line.size() && !take('"')) {
            if (m_line[m_at] == '\\' && m_at + 1 < m_line.size() &&
                std::strchr("\"\\", m_line[m_at + 1]))
                ++m_at;
            text += m_line[m_at++];
        }
        return text;
    }

    QByteArray m_line;
    qsizetype m_at = 0;
};

Point taggedPoint(const QString &tag)
{
    Point point(Name("softfork"), 1);
    return point.tag(Name("name"), tag).set(Name("elapsed"), 5);
}

} // namespace

class TestLineProtocol : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<Points>("points");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *name, const Point &point, const char *line) {
            QTest::newRow(name) << Points{point} << QByteArray(line);
        };
        const auto text = [](const QString &value) {
            Point point(Name("node"), 1);
            return point.set(Name("version"), value);
        };
        const auto real = [](double value) {
            Point point(Name("node"), 1);
            return point.set(Name("v"), value);
        };
        row("plain",
            Identity{u"mainnet"_s, u"cupboard"_s}
                .stamp("block", 1'700'000'000'123)
                .set(Name("height"), 920'000),
            "block,network=mainnet,node=cupboard height=920000i 1700000000123\n");
        row("tags sorted",
            Point(Name("zmq"), 1)
                .tag(Name("stream"), u"rawtx"_s)
                .tag(Name("network"), u"x"_s)
                .set(Name("g"), 0),
            "zmq,network=x,stream=rawtx g=0i 1\n");
        row("types",
            Point(Name("m"), -5)
                .set(Name("a"), true)
                .set(Name("b"), false)
                .set(Name("c"), -7)
                .set(Name("d"), 0.1),
            "m a=true,b=false,c=-7i,d=0.1 -5\n");
        row("blank, comma, equals", taggedPoint(u"a b,c=d"_s),
            "softfork,name=a\\ b\\,c\\=d elapsed=5i 1\n");
        row("quotes in a tag", taggedPoint(u"\"x\""_s), "softfork,name=\"x\" elapsed=5i 1\n");
        row("line breaks in a tag", taggedPoint(u"a\r\nb"_s),
            "softfork,name=a\\r\\nb elapsed=5i 1\n");
        row("backslash at the end of a tag", taggedPoint(u"a\\"_s),
            "softfork,name=a/ elapsed=5i 1\n");
        row("backslash before a blank", taggedPoint(u"a\\ b"_s),
            "softfork,name=a/\\ b elapsed=5i 1\n");
        row("backslash before a letter", taggedPoint(u"a\\b"_s),
            "softfork,name=a\\b elapsed=5i 1\n");
        row("empty tag", taggedPoint({}), "softfork elapsed=5i 1\n");
        row("unicode", taggedPoint(u"₿ é"_s),
            "softfork,name=\xe2\x82\xbf\\ \xc3\xa9 elapsed=5i 1\n");
        row("right to left, emoji", taggedPoint(u"/\u202Etxt\u202C 😀/"_s),
            "softfork,name=/\xe2\x80\xaetxt\xe2\x80\xac\\ \xf0\x9f\x98\x80/ elapsed=5i 1\n");
        row("right to left, emoji, markup in text", text(u"/\u202E<b a=\"'\">😀/"_s),
            "node version=\"/\xe2\x80\xae<b a=\\\"'\\\">\xf0\x9f\x98\x80/\" 1\n");
        row("text", text(u"say \"hi\" \\ there, a=b"_s),
            "node version=\"say \\\"hi\\\" \\\\ there, a=b\" 1\n");
        row("line breaks in text", text(u"a\nb"_s), "node version=\"a\\nb\" 1\n");
        row("empty text", text(u""_s), "node version=\"\" 1\n");
        row("shortest float", real(1.0 / 3), "node v=0.3333333333333333 1\n");
        row("large float", real(1e300), "node v=1e+300 1\n");
        row("whole float", real(5.0), "node v=5 1\n");
        row("NaN", Point(Name("m"), 1).set(Name("a"), std::numeric_limits<double>::quiet_NaN()),
            "");
        row("no field", Point(Name("m"), 1).tag(Name("t"), u"x"_s), "");
    }
    void lines()
    {
        QFETCH(Points, points);
        QFETCH(QByteArray, line);
        QCOMPARE(toLines(points), line);
    }

    void aFieldThatIsNoNumberIsLeftOut()
    {
        Point point(Name("m"), 1);
        point.set(Name("a"), 1);
        point.fields.push_back({Name("b"), std::numeric_limits<double>::infinity()});
        QCOMPARE(toLines({point}), QByteArray("m a=1i 1\n"));
    }

    /// Any input gives one line that parses to the same values.
    void anythingReadsBack()
    {
        const quint32 seed = std::random_device()();
        std::mt19937 chance(seed);
        for (int round = 0; round < 5'000; ++round) {
            const QString tag = hostileText(chance);
            const QString text = hostileText(chance);
            const double real = std::ldexp(double(chance()) - 2e9, int(chance() % 80) - 40);
            const qint64 whole = qint64(chance() >> 1) * qint64(chance()) * (chance() % 2 ? 1 : -1);
            Point point(Name("m x"), whole);
            point.tag(Name("t,="), tag)
                .set(Name("f"), text)
                .set(Name("r"), real)
                .set(Name("i"), whole);
            LineReader reader(toLines({point}));
            QVERIFY2(reader.read(), qPrintable(u"seed %1, round %2"_s.arg(seed).arg(round)));
            QCOMPARE(reader.measurement, QByteArray("m x"));
            QCOMPARE(reader.time, whole);
            QCOMPARE(reader.fields[0].second, broken(text));
            QCOMPARE(reader.fields[1].second.toDouble(), real);
            QCOMPARE(reader.fields[2].second, QByteArray::number(whole) + 'i');
            const QByteArray expected = written(tag);
            QCOMPARE(reader.tags.size(), std::size_t(expected.isEmpty() ? 0 : 1));
            if (!expected.isEmpty())
                QCOMPARE(reader.tags[0], std::pair(QByteArray("t,="), expected));
        }
    }

private:
    static QString hostileText(std::mt19937 &chance)
    {
        static const QString alphabet = u"a,= \"\\\n\r\té₿{}'\u0001"_s;
        QString text;
        for (auto left = chance() % 8; left > 0; --left)
            text += alphabet[qsizetype(chance() % std::size_t(alphabet.size()))];
        return text;
    }
    /// Line breaks become two characters; that is documented.
    static QByteArray broken(const QString &text)
    {
        return text.toUtf8().replace('\n', "\\n").replace('\r', "\\r");
    }
    static QByteArray written(QString tag)
    {
        static const QRegularExpression doubtful(uR"(\\(?=[,= \r\n\\]|\z))"_s);
        return broken(tag.replace(doubtful, u"/"_s));
    }

private Q_SLOTS:
    void tagsThatAreEmptyAfterCleaningAreLeftOut()
    {
        Point point("softfork", 5);
        point.tag("name", QString(QChar(0))).tag("network", u"main"_s).set("active", true);
        QCOMPARE(toLines({point}), "softfork,network=main active=true 5\n");
    }
};

QTEST_APPLESS_MAIN(TestLineProtocol)
#include "test_line_protocol.moc"
