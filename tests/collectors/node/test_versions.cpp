// SPDX-License-Identifier: GPL-3.0-or-later
// packaging/docs/versions.md matches the members that the code reads.
#include "collectors/mempool/mempool_answers.h"
#include "collectors/node/fast_collector.h"
#include "collectors/node/slow_collector.h"
#include "tests/support/recordings.h"
#include "tests/support/test_endpoint.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

struct Row {
    QString call;
    QString member;
    bool isNeeded;
    QStringList cells;
};

const QStringList versions = {u"25"_s, u"26"_s, u"27"_s,   u"28"_s,      u"29"_s,
                              u"30"_s, u"31"_s, u"next"_s, u"Knots 29"_s};

QString fileText(const QString &path)
{
    QFile file(QStringLiteral(TESTS_DIR "/../") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    return QString::fromUtf8(file.readAll());
}

std::vector<Row> table()
{
    std::vector<Row> rows;
    for (const QString &line : fileText(u"packaging/docs/versions.md"_s).split(u'\n')) {
        QStringList cells = line.split(u'|');
        for (QString &cell : cells)
            cell = cell.trimmed();
        if (cells.size() == versions.size() + 5 &&
            (cells[3] == u"needed"_s || cells[3] == u"optional"_s))
            rows.push_back(
                {cells[1], cells[2], cells[3] == u"needed"_s, cells.mid(4, versions.size())});
    }
    return rows;
}

void collectNames(const QJsonValue &value, QSet<QString> &names)
{
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        names.insert(it.key());
        collectNames(it.value(), names);
    }
    for (const QJsonValue &element : value.toArray())
        collectNames(element, names);
}

QString recordingOf(const QString &call)
{
    static const QHash<QString, QString> others = {
        {u"estimatesmartfee"_s, u"estimatesmartfee_1"_s},
        {u"getblockheader"_s, u"getblockheader_tip"_s},
        {u"getblockstats"_s, u"getblockstats_tip"_s},
        {u"getblock"_s, u"getblock_1_tip"_s},
        {u"getrawmempool"_s, u"getrawmempool_sequence"_s}};
    return others.value(call, call);
}

/// Whether a collector on that node succeeds.
template <typename Collector, typename Options>
StatusReport reportOf(const SimulatedNodeThread &node, const Options &options)
{
    RpcEndpoint endpoint = endpointOf(node);
    endpoint.timeoutMs = deadlineMs;
    Collector collector(endpoint, options);
    std::optional<StatusReport> report;
    QObject::connect(&collector, &PollingCollector::cycleFinished, &collector,
                     [&] { report = collector.lastReport(); });
    collector.start();
    if (!QTest::qWaitFor([&report] { return report.has_value(); }, deadlineMs))
        return {};
    return *report;
}

const Identity identity{QStringLiteral("mainnet"), QStringLiteral("one")};

bool isOfMempool(const Row &row)
{
    return row.call == u"getmempoolentry"_s || row.call == u"getrawmempool"_s ||
           row.call == u"getblock"_s;
}

bool isOfPeers(const Row &row)
{
    return row.call == u"getpeerinfo"_s || row.call == u"getnettotals"_s;
}

/// A mempool entry as a node on the way to Core 32 writes it.
QJsonObject entry()
{
    return {{u"vsize_adjusted"_s, 109},
            {u"vsize"_s, 109},
            {u"weight"_s, 436},
            {u"ancestorsize"_s, 109},
            {u"chunkweight"_s, 436},
            {u"fees"_s, QJsonObject{{u"base"_s, 0.00033},
                                    {u"modified"_s, 0.00033},
                                    {u"ancestor"_s, 0.00033},
                                    {u"chunk"_s, 0.00033}}},
            {u"depends"_s, QJsonArray()},
            {u"spentby"_s, QJsonArray()}};
}

std::optional<MempoolEntry> readEntry(const QJsonObject &result)
{
    QByteArray body = QJsonDocument(QJsonArray{QJsonObject{{u"id"_s, 0}, {u"result"_s, result}}})
                          .toJson(QJsonDocument::Compact);
    std::optional<MempoolEntry> read;
    MempoolAnswers answers;
    answers.readEntries(
        body, 1, [&read](std::size_t, std::optional<MempoolEntry> one) { read = std::move(one); });
    return read;
}

QJsonObject without(QJsonObject object, const QStringList &members)
{
    QJsonObject fees = object[u"fees"_s].toObject();
    for (const QString &member : members) {
        object.remove(member);
        fees.remove(member);
    }
    if (object.contains(u"fees"_s))
        object[u"fees"_s] = fees;
    return object;
}

} // namespace

class TestVersions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMemberThatIsReadIsListed()
    {
        QSet<QString> listed;
        for (const Row &row : table())
            listed.insert(row.member);
        QVERIFY(listed.size() > 60);
        static const QRegularExpression reads(
            u"\\[\"(\\w+)\"\\]|(?:key|name) == \"(\\w+)\"|\\{\"(\\w+)\", \\[\\]\\(Peer"_s);
        const QSet<QString> ofProtocol = {u"result"_s, u"error"_s, u"code"_s, u"message"_s};
        QStringList files = {u"collectors/peers/peer.cpp"_s, u"collectors/peers/own_place.cpp"_s,
                             u"collectors/mempool/mempool_answers.cpp"_s};
        for (const QString &name : QDir(QStringLiteral(TESTS_DIR "/../collectors/node"))
                                       .entryList({u"*.cpp"_s}, QDir::Files))
            files << u"collectors/node/"_s + name;
        int found = 0;
        for (const QString &file : files)
            for (auto it = reads.globalMatch(fileText(file)); it.hasNext();) {
                const QRegularExpressionMatch match = it.next();
                const QString member = match.captured(match.lastCapturedIndex());
                ++found;
                QVERIFY2(listed.contains(member) || ofProtocol.contains(member),
                         qPrintable(file + u": "_s + member));
            }
        QVERIFY(found > 80);
    }

    void everyCellNamesItsSource()
    {
        static const QRegularExpression known(
            u"^(yes|no|text|list) \\((rec|src|knots|\\d+(\\.\\d)?)([;:,)].*)?$"_s);
        for (const Row &row : table())
            for (const QString &cell : row.cells)
                QVERIFY2(cell == u"unknown"_s || known.match(cell).hasMatch(),
                         qPrintable(row.call + u' ' + row.member + u": "_s + cell));
    }

    void recordedAnswersAgree()
    {
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        int compared = 0;
        for (const Row &row : table())
            for (const auto &[version, folder] :
                 {std::pair{u"25"_s, u"25/"_s}, std::pair{u"28"_s, u"28/"_s},
                  std::pair{u"next"_s, QString()}}) {
                const QString cell = row.cells[versions.indexOf(version)];
                const QJsonValue result = Recordings::result(folder + recordingOf(row.call));
                if (result.isUndefined() || !cell.contains(u"(rec"_s))
                    continue;
                QSet<QString> names;
                collectNames(result, names);
                QVERIFY2(names.contains(row.member) != cell.startsWith(u"no"_s),
                         qPrintable(version + u": "_s + row.call + u' ' + row.member));
                ++compared;
            }
        QVERIFY(compared > 150);
    }

    void answersWithoutTheMember_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("member");
        QTest::addColumn<bool>("isNeeded");
        QTest::addColumn<bool>("isOfPeers");
        for (const Row &row : table())
            if (!isOfMempool(row) && row.call != u"listbanned"_s) // no collector reads it
                QTest::addRow("%s %s", qPrintable(row.call), qPrintable(row.member))
                    << row.call << row.member << row.isNeeded << isOfPeers(row);
    }
    void answersWithoutTheMember()
    {
        QFETCH(QString, call);
        QFETCH(QString, member);
        QFETCH(bool, isNeeded);
        QFETCH(bool, isOfPeers);
        SimulatedNodeOptions options;
        options.historyBlocks = 20;
        options.mempoolTransactions = 10;
        SimulatedNodeThread node(options);
        QString error;
        QVERIFY2(node.start(&error), qPrintable(error));
        node.run([&](SimulatedNode &one) { one.leaveOutOf(call, member); });
        const StatusReport report =
            isOfPeers ? reportOf<SlowCollector>(node, SlowCollectorOptions{identity})
                      : reportOf<FastCollector>(node, FastCollectorOptions{identity});
        QCOMPARE(report.level, isNeeded ? StatusReport::Level::Bad : StatusReport::Level::Good);
    }

    void mempoolEntriesWithoutTheMember()
    {
        QVERIFY(readEntry(entry()));
        for (const Row &row : table()) {
            if (row.call != u"getmempoolentry"_s)
                continue;
            const auto read = readEntry(without(entry(), {row.member}));
            QVERIFY2(read.has_value() != row.isNeeded, qPrintable(row.member));
            if (read)
                QCOMPARE(read->vsize, 109);
        }
    }

    /// One of the three sizes is enough; the one with sigops takes precedence.
    void sizesOfMempoolEntries()
    {
        QJsonObject many = entry();
        many[u"vsize_adjusted"_s] = 400;
        many[u"vsize"_s] = 109;
        QCOMPARE(readEntry(many)->vsize, 400);
        QCOMPARE(readEntry(without(many, {u"vsize_adjusted"_s}))->vsize, 109);
        many[u"weight"_s] = 433;
        QCOMPARE(readEntry(without(many, {u"vsize_adjusted"_s, u"vsize"_s}))->vsize, 109);
        QVERIFY(!readEntry(without(many, {u"vsize_adjusted"_s, u"vsize"_s, u"weight"_s})));
        many[u"weight"_s] = 1e15;
        QVERIFY(!readEntry(without(many, {u"vsize_adjusted"_s, u"vsize"_s})));
    }
};

QTEST_GUILESS_MAIN(TestVersions)
#include "test_versions.moc"
