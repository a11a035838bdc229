// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_answers.h"
#include "tests/fuzz/fuzz.h"

namespace bnm::fuzz {

inline void expectMempoolError(const RpcError &error)
{
    expectReason(bool(error), error.sentence());
    expect(error.detail.size() <= 300, "the detail is short");
}

} // namespace bnm::fuzz
