// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusPendingCall>
#include <QRect>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace bnm {

/// One object of a program as a screen reader is given it.
struct Accessible {
    QString service;
    QString path;
    QString role;
    QString name;
    QString description;
    QRect place; ///< on the screen
    bool isShowing = false;
    bool isActive = false; ///< a window that has the keyboard
    bool isFocusable = false;
    bool isFocused = false;
    std::vector<Accessible> children;

    bool isSame(const Accessible &other) const
    {
        return service == other.service && path == other.path;
    }
    QString text() const; ///< for messages
    void each(const std::function<void(const Accessible &)> &take) const;
    const Accessible *find(const std::function<bool(const Accessible &)> &isIt) const;
};

/// The reader's side of AT-SPI: the bus of the accessibility services, which the session bus has
/// to start (Debian's at-spi2-core). It waits for answers, so the program that it reads has to be
/// another process.
class ScreenReader {
public:
    /// Null if the services are not installed.
    static std::unique_ptr<ScreenReader> on(const QDBusConnection &session);
    explicit ScreenReader(const QDBusConnection &bus) : m_bus(bus) {}
    ~ScreenReader();

    /// The windows of a program, with all that shows in them.
    std::vector<Accessible> windowsOf(const QString &program);
    /// Its place, focus and words as they are now.
    Accessible again(const Accessible &object);
    /// The text that its Text interface gives; empty: it has none.
    QString contentsOf(const Accessible &object);
    /// The focused object of a tree, at present.
    std::optional<Accessible> focusedIn(const Accessible &tree);
    bool press(const Accessible &object);
    bool focus(const Accessible &object);
    void click(const QPoint &place); ///< on the screen
    void type(uint keySymbol);       ///< an X11 symbol, for the window with the keyboard focus
    /// Presses or releases a key by its code on the keyboard.
    void hold(uint keyCode, bool down);

private:
    struct Address {
        QString service;
        QString path;
    };
    struct Read {
        Accessible object;
        std::vector<Address> children;
    };
    QDBusPendingCall send(const Address &object, const QString &interface, const QString &method,
                          const QVariantList &arguments = {});
    void generate(int key, uint kind);
    std::vector<Read> read(const std::vector<Address> &objects);
    std::vector<Accessible> readTrees(const std::vector<Address> &roots);

    QDBusConnection m_bus;
};

} // namespace bnm
