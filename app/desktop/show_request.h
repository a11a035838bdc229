// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/short_path.h"

#include <QLocalServer>
#include <QObject>

#include <memory>

namespace bnm {

/// A second start with the same data folder shows the window of the first: it connects to a local
/// socket in the folder, and that is all it says. Only the same user can connect.
class ShowRequests : public QObject {
    Q_OBJECT
public:
    /// For who holds the folder's InstanceLock. Where the folder cannot be written, nobody asks.
    explicit ShowRequests(const QString &folder, QObject *parent = nullptr);

    /// Asks the instance that has the folder. Blocks for at most a second, before there is a
    /// window. False: that instance has no window.
    static bool send(const QString &folder);

Q_SIGNALS:
    void showWanted();

private:
    std::unique_ptr<ShortPath> m_path; // goes behind the server, which removes the socket
    QLocalServer m_server;
};

} // namespace bnm
