// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/short_path.h"

#include <QLocalServer>
#include <QObject>

#include <memory>

namespace bnm {

/// A second start with the same data folder shows the window of the first: it only connects to a
/// local socket in the folder. Only the same user can connect.
class ShowRequests : public QObject {
    Q_OBJECT
public:
    /// Only for the holder of the folder's InstanceLock. Does nothing if the folder is not
    /// writable.
    explicit ShowRequests(const QString &folder, QObject *parent = nullptr);

    /// Requests the window of the instance that uses the folder. Blocks for at most a second,
    /// before there is a window. False: that instance has no window.
    static bool send(const QString &folder);

Q_SIGNALS:
    void showWanted();

private:
    std::unique_ptr<ShortPath> m_path; // destroyed after the server, which removes the socket
    QLocalServer m_server;
};

} // namespace bnm
