// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/zmq_subscriber.h"

#include "collectors/zmq/sequence_event.h"
#include "collectors/zmq/stream_counter.h"
#include "collectors/zmq/zmq_connection.h"

#include <QDateTime>

#include <algorithm>
#include <map>

namespace bnm {

namespace {

constexpr int linkIntervalMs = 5'000;
} // namespace

struct ZmqSubscriber::Context {
    zmq::context_t context{1};
};

struct ZmqSubscriber::Stream {
    QString name;
    std::string topic;
    QString endpoint;
    StreamCounter counter;
};

ZmqSubscriber::ZmqSubscriber(ZmqEndpoints endpoints, QObject *parent)
    : QObject(parent), m_endpoints(std::move(endpoints))
{
    m_clock.start();
    m_linkTimer.setInterval(linkIntervalMs);
    connect(&m_linkTimer, &QTimer::timeout, this, &ZmqSubscriber::updateLink);
    const auto add = [this](const char *topic, const QString &endpoint) {
        if (!endpoint.isEmpty())
            m_streams.push_back(std::make_unique<Stream>(Stream{
                QString::fromLatin1(topic), topic, endpoint, StreamCounter(m_clock.elapsed())}));
    };
    add("rawblock", m_endpoints.rawBlock);
    add("rawtx", m_endpoints.rawTx);
    add("hashblock", m_endpoints.hashBlock);
    add("sequence", m_endpoints.sequence);
}

ZmqSubscriber::~ZmqSubscriber()
{
    m_connections.clear();
}

void ZmqSubscriber::start()
{
    std::map<QString, std::vector<std::string>> topicsByEndpoint;
    for (const auto &stream : m_streams)
        topicsByEndpoint[stream->endpoint].push_back(stream->topic);
    if (!m_streams.empty())
        m_context = std::make_unique<Context>();
    for (const auto &[endpoint, topics] : topicsByEndpoint) {
        try {
            auto connection = std::make_unique<ZmqConnection>(
                m_context->context, endpoint, topics,
                [this](std::string_view topic, const zmq::message_t &body, quint32 sequence) {
                    if (Stream *stream = streamOf(topic))
                        received(*stream, body.data<char>(), body.size(), sequence);
                    else
                        ++m_malformed;
                });
            connect(connection.get(), &ZmqConnection::malformed, this, [this] { ++m_malformed; });
            connect(
                connection.get(), &ZmqConnection::connectedChanged, this,
                [this, name = endpoint](bool connected) { connectionChanged(name, connected); });
            m_connections.push_back(std::move(connection));
        } catch (const zmq::error_t &error) {
            m_startError = tr("ZMQ does not take the address %1: %2.")
                               .arg(endpoint, QString::fromLocal8Bit(error.what()));
            qWarning("%s", qUtf8Printable(m_startError));
        }
    }
    updateLink();
    if (!m_streams.empty())
        m_linkTimer.start();
}

ZmqSubscriber::Stream *ZmqSubscriber::streamOf(std::string_view topic)
{
    const auto it = std::find_if(m_streams.begin(), m_streams.end(),
                                 [topic](const auto &stream) { return stream->topic == topic; });
    return it == m_streams.end() ? nullptr : it->get();
}

void ZmqSubscriber::received(Stream &stream, const char *body, std::size_t size, quint32 sequence)
{
    stream.counter.message(sequence, m_clock.elapsed());
    if (stream.topic == "sequence") {
        if (!readSequenceEvent(body, size))
            ++m_malformed;
    } else if (stream.topic == "hashblock" ||
               (stream.topic == "rawblock" && m_endpoints.hashBlock.isEmpty())) {
        Q_EMIT blockAnnounced();
    }
    if (m_link.level != LinkStatus::Level::Good)
        updateLink();
}

void ZmqSubscriber::connectionChanged(const QString &endpoint, bool connected)
{
    if (!connected)
        for (const auto &stream : m_streams)
            if (stream->endpoint == endpoint)
                stream->counter.reconnected();
    updateLink();
}

Points ZmqSubscriber::sample(const Identity &identity, qint64 unixTimeMs) const
{
    const qint64 now = m_clock.elapsed();
    Points points;
    for (const auto &stream : m_streams) {
        Point point = identity.stamp("zmq", unixTimeMs);
        point.tag("stream", stream->name)
            .set("seconds_since", stream->counter.secondsSince(now))
            .set("messages", stream->counter.messages())
            .set("messages_per_min", stream->counter.perMinute(now))
            .set("gaps", stream->counter.gaps());
        points.push_back(std::move(point));
    }
    return points;
}

void ZmqSubscriber::updateLink()
{
    using Level = LinkStatus::Level;
    LinkStatus status{LinkStatus::Party::Zmq, Level::Off, tr("not configured"),
                      tr("No ZMQ address is configured; new blocks are noticed by polling."), 0};
    const auto unconnected = std::find_if(m_connections.begin(), m_connections.end(),
                                          [](const auto &one) { return !one->isConnected(); });
    const bool silent = std::all_of(m_streams.begin(), m_streams.end(), [](const auto &stream) {
        return stream->counter.messages() == 0;
    });
    if (!m_startError.isEmpty()) {
        status = {status.party, Level::Bad, tr("wrong address"), m_startError, 0};
    } else if (unconnected != m_connections.end() && m_clock.elapsed() < linkIntervalMs) {
        status = {status.party, Level::Waiting, tr("connecting"), tr("ZMQ is connecting."), 0};
    } else if (unconnected != m_connections.end()) {
        status = {
            status.party, Level::Bad, tr("not connected"),
            tr("No ZMQ connection to %1. Does bitcoin.conf have zmqpub lines with this address?")
                .arg((*unconnected)->endpoint()),
            0};
    } else if (!m_connections.empty() && silent) {
        status = {status.party, Level::Waiting, tr("connected, nothing yet"),
                  tr("ZMQ is connected; nothing was published yet."), 0};
    } else if (!m_connections.empty()) {
        status = {status.party, Level::Good, tr("receiving"),
                  tr("ZMQ is connected to every address."), 0};
    }
    status.sinceMs =
        status.level == m_link.level ? m_link.sinceMs : QDateTime::currentMSecsSinceEpoch();
    if (status == m_link)
        return;
    m_link = status;
    Q_EMIT linkChanged(m_link);
}

} // namespace bnm
