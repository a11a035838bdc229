// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/peers/peer_log_keeper.h"
#include "collectors/pipeline/on_thread.h"
#include "collectors/pipeline/threads.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 15'000;
constexpr qint64 startMs = 1'795'000'000'000;
constexpr qint64 startSeconds = startMs / 1000;

struct Known {
    qint64 id;
    qint64 connectedSeconds; ///< after startSeconds
    bool inbound = true;
};

PeerSnapshot snapshot(qint64 seconds, const std::vector<Known> &peers,
                      std::optional<qint64> nodeStartedSeconds = -100'000)
{
    PeerSnapshot snapshot;
    snapshot.timeMs = startMs + seconds * 1000;
    if (nodeStartedSeconds)
        snapshot.nodeStartedMs = startMs + *nodeStartedSeconds * 1000;
    for (const Known &known : peers) {
        Peer peer;
        peer.id = known.id;
        peer.address = u"89.160.20.%1:8333"_s.arg(known.id);
        peer.inbound = known.inbound;
        peer.connectionType = known.inbound ? u"inbound"_s : u"outbound-full-relay"_s;
        peer.userAgent = u"/Satoshi:30.0.0/"_s;
        peer.connectedSince = startSeconds + known.connectedSeconds;
        peer.bytesSent = seconds;
        snapshot.peers.push_back(std::move(peer));
    }
    return snapshot;
}

/// "+1@10" for who joined, "-1@60" for who left, the newest first.
QStringList shown(const PeerChurn &churn)
{
    QStringList events;
    for (const PeerEvent &event : churn.events)
        events << u"%1%2@%3"_s.arg(event.kind == PeerEvent::Kind::Joined ? u"+"_s : u"-"_s)
                      .arg(event.session.peerId)
                      .arg((event.timeMs - startMs) / 1000);
    return events;
}

} // namespace

class TestPeerLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void connectionsAndDisconnections()
    {
        PeerLog log(options());
        QVERIFY(log.take(snapshot(0, {{1, -50}, {2, -20}})));
        QVERIFY(!log.take(snapshot(30, {{1, -50}, {2, -20}})));
        QVERIFY(log.take(snapshot(60, {{1, -50}, {3, 45}})));
        QCOMPARE(shown(log.churn()),
                 QStringList({u"-2@60"_s, u"+3@45"_s, u"+2@-20"_s, u"+1@-50"_s}));
        const PeerSession left = log.churn().events.front().session;
        QCOMPARE(left.address, u"89.160.20.2:8333"_s);
        QCOMPARE(left.userAgent, u"/Satoshi:30.0.0/"_s);
        QCOMPARE(left.bytesSent, std::optional<qint64>(30)); // when last seen
        QVERIFY(!log.trouble());
    }

    void sessionsContinueAfterOurRestart()
    {
        {
            PeerLog log(options());
            log.take(snapshot(0, {{1, -50}, {2, -20}}));
        }
        PeerLog log(options());
        QVERIFY(log.take(snapshot(100, {{1, -50}})));
        QCOMPARE(shown(log.churn()), QStringList({u"-2@100"_s, u"+2@-20"_s, u"+1@-50"_s}));
        QCOMPARE(log.churn().sessionsKept, 2);
    }

    void disconnectionsDuringAPauseHaveTheLastSeenTime()
    {
        {
            PeerLog log(options());
            log.take(snapshot(0, {{1, -50}, {2, -20}}));
        }
        PeerLog log(options());
        log.take(snapshot(40'000, {{1, -50}}));
        QCOMPARE(shown(log.churn()).first(), u"-2@0"_s);
    }

    void aRestartOfTheNodeEndsAllSessions()
    {
        PeerLog log(options());
        log.take(snapshot(0, {{0, -50}, {1, -20}}));
        // The same ids, by others: the node counts anew.
        log.take(snapshot(60, {{0, 42}, {1, 43}}, 40));
        QCOMPARE(shown(log.churn()), QStringList({u"+1@43"_s, u"+0@42"_s, u"-1@40"_s, u"-0@40"_s,
                                                  u"+1@-20"_s, u"+0@-50"_s}));
    }

    void aJumpingClockEndsNoSession()
    {
        PeerLog log(options());
        log.take(snapshot(0, {{0, -50}}));
        // The clock of this machine was set: the node seems to have started only now.
        QVERIFY(!log.take(snapshot(5'000, {{0, -50}}, 4'000)));
        QVERIFY(!log.take(snapshot(30, {{0, -50}})));
    }

    void withoutAConnectionTimeIdAndAddressIdentify()
    {
        const auto bare = [](qint64 seconds, qint64 nodeStarted) {
            PeerSnapshot taken = snapshot(seconds, {{1, 0}}, nodeStarted);
            taken.peers.front().connectedSince.reset();
            return taken;
        };
        PeerLog log(options());
        QVERIFY(log.take(bare(0, -100)));
        QVERIFY(!log.take(bare(30, -100)));
        QVERIFY(log.take(bare(60, 50)));
        QCOMPARE(shown(log.churn()), QStringList({u"+1@60"_s, u"-1@50"_s, u"+1@0"_s}));
    }

    void mediansOfEndedSessions()
    {
        PeerLog log(options());
        QVERIFY(!log.churn().medianInboundSeconds);
        log.take(snapshot(0, {{1, -10}, {2, -100}, {3, -1'000}, {4, -7, false}, {5, -5}}));
        log.take(snapshot(10, {{5, -5}}));
        QCOMPARE(log.churn().medianInboundSeconds, std::optional(110.0));
        QCOMPARE(log.churn().medianOutboundSeconds, std::optional(17.0));
    }

    void theOldestGoFirst()
    {
        PeerLogOptions few = options();
        few.mostSessions = 10;
        PeerLog log(few);
        for (qint64 i = 0; i < 50; ++i)
            log.take(snapshot(i * 10, {{i, i * 10}, {1'000, -5}}));
        QCOMPARE(log.churn().sessionsKept, 10 + 2); // and two that are there
        few.mostDays = 1;
        PeerLogOptions other = few;
        other.path = m_directory->filePath(u"other.sqlite"_s);
        PeerLog byAge(other);
        byAge.take(snapshot(0, {{1, -5}}));
        byAge.take(snapshot(60, {{2, 50}}));
        byAge.take(snapshot(2 * 86'400, {{2, 50}}));
        QCOMPARE(byAge.churn().sessionsKept, 1);
    }

    void hostileAnswersAreSurvived()
    {
        PeerSnapshot strange = snapshot(0, {{1, 0}, {1, 0}, {-5, 0}, {2, 0}});
        strange.peers[3].userAgent = u"'); DROP TABLE session; --\u202E😀\n%1"_s.arg(QChar(0));
        strange.peers[3].address = QString();
        {
            PeerLog log(options());
            QVERIFY(log.take(strange));
            QCOMPARE(log.churn().sessionsKept, 3);
            QVERIFY(!log.trouble());
        }
        PeerLog log(options());
        const PeerChurn churn = log.churn();
        const auto it = std::find_if(churn.events.begin(), churn.events.end(),
                                     [](const auto &event) { return event.session.peerId == 2; });
        QVERIFY(it->session.userAgent.startsWith(u"'); DROP TABLE session; --\u202E😀\n"_s));
    }

    void dataWaitsInMemoryWhileTheDiskFails()
    {
        PeerLog first(options());
        first.take(snapshot(0, {{1, -50}}));
        auto second = std::make_unique<PeerLog>(options());
        QCOMPARE(second->trouble().kind, StoreTrouble::Kind::Locked);
        second->take(snapshot(10, {{7, 5}}));
        second->take(snapshot(20, {{8, 15}}));
        QCOMPARE(shown(second->churn()), QStringList({u"-7@20"_s, u"+8@15"_s, u"+7@5"_s}));
        QVERIFY(second->trouble());
    }

    void withoutAFileItIsInMemory()
    {
        PeerLog log(PeerLogOptions{});
        log.take(snapshot(0, {{1, -50}, {2, -20}}));
        log.take(snapshot(10, {{2, -20}}));
        QCOMPARE(shown(log.churn()), QStringList({u"-1@10"_s, u"+2@-20"_s, u"+1@-50"_s}));
        QCOMPARE(log.churn().sessionsKept, 2);
        QVERIFY(!log.trouble());
    }

    void aDamagedFileIsSetAside()
    {
        {
            PeerLog log(options());
            log.take(snapshot(0, {{1, -50}}));
        }
        QFile file(options().path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(file.size(), 'x'));
        file.close();
        PeerLog log(options());
        QVERIFY(log.takeSetAside().contains(u".damaged-"_s));
        QVERIFY(log.take(snapshot(10, {{1, -50}})));
        QVERIFY(!log.trouble());
        QCOMPARE(log.churn().sessionsKept, 1);
    }

    void onItsOwnThread()
    {
        const auto shared = [](qint64 seconds, const std::vector<Known> &peers) {
            return std::make_shared<const PeerSnapshot>(snapshot(seconds, peers));
        };
        int changes = 0;
        const QObject here; // what is still on its way goes with it
        {
            Threads threads;
            OnThread<PeerLogKeeper> keeper(threads.named(u"records"_s),
                                           std::make_unique<PeerLogKeeper>(options()));
            connect(keeper.object(), &PeerLogKeeper::churnChanged, &here,
                    [&changes] { ++changes; });
            keeper.post([](PeerLogKeeper &it) { it.start(); });
            QTRY_COMPARE_WITH_TIMEOUT(changes, 1, deadlineMs); // what it holds
            keeper.post([&shared](PeerLogKeeper &it) {
                it.take(shared(0, {{3, -70}})); // overtaken by the next, and left out
                it.take(shared(5, {{1, -50}}));
            });
            QTRY_COMPARE_WITH_TIMEOUT(changes, 2, deadlineMs);
            keeper.post([&shared](PeerLogKeeper &it) { it.take(shared(10, {})); });
            QTRY_COMPARE_WITH_TIMEOUT(changes, 3, deadlineMs);
        }
        PeerLog log(options());
        QCOMPARE(shown(log.churn()), QStringList({u"-1@10"_s, u"+1@-50"_s}));
        const auto permissions = QFileInfo(options().path).permissions();
        QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther)));
    }

private:
    PeerLogOptions options() const { return {m_directory->filePath(u"peer-log.sqlite"_s)}; }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestPeerLog)
#include "test_peer_log.moc"
