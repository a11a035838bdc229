// SPDX-License-Identifier: GPL-3.0-or-later
// What window, log and health check read of the history.
#include "app/core/store/history_report.h"

#include "app/core/store/history_tiers.h"
#include "app/core/text/format.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Level = StatusReport::Level;

namespace {

constexpr qint64 now = 1'790'000'000'000;
const QString path = u"/var/lib/monitor/history.sqlite"_s;

} // namespace

class TestHistoryReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSizeIsReported()
    {
        HistoryStatus status{12'000'000, {}, {}};
        QCOMPARE(historyReport(status, path, now).summary, u"12.0\u202FMB"_s);
        status.firstMs = now - 3 * dayMs;
        QCOMPARE(historyReport(status, path, now).summary, u"12.0\u202FMB · 3\u202Fd 00\u202Fh"_s);
        status.firstMs = now + dayMs; // the clock was set back
        QCOMPARE(historyReport(status, path, now).summary, u"12.0\u202FMB · 0\u202Fs"_s);
        QCOMPARE(historyReport(status, path, now).level, Level::Good);
    }

    void everyTierIsNamed()
    {
        const QString sentence = historyReport({}, path, now).sentence;
        QVERIFY2(sentence.startsWith(u"Keeps every sample for "_s), qPrintable(sentence));
        QVERIFY(sentence.contains(path));
        for (const HistoryTier &tier : history::tiers) {
            const QString kept = u"for "_s + format::duration(tier.keptMs / 1'000);
            QVERIFY2(sentence.contains(kept), qPrintable(kept));
        }
    }

    void theReasonForNotStoringIsReported()
    {
        const StatusReport report =
            historyReport({5, {}, u"The disk that holds h.sqlite is full."_s}, path, now);
        QCOMPARE(report.level, Level::Bad);
        QCOMPARE(report.summary, u"not kept"_s);
        QCOMPARE(report.graceMs, 0); // unhealthy at once
        QCOMPARE(report.sentence, u"The disk that holds h.sqlite is full. Until then the charts' "
                                  u"past is kept in memory only."_s);
    }
};

QTEST_APPLESS_MAIN(TestHistoryReport)
#include "test_history_report.moc"
