// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_facts.h"

#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/peers/peer_columns.h"
#include "ui/text/plain_text.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <array>
#include <map>

namespace bnm {

namespace {

constexpr double satPerVbOfBtcPerKvb = 1e8 / 1e3;

/// Collects the lines of one group without empty ones.
class Group {
public:
    explicit Group(const char *title) : m_group{Words::tr(title), {}} {}

    void add(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            m_group.facts.push_back({Words::tr(name), plainLine(value)});
    }
    void addNamed(const QString &name, const QString &value)
    {
        m_group.facts.push_back({plainLine(name), value});
    }
    void addTo(std::vector<PeerFactGroup> &groups)
    {
        if (!m_group.facts.empty())
            groups.push_back(std::move(m_group));
    }

private:
    PeerFactGroup m_group;
};

/// Of the members that no field of Peer has.
QString member(const Peer &peer, const char *name)
{
    const auto it =
        std::find_if(peer.details.begin(), peer.details.end(), [name](const PeerDetail &detail) {
            return detail.name == QLatin1String(name);
        });
    return it == peer.details.end() ? QString() : it->value;
}

std::optional<double> numericMember(const Peer &peer, const char *name)
{
    bool ok = false;
    const double value = member(peer, name).toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

/// "yes" and "no"; nothing if the node does not report it.
QString yesOrNoOfJson(const QString &json)
{
    return json == QLatin1String("true")    ? Words::tr("yes")
           : json == QLatin1String("false") ? Words::tr("no")
                                            : QString();
}

QString whole(const std::optional<qint64> &value)
{
    return value && *value >= 0 ? format::integer(*value) : QString();
}

QString bytes(const std::optional<qint64> &value)
{
    if (value && *value < 1'000) // there are no parts of a byte
        return format::Figure{format::integer(*value), unitLabel(Unit::Bytes)}.text();
    return value ? format::figure(static_cast<double>(*value), Unit::Bytes).text() : QString();
}

QString bytesAndRate(const std::optional<qint64> &value, const std::optional<double> &rate)
{
    if (!value || !rate)
        return bytes(value);
    return Words::tr("%1, now %2")
        .arg(bytes(value), format::figure(rate, Unit::BytesPerSecond).text());
}

QString milliseconds(const std::optional<double> &seconds)
{
    return seconds ? format::figure(*seconds * 1000, Unit::Milliseconds).text() : QString();
}

/// "5 min ago, 19:54:44"; of another day with its date.
QString ageAndTime(const std::optional<qint64> &seconds, qint64 nowMs)
{
    if (!seconds || *seconds <= 0)
        return {};
    const QDateTime time = QDateTime::fromSecsSinceEpoch(*seconds);
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    const QString clock =
        time.date() == today ? QLocale().toString(time.time(), QStringLiteral("HH:mm:ss"))
        : time.date().year() == today.year() ? format::dateTime(time, format::Date::Day)
                                             : format::dateTime(time, format::Date::Year);
    return Words::tr("%1, %2").arg(format::ago(*seconds * 1000, nowMs), clock);
}

std::optional<qint64> secondsIn(const Peer &peer, const char *name)
{
    const auto value = numericMember(peer, name);
    return value && *value > 0 ? std::optional(static_cast<qint64>(*value)) : std::nullopt;
}

QString transport(const Peer &peer)
{
    const QString version = peer.transport.value_or(QString());
    if (version == QLatin1String("v2"))
        return Words::tr("v2, encrypted");
    return version == QLatin1String("v1") ? Words::tr("v1, not encrypted") : version;
}

void addConnection(const PeerRow &row, std::vector<PeerFactGroup> &groups)
{
    const Peer &peer = *row.peer;
    Group group(QT_TR_NOOP("Connection"));
    group.add(QT_TR_NOOP("Address"), peer.address);
    group.add(QT_TR_NOOP("Direction"), peer.inbound ? Words::tr("inbound, by the peer")
                                                    : Words::tr("outbound, by this node"));
    group.add(QT_TR_NOOP("Type"), peer.connectionType);
    if (peer.networkKnown)
        group.add(QT_TR_NOOP("Network"), titleOf(peer.network));
    group.add(QT_TR_NOOP("Location"), placeWithScope(peer.place));
    group.add(QT_TR_NOOP("Provider"), providerTitle(peer.place));
    group.add(QT_TR_NOOP("Transport"), transport(peer));
    group.add(QT_TR_NOOP("User agent"), peer.userAgent);
    if (peer.protocolVersion)
        group.add(QT_TR_NOOP("Protocol"), QString::number(*peer.protocolVersion));
    group.add(QT_TR_NOOP("Sees this node as"), peer.localAddress.value_or(QString()));
    group.add(QT_TR_NOOP("Local end"), member(peer, "addrbind"));
    if (peer.mappedAs)
        group.add(QT_TR_NOOP("Mapped AS"), QStringLiteral("AS%1").arg(*peer.mappedAs));
    group.add(QT_TR_NOOP("Permissions"), peer.permissions.join(QStringLiteral(", ")));
    group.add(QT_TR_NOOP("Peer id"), QString::number(peer.id));
    group.addTo(groups);
}

void addTraffic(const PeerRow &row, std::vector<PeerFactGroup> &groups)
{
    const Peer &peer = *row.peer;
    Group group(QT_TR_NOOP("Traffic"));
    group.add(QT_TR_NOOP("Received"), bytesAndRate(peer.bytesReceived, row.receiveRate));
    group.add(QT_TR_NOOP("Sent"), bytesAndRate(peer.bytesSent, row.sendRate));
    group.add(QT_TR_NOOP("Ping"), milliseconds(peer.pingSeconds));
    group.add(QT_TR_NOOP("Shortest ping"), milliseconds(peer.minPingSeconds));
    group.add(QT_TR_NOOP("Ping pending"), milliseconds(numericMember(peer, "pingwait")));
    group.addTo(groups);
}

void addTimes(const PeerRow &row, qint64 nowMs, std::vector<PeerFactGroup> &groups)
{
    const Peer &peer = *row.peer;
    Group group(QT_TR_NOOP("Times"));
    group.add(QT_TR_NOOP("Connected"), ageAndTime(peer.connectedSince, nowMs));
    group.add(QT_TR_NOOP("Last received"), ageAndTime(secondsIn(peer, "lastrecv"), nowMs));
    group.add(QT_TR_NOOP("Last sent"), ageAndTime(secondsIn(peer, "lastsend"), nowMs));
    group.add(QT_TR_NOOP("Last transaction"), ageAndTime(peer.lastTransaction, nowMs));
    group.add(QT_TR_NOOP("Last block"), ageAndTime(peer.lastBlock, nowMs));
    if (const auto offset = numericMember(peer, "timeoffset"))
        group.add(QT_TR_NOOP("Clock"),
                  *offset == 0 ? Words::tr("as this node's")
                               : (*offset > 0 ? Words::tr("%1 ahead") : Words::tr("%1 behind"))
                                     .arg(format::duration(qRound64(std::abs(*offset)))));
    group.addTo(groups);
}

/// Which side sends compact blocks without a request (BIP 152).
QString highBandwidth(const Peer &peer)
{
    const QString from = member(peer, "bip152_hb_to"); // this node chose the peer to send so
    const QString to = member(peer, "bip152_hb_from");
    if (from.isEmpty() || to.isEmpty())
        return {};
    const bool isFrom = from == QLatin1String("true");
    const bool isTo = to == QLatin1String("true");
    return isFrom && isTo ? Words::tr("both ways")
           : isFrom       ? Words::tr("from the peer")
           : isTo         ? Words::tr("to the peer")
                          : Words::tr("no");
}

void addSync(const PeerRow &row, std::vector<PeerFactGroup> &groups)
{
    const Peer &peer = *row.peer;
    Group group(QT_TR_NOOP("Sync"));
    group.add(QT_TR_NOOP("Synced blocks"), whole(peer.syncedBlocks));
    group.add(QT_TR_NOOP("Synced headers"), whole(peer.syncedHeaders));
    group.add(QT_TR_NOOP("Starting height"), whole(peer.startingHeight));
    const qsizetype inFlight =
        QJsonDocument::fromJson(member(peer, "inflight").toUtf8()).array().size();
    if (inFlight > 0)
        group.add(QT_TR_NOOP("Blocks requested"), format::integer(inFlight));
    if (peer.relaysTransactions)
        group.add(QT_TR_NOOP("Relays transactions"),
                  *peer.relaysTransactions ? Words::tr("yes") : Words::tr("no"));
    if (const auto filter = numericMember(peer, "minfeefilter"); filter && *filter > 0)
        group.add(QT_TR_NOOP("Minimum feerate"),
                  format::figure(*filter * satPerVbOfBtcPerKvb, Unit::SatPerVb).text());
    group.add(QT_TR_NOOP("High bandwidth"), highBandwidth(peer));
    group.add(QT_TR_NOOP("Address relay"), yesOrNoOfJson(member(peer, "addr_relay_enabled")));
    group.add(QT_TR_NOOP("Addresses processed"), whole(peer.addressesProcessed));
    group.add(QT_TR_NOOP("Addresses dropped"), whole(peer.addressesRateLimited));
    group.addTo(groups);
}

QString meaningOf(const QString &service)
{
    constexpr std::array<std::pair<const char *, const char *>, 6> meanings = {
        {{"NETWORK", QT_TR_NOOP("has all blocks")},
         {"NETWORK_LIMITED", QT_TR_NOOP("has the last 288 blocks")},
         {"WITNESS", QT_TR_NOOP("segregated witness")},
         {"P2P_V2", QT_TR_NOOP("encrypted transport")},
         {"COMPACT_FILTERS", QT_TR_NOOP("filters for light clients (BIP 157)")},
         {"BLOOM", QT_TR_NOOP("filters for light clients (BIP 37)")}}};
    for (const auto &[name, meaning] : meanings)
        if (service == QLatin1String(name))
            return Words::tr(meaning);
    return Words::tr("offered");
}

void addServices(const Peer &peer, std::vector<PeerFactGroup> &groups)
{
    Group group(QT_TR_NOOP("Services"));
    for (const QString &service : peer.services)
        group.addNamed(service, meaningOf(service));
    group.addTo(groups);
}

/// The busiest first.
void addMessages(const Peer &peer, std::vector<PeerFactGroup> &groups)
{
    struct Counts {
        QString message;
        qint64 received = 0;
        qint64 sent = 0;
    };
    std::map<QString, Counts> byMessage;
    for (const auto &[message, count] : peer.receivedPerMessage)
        byMessage[message].received = count;
    for (const auto &[message, count] : peer.sentPerMessage)
        byMessage[message].sent = count;
    std::vector<Counts> ordered;
    for (auto &[message, counts] : byMessage) {
        counts.message = message;
        ordered.push_back(counts);
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const Counts &a, const Counts &b) {
        return a.received + a.sent > b.received + b.sent;
    });
    Group group(QT_TR_NOOP("Traffic by message: received, sent"));
    for (const Counts &counts : ordered)
        group.addNamed(counts.message,
                       Words::tr("%1, %2").arg(bytes(counts.received), bytes(counts.sent)));
    group.addTo(groups);
}

/// These members are always text, even if they look like numbers.
bool isText(const QString &name)
{
    constexpr std::array names = {
        "addr",      "addrbind", "addrlocal",       "network",
        "services",  "subver",   "connection_type", "transport_protocol_type",
        "session_id"};
    return std::any_of(names.begin(), names.end(),
                       [&name](const char *one) { return name == QLatin1String(one); });
}

QJsonValue jsonOf(const PeerDetail &detail)
{
    if (isText(detail.name))
        return detail.value;
    const QJsonDocument document =
        QJsonDocument::fromJson("[" + detail.value.toUtf8() + "]"); // any value within
    const QJsonArray one = document.array();
    return one.size() == 1 ? one.first() : QJsonValue(detail.value);
}

} // namespace

std::vector<PeerFactGroup> peerFacts(const PeerRow &row, qint64 nowMs)
{
    std::vector<PeerFactGroup> groups;
    addConnection(row, groups);
    addTraffic(row, groups);
    addTimes(row, nowMs, groups);
    addSync(row, groups);
    addServices(*row.peer, groups);
    addMessages(*row.peer, groups);
    return groups;
}

QString peerAsJson(const Peer &peer)
{
    QJsonObject object;
    for (const PeerDetail &detail : peer.details)
        object.insert(detail.name, jsonOf(detail));
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

} // namespace bnm
