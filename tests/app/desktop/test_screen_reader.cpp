// SPDX-License-Identifier: GPL-3.0-or-later
// The real program's accessible tree, page by page, and its tab order.
#include "tests/support/accessible_tree.h"
#include "tests/support/private_desktop.h"

#include <QDBusConnection>
#include <QDeadlineTimer>
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int longMs = 60'000;
constexpr int shortMs = 30'000;
constexpr int mostStops = 200;

// Keys as X11 names them.
constexpr uint tabKey = 0xff09;
constexpr uint leftKey = 0xff51;
constexpr uint escapeKey = 0xff1b;
constexpr uint f1Key = 0xffbe;
constexpr uint controlKeyCode = 37; // on X11's evdev keyboards

/// Uses the clock, because the condition itself takes time.
bool comes(const std::function<bool()> &condition, int deadlineMs)
{
    const QDeadlineTimer deadline(deadlineMs);
    do {
        if (condition())
            return true;
        QTest::qWait(20);
    } while (!deadline.hasExpired());
    return false;
}

using Is = std::function<bool(const Accessible &)>;

/// The program under the reader's eyes.
class Watched {
public:
    Watched(ScreenReader &reader, const QStringList &arguments) : m_reader(reader)
    {
        QProcessEnvironment environment;
        for (const char *kept :
             {"PATH", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM", "FONTCONFIG_PATH"})
            if (qEnvironmentVariableIsSet(kept))
                environment.insert(QString::fromLatin1(kept), qEnvironmentVariable(kept));
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"LANG"_s, u"C.UTF-8"_s);
        environment.insert(u"QT_ACCESSIBILITY"_s, u"1"_s);
        environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
        m_program.setProcessEnvironment(environment);
        m_program.setWorkingDirectory(m_home.path());
        m_program.setProcessChannelMode(QProcess::MergedChannels);
        m_program.start(QStringLiteral(PROGRAM), arguments);
    }
    ~Watched()
    {
        m_program.terminate();
        m_program.waitForFinished(longMs);
    }
    /// The dialog in front, otherwise the window.
    Accessible front()
    {
        const auto windows = m_reader.windowsOf(u"bitcoin-node-monitor"_s);
        for (const Accessible &window : windows)
            if (window.role == u"dialog"_s)
                return window;
        return windows.empty() ? Accessible() : windows.front();
    }
    std::optional<Accessible> get(const Is &isIt)
    {
        const Accessible window = front();
        const Accessible *found = window.find(isIt);
        return found ? std::optional(*found) : std::nullopt;
    }
    QByteArray output() { return m_program.readAll(); }

private:
    ScreenReader &m_reader;
    QTemporaryDir m_home;
    QProcess m_program;
};

/// Problems of a tree, one line each.
QStringList faultsIn(const Accessible &window)
{
    static const QRegularExpression markup(u"<[a-zA-Z/!][^>]*>|&(lt|gt|amp|nbsp|quot);"_s);
    QStringList faults;
    window.each([&faults](const Accessible &one) {
        if (one.isFocusable && one.name.isEmpty())
            faults << u"no name: "_s + one.text();
        if (one.isFocusable &&
            (one.role == u"filler"_s || one.role == u"unknown"_s || one.role == u"invalid"_s))
            faults << u"no role: "_s + one.text();
        if (one.name.contains(markup) || one.description.contains(markup))
            faults << u"markup: "_s + one.text();
    });
    return faults;
}

/// Whether the second follows the first in reading order: further right in the same line, further
/// down, or at the top of a column further right.
bool isReadAfter(const QRect &second, const QRect &first)
{
    const bool isAbove = second.bottom() < first.top();
    const bool isBelow = second.top() > first.bottom();
    if (isBelow)
        return true;
    if (isAbove)
        return second.left() > first.right();
    return second.left() >= first.left(); // in the same line
}

} // namespace

class TestScreenReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!m_desktop.isThere())
            QSKIP("Xvfb or dbus-daemon is not installed");
        m_reader = ScreenReader::on(QDBusConnection::sessionBus());
        if (!m_reader && qEnvironmentVariableIsSet("CI"))
            QFAIL("at-spi2-core is not installed");
        if (!m_reader)
            QSKIP("at-spi2-core is not installed");
        m_demo = std::make_unique<Watched>(
            *m_reader, QStringList{u"--demo"_s, u"--window-size"_s, u"1280x880"_s});
        QVERIFY2(comes([&] { return bool(figureOf(u"Tip"_s).contains(u"\u202F"_s)); }, longMs),
                 "the demo shows no tip");
    }
    void cleanupTestCase()
    {
        m_demo.reset();
        m_reader.reset();
    }

    void everyPage_data()
    {
        QTest::addColumn<QString>("page");
        for (const char *page :
             {"Overview", "Chain", "Mempool", "Peers", "System", "Alerts", "All metrics"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }
    void everyPage()
    {
        QFETCH(QString, page);
        showPage(page);
        judge(*m_demo);
    }

    void everyDialog_data()
    {
        QTest::addColumn<uint>("key");
        QTest::addColumn<bool>("withControl");
        QTest::addColumn<QString>("title");
        QTest::newRow("settings") << uint(',') << true << u"Settings"_s;
        QTest::newRow("help") << f1Key << false << u"Help"_s;
    }
    void everyDialog()
    {
        QFETCH(uint, key);
        QFETCH(bool, withControl);
        QFETCH(QString, title);
        openDialog(key, withControl, title);
        judge(*m_demo);
        closeDialog();
    }

    void everySettingsPage_data()
    {
        QTest::addColumn<QString>("control"); // one of the page
        QTest::newRow("Connection") << u"Node's data folder"_s;
        QTest::newRow("InfluxDB") << u"Token"_s;
        QTest::newRow("GeoIP") << u"Download proxy"_s;
        QTest::newRow("Collectors") << u"Peer churn"_s;
        QTest::newRow("Alerts") << u"Disk nearly full"_s;
        QTest::newRow("Appearance") << u"Dark"_s;
        QTest::newRow("Program") << u"Start at login"_s;
    }
    void everySettingsPage()
    {
        QFETCH(QString, control);
        const QString page = QString::fromLatin1(QTest::currentDataTag());
        openDialog(u',', true, u"Settings"_s);
        const auto entry = m_demo->get([&page](const Accessible &one) {
            return one.role == u"radio button"_s && one.name == page;
        });
        QVERIFY(entry && m_reader->press(*entry));
        const auto isShown = [&page](const Accessible &one) {
            return one.role == u"panel"_s && one.name == page;
        };
        QVERIFY(comes([&] { return bool(m_demo->get(isShown)); }, shortMs));
        judge(*m_demo);
        QVERIFY(m_demo->get(
            [&control](const Accessible &one) { return one.isFocusable && one.name == control; }));
        closeDialog();
    }

    void theFirstRun()
    {
        Watched first(*m_reader, {});
        const auto address = [](const Accessible &one) { return one.role == u"text"_s; };
        QVERIFY(comes([&] { return bool(first.get(address)); }, longMs));
        judge(first);
    }

    void tilesExposeTheirFigures()
    {
        showPage(u"Overview"_s);
        for (const QString &title : {u"Tip"_s, u"Mempool"_s, u"Peers"_s, u"Tip age"_s, u"Disk"_s})
            QVERIFY2(comes([&] { return figureOf(title).contains(QRegularExpression(u"^\\d"_s)); },
                           shortMs),
                     qPrintable(title + figureOf(title)));
    }

    void paintedWidgetsHaveRoles()
    {
        showPage(u"Overview"_s);
        const Accessible window = m_demo->front();
        const auto has = [&window](const QString &role, const QString &name) {
            return window.find([&](const Accessible &one) {
                return one.role.endsWith(role) && one.name == name;
            }) != nullptr;
        };
        QVERIFY(has(u"button"_s, u"Tip"_s));
        QVERIFY(has(u"chart"_s, u"Mempool by feerate"_s));
        QVERIFY(has(u"chart"_s, u"Newest blocks and projected ones"_s));
        QVERIFY(has(u"graphic"_s, u"Map of the peers"_s));
        QVERIFY(has(u"status bar"_s, u"Connections"_s));
        QVERIFY(window.find([](const Accessible &one) {
            return one.role.endsWith(u"button"_s) && one.place.y() < 20 && one.place.x() < 20 &&
                   !one.description.isEmpty();
        })); // the line of health
    }

    void aChartDescribesItsReadingLine()
    {
        showPage(u"Chain"_s);
        activate();
        const auto chart = m_demo->get([](const Accessible &one) {
            return one.role == u"chart"_s && one.name == u"Height"_s;
        });
        QVERIFY(chart && m_reader->focus(*chart));
        QVERIFY(comes([&] { return m_reader->again(*chart).isFocused; }, shortMs));
        static const QRegularExpression figures(
            u"^\\d\\d \\w+ [\\d:]+, Height: \\d+.*Headers: \\d+"_s);
        QVERIFY(!m_reader->again(*chart).description.contains(figures));
        m_reader->type(leftKey);
        QVERIFY2(
            comes([&] { return m_reader->again(*chart).description.contains(figures); }, shortMs),
            qPrintable(m_reader->again(*chart).text()));
    }

    void tabFollowsReadingOrder_data() { everyPage_data(); }
    void tabFollowsReadingOrder()
    {
        QFETCH(QString, page);
        showPage(page);
        activate();
        const auto start = entryOf(page);
        QVERIFY(start && m_reader->focus(*start));
        QVERIFY(comes([&] { return m_reader->again(*start).isFocused; }, shortMs));
        const Accessible window = m_demo->front();
        QStringList faults;
        Accessible at = *start;
        for (int stop = 0; stop < mostStops; ++stop) {
            m_reader->type(tabKey);
            std::optional<Accessible> next;
            QVERIFY2(
                comes(
                    [&] { return bool((next = m_reader->focusedIn(window)) && !next->isSame(at)); },
                    shortMs),
                qPrintable(u"Tab leads nowhere from "_s + at.text()));
            const Accessible before = m_reader->again(at); // it may have been scrolled
            if (qEnvironmentVariableIsSet("SHOW_TREE"))
                qInfo().noquote() << next->text();
            if (next->isSame(*start))
                break;
            const bool isAnew = next->place.topLeft() == window.place.topLeft();
            if (!isAnew && !isReadAfter(next->place, before.place))
                faults << before.text() + u" -> "_s + next->text();
            at = *next;
        }
        QVERIFY2(faults.isEmpty(), qPrintable(u"\n"_s + faults.join(u'\n')));
    }

private:
    /// Gives the window the keyboard focus, without a window manager.
    void activate()
    {
        const Accessible front = m_demo->front();
        m_reader->click(front.place.bottomRight() - QPoint(3, 3));
        QVERIFY(comes([&] { return m_reader->again(front).isActive; }, longMs));
    }
    void openDialog(uint key, bool withControl, const QString &title)
    {
        activate();
        if (withControl)
            m_reader->hold(controlKeyCode, true);
        m_reader->type(key);
        if (withControl)
            m_reader->hold(controlKeyCode, false);
        QVERIFY(comes([&] { return m_demo->front().role == u"dialog"_s; }, longMs));
        activate();
        QVERIFY2(m_demo->front().name.contains(title), qPrintable(m_demo->front().text()));
    }
    void closeDialog()
    {
        m_reader->type(escapeKey);
        QVERIFY(comes([&] { return m_demo->front().role == u"frame"_s; }, shortMs));
    }
    void judge(Watched &program)
    {
        const Accessible window = program.front();
        if (qEnvironmentVariableIsSet("SHOW_TREE"))
            print(window, 0);
        const QStringList faults = faultsIn(window);
        QVERIFY2(faults.isEmpty(), qPrintable(u"\n"_s + faults.join(u'\n')));
    }
    static void print(const Accessible &one, int depth)
    {
        qInfo().noquote() << QString(depth * 2, u' ') + (one.isFocusable ? u"* "_s : u""_s) +
                                 one.text();
        for (const Accessible &child : one.children)
            print(child, depth + 1);
    }
    QString figureOf(const QString &tile)
    {
        const auto found = m_demo->get([&tile](const Accessible &one) {
            return one.name == tile && one.role == u"push button"_s;
        });
        return found ? m_reader->contentsOf(*found) : QString();
    }
    std::optional<Accessible> entryOf(const QString &page)
    {
        return m_demo->get([&page](const Accessible &one) {
            return one.isFocusable && one.role.contains(u"button"_s) && one.name.startsWith(page) &&
                   one.place.x() < 100;
        });
    }
    void showPage(const QString &page)
    {
        const auto entry = entryOf(page);
        QVERIFY(entry);
        QVERIFY(m_reader->press(*entry));
        const auto isShown = [&page](const Accessible &one) {
            return one.role == u"panel"_s && one.name == page;
        };
        QVERIFY2(comes([&] { return bool(m_demo->get(isShown)); }, shortMs), qPrintable(page));
    }
    PrivateDesktop m_desktop;
    std::unique_ptr<ScreenReader> m_reader;
    std::unique_ptr<Watched> m_demo;
};

QTEST_GUILESS_MAIN(TestScreenReader)
#include "test_screen_reader.moc"
