// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chain/chain_page.h"
#include "ui/controls/copying_table.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/record_view.h"

#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

BlockSummary blockAt(qint64 height)
{
    BlockSummary block;
    block.height = height;
    block.hash = QString::number(height).rightJustified(64, u'0');
    block.timeSeconds = 1'780'000'000 + height * 600;
    block.txCount = 2'000;
    return block;
}

BlockSummaries blocks(int count)
{
    BlockSummaries list;
    for (int i = 0; i < count; ++i)
        list.push_back(blockAt(900'000 + i));
    return list;
}

QString cell(RecordView &view, int row, int column)
{
    return view.table()->model()->index(row, column).data().toString();
}

enum BlockColumn { Height, Time, Interval, Transactions, Size, Weight, Fees, Median, Lowest, Hash };

} // namespace

class TestChainPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsTheNewestBlockFirst()
    {
        ChainPage page;
        BlockSummaries list = blocks(3);
        list[2].stats = BlockStats{2'000, 3'990'000, 1'600'000, 12'345'678, 5.5, 1.0};
        page.setBlocks(list);
        RecordView &view = *page.blocks();
        QCOMPARE(cell(view, 0, Height), u"900\u202F002"_s);
        QCOMPARE(cell(view, 0, Interval), u"10\u202Fmin"_s);
        QVERIFY(cell(view, 0, Median).startsWith(u"5.5"_s));
        QCOMPARE(cell(view, 0, Hash), list[2].hash);
        QCOMPARE(cell(view, 1, Fees), u"\u2013"_s);     // not known, and not 0
        QCOMPARE(cell(view, 2, Interval), u"\u2013"_s); // of the block before nothing is known
    }

    void numbersAreSortedAsNumbers()
    {
        ChainPage page;
        BlockSummaries list = blocks(3);
        const std::array<qint64, 3> fees = {9, 10'000, 200};
        for (std::size_t i = 0; i < fees.size(); ++i) {
            list[i].stats = BlockStats();
            list[i].stats->totalFeeSat = fees[i];
        }
        page.setBlocks(list);
        page.blocks()->table()->sortByColumn(Fees, Qt::DescendingOrder);
        QCOMPARE(cell(*page.blocks(), 0, Height), u"900\u202F001"_s);
        QCOMPARE(cell(*page.blocks(), 2, Height), u"900\u202F000"_s);
    }

    /// A block that arrives, and figures of an older one, leave the selection where it is.
    void theSelectionStays()
    {
        ChainPage page;
        page.setBlocks(blocks(3));
        CopyingTable *table = page.blocks()->table();
        table->selectRow(1);
        BlockSummaries more = blocks(4);
        more[0].stats = BlockStats{1, 2, 3, 4, 5.0, 6.0};
        page.setBlocks(more);
        const QModelIndexList selected = table->selectionModel()->selectedRows();
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected.front().data().toString(), u"900\u202F001"_s);
        QCOMPARE(table->model()->rowCount(), 4);
        QVERIFY(cell(*page.blocks(), 3, Lowest).startsWith(u"6"_s));
    }

    void filterAndExport()
    {
        ChainPage page;
        BlockSummaries list = blocks(3);
        list[1].stats = BlockStats{2'000, 3'990'000, 1'600'000, 12'345'678, 5.5, 1.0};
        page.setBlocks(list);
        page.blocks()->findChild<FilterField *>()->setText(u"900\u202F001"_s);
        QCOMPARE(page.blocks()->table()->model()->rowCount(), 1);
        const QStringList lines = page.blocks()->asCsv().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith(u"height,time_utc,interval_seconds"_s));
        QCOMPARE(lines[1],
                 u"900001,2043-07-08T20:36:40.000Z,600,2000,1600000,3990000,12345678,5.5,1,"_s +
                     list[1].hash);
    }

    void reorganisations()
    {
        ChainPage page;
        const QString before(64, u'a');
        const QString after(64, u'b');
        page.setReorganisations({{1'780'000'000'000, 2, 900'000, before, after, 900'003}});
        RecordView &view = *page.reorganisations();
        QCOMPARE(cell(view, 0, 1), u"2"_s);
        QCOMPARE(cell(view, 0, 2), u"900\u202F000"_s);
        QCOMPARE(cell(view, 0, 3), before);
        QCOMPARE(cell(view, 0, 5), after);
    }

    void theViewsAreChosen()
    {
        ChainPage page;
        const QSignalSpy changed(&page, &ChainPage::viewChanged);
        page.show();
        page.showView(ChainPage::Blocks);
        QVERIFY(page.blocks()->isVisible());
        page.showView(ChainPage::Reorganisations);
        QVERIFY(page.reorganisations()->isVisible());
        QCOMPARE(changed.size(), 2);
    }
};

QTEST_MAIN(TestChainPage)
#include "test_chain_page.moc"
