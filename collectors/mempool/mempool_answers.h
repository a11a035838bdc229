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
    quint64 nextSequence = 0; ///< mempool_sequence: the number the next change will have
};

// Batches for RpcClient::sendText.
QByteArray mempoolListRequest();
/// getmempoolinfo, for the sake of an answer.
QByteArray mempoolInfoRequest();
QByteArray mempoolEntriesRequest(const Txids &txids);
QByteArray blockRequest(const std::array<quint8, 32> &hash);

/// Reads the answers to them out of the text itself, front to back, without building a tree of
/// it (simdjson on demand). Whatever is not as expected gives an error and never a guess.
class MempoolAnswers {
public:
    MempoolAnswers();
    ~MempoolAnswers();

    using TakeEntry = std::function<void(std::size_t index, std::optional<MempoolEntry> entry)>;

    RpcError readList(QByteArray &body, MempoolList &list);
    /// Calls back for each call answered: with the entry, or without one when the node no longer
    /// has it. What came before an error was called back for.
    RpcError readEntries(QByteArray &body, std::size_t asked, const TakeEntry &take);
    RpcError readBlock(QByteArray &body, Txids &txids);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace bnm
