// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of a delivery channel: merged, bounded, in order.
#include "app/core/alerts/outbox.h"

#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = AlertNews::Kind;

namespace {

constexpr qint64 start = 1'790'000'000'000;

AlertNews newsOf(const QString &rule, Kind kind, const QString &text = {})
{
    AlertNews news;
    news.kind = kind;
    news.alert.rule = rule;
    news.alert.text = text;
    return news;
}

void add(Outbox &outbox, const QString &rule, Kind kind, const QString &text = {})
{
    outbox.add(newsOf(rule, kind, text), start);
    outbox.release(outbox.newestId());
}

QStringList shown(const Outbox &outbox)
{
    const QHash<Kind, QString> letters{{Kind::Fired, u"F"_s},
                                       {Kind::Worsened, u"W"_s},
                                       {Kind::Again, u"A"_s},
                                       {Kind::Reminder, u"M"_s},
                                       {Kind::Resolved, u"R"_s}};
    QStringList shown;
    for (const PendingNews &one : outbox.contents())
        shown << one.news.alert.rule + letters.value(one.news.kind) + one.news.alert.text;
    return shown;
}

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBeginningAndItsEndAreOneMessage()
    {
        Outbox outbox(u"webhook"_s);
        add(outbox, u"a"_s, Kind::Fired);
        add(outbox, u"b"_s, Kind::Fired);
        add(outbox, u"a"_s, Kind::Worsened, u"2"_s);
        QCOMPARE(shown(outbox), (QStringList{u"aF2"_s, u"bF"_s})); // its firing was not reported
        add(outbox, u"a"_s, Kind::Resolved, u"3"_s);
        QCOMPARE(shown(outbox), (QStringList{u"aR3"_s, u"bF"_s}));
        QCOMPARE(outbox.contents()[0].news.earlier, 0);
    }

    void theEndOfAReportedAlertIsReported()
    {
        Outbox outbox(u"webhook"_s);
        add(outbox, u"a"_s, Kind::Fired);
        outbox.delivered(outbox.take()->id);
        add(outbox, u"a"_s, Kind::Worsened);
        add(outbox, u"a"_s, Kind::Again, u"2"_s);
        QCOMPARE(shown(outbox), QStringList{u"aW2"_s});
        add(outbox, u"a"_s, Kind::Resolved);
        QCOMPARE(shown(outbox), QStringList{u"aR"_s});
    }

    void repeatedAlertsAreCounted()
    {
        Outbox outbox(u"webhook"_s);
        for (int i = 0; i < 500; ++i) {
            add(outbox, u"a"_s, Kind::Fired);
            QVERIFY(outbox.size() <= 2);
            add(outbox, u"a"_s, Kind::Resolved);
            QCOMPARE(outbox.size(), std::size_t(1));
        }
        QCOMPARE(outbox.contents()[0].news.earlier, 499);
        add(outbox, u"a"_s, Kind::Fired);
        QCOMPARE(shown(outbox), (QStringList{u"aR"_s, u"aF"_s}));
    }

    /// A message being sent is not changed.
    void messagesInTransitAreNotChanged()
    {
        Outbox outbox(u"webhook"_s);
        add(outbox, u"a"_s, Kind::Fired);
        const auto first = outbox.take();
        QVERIFY(first && outbox.isUnderWay() && !outbox.hasMore());
        add(outbox, u"a"_s, Kind::Resolved);
        QCOMPARE(shown(outbox), (QStringList{u"aF"_s, u"aR"_s}));
        QSignalSpy settled(&outbox, &Outbox::settled);
        outbox.putBack(first->id);
        QCOMPARE(settled.size(), 1);
        QCOMPARE(shown(outbox), QStringList{u"aR"_s});
        outbox.delivered(outbox.take()->id);
        QCOMPARE(outbox.size(), std::size_t(0));
    }

    void nothingIsTakenBeforeItIsStored()
    {
        Outbox outbox(u"webhook"_s);
        QSignalSpy waiting(&outbox, &Outbox::waiting);
        outbox.add(newsOf(u"a"_s, Kind::Fired), start);
        const qint64 kept = outbox.newestId();
        outbox.add(newsOf(u"b"_s, Kind::Fired), start);
        QVERIFY(!outbox.take());
        QCOMPARE(waiting.size(), 0);
        outbox.release(kept);
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(outbox.take()->news.alert.rule, u"a"_s);
        QVERIFY(!outbox.take());
        outbox.release(outbox.newestId());
        outbox.close();
        QVERIFY(!outbox.take());
    }

    void storedNewsIsMergedWithNewOnes()
    {
        Outbox before(u"webhook"_s);
        add(before, u"a"_s, Kind::Fired);
        const auto first = before.take(); // under way at the end of the program
        add(before, u"a"_s, Kind::Resolved);
        add(before, u"b"_s, Kind::Fired);
        Outbox outbox(u"webhook"_s);
        outbox.restore(before.contents());
        QCOMPARE(shown(outbox), (QStringList{u"aR"_s, u"bF"_s}));
        add(outbox, u"b"_s, Kind::Resolved);
        QCOMPARE(shown(outbox), (QStringList{u"aR"_s, u"bR"_s}));
        outbox.setOn(false);
        add(outbox, u"c"_s, Kind::Fired);
        QCOMPARE(outbox.size(), std::size_t(0));
    }

    void aQuietEnd()
    {
        Outbox outbox(u"webhook"_s);
        add(outbox, u"a"_s, Kind::Fired);
        add(outbox, u"b"_s, Kind::Fired);
        outbox.withdraw(u"a"_s);
        outbox.endWaiting(newsOf(u"b"_s, Kind::Resolved).alert, start);
        outbox.endWaiting(newsOf(u"c"_s, Kind::Resolved).alert, start); // it was reported
        QCOMPARE(shown(outbox), QStringList{u"bR"_s});
    }

    void beyondTheLimitResolvedOnesAreDroppedFirst()
    {
        Outbox outbox(u"webhook"_s, nullptr, 3);
        QSignalSpy lost(&outbox, &Outbox::overflowed);
        add(outbox, u"a"_s, Kind::Fired);
        add(outbox, u"b"_s, Kind::Resolved);
        add(outbox, u"c"_s, Kind::Fired);
        add(outbox, u"d"_s, Kind::Fired);
        QCOMPARE(shown(outbox), (QStringList{u"aF"_s, u"cF"_s, u"dF"_s}));
        add(outbox, u"e"_s, Kind::Fired);
        QCOMPARE(shown(outbox), (QStringList{u"cF"_s, u"dF"_s, u"eF"_s}));
        QCOMPARE(lost.size(), 2);
    }

    /// Any order of events, deliveries, failures and restarts: never more than two of a rule, ids
    /// ascend, and once all is delivered every end has arrived.
    void randomly()
    {
        const quint32 seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const auto upTo = [&random](int most) {
            return std::uniform_int_distribution(0, most)(random);
        };
        auto outbox = std::make_unique<Outbox>(u"webhook"_s);
        QHash<QString, bool> fires;
        QHash<QString, bool> believed;
        const auto deliver = [&](const PendingNews &one) {
            believed[one.news.alert.rule] = one.news.kind != Kind::Resolved;
            outbox->delivered(one.id);
        };
        std::optional<PendingNews> underWay;
        for (int i = 0; i < 20'000; ++i) {
            const QString rule = QString::number(upTo(5));
            switch (upTo(6)) {
            case 0:
            case 1:
            case 2: {
                const bool now = fires.value(rule);
                const Kind kind = !now           ? Kind::Fired
                                  : upTo(1) == 0 ? Kind::Resolved
                                                 : Kind::Worsened;
                fires[rule] = kind != Kind::Resolved;
                add(*outbox, rule, kind);
                break;
            }
            case 3:
                if (!underWay)
                    underWay = outbox->take();
                break;
            case 4:
                if (underWay)
                    deliver(*std::exchange(underWay, std::nullopt));
                break;
            case 5:
                if (underWay)
                    outbox->putBack(std::exchange(underWay, std::nullopt)->id);
                break;
            default:
                if (upTo(20) == 0) {
                    auto next = std::make_unique<Outbox>(u"webhook"_s);
                    next->restore(outbox->contents());
                    outbox = std::move(next);
                    underWay.reset();
                }
            }
            QHash<QString, int> count;
            qint64 last = 0;
            for (const PendingNews &one : outbox->contents()) {
                QVERIFY(++count[one.news.alert.rule] <= 3); // one of them under way
                QVERIFY(one.id > last);
                last = one.id;
            }
        }
        if (underWay)
            deliver(*underWay);
        while (const auto one = outbox->take())
            deliver(*one);
        for (auto it = fires.cbegin(); it != fires.cend(); ++it)
            QCOMPARE(believed.value(it.key()), it.value());
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "test_outbox.moc"
