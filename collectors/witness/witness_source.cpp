// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/witness/witness_source.h"

#include "collectors/witness/witness_kinds.h"

namespace bnm {

namespace {

/// Sends no requests.
class RefusedWitness : public WitnessSource {
public:
    void askTip(QObject *context, Handler handler) override
    {
        QTimer::singleShot(0, context, [handler = std::move(handler)] {
            handler({WitnessAnswer::Fault::Silent, onionWithoutProxyText()});
        });
    }
    void askBlock(qint64, QObject *context, Handler handler) override
    {
        askTip(context, std::move(handler));
    }
};

} // namespace

std::unique_ptr<WitnessSource> makeWitnessSource(const WitnessSourceOptions &options)
{
    using Kind = WitnessAddress::Kind;
    WitnessSourceOptions used = options;
    if (!isOnion(options.address.url.host()))
        used.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    else if (options.proxy.type() == QNetworkProxy::NoProxy)
        return std::make_unique<RefusedWitness>();
    else if (options.address.kind != Kind::Electrum) // whose client handles it
        used.deadlineMs *= 3;
    switch (options.address.kind) {
    case Kind::Electrum: return makeElectrumWitness(used);
    case Kind::Esplora: return makeEsploraWitness(used);
    case Kind::Rpc: return makeRpcWitness(used);
    }
    return nullptr;
}

QString onionWithoutProxyText()
{
    return WitnessSource::tr(
        "an .onion address is reached by a SOCKS5 proxy only. Set BITCOIN_RPC_PROXY");
}

} // namespace bnm
