// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace bnm {

/// Address of a publisher: tcp://host:port, or ipc://path of a local socket (@name: an abstract
/// one).
struct ZmqAddress {
    QString host; ///< without brackets; empty: a local socket
    quint16 port = 0;
    QString path;
    bool isAbstract = false;
};

/// Nothing for any other text.
std::optional<ZmqAddress> readZmqAddress(const QString &endpoint);

} // namespace bnm
