// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Whether the desktop starts the program at login.
class Autostart {
public:
    virtual ~Autostart() = default;
    virtual bool isOn() const = 0;
    /// Returns what went wrong, or nothing.
    virtual QString set(bool on) = 0;
};

} // namespace bnm
