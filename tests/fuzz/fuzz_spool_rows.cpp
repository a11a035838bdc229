// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/spool.h"
#include "tests/fuzz/fuzz.h"

#include <limits>

using namespace bnm;

namespace {

/// Blocks with any numbers in a file that is whole.
void fill(const QString &path, fuzz::Input &in)
{
    {
        const Spool maker({path}); // makes the table
        fuzz::expect(!maker.trouble(), "a new file can be made");
    }
    SqliteOptions options;
    options.path = path;
    options.schema = {{}};
    SqliteFile file(options);
    fuzz::expect(file.open() && file.transaction([&] {
        for (int rows = 0; !in.isEmpty() && rows < 12; ++rows) {
            QSqlQuery put = file.prepared(QStringLiteral(
                "INSERT OR IGNORE INTO block(id, time_ms, items, bytes, data) VALUES(?,?,?,?,?)"));
            const bool isUsual = in.flag();
            const qint64 id = isUsual ? in.byte() : in.number<qint64>();
            const qint64 items = isUsual ? in.byte() : in.number<qint64>();
            const qint64 timeMs = isUsual ? 1'800'000'000'000 : in.number<qint64>();
            const QByteArray data = in.piece();
            const QVariant bytes = in.flag() ? QVariant(data.size()) : QVariant(in.piece());
            file.run(put, {id, timeMs, items, bytes, data});
        }
        return true;
    }),
                 "it can be filled");
}

} // namespace

/// The queue for InfluxDB: blocks of any numbers. Each one is read once, in order, and is gone when
/// it is removed.
void bnm::fuzz_spool_rows(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    scratch.clear();
    const QString path = scratch.path("queue.db");
    fuzz::Input in(input);
    fill(path, in);
    Spool spool({path});
    fuzz::expect(spool.items() >= 0 && spool.bytes() >= 0, "counts");
    spool.append("new", 1'800'000'000'000, 1);
    const auto blocks = spool.read(0, std::numeric_limits<qint64>::max(), 1'000'000'000'000);
    fuzz::expect(!blocks.empty() && blocks.back().data == "new", "the new one is the last");
    std::vector<qint64> ids;
    qint64 items = 0;
    for (const Spool::Block &block : blocks) {
        fuzz::expect(ids.empty() || block.id > ids.back(), "ids grow");
        fuzz::expect(block.items >= 1, "it holds something");
        ids.push_back(block.id);
        items += block.items;
    }
    fuzz::expect(spool.items() == items, "the sum is that of the blocks");
    fuzz::expect(spool.oldestMs().value_or(0) > 0, "a time");
    spool.remove(ids);
    spool.sync();
    fuzz::expect(spool.items() == 0 && spool.bytes() == 0, "nothing is left");
}
