// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/known_networks.h"
#include "tests/fuzz/fuzz.h"

/// The file of networks by node; what is read, written again, reads the same.
void bnm::fuzz_known_networks(const QByteArray &input)
{
    static const fuzz::Scratch scratch;
    KnownNetworks networks;
    networks.setFile(scratch.write("networks", input));
    KnownNetworks again;
    again.setFile(scratch.write("written", networks.contents()));
    fuzz::expect(again.contents() == networks.contents(), "the same");
    Config config;
    config.rpcUrl = QUrl(QStringLiteral("http://127.0.0.1:8332/"));
    again.keep(config, Network::Signet);
    fuzz::expect(again.find(config) == Network::Signet, "the node's own word is kept");
    fuzz::expect(again.contents().count('\n') <= 64, "limited");
}
