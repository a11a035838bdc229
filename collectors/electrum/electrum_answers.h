// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/block_header.h"
#include "collectors/rpc/json_value.h"

#include <QString>

#include <optional>

/// Reads what an Electrum server answers; pure functions.
namespace bnm {

/// An answer of the server, or why there is none.
struct ElectrumAnswer {
    enum class Fault {
        None,
        Silent,      ///< not reached, or no answer in time
        Certificate, ///< not the one it had, or one that cannot be accepted
        Refused,     ///< the server answered with an error of its own
        Invalid,     ///< what no Electrum server sends
    };
    Fault fault = Fault::None;
    QString reason = {};   ///< a clause, in our words but for Refused
    JsonValue result = {}; ///< valid during the call
    double answerMs = 0;   ///< from the request to its answer

    explicit operator bool() const { return fault == Fault::None; }
};

/// A block as the server gives it: its header is whole and has its proof of work.
struct ElectrumBlock {
    qint64 height = 0;
    RawBlockHeader header;
};

/// Of blockchain.headers.subscribe; turns the answer into an invalid one where it gives no such
/// block.
std::optional<ElectrumBlock> readElectrumTip(ElectrumAnswer &answer);
/// Of blockchain.block.header, likewise.
std::optional<ElectrumBlock> readElectrumBlock(ElectrumAnswer &answer, qint64 height);

/// The server's own words of an error, an object or a bare text, fit for a sentence of ours.
QString electrumErrorText(const JsonValue &error);
/// Words of somebody else's on one line, without control characters, at most so many.
QString tamed(const QString &text, qsizetype mostCharacters);

} // namespace bnm
