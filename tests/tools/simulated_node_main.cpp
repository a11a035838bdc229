// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a simulated node until it is killed. Prints the settings that lead to it as NAME=value
// lines, fit for --env-file. With --lively blocks, transactions and peers come and go; with
// --peers=N there are so many; with --hostile their user agents are what user agents can be.
// --transactions=N wait in its mempool, and --arrivals=N come in a second. A line on its
// standard input makes it do things: mine N, refuse-block (that others build on), drop-peers N,
// restart (with all its peers), connections 0 (refuses them) or 1, estimates 0 or 1, blocks-only 0
// or 1.
#include "app/demo/simulated_node.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <array>
#include <cstdio>
#include <unistd.h>

namespace {

void obey(bnm::SimulatedNode &node, const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    const QByteArray &command = words.front();
    const int number = words.back().toInt();
    if (command == "mine")
        node.mine(number);
    else if (command == "refuse-block")
        node.refuseBlock();
    else if (command == "drop-peers")
        node.dropPeers(number);
    else if (command == "restart")
        node.restart();
    else if (command == "connections")
        node.setFault(number > 0 ? bnm::NodeFault::None : bnm::NodeFault::RefuseConnections);
    else if (command == "estimates")
        node.setEstimates(number > 0);
    else if (command == "blocks-only")
        node.setBlocksOnly(number > 0);
    else
        std::fprintf(stderr, "simulated-node: what is %s?\n", line.constData());
}

} // namespace

int main(int argc, char **argv)
{
    using namespace bnm;
    QCoreApplication application(argc, argv);
    const QTemporaryDir directory;
    SimulatedNodeOptions options;
    if (application.arguments().contains(QStringLiteral("--lively")))
        options = SimulatedNodeOptions::forDemo(directory.path(), 15);
    options.directory = directory.path();
    for (const QString &argument : application.arguments())
        if (const QString value = argument.section(QLatin1Char('='), 1);
            argument.startsWith(QLatin1String("--peers=")))
            options.peers.count = value.toInt();
        else if (argument.startsWith(QLatin1String("--transactions=")))
            options.mempoolTransactions = value.toInt();
        else if (argument.startsWith(QLatin1String("--arrivals=")))
            options.transactionsPerSecond = value.toDouble();
    options.peers.hostile = application.arguments().contains(QStringLiteral("--hostile"));
    SimulatedNode node(options);
    QString error;
    if (!node.start(&error)) {
        std::fprintf(stderr, "simulated-node: %s\n", qPrintable(error));
        return 1;
    }
    std::printf("BITCOIN_RPC_PORT=%d\nBITCOIN_RPC_COOKIE_PATH=%s\n", node.rpcPort(),
                qPrintable(node.cookiePath()));
    for (const char *stream : {"RAWBLOCK", "RAWTX", "HASHBLOCK", "SEQUENCE"})
        std::printf("BITCOIN_ZMQ_%s=%s\n", stream, qPrintable(node.zmqEndpoint()));
    std::fflush(stdout);
    QByteArray text; // not of a whole line yet
    QSocketNotifier input(fileno(stdin), QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &node, [&] {
        std::array<char, 256> some{};
        const auto size = ::read(fileno(stdin), some.data(), some.size());
        if (size <= 0)
            return input.setEnabled(false); // end of input
        text.append(some.data(), size);
        for (auto end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
            obey(node, text.left(end).trimmed());
            text.remove(0, end + 1);
        }
    });
    return QCoreApplication::exec();
}
