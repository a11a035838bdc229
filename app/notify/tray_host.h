// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace bnm {

/// Whether the desktop shows tray icons that are registered over a bus. Qt blocks on this query;
/// this class polls and never blocks.
class TrayHost : public QObject {
    Q_OBJECT
public:
    enum class Presence {
        Unknown,
        Absent,
        Hostless, ///< icons are accepted, but not shown
        Present,
    };
    Q_ENUM(Presence)

    using QObject::QObject;

    virtual Presence presence() const = 0;

Q_SIGNALS:
    void changed(bnm::TrayHost::Presence presence);
};

/// Null on desktops without a bus.
std::unique_ptr<TrayHost> makeTrayHost();

} // namespace bnm
