// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_sync.h"

#include "collectors/mempool/mempool_points.h"
#include "collectors/zmq/zmq_connection.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <cmath>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace bnm {

namespace {

constexpr int patienceMs = 2'000;
constexpr int progressMs = 200;
constexpr int cyclesToDiffer = 3;

} // namespace

struct MempoolSync::Listening {
    zmq::context_t context{1};
    std::unique_ptr<ZmqConnection> connection;
};

MempoolSync::MempoolSync(RpcClient &client, MempoolSyncOptions options, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_options(std::move(options)),
      m_mirror(QRandomGenerator::system()->generate64()),
      m_join(m_mirror),
      m_cycle(this),
      m_patience(this)
{
    m_cycle.setInterval(m_options.intervalMs);
    m_patience.setSingleShot(true);
    connect(&m_cycle, &QTimer::timeout, this, &MempoolSync::cycle);
    connect(&m_patience, &QTimer::timeout, this, &MempoolSync::pump);
}

MempoolSync::~MempoolSync() = default;

void MempoolSync::start()
{
    m_sinceProgress.start();
    m_cycle.start();
    if (!m_options.sequenceEndpoint.isEmpty())
        listen();
    cycle();
}

void MempoolSync::listen()
{
    m_patience.start(patienceMs); // to be connected
    try {
        m_listening = std::make_unique<Listening>();
        m_listening->connection = std::make_unique<ZmqConnection>(
            m_listening->context, m_options.sequenceEndpoint, std::vector<std::string>{"sequence"},
            [this](std::string_view topic, const zmq::message_t &body, quint32 number) {
                const auto event = readSequenceEvent(body.data<char>(), body.size());
                if (topic != "sequence" || !event)
                    return;
                m_join.take(*event, number);
                pump();
            });
    } catch (const zmq::error_t &) { // ZmqSubscriber says so to the operator
        m_listening.reset();
        m_patience.stop();
        return;
    }
    connect(m_listening->connection.get(), &ZmqConnection::connectedChanged, this,
            [this](bool connected) {
                m_connected = connected;
                if (connected) {
                    m_join.connected();
                    m_patience.start(patienceMs); // to hear the first message
                }
                pump();
            });
}

void MempoolSync::cycle()
{
    m_paused = false;
    m_wantsList = true;
    m_publishDue = true;
    m_entriesLeft = mostEntriesOfCycle;
    m_mirror.nextCycle();
    if (m_isRead)
        m_mirror.sweep(sweptInCycle);
    pump();
}

/// The next thing to ask for, one at a time; when there is none, what is known is published.
void MempoolSync::pump()
{
    if (m_busy || m_paused)
        return;
    if (mayAskForList())
        return requestList();
    if (const auto block = m_connected ? m_join.wantedBlock() : std::nullopt)
        return requestBlock(*block);
    if (!m_hasList)
        return;
    if ((!m_isRead || m_publishDue) && requestEntries()) // once a cycle, not one by one
        return;
    finishReading();
    if (m_publishDue && m_isRead)
        publish();
}

/// A list taken before the subscription is there would have to be taken again.
bool MempoolSync::mayAskForList()
{
    if (!m_connected)
        return m_wantsList && !m_patience.isActive();
    return m_join.wantsList() && (m_join.heardAnything() || !m_patience.isActive());
}

void MempoolSync::requestList()
{
    m_busy = true;
    m_wantsList = false;
    const bool isJoined = m_connected;
    if (isJoined)
        m_join.listRequested();
    m_client.sendText(mempoolListRequest(), this,
                      [this, isJoined](RpcText &answer) { takeList(answer, isJoined); });
}

void MempoolSync::takeList(RpcText &answer, bool isJoined)
{
    m_busy = false;
    MempoolList list;
    const RpcError error = answer.error ? answer.error : m_answers.readList(answer.body, list);
    answer.body.clear(); // it is large
    if (error) {
        if (isJoined)
            m_join.listFailed();
        return failed(error);
    }
    ++m_listsTaken;
    m_hasList = true;
    if (isJoined)
        m_join.takeList(std::move(list.txids), list.nextSequence);
    else
        m_mirror.takeList(std::move(list.txids));
    publishProgress();
    pump();
}

void MempoolSync::requestBlock(const MempoolJoin::Hash &hash)
{
    m_busy = true;
    m_client.sendText(blockRequest(hash), this, [this, hash](RpcText &answer) {
        m_busy = false;
        Txids txids;
        const RpcError error =
            answer.error ? answer.error : m_answers.readBlock(answer.body, txids);
        if (error) {
            m_join.blockFailed(hash); // a list will do instead
            return failed(error);
        }
        m_join.takeBlock(hash, txids);
        pump();
    });
}

/// False when there is nothing to ask, or no more in this cycle.
bool MempoolSync::requestEntries()
{
    const std::size_t most = m_isRead ? std::min(m_entriesLeft, entriesOfBatch) : entriesOfBatch;
    Txids asked = m_mirror.takeQuestions(most);
    if (asked.empty())
        return false;
    m_entriesLeft -= std::min(m_entriesLeft, asked.size());
    m_busy = true;
    const QByteArray request = mempoolEntriesRequest(asked);
    m_client.sendText(request, this, [this, asked = std::move(asked)](RpcText &answer) {
        m_busy = false;
        takeEntries(answer, asked);
    });
    return true;
}

void MempoolSync::takeEntries(RpcText &answer, const Txids &asked)
{
    std::vector<bool> isAnswered(asked.size());
    std::vector<MempoolMirror::Read> entries;
    entries.reserve(asked.size());
    RpcError error = answer.error;
    if (!error)
        error = m_answers.readEntries(answer.body, asked.size(),
                                      [&](std::size_t index, std::optional<MempoolEntry> entry) {
                                          isAnswered[index] = true;
                                          if (entry)
                                              entries.push_back({asked[index], std::move(*entry)});
                                          else
                                              m_mirror.entryGone(asked[index]);
                                      });
    m_mirror.entriesRead(entries);
    Txids unanswered;
    for (std::size_t i = 0; i < asked.size(); ++i)
        if (!isAnswered[i])
            unanswered.push_back(asked[i]);
    m_mirror.askAgain(unanswered);
    if (!error && !unanswered.empty())
        error = {RpcError::Reason::WrongShape, 200, 0, QStringLiteral("getmempoolentry")};
    if (error)
        return failed(error);
    publishProgress();
    pump();
}

void MempoolSync::failed(const RpcError &error)
{
    m_paused = true;
    m_trouble = error.sentence();
    MempoolSnapshot snapshot = describe();
    snapshot.state = m_isRead    ? MempoolSnapshot::State::Stale
                     : m_hasList ? MempoolSnapshot::State::Reading
                                 : MempoolSnapshot::State::Waiting;
    Q_EMIT changed(std::make_shared<const MempoolSnapshot>(std::move(snapshot)));
}

void MempoolSync::finishReading()
{
    if (m_isRead || m_mirror.hasQuestions())
        return;
    m_isRead = true;
    m_publishDue = true;
#ifdef __GLIBC__
    malloc_trim(0); // the bodies of the first reading, which it would keep for ever
#endif
}

MempoolSnapshot MempoolSync::describe() const
{
    MempoolSnapshot snapshot;
    snapshot.source = MempoolSnapshot::Source::CoreRawMempool;
    snapshot.timeMs = m_figuresMs;
    snapshot.trouble = m_trouble;
    snapshot.total = static_cast<qint64>(m_mirror.size());
    snapshot.read = snapshot.total - static_cast<qint64>(m_mirror.unknownCount());
    m_mirror.describe(snapshot);
    snapshot.purgeFeerate = m_figures.purgeFeerate();
    snapshot.feerates = recommendedFeerates(snapshot.blocks, m_figures.minFeerate);
    snapshot.followsEvents = m_connected && m_join.isJoined();
    return snapshot;
}

void MempoolSync::publishProgress()
{
    if (m_isRead || m_sinceProgress.elapsed() < progressMs)
        return;
    m_sinceProgress.start();
    m_figuresMs = QDateTime::currentMSecsSinceEpoch();
    MempoolSnapshot snapshot = describe();
    snapshot.state = MempoolSnapshot::State::Reading;
    Q_EMIT changed(std::make_shared<const MempoolSnapshot>(std::move(snapshot)));
}

void MempoolSync::publish()
{
    m_publishDue = false;
    m_trouble.clear();
    m_figuresMs = QDateTime::currentMSecsSinceEpoch();
    MempoolSnapshot snapshot = describe();
    snapshot.state = MempoolSnapshot::State::Live;
    Q_EMIT pointsReady(mempoolPoints(m_options.identity, snapshot));
    Q_EMIT changed(std::make_shared<const MempoolSnapshot>(std::move(snapshot)));
}

/// The node counts for itself. A difference that stays is nothing the stream could have told.
void MempoolSync::takeNodeFigures(const NodeFigures &figures)
{
    m_figures = figures;
    if (!m_isRead || !m_connected || !m_join.isJoined() || !figures.txCount)
        return;
    const qint64 here = static_cast<qint64>(m_mirror.size());
    const qint64 tolerated = 200 + *figures.txCount / 50;
    m_differs = std::abs(here - *figures.txCount) > tolerated ? m_differs + 1 : 0;
    if (m_differs < cyclesToDiffer)
        return;
    m_differs = 0;
    m_join.listAnew();
    pump();
}

} // namespace bnm
