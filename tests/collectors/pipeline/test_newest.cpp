// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/newest.h"
#include "collectors/pipeline/on_thread.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <semaphore>
#include <vector>

using namespace bnm;
using namespace std::chrono_literals;

class TestNewest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNewestValueIsTaken()
    {
        Newest<int> newest;
        QVERIFY(!newest.take());
        QVERIFY(newest.put(1)); // nothing waited
        QVERIFY(!newest.put(2));
        QVERIFY(!newest.put(3));
        QCOMPARE(newest.take(), std::optional(3));
        QVERIFY(!newest.take());
        QVERIFY(newest.put(4));
    }

    void valuesCanBeMerged()
    {
        Newest<int> newest;
        const auto add = [](int &waiting, int newer) { waiting += newer; };
        QVERIFY(newest.put(1, add));
        QVERIFY(!newest.put(2, add));
        QVERIFY(!newest.put(3, add));
        QCOMPARE(newest.take(), std::optional(6));
    }

    /// Like snapshots of peers while the disk of their log hangs.
    void oneValueWaitsForAHungThread()
    {
        using Snapshot = std::shared_ptr<const int>;
        constexpr int many = 10'000;
        std::binary_semaphore isHanging(0);
        std::binary_semaphore mayGoOn(0);
        std::binary_semaphore isDone(0);
        QThread thread;
        thread.start();
        {
            const auto newest = std::make_shared<Newest<Snapshot>>();
            std::vector<std::weak_ptr<const int>> all;
            std::vector<int> taken;
            OnThread<QObject> other(thread, std::make_unique<QObject>());
            other.post([&](QObject &) {
                isHanging.release();
                mayGoOn.acquire();
            });
            isHanging.acquire();
            int calls = 0;
            for (int i = 0; i < many; ++i) {
                const auto snapshot = std::make_shared<const int>(i);
                all.push_back(snapshot);
                if (!newest->put(snapshot))
                    continue;
                ++calls;
                other.post([&, newest](QObject &) {
                    taken.push_back(**newest->take());
                    isDone.release();
                });
            }
            QCOMPARE(calls, 1);
            QCOMPARE(std::count_if(all.begin(), all.end(),
                                   [](const auto &snapshot) { return !snapshot.expired(); }),
                     1);
            mayGoOn.release();
            QVERIFY(isDone.try_acquire_for(10s));
            QCOMPARE(taken, std::vector<int>{many - 1});
        }
        thread.quit();
        QVERIFY(thread.wait(10'000));
    }
};

QTEST_GUILESS_MAIN(TestNewest)
#include "test_newest.moc"
