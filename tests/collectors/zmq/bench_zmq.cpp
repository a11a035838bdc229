// SPDX-License-Identifier: GPL-3.0-or-later
// Cost of receiving 10,000 ZMQ messages from a publisher in another process, beside a subscriber of
// libzmq.
#include "collectors/zmq/zmq_subscriber.h"
#include "publisher.h"
#include "tests/support/bench_table.h"
#include "tests/support/loop_gap.h"

#include <QCoreApplication>
#include <QProcess>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 messageCount = 10'000;
constexpr int rounds = 5;
constexpr int deadlineMs = 60'000;

/// This program as publisher, which begins with the first subscription.
int publish(int bytes)
{
    Publisher publisher;
    std::printf("%s\n", qPrintable(publisher.endpoint()));
    std::fflush(stdout);
    if (!publisher.waitForSubscriptions(1))
        return 1;
    for (quint32 i = 0; i < messageCount; ++i)
        publisher.message("rawtx", QByteArray(bytes, 't'), i);
    runLoopFor(deadlineMs); // until it is killed: all is sent
    return 0;
}

class PublisherProcess {
public:
    explicit PublisherProcess(int bytes)
    {
        m_process.start(QCoreApplication::applicationFilePath(), {QString::number(bytes)});
        if (!m_process.waitForReadyRead(deadlineMs))
            qFatal("the publisher does not start");
        endpoint = QString::fromLatin1(m_process.readLine().trimmed());
    }
    ~PublisherProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    QString endpoint;

private:
    QProcess m_process;
};

double ownMs(int bytes)
{
    const PublisherProcess publisher(bytes);
    return bench::cpuMsFor([&] {
        ZmqSubscriber subscriber({{u"n"_s, u"n"_s}, {{}, publisher.endpoint, {}, {}}});
        subscriber.start();
        if (!runLoopUntil(
                [&] { return subscriber.sample().front().number("messages") == messageCount; },
                deadlineMs))
            qFatal("messages are missing");
    });
}

double libzmqMs(int bytes)
{
    const PublisherProcess publisher(bytes);
    return bench::cpuMsFor([&] {
        zmq::context_t context(1);
        zmq::socket_t socket(context, zmq::socket_type::sub);
        socket.set(zmq::sockopt::rcvhwm, 0);
        socket.set(zmq::sockopt::linger, 0);
        socket.set(zmq::sockopt::rcvtimeo, deadlineMs);
        socket.set(zmq::sockopt::subscribe, "rawtx");
        socket.connect(publisher.endpoint.toStdString());
        zmq::message_t message;
        for (quint32 parts = 0; parts < 3 * messageCount; ++parts)
            if (!socket.recv(message))
                qFatal("messages are missing");
    });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc > 1)
        return publish(QCoreApplication::arguments()[1].toInt());
    std::vector<double> own;
    std::vector<double> libzmq;
    for (int round = 0; round < rounds; ++round) {
        own.push_back(ownMs(400));
        libzmq.push_back(libzmqMs(400));
    }
    bench::row("ZMQ, 10,000 transactions of 400 bytes", "ms CPU", "libzmq receives the same",
               {bench::medianOf(own), bench::medianOf(libzmq)});
    return 0;
}
