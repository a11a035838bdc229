// SPDX-License-Identifier: GPL-3.0-or-later
// Every page in every size, scale, font and look: nothing scrolls sideways, no text is cut off. The
// scale comes from QT_SCALE_FACTOR, so the suite is run once for each. Sizes are in the screen's
// pixels; if a scale leaves less than the window's minimum, the minimum is tested.
#include "app/core/health/component_ids.h"
#include "collectors/geo/geo_download.h"
#include "tests/support/in_language.h"
#include "tests/support/made_status.h"
#include "ui/controls/tile.h"
#include "ui/settings/settings_dialog.h"
#include "ui/settings/test_row.h"
#include "ui/window/health_bar.h"
#include "ui/window/help_dialog.h"
#include "ui/window/main_menu.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QLabel>
#include <QLineEdit>
#include <QScopeGuard>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyleOptionComboBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocumentFragment>
#include <QTextEdit>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// A node with long figures and words.
void feed(MainWindow &window, LiveSeries &series)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    window.showNode({u"testnet4"_s, u"the-node-in-the-cupboard"_s});
    series.add({Point("blockchain", now)
                    .set("best_height", 1'920'000)
                    .set("block_lag", 1'200)
                    .set("verification_progress", 0.415)
                    .set("tip_age_seconds", 123'456)
                    .set("max_reorg_depth", 3),
                Point("mempool", now)
                    .set("vsize_mb", 318.2)
                    .set("tx_count", 284'213)
                    .set("usage_bytes", 286'000'000)
                    .set("max_bytes", 300'000'000),
                Point("peers", now).set("total", 125).set("inbound", 114).set("outbound", 11)});
    auto mempool = std::make_shared<MempoolSnapshot>();
    mempool->state = MempoolSnapshot::State::Reading;
    mempool->timeMs = now;
    mempool->read = 131'992;
    mempool->total = 284'213;
    mempool->txCount = 131'992;
    mempool->bins = MempoolSnapshot::Histogram{};
    mempool->bins->front().vsize = 131'992'000;
    mempool->blocks.assign(8, {1'000'000, 1'234.5, 2'345.6, 3'456.7, 2'997, 123'456'789});
    window.view().setMempool(mempool);
    NodeFigures figures;
    figures.doubt = FeerateDoubt::None;
    window.view().setNodeFigures(figures);
    window.view().setStatus(
        madeStatus(ids::node, Status::Level::Bad, u"not reachable"_s,
                   u"The node refuses the connection. Is bitcoind running, with "
                   "server=1, on this host and port?"_s));
}

QString wordsOf(const QString &html)
{
    return QTextDocumentFragment::fromHtml(html).toPlainText().simplified();
}

/// What is wrong with a widget's text, or nothing.
QString faultOf(const QLabel &label)
{
    QString text = label.textFormat() == Qt::RichText ? wordsOf(label.text()) : label.text();
    if (label.buddy())
        text.remove(u'&');
    if (text.isEmpty())
        return {};
    const QRect room = label.contentsRect();
    const QFontMetrics metrics = label.fontMetrics();
    const QSize wanted =
        metrics
            .boundingRect(QRect(0, 0, label.wordWrap() ? room.width() : 100'000, 100'000),
                          (label.wordWrap() ? Qt::TextWordWrap : 0) | Qt::TextExpandTabs, text)
            .size();
    const bool fits = wanted.width() <= room.width() + 1 && wanted.height() <= room.height() + 1;
    const QString tip = wordsOf(label.toolTip());
    return fits || tip.contains(text.simplified())
               ? QString()
               : u"label \"%1\" wants %2x%3 and has %4x%5"_s.arg(text)
                     .arg(wanted.width())
                     .arg(wanted.height())
                     .arg(room.width())
                     .arg(room.height());
}

QString faultOf(const QAbstractButton &button)
{
    QString text = button.text();
    text.remove(u'&');
    const int wanted = button.fontMetrics().horizontalAdvance(text);
    return wanted <= button.width() || wordsOf(button.toolTip()).contains(text.simplified())
               ? QString()
               : u"button \"%1\" wants %2 and has %3"_s.arg(text).arg(wanted).arg(button.width());
}

QString faultOf(const Tile &tile)
{
    if (!tile.hasRoom())
        return u"tile \"%1\" with \"%2\""_s.arg(tile.title(), tile.figure().text());
    const QString tip = wordsOf(tile.toolTip());
    return tip.contains(tile.caption().simplified())
               ? QString()
               : u"tile's caption \"%1\" is not in \"%2\""_s.arg(tile.caption(), tip);
}

/// A text in a field scrolls; a hint in an empty one does not.
QString faultOf(const QLineEdit &field)
{
    const int wanted = field.fontMetrics().horizontalAdvance(field.placeholderText());
    const int room = field.contentsRect().width() - 4;
    return !field.text().isEmpty() || wanted <= room
               ? QString()
               : u"hint \"%1\" wants %2 and has %3"_s.arg(field.placeholderText())
                     .arg(wanted)
                     .arg(room);
}

QString faultOf(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    const int room =
        box.style()
            ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box)
            .width();
    const int wanted = box.fontMetrics().horizontalAdvance(box.currentText());
    return wanted <= room ? QString()
                          : u"choice \"%1\" wants %2 and has %3"_s.arg(box.currentText())
                                .arg(wanted)
                                .arg(room);
}

template <typename Widget>
void judge(const QWidget &root, QStringList &faults)
{
    for (const Widget *widget : root.findChildren<Widget *>())
        if (widget->isVisible())
            if (const QString fault = faultOf(*widget); !fault.isEmpty())
                faults << fault;
}

QStringList faultsIn(const QWidget &root)
{
    QStringList faults;
    judge<QLabel>(root, faults);
    judge<QAbstractButton>(root, faults);
    judge<Tile>(root, faults);
    judge<QLineEdit>(root, faults);
    judge<QComboBox>(root, faults);
    for (const auto *scroll : root.findChildren<QScrollArea *>())
        if (scroll->isVisible() && scroll->widget()->width() > scroll->viewport()->width())
            faults << u"%1 is %2 wide, in %3"_s.arg(scroll->accessibleName())
                          .arg(scroll->widget()->width())
                          .arg(scroll->viewport()->width());
    return faults;
}

/// What is wrong once the layouts have settled, which takes long on a busy machine.
QStringList settledFaultsIn(const QWidget &root)
{
    const QDeadlineTimer deadline(5'000);
    QStringList faults;
    do {
        QTest::qWait(20);
        faults = faultsIn(root);
    } while (!faults.isEmpty() && !deadline.hasExpired());
    return faults;
}

/// Long texts wherever the dialog shows some.
void feed(SettingsDialog &dialog)
{
    GeoDatabaseInfo cities;
    cities.type = u"DBIP-City-Lite"_s;
    cities.attribution = u"IP Geolocation by DB-IP"_s;
    cities.path = u"/home/somebody/.local/share/bitcoin-node-monitor/dbip-city-lite.mmdb"_s;
    cities.builtSeconds = 1'790'000'000;
    cities.hasCountry = cities.hasCity = true;
    GeoStatus status;
    status.databases = {cities};
    status.folders = {u"/usr/share/GeoIP"_s, u"/var/lib/GeoIP"_s};
    status.troubles = {u"/var/lib/GeoIP/broken.mmdb is damaged."_s};
    dialog.setGeoStatus(status);
    for (TestRow *test : dialog.findChildren<TestRow *>())
        test->findChild<QAbstractButton *>()->click();
    const TestVerdict verdict{false, u"The node refuses the connection. Is bitcoind running, with "
                                     "server=1, on this host and port?"_s};
    dialog.setConnectionVerdict(verdict);
    dialog.setMirrorVerdict(verdict);
    dialog.setWebhookVerdict(verdict);
    dialog.beginGeo();
    dialog.setGeoProgress({u"dbip-city-lite-2026-11.mmdb.gz"_s, 34'500'000, 61'200'000});
    dialog.setDataSizes({{DataSize::Kind::History, {}, 412'000'000},
                         {DataSize::Kind::MirrorQueue, {}, 1'200'000},
                         {DataSize::Kind::RefusedPoints, {}, 98'000}});
}

class NoAutostart : public Autostart {
public:
    bool isOn() const override { return false; }
    QString set(bool) override { return {}; }
};

/// The row's size, at least the window's minimum.
QSize smallest(const QSize &pixels)
{
    LiveSeries series;
    ChartData charts(series, nullptr);
    NodeView view(charts.live());
    const MainWindow window(view, charts, {});
    return (pixels / qApp->devicePixelRatio()).expandedTo(window.minimumSize());
}

bool fitsScreen(const QSize &size, const QSize &screen)
{
    return size.width() <= screen.width() && size.height() <= screen.height();
}

/// Sets the row's language, font and look; restores them when the returned guard is destroyed.
auto dress()
{
    QFETCH(QLocale, locale);
    QFETCH(double, points);
    QFETCH(ThemeMode, mode);
    auto language = std::make_unique<InLanguage>(locale);
    const QFont before = QApplication::font();
    QFont font = before;
    font.setPointSizeF(points);
    QApplication::setFont(font);
    Theme::current().setMode(mode);
    return qScopeGuard([before, language = std::move(language)] { QApplication::setFont(before); });
}

} // namespace

class TestFits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPage_data()
    {
        QTest::addColumn<QSize>("pixels");
        QTest::addColumn<double>("points");
        QTest::addColumn<ThemeMode>("mode");
        QTest::addColumn<QLocale>("locale");
        const QLocale german(QLocale::German, QLocale::Germany);
        for (const QLocale &locale : {QLocale::c(), german})
            for (const QSize &size : {QSize(1024, 700), QSize(1280, 800), QSize(1920, 1080)})
                for (const double points : {9.0, 14.0})
                    QTest::addRow("%dx%d at %g pt, %s", size.width(), size.height(), points,
                                  qPrintable(locale.name()))
                        << size << points << ThemeMode::Dark << locale;
        QTest::newRow("the light look")
            << QSize(1024, 700) << 9.0 << ThemeMode::Light << QLocale::c();
        QTest::newRow("the least") << QSize(0, 0) << 9.0 << ThemeMode::Dark << QLocale::c();
        QTest::newRow("the least in German") << QSize(0, 0) << 9.0 << ThemeMode::Dark << german;
    }
    void everyPage()
    {
        QFETCH(QSize, pixels);
        const auto restore = dress();
        LiveSeries series;
        ChartData charts(series, nullptr);
        NodeView view(charts.live());
        MainWindow window(view, charts, {});
        feed(window, series);
        window.show();
        const QSize wanted = pixels / qApp->devicePixelRatio();
        window.resize(wanted.expandedTo(window.minimumSize()));
        auto *stack = window.findChild<QStackedWidget *>(u"pages"_s);
        QStringList faults;
        for (int page = 0; page < stack->count(); ++page) {
            window.showPage(page);
            for (const QString &fault : settledFaultsIn(window))
                faults << u"page %1: "_s.arg(page) + fault;
        }
        QVERIFY2(window.size() == wanted.expandedTo(window.minimumSize()), "it grew");
        faults.removeDuplicates();
        QVERIFY2(faults.isEmpty(), qPrintable(u"\n"_s + faults.join(u'\n')));
    }

    void theFirstRunFits_data() { everyPage_data(); }
    void theFirstRunFits()
    {
        QFETCH(QSize, pixels);
        const auto restore = dress();
        LiveSeries series;
        ChartData charts(series, nullptr);
        NodeView view(charts.live());
        MainWindow window(view, charts, {});
        window.showFirstRun(true);
        window.show();
        window.resize((pixels / qApp->devicePixelRatio()).expandedTo(window.minimumSize()));
        const QStringList faults = settledFaultsIn(window);
        QVERIFY2(faults.isEmpty(), qPrintable(u"\n"_s + faults.join(u'\n')));
        const auto boxes = window.findChildren<QTextEdit *>();
        QCOMPARE(boxes.size(), 2);
        for (const QTextEdit *box : boxes) // all its lines are visible
            QVERIFY2(box->document()->size().height() <= box->viewport()->height(),
                     qPrintable(box->accessibleName()));
    }

    void everySettingsPage_data() { everyPage_data(); }
    void everySettingsPage()
    {
        QFETCH(QSize, pixels);
        const auto restore = dress();
        const QTemporaryDir home;
        ConfigInput input;
        input.workingDirectory = input.homeDirectory = home.path();
        input.defaultDataDir = home.filePath(u"own"_s);
        input.savedFile = home.filePath(u"settings.ini"_s);
        input.environment.insert(u"BITCOIN_NETWORK"_s, u"testnet4"_s);
        SecretKeeper secrets(nullptr, home.filePath(u"secrets.json"_s));
        NoAutostart autostart;
        SettingsDialog dialog(input, secrets, &autostart, {});
        feed(dialog);
        dialog.show();
        const QSize screen = smallest(pixels);
        const QSize usual(gridUnits(&dialog, 236), gridUnits(&dialog, 172));
        const QSize wanted = usual.boundedTo(screen * 0.95).expandedTo(dialog.minimumSizeHint());
        dialog.resize(wanted);
        QStringList faults;
        if (!fitsScreen(wanted, screen))
            faults << u"the dialog is %1x%2"_s.arg(wanted.width()).arg(wanted.height());
        for (const QString &page : dialog.pageIds()) {
            dialog.showPage(page);
            for (const QString &fault : settledFaultsIn(dialog))
                faults << page + u": "_s + fault;
        }
        QVERIFY2(dialog.size() == wanted, "it grew");
        faults.removeDuplicates();
        QVERIFY2(faults.isEmpty(), qPrintable(u"\n"_s + faults.join(u'\n')));
    }

    void theHelpFits_data() { everyPage_data(); }
    void theHelpFits()
    {
        QFETCH(QSize, pixels);
        const auto restore = dress();
        LiveSeries series;
        ChartData charts(series, nullptr);
        NodeView view(charts.live());
        MainWindow window(view, charts, {});
        const QSize screen = smallest(pixels);
        HelpDialog help(window.findChild<MainMenu *>()->keys(), nullptr);
        help.setAttribute(Qt::WA_DeleteOnClose, false);
        help.show();
        help.resize(help.size().boundedTo(screen));
        QStringList faults = settledFaultsIn(help);
        if (!fitsScreen(help.size(), screen))
            faults << u"the dialog is %1x%2"_s.arg(help.width()).arg(help.height());
        QVERIFY2(faults.isEmpty(), qPrintable(u"\n"_s + faults.join(u'\n')));
    }

    /// Two metres away, letters need a height of 7 mm: 24 pixels of a common screen.
    void figuresGrowWithTheWindow()
    {
        LiveSeries series;
        ChartData charts(series, nullptr);
        NodeView view(charts.live());
        MainWindow window(view, charts, {});
        feed(window, series);
        window.show();
        const auto *tile = window.findChild<Tile *>();
        window.resize(1280, 800);
        QTRY_COMPARE(tile->scale(), 1.0);
        window.resize(1920, 1080);
        QTRY_VERIFY(tile->scale() > 1.5);
        const double large = tile->scale();
        window.setWindowState(Qt::WindowFullScreen);
        QTRY_COMPARE(window.size(), window.screen()->size());
        QTRY_VERIFY(tile->scale() > large);
        const QStringList faults = settledFaultsIn(window);
        QVERIFY2(faults.isEmpty(), qPrintable(u"\n"_s + faults.join(u'\n')));
    }
};

QTEST_MAIN(TestFits)
#include "test_fits.moc"
