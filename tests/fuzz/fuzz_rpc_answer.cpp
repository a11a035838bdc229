// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/rpc/rpc_answer.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

void expectError(const RpcError &error)
{
    fuzz::expectReason(bool(error), error.sentence());
    fuzz::expect(error.detail.size() <= 2'000, "the detail is bounded");
    fuzz::expect(!error || fuzz::isOneLine(error.summary()), "the summary is one line");
}

} // namespace

/// The envelope of a batch's answer, with any HTTP status.
void bnm::fuzz_rpc_answer(const QByteArray &input)
{
    constexpr auto statuses = std::to_array({200, 200, 401, 403, 404, 500, 502, 503, 302, 0, 413});
    fuzz::Input in(input);
    const int status = statuses[in.byte() % statuses.size()];
    const std::size_t calls = in.byte() % 8U;
    const QByteArray body = in.rest();

    JsonDocument document;
    std::vector<RpcReply> replies;
    const RpcError error = readRpcAnswer(document, body, status, calls, replies);
    expectError(error);
    if (!error)
        fuzz::expect(replies.size() == calls, "a reply for each call");
    for (const RpcReply &reply : replies) {
        expectError(reply.error);
        fuzz::expect(reply.ok() == reply.result.exists(), "a result or an error");
    }
    expectError(transportError({.status = status, .headers = {{"Location", body}}}));
}
