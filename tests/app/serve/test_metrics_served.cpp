// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
class TestMetricsServed : public QObject {
    Q_OBJECT
};
QTEST_GUILESS_MAIN(TestMetricsServed)
#include "test_metrics_served.moc"
