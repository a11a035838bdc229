// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_file.h"
#include "app/core/peers/peer_log.h"
#include "app/core/store/history_store.h"
#include "app/durable_buffer.h"
#include "tests/fuzz/fuzz.h"

#include <limits>

using namespace bnm;

namespace {

constexpr qint64 now = 1'800'000'000'000;

void useHistory(const QString &path)
{
    HistoryStore store({path, {QStringLiteral("mainnet"), QStringLiteral("node")}});
    Point point("blockchain", now);
    point.tag("network", QStringLiteral("mainnet")).tag("node", QStringLiteral("node"));
    store.append({point.set("best_height", 1)});
    store.flush();
    const SeriesId id{{"blockchain", "best_height"}};
    fuzz::expect(!store.read({id, now, now + 1, 0}).empty(), "what was added is there");
    store.maintain(now + 86'400'000, 1'000);
}

void useQueue(const QString &path)
{
    DurableBuffer buffer({path});
    const auto points = std::make_shared<Points>();
    points->push_back(Point("blockchain", now).set("best_height", 1));
    const std::array<PointsPtr, 1> batches = {points};
    buffer.append(batches);
    const LineBatch batch = buffer.read(0, PointBuffer::noEnd, 1'000'000'000);
    fuzz::expect(batch.count >= 1 && buffer.size() >= 1, "what was added is there");
    for (const PackedText &text : batch.packed)
        text.text();
    buffer.remove(batch);
    buffer.sync();
}

void useAlerts(const QString &path)
{
    AlertFile file(path);
    AlertMemory memory = file.load();
    for (const Alert &alert : memory.current)
        fuzz::expect(!alert.rule.isEmpty(), "an alert of a rule");
    memory.current.resize(1);
    memory.current.front().rule = QStringLiteral("node_unreachable");
    file.save(memory.current, {}, {});
    fuzz::expect(file.load().current.size() == 1 || !file.trouble().isEmpty(), "kept, or trouble");
}

void usePeers(const QString &path)
{
    PeerLog log({path});
    PeerSnapshot snapshot;
    snapshot.timeMs = now;
    snapshot.peers.resize(1);
    log.take(snapshot);
    for (const PeerEvent &event : log.churn().events)
        fuzz::expect(event.session.leftMs.value_or(event.session.joinedMs) >=
                         event.session.joinedMs,
                     "nobody leaves before coming");
    fuzz::expect(!log.churn().events.empty(), "the peer is there");
}

} // namespace

/// A whole file of each store: used as it is, or set aside; either way the store goes on.
void bnm::fuzz_store_files(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    fuzz::Input in(input);
    const quint8 which = in.byte() % 4U;
    const QByteArray content = in.rest();
    scratch.clear();
    const QString path = scratch.write("store.db", content);
    switch (which) {
    case 0: return useHistory(path);
    case 1: return useQueue(path);
    case 2: return useAlerts(path);
    default: return usePeers(path);
    }
}
