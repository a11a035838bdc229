// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/block_header.h"
#include "collectors/plausible.h"
#include "collectors/witness/witness_kinds.h"

namespace bnm {

namespace {

using Fault = WitnessAnswer::Fault;

WitnessAnswer invalidAnswer()
{
    return {Fault::Invalid, WitnessSource::tr("it gives no height or block hash")};
}

/// Another Bitcoin Core.
class RpcWitness : public WitnessSource {
public:
    explicit RpcWitness(RpcEndpoint endpoint) : m_client(new RpcClient(std::move(endpoint), this))
    {
    }

    void askTip(QObject *context, Handler handler) override
    {
        ask({"getblockchaininfo"}, context, std::move(handler), [](const JsonValue &info) {
            const auto height = plausibleHeight(info["blocks"].integer());
            const QString hash = info["bestblockhash"].text().value_or(QString());
            if (!height || *height < 0 || !isBlockHash(hash))
                return invalidAnswer();
            return WitnessAnswer{.height = *height, .hash = hash};
        });
    }
    void askBlock(qint64 height, QObject *context, Handler handler) override
    {
        ask({"getblockhash", {height}}, context, std::move(handler),
            [height](const JsonValue &result) {
                const QString hash = result.text().value_or(QString());
                return isBlockHash(hash) ? WitnessAnswer{.height = height, .hash = hash}
                                         : invalidAnswer();
            });
    }

private:
    using Read = std::function<WitnessAnswer(const JsonValue &result)>;
    void ask(RpcCall call, QObject *context, Handler handler, Read read)
    {
        const QString method = call.method.toString();
        m_client->send({std::move(call)}, context,
                       [handler = std::move(handler), read = std::move(read),
                        method](const RpcAnswer &answer) {
                           const RpcError &error = answer.replies.at(0).error;
                           if (!error)
                               return handler(read(answer.replies[0].result));
                           WitnessAnswer none{Fault::Silent, error.summary()};
                           if (error.reason == RpcError::Reason::Forbidden)
                               none.refusedCall = method;
                           handler(none);
                       });
    }

    RpcClient *m_client; // a child
};

} // namespace

std::unique_ptr<WitnessSource> makeRpcWitness(const WitnessSourceOptions &options)
{
    RpcEndpoint endpoint;
    endpoint.url = options.address.url;
    endpoint.cookiePath = options.address.loginFile;
    endpoint.proxy = options.proxy;
    endpoint.timeoutMs = options.deadlineMs;
    endpoint.mostBytes = 1024 * 1024;
    return std::make_unique<RpcWitness>(std::move(endpoint));
}

} // namespace bnm
