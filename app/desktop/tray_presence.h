// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/notify/tray_host.h"

#include <QTimer>

namespace bnm {

/// Whether a tray icon is visible now; a tray may appear and disappear with its panel.
class TrayPresence : public QObject {
    Q_OBJECT
public:
    enum class Kind {
        None,
        Bus,    ///< a StatusNotifierItem; its messages use the notification service
        Native, ///< of the window system; it shows its own messages
    };
    Q_ENUM(Kind)

    explicit TrayPresence(std::unique_ptr<TrayHost> host = makeTrayHost(),
                          QObject *parent = nullptr);

    Kind kind() const { return m_kind; }

Q_SIGNALS:
    void changed(bnm::TrayPresence::Kind kind);

private:
    void update();
    Kind find();

    std::unique_ptr<TrayHost> m_host;
    QTimer m_look; ///< for a native tray, whose end is not signalled
    bool m_isGraceOver = false;
    Kind m_kind = Kind::None;
    Kind m_chosen = Kind::None; ///< by Qt
};

} // namespace bnm
