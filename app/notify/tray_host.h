// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace bnm {

/// Whether the desktop has a place for tray icons that are announced over a bus. Qt asks
/// and waits for the answer; this goes on asking and never waits.
class TrayHost : public QObject {
    Q_OBJECT
public:
    enum class Presence {
        Unknown,
        Absent,
        Hostless, ///< icons are taken, but nobody shows them
        Present,
    };
    Q_ENUM(Presence)

    using QObject::QObject;

    virtual Presence presence() const = 0;

Q_SIGNALS:
    void changed(bnm::TrayHost::Presence presence);
};

/// Nothing where desktops have no such thing.
std::unique_ptr<TrayHost> makeTrayHost();

} // namespace bnm
