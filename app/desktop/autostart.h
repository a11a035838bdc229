// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/setup/autostart.h"

#include <memory>

namespace bnm {

/// A .desktop file in the user's autostart folder (XDG Desktop Application Autostart Specification
/// 0.5) that starts the program hidden in the tray.
class XdgAutostart : public Autostart {
public:
    /// The folder of settings (XDG_CONFIG_HOME) and the program to start.
    XdgAutostart(const QString &configHome, QString program);

    bool isOn() const override;
    QString set(bool on) override;
    QString path() const { return m_path; }

private:
    QString m_path;
    QString m_program;
};

/// For this program on this machine; null if unsupported.
std::unique_ptr<Autostart> makeAutostart();

} // namespace bnm
