// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
class TestDemoPast : public QObject {
    Q_OBJECT
};
QTEST_GUILESS_MAIN(TestDemoPast)
#include "test_demo_past.moc"
