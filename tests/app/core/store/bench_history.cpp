// SPDX-License-Identifier: GPL-3.0-or-later
// Hours of history written and read again, beside the same rows in a plain table of SQLite that are
// written in one transaction. Usage: bench_history [HOURS]
#include "app/core/store/history_store.h"
#include "collectors/point/durations.h"
#include "tests/support/bench_table.h"
#include "tests/support/generated_points.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <map>
#include <string>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const Identity identity{u"mainnet"_s, u"cupboard"_s};
constexpr qint64 fastMs = 5'000;
constexpr qint64 slowMs = 30'000;
constexpr qint64 begin = 1'795'000'000'000 / hourMs * hourMs;
constexpr int readRounds = 9;

const std::vector<SeriesId> curves = {{{"mempool", "vsize_mb"}},
                                      {{"mempool", "tx_count"}},
                                      {{"fee_estimate", "sat_vb"}, {{"target", u"1"_s}}},
                                      {{"network_traffic", "receive_rate"}},
                                      {{"network_traffic", "send_rate"}},
                                      {{"peers", "total"}}};

struct Cycle {
    qint64 timeMs;
    Points points;
};

std::vector<Cycle> makeCycles(int hours)
{
    GeneratedPoints generated(identity);
    std::vector<Cycle> cycles;
    for (qint64 time = begin; time < begin + hours * hourMs; time += fastMs) {
        cycles.push_back({time, generated.fast(time)});
        if (time % slowMs < fastMs)
            cycles.push_back({time, generated.slow(time)});
    }
    return cycles;
}

/// As the program: on disk after each fast cycle, packed each hour.
void write(const QString &path, const std::vector<Cycle> &cycles)
{
    HistoryStore store({path, identity, false});
    qint64 before = begin;
    for (const Cycle &cycle : cycles) {
        store.append(cycle.points);
        store.flush();
        if (cycle.timeMs / hourMs != before / hourMs)
            while (store.maintain(cycle.timeMs, cycle.timeMs - begin)) {
            }
        before = cycle.timeMs;
    }
    const qint64 end = before + hourMs; // the last hour is packed as well
    while (store.maintain(end, end - begin)) {
    }
    if (store.trouble())
        qFatal("%s", qPrintable(store.trouble().sentence));
}

/// The numbers of series, by measurement, tags and field.
class PlainTable {
public:
    explicit PlainTable(const QString &path)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s))
    {
        m_database.setDatabaseName(path);
        if (!m_database.open())
            qFatal("%s", qPrintable(m_database.lastError().text()));
        run(u"PRAGMA journal_mode = WAL"_s);
        run(u"CREATE TABLE sample (series INTEGER, time INTEGER, value REAL, "
            "PRIMARY KEY (series, time)) WITHOUT ROWID"_s);
    }
    ~PlainTable()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(u"plain"_s);
    }

    qint64 number(std::string_view measurement, std::string_view field,
                  const std::vector<Tag> &tags)
    {
        std::string key(measurement);
        for (const Tag &tag : tags)
            key += ',' + tag.value.toStdString();
        return m_series.try_emplace((key += ' ') += field, qint64(m_series.size())).first->second;
    }
    qint64 number(const SeriesId &id)
    {
        return number(id.measurement.view(), id.field.view(), id.tags);
    }

    struct Row {
        qint64 series;
        qint64 time;
        double value;
    };
    void write(const std::vector<Row> &rows)
    {
        run(u"BEGIN"_s);
        QSqlQuery insert(m_database);
        insert.prepare(u"INSERT INTO sample VALUES (?, ?, ?)"_s);
        for (const Row &row : rows) {
            insert.bindValue(0, row.series);
            insert.bindValue(1, row.time);
            insert.bindValue(2, row.value);
            if (!insert.exec())
                qFatal("%s", qPrintable(insert.lastError().text()));
        }
        run(u"COMMIT"_s);
    }
    std::size_t read(qint64 series, qint64 from, qint64 to)
    {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        query.prepare(
            u"SELECT time, value FROM sample WHERE series = ? AND time BETWEEN ? AND ?"_s);
        query.bindValue(0, series);
        query.bindValue(1, from);
        query.bindValue(2, to);
        if (!query.exec())
            qFatal("%s", qPrintable(query.lastError().text()));
        std::vector<Sample> samples;
        while (query.next())
            samples.push_back({query.value(0).toLongLong(), query.value(1).toDouble()});
        return samples.size();
    }

private:
    void run(const QString &statement)
    {
        QSqlQuery query(m_database);
        if (!query.exec(statement))
            qFatal("%s", qPrintable(query.lastError().text()));
    }

    QSqlDatabase m_database;
    std::map<std::string, qint64> m_series;
};

std::vector<PlainTable::Row> rowsOf(PlainTable &table, const std::vector<Cycle> &cycles)
{
    std::vector<PlainTable::Row> rows;
    for (const Cycle &cycle : cycles)
        for (const Point &point : cycle.points) {
            const std::vector<Tag> tags = ownTags(point.tags);
            for (const Field &field : point.fields) {
                const auto number = [&] {
                    return table.number(point.measurement.view(), field.key.view(), tags);
                };
                if (const auto *integer = std::get_if<qint64>(&field.value))
                    rows.push_back({number(), cycle.timeMs, double(*integer)});
                else if (const auto *real = std::get_if<double>(&field.value))
                    rows.push_back({number(), cycle.timeMs, *real});
            }
        }
    return rows;
}

/// With its journal.
double megabytes(const QString &path)
{
    return double(QFileInfo(path).size() + QFileInfo(path + u"-wal"_s).size()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int hours = std::max(1, QCoreApplication::arguments().value(1, u"4"_s).toInt());
    const qint64 end = begin + hours * hourMs;
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"history.sqlite"_s);
    const QString plainPath = directory.filePath(u"plain.sqlite"_s);
    const std::vector<Cycle> cycles = makeCycles(hours);
    PlainTable plain(plainPath);
    const std::vector<PlainTable::Row> rows = rowsOf(plain, cycles);
    const auto count = double(rows.size());

    const double writing = bench::cpuMsFor([&] { write(path, cycles); });
    const double plainWriting = bench::cpuMsFor([&] { plain.write(rows); });
    bench::row("History, insert by cycles", count / writing * 1e3, "values/s",
               "SQLite table, one transaction", writing / plainWriting);

    HistoryStore store({path, identity, true});
    std::size_t read = 0;
    std::size_t plainRead = 0;
    const bench::Costs reading = bench::inTurn(
        readRounds,
        [&] {
            for (const SeriesId &curve : curves)
                read += store.read({curve, begin, end, 0}).size();
        },
        [&] {
            for (const SeriesId &curve : curves)
                plainRead += plain.read(plain.number(curve), begin, end);
        });
    if (read != plainRead)
        qFatal("%zu values were read, %zu from the plain table", read, plainRead);
    bench::row("History, range of 6 curves, every value", "ms CPU", "SQLite table, the same values",
               reading);
    const double size = megabytes(path);
    bench::row("History, size on disk", size * 24 / hours, "MB/day",
               "SQLite table, the same values", size / megabytes(plainPath));
    return 0;
}
