// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/tray_presence.h"
#include "ui/tray/tray.h"

#include <QElapsedTimer>

namespace bnm {

class MainWindow;

struct DesktopTrayOptions {
    QString node; ///< for the tooltip
    bool closeToTray = true;
    QString stateFile; ///< remembers messages already shown; empty: nothing is remembered
};

/// Connects tray and window: closing hides the window only while the tray can bring it back.
/// Displays the same state as the window.
class DesktopTray : public QObject {
    Q_OBJECT
public:
    DesktopTray(MainWindow &window, DesktopTrayOptions options,
                std::unique_ptr<TrayHost> host = makeTrayHost(), QObject *parent = nullptr);

    void setCloseToTray(bool wanted);
    void setNode(const QString &node) { m_tray.setNode(node); }
    void tell(const QString &title, const QString &body, bnm::AlertSeverity severity);
    void openWindow();
    void openAlerts();
    Tray &tray() { return m_tray; }
    TrayPresence::Kind kind() const { return m_presence.kind(); }

Q_SIGNALS:
    void kindChanged(bnm::TrayPresence::Kind kind);
    void settingsWanted();
    void quitWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectMenu();
    void presenceChanged(TrayPresence::Kind kind);
    void toggleWindow();
    void sayOnceThatItStays();
    void quit();

    MainWindow &m_window;
    DesktopTrayOptions m_options;
    TrayPresence m_presence;
    TrayPresence::Kind m_iconKind = TrayPresence::Kind::None;
    Tray m_tray;
    QElapsedTimer m_sinceActive; ///< a click on the panel first takes the focus
};

} // namespace bnm
