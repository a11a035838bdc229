// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/peers/peer_log.h"

#include "collectors/plausible.h"
#include "collectors/point/durations.h"

#include <algorithm>
#include <tuple>

namespace bnm {

namespace {

constexpr std::size_t mostOverInMemory = 1'000;
constexpr std::size_t mostPresent = 10'000;
constexpr std::size_t mostUnwritten = 10'000;
constexpr qint64 unwatchedMs = 5 * 60'000; // a longer gap: this program was not looking
constexpr qint64 syncIntervalMs = 10 * 60'000;
constexpr qint64 latestMs = 1LL << 52;

SqliteOptions peerLogOptions(const QString &path)
{
    SqliteOptions file;
    file.path = path;
    file.exclusive = true;
    file.pragmas = {QStringLiteral("synchronous=NORMAL"), QStringLiteral("cache_size=-512")};
    file.schema = {
        {QStringLiteral("CREATE TABLE session(id INTEGER PRIMARY KEY, peer_id INTEGER NOT NULL, "
                        "joined_ms INTEGER NOT NULL, left_ms INTEGER, address TEXT NOT NULL, "
                        "network INTEGER NOT NULL, inbound INTEGER NOT NULL, "
                        "connection_type TEXT NOT NULL, user_agent TEXT NOT NULL, "
                        "bytes_sent INTEGER, bytes_received INTEGER, UNIQUE(peer_id, joined_ms))"),
         QStringLiteral("CREATE INDEX session_left ON session(left_ms)"),
         QStringLiteral("CREATE TABLE seen(id INTEGER PRIMARY KEY CHECK(id=1), "
                        "time_ms INTEGER NOT NULL)")}};
    return file;
}

QVariant orNull(const std::optional<qint64> &number)
{
    return number ? QVariant(*number) : QVariant();
}

std::optional<qint64> numberIn(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

/// Of a damaged file any number can come.
qint64 timeIn(const QVariant &value)
{
    return within(value.toLongLong(), 0, latestMs).value_or(0);
}

/// SQLite has no text that is not there and not NULL.
QString notNull(const QString &text)
{
    return text.isNull() ? QLatin1String("") : text;
}

PeerSession sessionOf(const Peer &peer, qint64 nowMs)
{
    PeerSession session;
    session.peerId = peer.id;
    session.address = peer.address;
    session.network = peer.network;
    session.inbound = peer.inbound;
    session.connectionType = peer.connectionType;
    session.userAgent = peer.userAgent;
    session.joinedMs = peer.connectedSince ? *peer.connectedSince * 1000 : nowMs;
    session.bytesSent = peer.bytesSent;
    session.bytesReceived = peer.bytesReceived;
    return session;
}

std::optional<double> medianSeconds(const std::deque<PeerSession> &over, bool inbound)
{
    std::vector<qint64> lengths;
    for (const PeerSession &session : over)
        if (session.inbound == inbound)
            lengths.push_back(*session.leftMs - session.joinedMs);
    if (lengths.empty())
        return std::nullopt;
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return static_cast<double>(*middle) / 1000;
}

} // namespace

PeerLog::PeerLog(PeerLogOptions options)
    : m_options(std::move(options)), m_file(peerLogOptions(m_options.path))
{
    open();
}

PeerLog::~PeerLog()
{
    sync();
}

void PeerLog::open()
{
    if (m_options.path.isEmpty())
        return;
    const bool isFirst = m_lastSeenMs == 0;
    if (m_file.open()) {
        if (isFirst)
            load();
        else
            joinLate();
    }
    m_trouble = m_file.trouble();
}

/// The file became usable only now. Its open sessions are from an earlier run.
void PeerLog::joinLate()
{
    m_file.run(QStringLiteral("UPDATE session SET left_ms=MAX(joined_ms, "
                              "COALESCE((SELECT time_ms FROM seen), 0)) WHERE left_ms IS NULL"));
    for (const auto &[id, session] : m_present)
        m_unwritten.push_back(session);
}

void PeerLog::load()
{
    const QString columns =
        QStringLiteral("SELECT peer_id, joined_ms, left_ms, address, network, inbound, "
                       "connection_type, user_agent, bytes_sent, bytes_received FROM session ");
    QSqlQuery present = m_file.prepared(columns + QStringLiteral("WHERE left_ms IS NULL"));
    for (bool more = m_file.run(present); more && present.isValid(); present.next()) {
        PeerSession session = readRow(present);
        // Of two with one id the later is the one that may still be there.
        const auto [it, isNew] = m_present.try_emplace(session.peerId, session);
        if (!isNew && it->second.joinedMs < session.joinedMs)
            std::swap(it->second, session);
        if (!isNew)
            endStay(session, session.joinedMs);
    }
    QSqlQuery over = m_file.prepared(
        columns + QStringLiteral("WHERE left_ms IS NOT NULL ORDER BY left_ms DESC LIMIT %1")
                      .arg(mostOverInMemory));
    for (bool more = m_file.run(over); more && over.isValid(); over.next())
        m_over.push_front(readRow(over));
    m_lastSeenMs =
        within(m_file.number(QStringLiteral("SELECT time_ms FROM seen")), 0, latestMs).value_or(0);
}

PeerSession PeerLog::readRow(const QSqlQuery &row)
{
    PeerSession session;
    session.peerId = row.value(0).toLongLong();
    session.joinedMs = timeIn(row.value(1));
    if (!row.value(2).isNull())
        session.leftMs = std::max(session.joinedMs, timeIn(row.value(2)));
    session.address = row.value(3).toString();
    const auto network = row.value(4).toUInt();
    if (network < allPeerNetworks.size())
        session.network = allPeerNetworks[network];
    session.inbound = row.value(5).toBool();
    session.connectionType = row.value(6).toString();
    session.userAgent = row.value(7).toString();
    session.bytesSent = numberIn(row.value(8));
    session.bytesReceived = numberIn(row.value(9));
    return session;
}

bool PeerLog::isSameStay(const PeerSession &session, const Peer &peer, bool nodeRestarted) const
{
    if (peer.connectedSince)
        return session.joinedMs == *peer.connectedSince * 1000;
    return !nodeRestarted && session.address == peer.address;
}

/// The peer was connected at the last poll and is not now. After a long pause, or a restart of the
/// node, the time of its disconnection is uncertain.
qint64 PeerLog::leavingTime(const PeerSession &session, const PeerSnapshot &snapshot,
                            bool nodeRestarted) const
{
    qint64 time = snapshot.timeMs;
    if (snapshot.timeMs - m_lastSeenMs > unwatchedMs)
        time = m_lastSeenMs;
    else if (nodeRestarted)
        time = std::min(snapshot.timeMs, *snapshot.nodeStartedMs);
    return std::max(session.joinedMs, time);
}

void PeerLog::endStay(PeerSession session, qint64 leftMs)
{
    session.leftMs = leftMs;
    m_unwritten.push_back(session);
    m_over.push_back(std::move(session));
    if (m_over.size() > mostOverInMemory)
        m_over.pop_front();
}

bool PeerLog::take(const PeerSnapshot &snapshot)
{
    const bool nodeRestarted = snapshot.nodeStartedMs && *snapshot.nodeStartedMs > m_lastSeenMs;
    std::map<qint64, const Peer *> peers;
    for (const Peer &peer : snapshot.peers)
        if (peers.size() < mostPresent)
            peers.emplace(peer.id, &peer);
    bool isChanged = false;
    for (auto it = m_present.begin(); it != m_present.end();) {
        const auto found = peers.find(it->first);
        if (found != peers.end() && isSameStay(it->second, *found->second, nodeRestarted)) {
            it->second.bytesSent = found->second->bytesSent;
            it->second.bytesReceived = found->second->bytesReceived;
            it->second.userAgent = found->second->userAgent; // known after the handshake
            ++it;
            continue;
        }
        endStay(it->second, leavingTime(it->second, snapshot, nodeRestarted));
        it = m_present.erase(it);
        isChanged = true;
    }
    for (const auto &[id, peer] : peers) {
        const auto [it, isNew] = m_present.try_emplace(id, sessionOf(*peer, snapshot.timeMs));
        if (isNew)
            m_unwritten.push_back(it->second);
        isChanged = isChanged || isNew;
    }
    m_lastSeenMs = snapshot.timeMs;
    if (m_lastSeenMs - m_lastSyncMs > syncIntervalMs)
        sync();
    else
        write();
    return isChanged;
}

void PeerLog::sync()
{
    if (m_lastSeenMs == 0)
        return;
    for (const auto &[id, session] : m_present)
        m_unwritten.push_back(session);
    write();
    m_lastSyncMs = m_lastSeenMs;
}

void PeerLog::write()
{
    if (m_options.path.isEmpty()) {
        m_unwritten.clear();
        return;
    }
    if (!m_file.isOpen())
        open();
    const bool written = m_file.isOpen() && m_file.transaction([this] {
        QSqlQuery seen = m_file.prepared(
            QStringLiteral("INSERT OR REPLACE INTO seen(id, time_ms) VALUES(1, ?)"));
        return std::all_of(m_unwritten.begin(), m_unwritten.end(),
                           [this](const PeerSession &session) { return writeSession(session); }) &&
               prune() && m_file.run(seen, {m_lastSeenMs});
    });
    m_trouble = written ? StoreTrouble() : m_file.trouble();
    if (written)
        m_unwritten.clear();
    else if (m_trouble.kind == StoreTrouble::Kind::Corrupted && m_file.beginAnew())
        joinLate();
    if (m_unwritten.size() > mostUnwritten)
        m_unwritten.erase(m_unwritten.begin(),
                          m_unwritten.end() - static_cast<std::ptrdiff_t>(mostUnwritten));
}

bool PeerLog::writeSession(const PeerSession &session)
{
    QSqlQuery query = m_file.prepared(QStringLiteral(
        "INSERT INTO session(peer_id, joined_ms, left_ms, address, network, inbound, "
        "connection_type, user_agent, bytes_sent, bytes_received) VALUES(?,?,?,?,?,?,?,?,?,?) "
        "ON CONFLICT(peer_id, joined_ms) DO UPDATE SET left_ms=excluded.left_ms, "
        "user_agent=excluded.user_agent, bytes_sent=excluded.bytes_sent, "
        "bytes_received=excluded.bytes_received"));
    return m_file.run(query,
                      {session.peerId, session.joinedMs, orNull(session.leftMs),
                       notNull(session.address), static_cast<int>(session.network), session.inbound,
                       notNull(session.connectionType), notNull(session.userAgent),
                       orNull(session.bytesSent), orNull(session.bytesReceived)});
}

bool PeerLog::prune()
{
    QSqlQuery query = m_file.prepared(QStringLiteral(
        "DELETE FROM session WHERE left_ms < MAX(?, COALESCE((SELECT left_ms FROM session WHERE "
        "left_ms IS NOT NULL ORDER BY left_ms DESC LIMIT 1 OFFSET ?), 0))"));
    return m_file.run(query,
                      {m_lastSeenMs - m_options.mostDays * dayMs, m_options.mostSessions - 1});
}

PeerChurn PeerLog::churn(std::size_t mostEvents)
{
    PeerChurn churn;
    for (const auto &[id, session] : m_present)
        churn.events.push_back({PeerEvent::Kind::Joined, session.joinedMs, session});
    for (const PeerSession &session : m_over) {
        churn.events.push_back({PeerEvent::Kind::Joined, session.joinedMs, session});
        churn.events.push_back({PeerEvent::Kind::Left, *session.leftMs, session});
    }
    std::sort(churn.events.begin(), churn.events.end(), [](const PeerEvent &a, const PeerEvent &b) {
        return std::make_tuple(a.timeMs, a.kind, a.session.peerId) >
               std::make_tuple(b.timeMs, b.kind, b.session.peerId);
    });
    if (churn.events.size() > mostEvents)
        churn.events.resize(mostEvents);
    churn.sessionsKept = m_file.isOpen()
                             ? m_file.number(QStringLiteral("SELECT COUNT(*) FROM session"))
                             : static_cast<qint64>(m_over.size() + m_present.size());
    churn.medianInboundSeconds = medianSeconds(m_over, true);
    churn.medianOutboundSeconds = medianSeconds(m_over, false);
    return churn;
}

} // namespace bnm
