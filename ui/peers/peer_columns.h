// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_row.h"

#include <QString>

#include <span>

namespace bnm {

enum class PeerColumn {
    Direction,
    Type,
    Network,
    Address,
    Country,
    City,
    Provider,
    UserAgent,
    Services,
    Protocol,
    Transport,
    Ping,
    MinPing,
    Connected,
    Received,
    ReceiveRate,
    Sent,
    SendRate,
    SyncedBlocks,
    SyncedHeaders,
    RelaysTransactions,
    LastTransaction,
    LastBlock,
    Permissions,
    AddressesProcessed,
    AddressesRateLimited,
    Id,
};
constexpr int peerColumnCount = static_cast<int>(PeerColumn::Id) + 1;

/// One column of the peer table: the table, its menus, copies and files use this row.
struct PeerColumnSpec {
    PeerColumn column;
    const char *key;    ///< in settings and as CSV column name, with its unit
    const char *title;  ///< in menus; translated by peerColumnTitle()
    const char *header; ///< table header; nullptr: the title
    const char *tip;
    bool shownAtFirst;
    double width;   ///< in grid units
    double stretch; ///< share of the remaining width
    /// Displayed text, plain, on one line.
    QString (*text)(const PeerRow &row, qint64 nowMs);
    /// Sort value; nullptr: the text. Such columns are right-aligned.
    std::optional<double> (*number)(const PeerRow &row);
    /// Exact value for the tooltip; nullptr: the text.
    QString (*exact)(const PeerRow &row);
    /// For files; nullptr: the number, or otherwise the text.
    QString (*machine)(const PeerRow &row);
    /// Whether both peers have the same text; nullptr: compares the number.
    bool (*same)(const Peer &a, const Peer &b);
};

std::span<const PeerColumnSpec> peerColumns();
const PeerColumnSpec &peerColumn(int column);
QString peerColumnTitle(const PeerColumnSpec &spec);
QString peerColumnHeader(const PeerColumnSpec &spec);
QString peerColumnTip(const PeerColumnSpec &spec);
QString peerMachineText(const PeerColumnSpec &spec, const PeerRow &row);

/// "Hetzner Online (AS24940)", as far as known.
QString providerTitle(const Place &place);
/// "Falkenstein, Germany", as far as known.
QString placeTitle(const Place &place);
/// The same, and whether only the country is known.
QString placeWithScope(const Place &place);

} // namespace bnm
