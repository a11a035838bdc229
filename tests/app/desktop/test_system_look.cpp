// SPDX-License-Identifier: GPL-3.0-or-later
// A desktop that turns from light to dark while the program runs: a window that follows the system
// changes too. In its own executable, because Qt chooses at start how to ask the desktop.
#include "tests/support/private_desktop.h"
#include "ui/controls/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int longMs = 30'000;

} // namespace

class TestSystemLook : public QObject {
    Q_OBJECT
public:
    explicit TestSystemLook(const PrivateDesktop &desktop) : m_desktop(desktop) {}

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_desktop.isThere())
            QSKIP("Xvfb or dbus-daemon is not installed");
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
        QSKIP("This Qt does not tell when the desktop's look changes");
#endif
    }

    void theDesktopIsFollowed()
    {
        Theme &theme = Theme::current();
        QVERIFY(!theme.isDark());
        QSignalSpy changed(&theme, &Theme::changed);
        desktopIs(u"Adwaita-dark"_s);
        QTRY_VERIFY_WITH_TIMEOUT(theme.isDark(), longMs);
        QVERIFY(!changed.empty());
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.colours().background);
        QCOMPARE(QWidget().palette().color(QPalette::Window), theme.colours().background);
        desktopIs(u"Adwaita-light"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!theme.isDark(), longMs);
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.colours().background);
    }

    void aChosenLookStays()
    {
        Theme &theme = Theme::current();
        theme.setMode(ThemeMode::Light);
        desktopIs(u"Adwaita-dark"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isDesktopDark(), longMs); // the news has come
        QVERIFY(!theme.isDark());
        theme.setMode(ThemeMode::System);
        QVERIFY(theme.isDark());
    }

private:
    static bool isDesktopDark()
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
        return false;
#endif
    }
    /// As reported by the desktop's portal.
    void desktopIs(const QString &look)
    {
        QDBusMessage news =
            QDBusMessage::createSignal(u"/org/freedesktop/portal/desktop"_s,
                                       u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        news << u"org.gnome.desktop.interface"_s << u"gtk-theme"_s
             << QVariant::fromValue(QDBusVariant(look));
        QVERIFY(QDBusConnection::connectToBus(m_desktop.busAddress(), u"portal"_s).send(news));
    }

    const PrivateDesktop &m_desktop;
};

int main(int argc, char **argv)
{
    const PrivateDesktop desktop;
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    QApplication app(argc, argv);
    TestSystemLook test(desktop);
    return QTest::qExec(&test, argc, argv);
}
#include "test_system_look.moc"
