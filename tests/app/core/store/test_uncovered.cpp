// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/uncovered.h"

#include <QTest>

using namespace bnm;
using Parts = std::vector<Uncovered::Part>;

Q_DECLARE_METATYPE(Parts)

class TestUncovered : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void covers_data()
    {
        QTest::addColumn<Parts>("covered"); // within 100 to 200, one after the other
        QTest::addColumn<Parts>("left");
        QTest::newRow("nothing") << Parts{} << Parts{{100, 200}};
        QTest::newRow("all") << Parts{{100, 200}} << Parts{};
        QTest::newRow("more than all") << Parts{{0, 300}} << Parts{};
        QTest::newRow("the beginning") << Parts{{50, 130}} << Parts{{130, 200}};
        QTest::newRow("the end") << Parts{{130, 250}} << Parts{{100, 130}};
        QTest::newRow("the middle") << Parts{{130, 150}} << Parts{{100, 130}, {150, 200}};
        QTest::newRow("all but the first") << Parts{{101, 200}} << Parts{{100, 101}};
        QTest::newRow("all but the last") << Parts{{100, 199}} << Parts{{199, 200}};
        QTest::newRow("what lies before and touches") << Parts{{50, 100}} << Parts{{100, 200}};
        QTest::newRow("what lies behind and touches") << Parts{{200, 250}} << Parts{{100, 200}};
        QTest::newRow("two that touch") << Parts{{100, 150}, {150, 200}} << Parts{};
        QTest::newRow("two with a gap, the later first")
            << Parts{{160, 200}, {100, 140}} << Parts{{140, 160}};
        QTest::newRow("over a gap")
            << Parts{{120, 130}, {160, 170}, {125, 165}} << Parts{{100, 120}, {170, 200}};
        QTest::newRow("the same twice")
            << Parts{{120, 130}, {120, 130}} << Parts{{100, 120}, {130, 200}};
        QTest::newRow("an empty stretch") << Parts{{150, 150}} << Parts{{100, 200}};
        QTest::newRow("a stretch that ends before it begins")
            << Parts{{160, 140}} << Parts{{100, 200}};
    }
    void covers()
    {
        QFETCH(Parts, covered);
        QFETCH(Parts, left);
        Uncovered uncovered(100, 200);
        for (const auto &[fromMs, toMs] : covered)
            uncovered.cover(fromMs, toMs);
        QCOMPARE(uncovered.parts(), left);
    }

    void aStretchOfNoLengthHasNoParts()
    {
        QVERIFY(Uncovered(100, 100).parts().empty());
        QVERIFY(Uncovered(200, 100).parts().empty());
    }
};

QTEST_APPLESS_MAIN(TestUncovered)
#include "test_uncovered.moc"
