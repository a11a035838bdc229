// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_mirror.h"
#include "collectors/rpc/rpc_error.h"

#include <functional>
#include <memory>
#include <optional>

namespace bnm {

struct MempoolList {
    Txids txids;
    quint64 nextSequence = 0; ///< mempool_sequence: the number of the next change
};

// Batches for RpcClient::sendText.
QByteArray mempoolListRequest();
/// getmempoolinfo, only to get an answer.
QByteArray mempoolInfoRequest();
QByteArray mempoolEntriesRequest(const Txids &txids);
QByteArray blockRequest(const std::array<quint8, 32> &hash);

/// Reads their answers from the text itself, front to back, without a tree (simdjson on demand).
/// Anything unexpected is an error, never a guess.
class MempoolAnswers {
public:
    MempoolAnswers();
    ~MempoolAnswers();

    using TakeEntry = std::function<void(std::size_t index, std::optional<MempoolEntry> entry)>;

    RpcError readList(QByteArray &body, MempoolList &list);
    /// Calls back for each answered call, with the entry, or without if the node no longer has it.
    /// Callbacks before an error have already happened.
    RpcError readEntries(QByteArray &body, std::size_t asked, const TakeEntry &take);
    RpcError readBlock(QByteArray &body, Txids &txids);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace bnm
