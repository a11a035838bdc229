// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_sync.h"

#include "collectors/grouped.h"
#include "collectors/mempool/mempool_points.h"
#include "collectors/mempool/mempool_trouble.h"
#include "collectors/words.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <cmath>
#include <utility>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace bnm {

namespace {

using Level = StatusReport::Level;
using State = MempoolSnapshot::State;

constexpr int streamPatienceMs = 2'000;
constexpr int progressMs = 200;
constexpr int cyclesToDiffer = 3;
constexpr int cyclesUntilLate = 3;
constexpr int cyclesUntilSilent = 2; // its figures arrive once per cycle

} // namespace

MempoolSync::MempoolSync(RpcEndpoint endpoint, MempoolSyncOptions options, QObject *parent)
    : MempoolSource(options.identity, options.intervalMs, parent),
      m_options(std::move(options)),
      m_mirror(QRandomGenerator::system()->generate64()),
      m_join(m_mirror),
      m_client(std::move(endpoint), this),
      m_patience(this)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &MempoolSync::pump);
}

MempoolSync::~MempoolSync() = default;

void MempoolSync::start()
{
    report(Level::Waiting, tr("connecting"), tr("Waiting for the node's list of its mempool."));
    m_sinceProgress.start();
    if (m_options.expectsSequence && !m_connected)
        m_patience.start(streamPatienceMs);
    PollingCollector::start();
}

void MempoolSync::setSequenceConnected(bool connected)
{
    m_connected = connected;
    if (connected) {
        m_join.connected();
        m_patience.start(streamPatienceMs); // for the first message
    } else {
        m_patience.stop();
        m_blockTrouble.clear();
    }
    pump();
}

void MempoolSync::takeSequenceEvent(const SequenceEvent &event, quint32 number)
{
    m_heard.start();
    m_join.take(event, number);
    pump();
}

void MempoolSync::poll()
{
    m_paused = false;
    m_wantsList = true;
    m_publishDue = true;
    m_entriesLeft = mostEntriesOfCycle;
    m_promptsLeft = std::min(m_promptsLeft + 1, mostPrompted);
    m_mirror.nextCycle();
    if (m_isRead)
        m_mirror.sweep(sweptInCycle);
    pump();
}

/// Sends the next request, one at a time; if there is none, publishes.
void MempoolSync::pump()
{
    if (!hasStarted() || m_busy || m_paused)
        return;
    if (mayAskForList())
        return requestList();
    if (const auto block = blockToAskFor())
        return requestBlock(*block);
    if (!m_hasList)
        return;
    if ((!m_isRead || m_publishDue) && requestEntries()) // once a cycle, not one by one
        return;
    finishReading();
    if (!m_publishDue || !m_isRead)
        return;
    if (isNodeSilent())
        requestSignOfLife();
    else
        publishFigures();
}

/// Without changes there is nothing to request, and a hung node keeps its ZMQ connections open: old
/// figures must not pass for current ones.
bool MempoolSync::isNodeSilent() const
{
    return !m_heard.isValid() || m_heard.elapsed() > cyclesUntilSilent * m_options.intervalMs;
}

void MempoolSync::requestSignOfLife()
{
    ask("getmempoolinfo", 1, mempoolInfoRequest(), [this](RpcText &answer) {
        if (answer.error && answer.error.reason != RpcError::Reason::Forbidden) // an answer, too
            return failed(answer.error);
        m_heard.start();
        pump();
    });
}

/// A list taken before the subscription is there would have to be taken again.
bool MempoolSync::mayAskForList()
{
    if (!m_connected)
        return m_wantsList && !m_patience.isActive();
    return m_promptsLeft > 0 && m_join.wantsList() &&
           (m_join.heardAnything() || !m_patience.isActive());
}

/// For many blocks one list is cheaper, in the next cycle. A publisher may send any number of
/// messages.
std::optional<MempoolJoin::Hash> MempoolSync::blockToAskFor()
{
    const auto block = m_connected ? m_join.wantedBlock() : std::nullopt;
    if (!block || m_promptsLeft > 0)
        return block;
    m_join.listAnew();
    return std::nullopt;
}

void MempoolSync::ask(RpcMethod method, std::size_t calls, const QByteArray &batch, Take take)
{
    m_busy = true;
    m_method = method;
    m_asked.start();
    m_client.sendText(batch, method, calls, this, [this, take = std::move(take)](RpcText &answer) {
        m_busy = false;
        if (!answer.error) {
            noteProgress();
            m_heard.start();
        }
        take(answer);
    });
}

void MempoolSync::requestList()
{
    m_wantsList = false;
    const bool isJoined = m_connected;
    if (isJoined) {
        m_join.listRequested();
        --m_promptsLeft;
    }
    ask("getrawmempool", 1, mempoolListRequest(),
        [this, isJoined](RpcText &answer) { takeList(answer, isJoined); });
}

void MempoolSync::takeList(RpcText &answer, bool isJoined)
{
    MempoolList list;
    const RpcError error = answer.error ? answer.error : m_answers.readList(answer.body, list);
    answer.body.clear(); // it is large
    if (error) {
        if (isJoined)
            m_join.listFailed();
        return failed(error);
    }
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
    --m_promptsLeft;
    ask("getblock", 1, blockRequest(hash),
        [this, hash](RpcText &answer) { takeBlock(answer, hash); });
}

void MempoolSync::takeBlock(RpcText &answer, const MempoolJoin::Hash &hash)
{
    Txids txids;
    const RpcError error = answer.error ? answer.error : m_answers.readBlock(answer.body, txids);
    if (error)
        return blockFailed(hash, error);
    m_blockTrouble.clear();
    m_join.takeBlock(hash, txids);
    pump();
}

/// A list will do instead, at the cost of a list a block.
void MempoolSync::blockFailed(const MempoolJoin::Hash &hash, const RpcError &error)
{
    m_join.blockFailed(hash);
    const bool isKnown = !m_blockTrouble.isEmpty();
    m_blockTrouble = !isRefusal(error) ? QString()
                     : error.reason == RpcError::Reason::Forbidden
                         ? RpcError::forbidden({m_method.toString()}).sentence()
                         : tr("The node does not know the call %1.").arg(m_method.toString());
    if (m_blockTrouble.isEmpty())
        return failed(error);
    if (!isKnown) // a lasting refusal counts as one error
        ++m_cycleFigures.rpcErrors;
    pump();
}

/// False if there is nothing to request, or no more in this cycle.
bool MempoolSync::requestEntries()
{
    const std::size_t most = m_isRead ? std::min(m_entriesLeft, entriesOfBatch) : entriesOfBatch;
    Txids asked = m_mirror.takeQuestions(most);
    if (asked.empty())
        return false;
    m_entriesLeft -= std::min(m_entriesLeft, asked.size());
    const QByteArray request = mempoolEntriesRequest(asked);
    const std::size_t calls = asked.size();
    ask("getmempoolentry", calls, request,
        [this, asked = std::move(asked)](RpcText &answer) { takeEntries(answer, asked); });
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

void MempoolSync::failed(const RpcError &given)
{
    const RpcError error = m_client.withoutSecrets(given);
    ++m_cycleFigures.rpcErrors;
    m_paused = true;
    m_trouble = mempoolTrouble(m_method, error);
    MempoolSnapshot snapshot = describe();
    snapshot.state = m_isRead ? State::Stale : m_hasList ? State::Reading : State::Waiting;
    emitChanged(std::move(snapshot));
    const bool mayPass = error.reason == RpcError::Reason::Starting;
    const Name topic = isRefusal(error) ? topics::refusedCalls : Name("");
    finish({}, {mayPass ? Level::Waiting : Level::Bad, error.summary(), m_trouble, -1, topic},
           false);
}

void MempoolSync::finishReading()
{
    if (m_isRead || m_mirror.hasQuestions())
        return;
    m_isRead = true;
    m_publishDue = true;
#ifdef __GLIBC__
    malloc_trim(0); // returns the buffers of the first reading to the system
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
    snapshot.isFull = nodeFigures().isMempoolFull();
    snapshot.purgeFeerate = nodeFigures().purgeFeerate();
    if (nodeFigures().doubt == FeerateDoubt::None)
        snapshot.feerates = recommendedFeerates(snapshot.blocks, nodeFigures().minFeerate);
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
    snapshot.state = State::Reading;
    emitChanged(std::move(snapshot));
}

void MempoolSync::publishFigures()
{
    m_publishDue = false;
    m_trouble.clear();
    m_figuresMs = QDateTime::currentMSecsSinceEpoch();
    MempoolSnapshot snapshot = describe();
    snapshot.state = State::Live;
    Points points = mempoolPoints(identity(), snapshot);
    emitChanged(std::move(snapshot));
    finish(std::move(points), goodReport(), true);
}

/// Between two cycles: what to pay is known from now on.
void MempoolSync::publishFeerates()
{
    MempoolSnapshot snapshot = describe();
    snapshot.state = State::Live;
    publish({recommendedPoint(identity(), snapshot)}); // the rest was, with this time
    emitChanged(std::move(snapshot));
}

void MempoolSync::finish(Points points, const StatusReport &outcome, bool answered)
{
    m_cycleFigures.retries = m_client.retries();
    m_cycleFigures.requests =
        m_client.httpRequests() - std::exchange(m_requestsBefore, m_client.httpRequests());
    conclude(std::move(points), outcome, answered);
}

StatusReport MempoolSync::goodReport() const
{
    const auto count = static_cast<qint64>(m_mirror.size());
    const QString summary = tr("%1 transactions", nullptr, plural(count)).arg(grouped(count));
    if (m_mirror.isFull())
        return {Level::Watch, summary,
                tr("More than %1 transactions wait. The others are left out of the figures.")
                    .arg(grouped(MempoolMirror::mostTransactions))};
    if (!m_blockTrouble.isEmpty())
        return {Level::Watch, summary,
                tr("%1 Until then the whole list is read again at each block.").arg(m_blockTrouble),
                -1, topics::refusedCalls};
    return {Level::Good, summary,
            m_connected ? tr("The mempool is in sync with the node; changes arrive by ZMQ.")
                        : tr("The mempool is in sync with the node; its list is read each time.")};
}

/// The cycle before still runs: the first reading takes long, or the node does not answer.
void MempoolSync::skipCycle(bool hasProgressed)
{
    const bool waitsForZmq = !m_busy && m_patience.isActive();
    if (!hasProgressed && !waitsForZmq)
        return showOutOfDate();
    if (m_isRead || waitsForZmq || lastReport().level == Level::Bad)
        return reportAgain(); // earlier failures are not resolved yet
    report(progressReport());
}

StatusReport MempoolSync::progressReport() const
{
    const auto total = static_cast<qint64>(m_mirror.size());
    const auto read = total - static_cast<qint64>(m_mirror.unknownCount());
    return {Level::Waiting, tr("reading %1 of %2").arg(grouped(read), grouped(total)),
            tr("Reading the mempool: %1 of %2 transactions.").arg(grouped(read), grouped(total))};
}

/// Without a report: the status board reports the silence.
void MempoolSync::showOutOfDate()
{
    const bool isLate = m_busy && m_asked.elapsed() > cyclesUntilLate * m_options.intervalMs;
    if (!m_isRead || !isLate)
        return;
    m_trouble = tr("The node has not answered the call %1 yet. The mempool figures are out of "
                   "date.")
                    .arg(m_method.toString());
    MempoolSnapshot snapshot = describe();
    snapshot.state = State::Stale;
    emitChanged(std::move(snapshot));
}

/// Compares with the node's own count. A lasting difference is an error the stream cannot show.
void MempoolSync::takeNodeFigures(const NodeFigures &figures)
{
    const bool isSureNow =
        figures.doubt == FeerateDoubt::None && nodeFigures().doubt != FeerateDoubt::None;
    MempoolSource::takeNodeFigures(figures);
    m_heard.start();
    if (isSureNow && m_isRead && m_trouble.isEmpty())
        publishFeerates();
    if (!m_isRead || !m_connected || !m_join.isJoined() || !figures.txCount)
        return;
    const qint64 here = static_cast<qint64>(m_mirror.size());
    const qint64 tolerated = 20 + *figures.txCount / 50;
    m_differs = std::abs(here - *figures.txCount) > tolerated ? m_differs + 1 : 0;
    if (m_differs < cyclesToDiffer)
        return;
    m_differs = 0;
    m_join.listAnew();
    pump();
}

} // namespace bnm
