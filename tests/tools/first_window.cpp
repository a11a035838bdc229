// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin for any Qt program with windows (QT_QPA_GENERIC_PLUGINS=firstwindow): prints a line once
// the first window is painted.
#include <QCoreApplication>
#include <QEvent>
#include <QGenericPlugin>
#include <QTimer>

#include <cstdio>

class FirstWindow : public QObject {
public:
    FirstWindow() { qApp->installEventFilter(this); }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_isPainting)
            return false;
        m_isPainting = true;
        QTimer::singleShot(0, this, [this] { // all of it is painted
            std::puts("first window");
            std::fflush(stdout);
            qApp->removeEventFilter(this);
        });
        return false;
    }

private:
    bool m_isPainting = false;
};

class FirstWindowPlugin : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "first_window.json")
public:
    QObject *create(const QString &, const QString &) override { return new FirstWindow; }
};

#include "first_window.moc"
