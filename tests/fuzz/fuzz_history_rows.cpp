// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/trace.h"
#include "app/core/store/chunk_codec.h"
#include "app/core/store/history_store.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

constexpr qint64 now = 1'800'000'000'000;

/// The series's id; that of the one before if it is there already.
qint64 addSeries(HistoryFile &file, const QStringList &name)
{
    QSqlQuery query = file.file().prepared(QStringLiteral(
        "INSERT OR IGNORE INTO series(source, measurement, tags, field) VALUES(?,?,?,?)"));
    file.file().run(query, {name[0], name[1], name[2], name[3]});
    return query.lastInsertId().toLongLong();
}

/// Rows with any content in a file that is whole.
void fill(HistoryFile &file, fuzz::Input &in)
{
    qint64 series = addSeries(file, {QStringLiteral("network=mainnet\u001fnode=node"),
                                     QStringLiteral("blockchain"), QStringLiteral(""),
                                     QStringLiteral("best_height")});
    for (int rows = 0; !in.isEmpty() && rows < 16; ++rows) {
        const quint8 kind = in.byte();
        const QByteArray bytes = in.piece();
        const qint64 timeMs =
            kind % 2 == 0 ? now - in.number<quint16>() * 60'000LL : in.number<qint64>();
        if (kind % 4 == 0)
            file.putChunk(kind / 4 % 4U, series, {timeMs, bytes});
        else if (kind % 4 == 1)
            file.putChunk(kind / 4 % 4U, series, {timeMs, qCompress(bytes, 1)});
        else if (kind % 4 == 2)
            file.appendToJournal(timeMs, bytes);
        else if (const auto name = QString::fromUtf8(bytes).split(QLatin1Char('\n'));
                 name.size() == 4)
            series = addSeries(file, name);
    }
}

void use(HistoryStore &store)
{
    const SeriesId id{{"blockchain", "best_height"}};
    for (const qint64 step : {0, 60'000, 3'600'000})
        for (const Bucket &bucket : store.read({id, now - 90 * 86'400'000LL, now, step}))
            fuzz::expect(bucket.count >= 1, "a sample at least");
    store.tagSets("peer_geo");
    for (const auto &column : store.columnsOf(QStringLiteral("blockchain")))
        store.read(column, -(1LL << 53), 1LL << 53);
    store.firstMs();
    Point point("blockchain", now);
    point.tag("network", QStringLiteral("mainnet")).tag("node", QStringLiteral("node"));
    store.append({point.set("best_height", 900'000)});
    for (int steps = 0; store.maintain(now + 86'400'000, 1'000); ++steps)
        fuzz::expect(steps < 1'000, "maintenance ends");
    fuzz::expect(!store.trouble() || fuzz::isOneLine(store.trouble().sentence), "one line");
    const Buckets read = store.read({id, now, now + 1, 0});
    fuzz::expect(!read.empty(), "what was added is there");
}

} // namespace

/// The tables of a history: series, chunks and journal of any content.
void bnm::fuzz_history_rows(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    scratch.clear();
    const QString path = scratch.path("history.db");
    fuzz::Input in(input);
    {
        HistoryFile file(path);
        fuzz::expect(file.file().open(), "a new file can be made");
        fuzz::expect(file.file().transaction([&] {
            fill(file, in);
            return true;
        }),
                     "it can be filled");
    }
    HistoryStore store({path, {QStringLiteral("mainnet"), QStringLiteral("node")}});
    use(store);
}
