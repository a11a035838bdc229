// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tray/tray_look.h"
#include "ui/tray/tray_menu.h"

#include <QSystemTrayIcon>

#include <memory>

namespace bnm {

/// The icon in the desktop's tray: the worst state, figures in its tooltip, a menu. It only
/// displays given data. Nothing is shown before setShown(), because Qt decides which kind of tray
/// to use at each icon, or permanently at the first.
class Tray : public QObject {
    Q_OBJECT
public:
    /// The node's name for the tooltip is plain text.
    Tray(const NodeView &view, AlertCommands &commands, QString node, QObject *parent = nullptr);
    ~Tray() override;

    void setNode(const QString &node); ///< switches to another one
    void setShown(bool shown);
    bool isShown() const { return m_icon && m_icon->isVisible(); }
    TrayMenu &menu() { return m_menu; }
    const TrayLook &look() const { return m_look; }
    const QString &toolTip() const { return m_toolTip; }
    /// Shows a message of the tray itself, if the desktop supports it.
    void tell(const QString &title, const QString &body, AlertSeverity severity);

Q_SIGNALS:
    void clicked();
    void messageClicked();

private:
    void refresh();
    void makeIcon();

    const NodeView &m_view;
    QString m_node;
    TrayLook m_look;
    QString m_toolTip;
    TrayMenu m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

} // namespace bnm
