// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/witness/witness_collector.h"
#include "collectors/words.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <utility>

namespace bnm {

namespace {

using Level = StatusReport::Level;
using Fault = WitnessAnswer::Fault;

constexpr qint64 toleratedLag = 1;  // a block needs a moment to reach it
constexpr int mostComparisons = 40; // a search over all blocks of the chain needs fewer

constexpr std::array<Name, mostWitnesses> ids = {"witness_1", "witness_2", "witness_3",
                                                 "witness_4", "witness_5", "witness_6",
                                                 "witness_7", "witness_8"};

ComponentInfo describeWitness(const WitnessOptions &options)
{
    return {ids.at(options.index),
            WitnessCollector::tr("Witness %1").arg(options.source.address.name), options.intervalMs,
            true};
}

} // namespace

WitnessCollector::WitnessCollector(WitnessOptions options, QObject *parent)
    : PollingCollector(describeWitness(options), parent),
      m_options(std::move(options)),
      m_source(makeWitnessSource(m_options.source).release()),
      m_ours(m_options.node, this),
      m_deadline(this),
      m_soon(this)
{
    qRegisterMetaType<WitnessView>();
    m_view.name = m_options.source.address.name;
    m_source->setParent(this);
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(m_options.cycleMs);
    m_soon.setSingleShot(true);
    connect(m_source, &WitnessSource::tipMayHaveChanged, this, &WitnessCollector::pollSoon);
    connect(&m_soon, &QTimer::timeout, this, &PollingCollector::pollNow);
    connect(&m_deadline, &QTimer::timeout, this, &WitnessCollector::giveUp);
}

void WitnessCollector::start()
{
    m_view.sinceMs = QDateTime::currentMSecsSinceEpoch();
    report(Level::Waiting, tr("connecting"), tr("Waiting for the witness's first answer."));
    PollingCollector::start();
}

void WitnessCollector::setRecentBlocks(const BlockSummaries &blocks)
{
    const QString before = m_ours.tip() ? m_ours.tip()->hash : QString();
    m_ours.setRecent(blocks);
    if (m_ours.tip() && m_ours.tip()->hash != before)
        pollSoon();
}

void WitnessCollector::pollSoon()
{
    const qint64 gap = m_view.comparedMs && m_sincePoll.isValid()
                           ? m_options.shortestGapMs - m_sincePoll.elapsed()
                           : 0;
    if (!m_soon.isActive())
        m_soon.start(static_cast<int>(std::max<qint64>(0, gap)));
}

void WitnessCollector::poll()
{
    m_sincePoll.start();
    m_deadline.start();
    m_hasAnswered = false;
    m_refusedCall.clear();
    m_search.reset();
    m_cycle = std::make_unique<QObject>();
    m_source->askTip(m_cycle.get(), [this](const WitnessAnswer &tip) { takeTip(tip); });
}

void WitnessCollector::takeTip(const WitnessAnswer &tip)
{
    if (!tip)
        return fail(tip);
    if (const QString why = implausibility(tip); !why.isEmpty())
        return fail({Fault::Invalid, why});
    m_hasAnswered = true;
    m_tipMs = QDateTime::currentMSecsSinceEpoch();
    m_view.height = tip.height;
    if (!m_ours.tip())
        return nodeGivesNothing();
    m_view.nodeHeight = m_ours.tip()->height;
    const qint64 common = std::min(tip.height, m_ours.tip()->height);
    if (common == tip.height && !tip.hash.isEmpty())
        return takeCommonBlock(common, tip.hash);
    m_source->askBlock(common, m_cycle.get(), [this, common](const WitnessAnswer &block) {
        if (!block)
            return fail(block);
        if (const QString why = implausibility(block); !why.isEmpty())
            return fail({Fault::Invalid, why});
        takeCommonBlock(common, block.hash);
    });
}

/// The node is asked again only on a difference, as its chain may have changed, and while it does
/// not allow that.
void WitnessCollector::takeCommonBlock(qint64 height, const QString &itsHash)
{
    if (m_ours.recentHash(height) == itsHash && m_ours.refusedCall().isEmpty())
        return agree();
    askOurs(height, itsHash, [this, height](const Hashes &hashes) {
        if (hashes.areSame())
            agree();
        else
            differ(height, hashes);
    });
}

void WitnessCollector::askBoth(qint64 height, Compared compared)
{
    m_source->askBlock(height, m_cycle.get(),
                       [this, height, compared = std::move(compared)](const WitnessAnswer &block) {
                           if (!block)
                               return fail(block);
                           if (const QString why = implausibility(block); !why.isEmpty())
                               return fail({Fault::Invalid, why});
                           askOurs(height, block.hash, compared);
                       });
}

void WitnessCollector::askOurs(qint64 height, const QString &itsHash, Compared compared)
{
    m_ours.ask(height, m_cycle.get(),
               [this, itsHash, compared = std::move(compared)](const auto &ours) {
                   if (ours)
                       compared({*ours, itsHash});
                   else
                       nodeGivesNothing();
               });
}

/// A known fork is checked at one height; any other one is searched.
void WitnessCollector::differ(qint64 height, const Hashes &hashes)
{
    if (!m_view.fork || !m_view.fork->isFound || m_view.fork->height > height)
        return search(height, hashes);
    const WitnessView::Fork known = *m_view.fork;
    askBoth(known.height, [this, known, height, hashes](const Hashes &atFork) {
        if (atFork.ours == known.ourHash && atFork.its == known.itsHash)
            tell(known.height, atFork);
        else
            search(height, hashes);
    });
}

void WitnessCollector::search(qint64 height, const Hashes &hashes)
{
    m_search.emplace(height);
    m_firstDifferent = m_commonDifferent = hashes;
    m_commonHeight = height;
    searchOn();
}

void WitnessCollector::searchOn()
{
    const auto height = m_search->next();
    if (m_search->comparisons() > mostComparisons)
        return fail({Fault::Invalid, tr("its blocks change while they are compared")});
    if (!height && m_search->haveNothingInCommon())
        return fail(
            {Fault::Invalid, tr("it is on another network: its first block is not the node's")});
    if (!height)
        return tell(m_search->firstDifferent(), m_firstDifferent);
    askBoth(*height, [this](const Hashes &hashes) {
        if (!hashes.areSame())
            m_firstDifferent = hashes;
        m_search->take(hashes.areSame());
        searchOn();
    });
}

void WitnessCollector::tell(qint64 forkHeight, const Hashes &hashes, bool isFound)
{
    const bool isKnown = m_view.fork && m_view.fork->height == forkHeight &&
                         m_view.fork->itsHash == hashes.its && m_view.fork->ourHash == hashes.ours;
    WitnessView::Fork fork;
    fork.height = forkHeight;
    fork.ourHash = hashes.ours;
    fork.itsHash = hashes.its;
    fork.ourBlocks = *m_view.nodeHeight - forkHeight + 1;
    fork.itsBlocks = isFound ? *m_view.height - forkHeight + 1 : 1;
    fork.isFound = isFound;
    fork.sinceMs = isKnown ? m_view.fork->sinceMs : QDateTime::currentMSecsSinceEpoch();
    m_view.fork = fork;
    m_view.comparedMs = QDateTime::currentMSecsSinceEpoch();
    finish(State::Differs);
}

/// The chains differ, but the search for where they part was cut short: one block is certain.
void WitnessCollector::tellUnfinished()
{
    tell(m_commonHeight, m_commonDifferent, false);
}

void WitnessCollector::agree()
{
    m_view.fork.reset();
    m_view.comparedMs = QDateTime::currentMSecsSinceEpoch();
    finish(*m_view.blocksBehind() > toleratedLag ? State::Behind : State::Agrees);
}

void WitnessCollector::fail(const WitnessAnswer &answer)
{
    m_refusedCall = answer.refusedCall;
    if (answer.fault == Fault::Silent && m_search)
        return tellUnfinished();
    if (answer.fault == Fault::Silent)
        return finish(State::Silent, answer.reason);
    m_hasAnswered = false; // its earlier answers are not trusted
    m_view.fork.reset();
    finish(State::Invalid, answer.reason);
}

void WitnessCollector::giveUp()
{
    m_cycle.reset(); // ignores all later answers of this cycle
    fail({Fault::Silent, httpFailureText({.failure = HttpAnswer::Failure::Timeout})});
}

/// A known difference stays valid as far as known.
void WitnessCollector::nodeGivesNothing()
{
    if (m_search)
        return tellUnfinished();
    finish(m_view.state == State::Differs ? State::Differs : State::Waiting,
           tr("the node gives no blocks to compare with"));
}

/// Silence does not end a fork, unless the node has left that branch.
void WitnessCollector::forgetLeftFork()
{
    const auto &fork = m_view.fork;
    if (fork && m_ours.recentHash(fork->height).value_or(fork->ourHash) != fork->ourHash)
        m_view.fork.reset();
}

/// Checks the witness's answer against the node's own block of the same height.
QString WitnessCollector::implausibility(const WitnessAnswer &block) const
{
    const BlockSummary *same = m_ours.find(block.hash);
    const BlockSummary *before = m_ours.find(block.previousHash);
    if ((same && same->height != block.height) || (before && before->height + 1 != block.height))
        return tr("it gives height %1 for a block of another height").arg(block.height);
    return {};
}

void WitnessCollector::finish(State state, const QString &reason)
{
    if (m_view.state != state)
        m_view.sinceMs = QDateTime::currentMSecsSinceEpoch();
    m_view.state = state;
    m_view.reason = reason;
    if (!m_view.counts())
        forgetLeftFork();
    if (m_hasAnswered)
        m_view.answeredMs = m_tipMs;
    m_deadline.stop();
    if (m_cycle) // it may be a request of it that ends it
        m_cycle.release()->deleteLater();
    publishView();
    Q_EMIT viewChanged(m_view);
    report(withRefusal(statusOf(m_view)));
    endCycle(state != State::Silent && state != State::Invalid);
}

void WitnessCollector::publishView()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    auto point = m_options.identity.stamp<"witness">(nowMs);
    point.tag("witness", m_view.name);
    if (m_hasAnswered)
        point.set("height", m_view.height).set("lag_blocks", m_view.blocksBehind());
    if (m_view.counts())
        point.set("agrees", m_view.state != State::Differs);
    if (m_view.answeredMs)
        point.set("age_seconds",
                  static_cast<double>(std::max<qint64>(0, nowMs - m_view.answeredMs)) / 1000);
    if (!point.isEmpty())
        publish({point});
}

StatusReport WitnessCollector::statusOf(const WitnessView &view) const
{
    switch (view.state) {
    case State::Waiting:
        return {Level::Waiting, tr("not compared yet"),
                tr("The witness is not compared yet: %1.").arg(view.reason)};
    case State::Agrees:
        if (*view.blocksBehind() < 0)
            return {Level::Good, tr("agrees"),
                    tr("The witness has the node's last block and is ahead by %1.")
                        .arg(-*view.blocksBehind())};
        return {Level::Good, tr("agrees"), tr("The witness has the same blocks as the node.")};
    case State::Behind:
        return {
            Level::Watch,
            tr("%1 blocks behind", nullptr, plural(*view.blocksBehind())).arg(*view.blocksBehind()),
            tr("The witness is %1 blocks behind the node; its blocks are the same.", nullptr,
               plural(*view.blocksBehind()))
                .arg(*view.blocksBehind())};
    case State::Differs:
        // The witness works; the verdict on the chain judges its meaning.
        return {Level::Watch, tr("differs at block %1").arg(view.fork->height),
                tr("The witness has another block at height %1: %2, the node %3. Blocks from there "
                   "on: %4 of the witness, %5 of the node.")
                    .arg(QString::number(view.fork->height), view.fork->itsHash, view.fork->ourHash,
                         QString::number(view.fork->itsBlocks),
                         QString::number(view.fork->ourBlocks))};
    case State::Silent:
        return {Level::Bad, tr("no answer"),
                tr("The witness cannot be asked: %1.").arg(view.reason), StatusReport::noVerdict};
    case State::Invalid:
        return {Level::Bad, tr("does not count"),
                tr("The witness does not count: %1.").arg(view.reason), StatusReport::noVerdict};
    }
    return {};
}

/// A call that the node, or another one as a witness, does not allow has an alert of its own.
StatusReport WitnessCollector::withRefusal(StatusReport report) const
{
    const QString &ours = m_ours.refusedCall();
    if (ours.isEmpty() && m_refusedCall.isEmpty())
        return report;
    report.level = std::max(report.level, Level::Watch);
    report.topic = topics::refusedCalls;
    const QString refusal =
        ours.isEmpty() ? tr("The node of the witness %1 does not allow %2. Add it to rpcwhitelist "
                            "in its bitcoin.conf.")
                             .arg(m_view.name, m_refusedCall)
                       : RpcError::forbidden({ours}).sentence();
    report.sentence.prepend(refusal + QLatin1Char(' '));
    return report;
}

} // namespace bnm
