// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/witness/witness_kinds.h"

namespace bnm {

namespace {

using Fault = WitnessAnswer::Fault;

WitnessAnswer answerOf(const ElectrumAnswer &electrum, const std::optional<ElectrumBlock> &block)
{
    if (block)
        return {Fault::None, {}, block->height, block->header.hash, block->header.previousHash};
    const bool isSilent = electrum.fault == ElectrumAnswer::Fault::Silent ||
                          electrum.fault == ElectrumAnswer::Fault::Refused;
    return {isSilent ? Fault::Silent : Fault::Invalid, electrum.reason};
}

class ElectrumWitness : public WitnessSource {
public:
    explicit ElectrumWitness(ElectrumClientOptions options)
        : m_client(new ElectrumClient(std::move(options), this))
    {
        connect(m_client, &ElectrumClient::connected, this, &WitnessSource::tipMayHaveChanged);
        connect(m_client, &ElectrumClient::tipAnnounced, this, &WitnessSource::tipMayHaveChanged);
    }

    void askTip(QObject *context, Handler handler) override
    {
        m_client->askTip(context, [handler = std::move(handler)](ElectrumAnswer &answer) {
            const auto block = readElectrumTip(answer);
            handler(answerOf(answer, block));
        });
    }
    void askBlock(qint64 height, QObject *context, Handler handler) override
    {
        m_client->askHeader(height, context,
                            [height, handler = std::move(handler)](ElectrumAnswer &answer) {
                                const auto block = readElectrumBlock(answer, height);
                                handler(answerOf(answer, block));
                            });
    }

private:
    ElectrumClient *m_client; // a child
};

} // namespace

std::unique_ptr<WitnessSource> makeElectrumWitness(const WitnessSourceOptions &options)
{
    ElectrumClientOptions client;
    client.address = readElectrumUrl(options.address.url).value_or(ElectrumAddress());
    client.address.proxy = options.proxy;
    client.pins = options.pins;
    client.deadlineMs = options.deadlineMs;
    client.longestPauseMs = options.longestPauseMs;
    return std::make_unique<ElectrumWitness>(std::move(client));
}

} // namespace bnm
