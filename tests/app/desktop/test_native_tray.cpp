// SPDX-License-Identifier: GPL-3.0-or-later
// A desktop without a tray on the bus, but with one of the window system (XEMBED). On its own,
// for Qt decides once in a run which kind it uses.
#include "app/core/health/component_ids.h"
#include "tests/support/made_status.h"
#include "tests/support/notification_service.h"
#include "tests/support/private_desktop.h"
#include "tests/support/shown_desktop.h"
#include "tests/support/status_notifier_desktop.h"
#include "tests/support/xembed_tray.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int longMs = 30'000;
constexpr QPoint onTheShape(XembedTray::iconSize / 2, 4); // above the mark, inside of every shape

bool isAlike(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) +
               std::abs(a.blue() - b.blue()) <
           24;
}

AlertNews someNews()
{
    AlertNews news;
    news.alert.rule = u"disk_low"_s;
    news.alert.severity = AlertSeverity::Critical;
    news.alert.title = u"Disk nearly full"_s;
    news.alert.text = u"<b>4 %</b> free."_s;
    return news;
}

/// The balloon of Qt's own tray icons.
QWidget *balloon()
{
    const auto widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets)
        if (widget->isVisible() && widget->inherits("QBalloonTip"))
            return widget;
    return nullptr;
}

} // namespace

class TestNativeTray : public QObject {
    Q_OBJECT
public:
    explicit TestNativeTray(const PrivateDesktop &desktop) : m_desktop(desktop) {}

private Q_SLOTS:
    void aTraysLifeCycle()
    {
        if (!m_desktop.isThere())
            QSKIP("Xvfb or dbus-daemon is not installed");
        XembedTray panel;
        panel.come();
        ShownDesktop shown;
        QTRY_COMPARE_WITH_TIMEOUT(shown.kind(), TrayPresence::Kind::Native, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(panel.dock(), longMs);
        const auto shows = [&](const QColor &colour) {
            return isAlike(panel.pixel(onTheShape.x(), onTheShape.y()), colour);
        };
        shown.answer();
        QTRY_VERIFY_WITH_TIMEOUT(shows(QColor(0x4c, 0xc3, 0x8a)), longMs);
        shown.window.view().setStatus(madeStatus(ids::node, Status::Level::Bad, {}, u"Away."_s));
        QTRY_VERIFY_WITH_TIMEOUT(shows(QColor(0xf2, 0x55, 0x5a)), longMs);

        // Without a notification service the tray shows messages; once there is one, the service
        // does.
        shown.tell(someNews());
        QTRY_VERIFY_WITH_TIMEOUT(balloon(), longMs);
        balloon()->close();
        NotificationService service(QDBusConnection::connectToBus(m_desktop.busAddress(), u"s"_s));
        QVERIFY(service.come());
        const auto told = [&] {
            shown.tell(someNews());
            return !service.notifications.empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), longMs);
        if (QWidget *last = balloon())
            last->close();
        shown.tell(someNews());
        const std::size_t before = service.notifications.size();
        QTRY_VERIFY_WITH_TIMEOUT(service.notifications.size() > before, longMs);
        QVERIFY(!balloon());

        shown.window.close();
        QVERIFY(!shown.window.isVisible());
        panel.leave();
        QTRY_VERIFY_WITH_TIMEOUT(shown.window.isVisible(), longMs);
        QSignalSpy closed(&shown.window, &MainWindow::closed);
        shown.window.close();
        QCOMPARE(closed.size(), 1);
    }

    void aTrayOnTheBusThatComesLate()
    {
        if (!m_desktop.isThere() || QT_VERSION < QT_VERSION_CHECK(6, 8, 0))
            QSKIP("This Qt decides once in a run which kind of tray it uses");
        XembedTray native;
        native.come();
        ShownDesktop shown;
        QTRY_COMPARE_WITH_TIMEOUT(shown.kind(), TrayPresence::Kind::Native, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(native.dock(), longMs);

        StatusNotifierDesktop panel(QDBusConnection::connectToBus(m_desktop.busAddress(), u"p"_s));
        QVERIFY(panel.come());
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, longMs);
        QCOMPARE(shown.kind(), TrayPresence::Kind::Bus);
        shown.window.close();
        QVERIFY(!shown.window.isVisible());

        // Icons are accepted but not shown any more: only the window remains.
        panel.setHost(false);
        QTRY_VERIFY_WITH_TIMEOUT(shown.window.isVisible(), longMs);
        QCOMPARE(shown.kind(), TrayPresence::Kind::None);

        native.leave();
        native.come();
        panel.leave();
        QTRY_COMPARE_WITH_TIMEOUT(shown.kind(), TrayPresence::Kind::Native, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(native.dock(), longMs);
    }

private:
    const PrivateDesktop &m_desktop;
};

int main(int argc, char **argv)
{
    const PrivateDesktop desktop;
    QApplication app(argc, argv);
    TestNativeTray test(desktop);
    return QTest::qExec(&test, argc, argv);
}
#include "test_native_tray.moc"
