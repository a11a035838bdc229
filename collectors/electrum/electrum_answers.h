// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/block_header.h"
#include "collectors/rpc/json_value.h"

#include <QString>

#include <optional>

/// Parses the answers of an Electrum server; pure functions.
namespace bnm {

/// An answer of the server, or the reason for a missing one.
struct ElectrumAnswer {
    enum class Fault {
        None,
        Silent,      ///< not reached, or no answer in time
        Certificate, ///< not the pinned one, or not acceptable
        Refused,     ///< the server returned an error
        Invalid,     ///< not valid Electrum
    };
    Fault fault = Fault::None;
    QString reason = {};   ///< a clause; only for Refused in the server's words
    JsonValue result = {}; ///< valid during the call
    double answerMs = 0;   ///< from the request to its answer

    explicit operator bool() const { return fault == Fault::None; }
};

/// A block as the server sends it: its header is complete and has its proof of work.
struct ElectrumBlock {
    qint64 height = 0;
    RawBlockHeader header;
};

/// Parses blockchain.headers.subscribe; marks the answer invalid if it contains no such block.
std::optional<ElectrumBlock> readElectrumTip(ElectrumAnswer &answer);
/// Parses blockchain.block.header in the same way.
std::optional<ElectrumBlock> readElectrumBlock(ElectrumAnswer &answer, qint64 height);

/// The server's error text, from an object or a plain string, fit for a sentence.
QString electrumErrorText(const JsonValue &error);

} // namespace bnm
