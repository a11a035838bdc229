// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/zmq_subscriber.h"

#include "collectors/zmq/stream_counter.h"
#include "collectors/zmq/zmq_connection.h"

#include <QDateTime>

#include <algorithm>

namespace bnm {

namespace {

using Level = StatusReport::Level;

constexpr int connectGraceMs = 5'000;

} // namespace

struct ZmqSubscriber::Stream {
    QString name;
    QByteArray topic;
    QString endpoint;
    StreamCounter counter;
};

ZmqSubscriber::ZmqSubscriber(ZmqOptions options, QObject *parent)
    : Collector({"zmq", tr("ZMQ"), options.endpoints.isEmpty() ? 0 : options.intervalMs}, parent),
      m_options(std::move(options)),
      m_timer(this)
{
    qRegisterMetaType<SequenceEvent>();
    m_timer.setInterval(m_options.intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &ZmqSubscriber::cycle);
}

ZmqSubscriber::~ZmqSubscriber()
{
    m_connections.clear();
}

void ZmqSubscriber::start()
{
    m_clock.start();
    if (m_options.endpoints.isEmpty()) {
        reportState();
        return finishCycle(true);
    }
    std::map<QString, QByteArrayList> topicsByEndpoint;
    const auto add = [&](const char *topic, const QString &endpoint) {
        if (endpoint.isEmpty())
            return;
        m_streams.push_back(std::make_unique<Stream>(
            Stream{QString::fromLatin1(topic), topic, endpoint, StreamCounter(m_clock.elapsed())}));
        topicsByEndpoint[endpoint].push_back(topic);
    };
    add("rawblock", m_options.endpoints.rawBlock);
    add("rawtx", m_options.endpoints.rawTx);
    add("hashblock", m_options.endpoints.hashBlock);
    add("sequence", m_options.endpoints.sequence);
    for (const auto &[endpoint, topics] : topicsByEndpoint)
        openConnection(endpoint, topics);
    m_timer.start();
    QTimer::singleShot(connectGraceMs, Qt::PreciseTimer, this, &ZmqSubscriber::conclude);
    conclude();
}

void ZmqSubscriber::openConnection(const QString &endpoint, const QByteArrayList &topics)
{
    const auto address = readZmqAddress(endpoint);
    if (!address) {
        m_troubles[endpoint] = {Level::Bad, tr("wrong address"),
                                tr("%1 is no ZMQ address. Correct it (BITCOIN_ZMQ_...): "
                                   "tcp://host:port or ipc://path.")
                                    .arg(endpoint)};
        if (endpoint == m_options.endpoints.sequence)
            Q_EMIT sequenceConnected(false);
        return;
    }
    auto connection = std::make_unique<ZmqConnection>(
        endpoint, *address, topics,
        [this](QByteArrayView topic, const ZmtpPart &body, quint32 number) {
            if (Stream *stream = streamOf(topic))
                received(*stream, body, number);
            else
                ++m_malformed;
        });
    connect(connection.get(), &ZmqConnection::malformed, this, [this] { ++m_malformed; });
    connect(connection.get(), &ZmqConnection::connectedChanged, this,
            [this, endpoint](bool connected) { connectionChanged(endpoint, connected); });
    connection->open();
    m_connections.push_back(std::move(connection));
}

ZmqSubscriber::Stream *ZmqSubscriber::streamOf(QByteArrayView topic)
{
    const auto it = std::find_if(m_streams.begin(), m_streams.end(),
                                 [topic](const auto &stream) { return stream->topic == topic; });
    return it == m_streams.end() ? nullptr : it->get();
}

void ZmqSubscriber::received(Stream &stream, const ZmtpPart &body, quint32 number)
{
    stream.counter.message(number, m_clock.elapsed());
    if (stream.topic == "sequence") {
        const auto event = body.size <= ZmtpPart::mostKept
                               ? readSequenceEvent(body.start.data(), body.size)
                               : std::nullopt;
        if (event)
            Q_EMIT sequenceEvent(*event, number);
        else
            ++m_malformed;
    } else if (stream.topic == "hashblock" ||
               (stream.topic == "rawblock" && m_options.endpoints.hashBlock.isEmpty())) {
        Q_EMIT blockAnnounced();
    }
    if (lastReport().level == Level::Waiting && lastReport().level != judge().level)
        reportState();
}

void ZmqSubscriber::connectionChanged(const QString &endpoint, bool connected)
{
    if (!connected)
        for (const auto &stream : m_streams)
            if (stream->endpoint == endpoint)
                stream->counter.reconnected();
    if (endpoint == m_options.endpoints.sequence)
        Q_EMIT sequenceConnected(connected);
    const bool areAll = std::all_of(m_connections.begin(), m_connections.end(),
                                    [](const auto &one) { return one->isConnected(); });
    if (areAll)
        cycle(); // a first result need not wait for the timer
    else
        reportState();
}

void ZmqSubscriber::cycle()
{
    publish(sample());
    conclude();
}

/// The first cycle has ended when every address is connected, or has had its time.
void ZmqSubscriber::conclude()
{
    reportState();
    const bool isConnecting = lastReport().level == Level::Waiting &&
                              std::any_of(m_connections.begin(), m_connections.end(),
                                          [](const auto &one) { return !one->isConnected(); });
    if (!isConnecting)
        finishCycle(lastReport().level != Level::Bad);
}

Points ZmqSubscriber::sample() const
{
    const qint64 now = m_clock.elapsed();
    const qint64 unixMs = QDateTime::currentMSecsSinceEpoch();
    Points points;
    for (const auto &stream : m_streams) {
        auto point = m_options.identity.stamp<"zmq">(unixMs);
        point.tag("stream", stream->name)
            .set("seconds_since", stream->counter.secondsSince(now))
            .set("messages", stream->counter.messages())
            .set("messages_per_min", stream->counter.perMinute(now))
            .set("gaps", stream->counter.gaps());
        points.push_back(std::move(point));
    }
    return points;
}

void ZmqSubscriber::reportState()
{
    StatusReport state = judge();
    state.graceMs = StatusReport::noVerdict; // polling replaces it
    report(std::move(state));
}

StatusReport ZmqSubscriber::unconnectedReport(const ZmqConnection &connection) const
{
    const QString endpoint = connection.endpoint();
    switch (connection.trouble()) {
    case ZmqConnection::Trouble::NotReached: break;
    case ZmqConnection::Trouble::NoPublisher:
        return {Level::Bad, tr("no publisher"),
                tr("What listens at %1 is no ZMQ publisher. Compare the address with the zmqpub "
                   "lines of bitcoin.conf.")
                    .arg(endpoint)};
    case ZmqConnection::Trouble::BadMessages:
        return {Level::Bad, tr("not understood"),
                tr("What publishes at %1 sends what no Bitcoin node sends; the connection is "
                   "closed and tried again. Compare the address with the zmqpub lines of "
                   "bitcoin.conf.")
                    .arg(endpoint)};
    }
    return {Level::Bad, tr("not connected"),
            tr("No ZMQ connection to %1. Does bitcoin.conf have zmqpub lines with this address?")
                .arg(endpoint)};
}

StatusReport ZmqSubscriber::judge() const
{
    if (m_streams.empty())
        return {Level::Off, tr("not configured"),
                tr("No ZMQ address is configured; new blocks are noticed by polling.")};
    if (!m_troubles.empty())
        return m_troubles.begin()->second;
    const auto unconnected = std::find_if(m_connections.begin(), m_connections.end(),
                                          [](const auto &one) { return !one->isConnected(); });
    if (unconnected != m_connections.end() && m_clock.elapsed() < connectGraceMs)
        return {Level::Waiting, tr("connecting"), tr("ZMQ is connecting.")};
    if (unconnected != m_connections.end())
        return unconnectedReport(**unconnected);
    const bool silent = std::all_of(m_streams.begin(), m_streams.end(), [](const auto &stream) {
        return stream->counter.messages() == 0;
    });
    if (silent && m_malformed > 0)
        return {Level::Watch, tr("not understood"),
                tr("ZMQ is connected, but none of what comes is a message of a Bitcoin node. "
                   "Compare the addresses with the zmqpub lines of bitcoin.conf.")};
    if (silent)
        return {Level::Good, tr("connected, nothing yet"),
                tr("ZMQ is connected; nothing was published yet.")};
    return {Level::Good, tr("receiving"), tr("ZMQ is connected to every address.")};
}

} // namespace bnm
