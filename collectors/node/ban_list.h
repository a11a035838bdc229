// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/rpc/rpc_client.h"

#include <QMetaType>
#include <QString>

#include <optional>
#include <vector>

namespace bnm {

/// An address or a network that the node does not connect to (listbanned).
struct Ban {
    QString address;                    ///< such as "192.0.2.0/24"; plain text of the node
    std::optional<qint64> sinceSeconds; ///< Unix time
    std::optional<qint64> untilSeconds;

    friend bool operator==(const Ban &, const Ban &) = default;
};

/// The node's list of bans at one time, or why it could not be read. At most 5,000 are kept.
struct BanList {
    std::vector<Ban> bans;
    qint64 timeMs = 0; ///< Unix time in ms; 0: it was not read
    RpcError error = {};
};

BanList readBans(const RpcAnswer &answer);

} // namespace bnm

Q_DECLARE_METATYPE(bnm::BanList)
