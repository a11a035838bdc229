// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/configured_node.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

void derive(const BitcoinConf &conf, Network network)
{
    fuzz::expectLines(conf.remarks(network));
    const ConfiguredNode node = ConfiguredNode::of(conf, network);
    fuzz::expectLines(node.remarks);
    for (const ConfiguredNode::Listener &listener : node.rpc)
        fuzz::expect(listener.address.port > 0, "it listens at a port");
    for (const auto &values : node.zmq)
        for (const BitcoinConf::Value &value : values) {
            const Publisher publisher = publisherOf(value.text, QStringLiteral("127.0.0.1"));
            fuzz::expectReason(publisher.endpoint.isEmpty(), publisher.why);
        }
    for (const char *key : {"rpcuser", "rpcpassword", "datadir", "rpcport"})
        if (const auto value = conf.value(QLatin1String(key), network))
            fuzz::expect(fuzz::isOneLine(value->source), "a place in one line");
}

} // namespace

/// bitcoin.conf; behind a NUL, the text of every included file.
void bnm::fuzz_bitcoin_conf(const QByteArray &input)
{
    fuzz::Input in(input);
    const QByteArray text = in.upTo('\0');
    const QByteArray included = in.rest();
    qsizetype files = 0;
    BitcoinConf conf;
    conf.parse(text, QStringLiteral("bitcoin.conf"), QStringLiteral("/data"),
               [&](const QString &path, QString *why) -> std::optional<QByteArray> {
                   ++files;
                   *why = QStringLiteral("there is no such file");
                   return path.size() % 2 == 0 ? std::nullopt : std::optional(included);
               });
    fuzz::expect(files <= BitcoinConf::mostIncluded, "few files");
    conf.network();
    for (const Network network :
         {Network::Main, Network::Testnet3, Network::Testnet4, Network::Signet, Network::Regtest})
        derive(conf, network);
}
