// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_columns.h"

#include "app/core/text/format.h"
#include "app/core/text/utc.h"
#include "collectors/words.h"
#include "ui/text/exact_time.h"
#include "ui/text/plain_text.h"

#include <array>

namespace bnm {

namespace {

using Number = std::optional<double>;

template <typename Value>
Number numberOf(const std::optional<Value> &value)
{
    return value ? Number(static_cast<double>(*value)) : std::nullopt;
}

QString wholeOrDash(const std::optional<qint64> &value)
{
    return value ? format::integer(*value) : format::dash();
}

QString bytesOrDash(const std::optional<qint64> &value)
{
    return format::figure(numberOf(value), Unit::Bytes).text();
}

QString exactBytes(const std::optional<qint64> &value)
{
    return value ? Words::tr("%1 bytes", nullptr, plural(*value)).arg(format::integer(*value))
                 : Words::tr("not reported by the node");
}

QString rate(const Number &value)
{
    return format::figure(value, Unit::BytesPerSecond).text();
}

QString exactRate(const Number &value)
{
    return value ? Words::tr("%1 bytes per second since the previous poll")
                       .arg(format::integer(qRound64(*value)))
                 : Words::tr("available after the second poll");
}

/// The unit is in the header.
QString millisecondsAlone(const Number &seconds)
{
    if (!seconds)
        return format::dash();
    const double ms = *seconds * 1000;
    return ms < 9.95 ? format::decimal(ms, 1) : format::integer(qRound64(ms));
}

QString exactSeconds(const Number &seconds)
{
    return seconds ? Words::tr("%1 s").arg(format::decimal(*seconds, 6))
                   : Words::tr("not measured yet");
}

QString sinceThen(const std::optional<qint64> &seconds, qint64 nowMs)
{
    return seconds ? format::duration(nowMs / 1000 - *seconds) : format::dash();
}

QString exactTimeOrNever(const std::optional<qint64> &seconds)
{
    return seconds ? localTime(*seconds) : Words::tr("never");
}

QString machineTime(const std::optional<qint64> &seconds)
{
    return seconds ? QDateTime::fromSecsSinceEpoch(*seconds, utc).toString(Qt::ISODate) : QString();
}

QString typeOf(const Peer &peer)
{
    if (!peer.connectionType.isEmpty())
        return peer.connectionType;
    return peer.inbound ? QStringLiteral("inbound") : QStringLiteral("outbound");
}

/// The arrow beside it shows the direction; the column is narrow.
QString shortType(const PeerRow &row, qint64)
{
    return plainLine(typeOf(*row.peer))
        .replace(QLatin1String("outbound-full-relay"), QLatin1String("full-relay"))
        .replace(QLatin1String("block-relay-only"), QLatin1String("block-relay"));
}

QString countryText(const PeerRow &row, qint64)
{
    const Place &place = row.peer->place;
    if (!place.countryCode.isEmpty() || !place.country.isEmpty())
        return plainLine(place.country.isEmpty() ? place.countryCode : place.country);
    const bool hidden =
        row.peer->network != PeerNetwork::Ipv4 && row.peer->network != PeerNetwork::Ipv6;
    return hidden ? titleOf(row.peer->network) : format::dash();
}

QString exactCountry(const PeerRow &row)
{
    const QString place = placeWithScope(row.peer->place);
    return !place.isEmpty()
               ? place
               : Words::tr("Addresses on %1 have no location").arg(titleOf(row.peer->network));
}

QString yesNoOrDash(const std::optional<bool> &value)
{
    return value ? (*value ? Words::tr("yes") : Words::tr("no")) : format::dash();
}

// clang-format off
#define T(text) QT_TR_NOOP(text)
constexpr std::array<PeerColumnSpec, peerColumnCount> columnSpecs = {{
    {PeerColumn::Direction, "direction", T("Direction"), "",
     T("Who opened the connection: this node (outbound) or the peer (inbound)"), true, 8, 0,
     [](const PeerRow &row, qint64) { return row.peer->inbound ? Words::tr("inbound") : Words::tr("outbound"); },
     nullptr, nullptr,
     [](const PeerRow &row) { return QString::fromLatin1(row.peer->inbound ? "inbound" : "outbound"); },
     [](const Peer &a, const Peer &b) { return a.inbound == b.inbound; }},
    {PeerColumn::Type, "connection_type", T("Type"), nullptr,
     T("Connection type, as the node calls it"), true, 25, 0.3,
     shortType, nullptr,
     [](const PeerRow &row) { return plainLine(typeOf(*row.peer)); },
     [](const PeerRow &row) { return plainLine(typeOf(*row.peer)); },
     [](const Peer &a, const Peer &b) { return a.connectionType == b.connectionType; }},
    {PeerColumn::Network, "network", T("Network"), nullptr,
     T("IPv4, IPv6, Tor, I2P or CJDNS"), false, 16, 0,
     [](const PeerRow &row, qint64) {
         return row.peer->networkKnown ? titleOf(row.peer->network) : format::dash();
     },
     nullptr, nullptr,
     [](const PeerRow &row) { return row.peer->networkKnown ? nameOf(row.peer->network) : QString(); },
     [](const Peer &a, const Peer &b) {
         return a.network == b.network && a.networkKnown == b.networkKnown;
     }},
    {PeerColumn::Address, "address", T("Address"), nullptr,
     T("Address and port of the peer"), true, 40, 1.5,
     [](const PeerRow &row, qint64) { return plainLineOrDash(row.peer->address); },
     nullptr, nullptr, nullptr,
     [](const Peer &a, const Peer &b) { return a.address == b.address; }},
    {PeerColumn::Country, "country", T("Place"), nullptr,
     T("Country by the GeoIP database; Tor, I2P and CJDNS hide where a peer is"), true, 25, 1,
     countryText, nullptr, exactCountry,
     [](const PeerRow &row) { return plainLine(row.peer->place.countryCode); },
     [](const Peer &a, const Peer &b) { return a.place == b.place; }},
    {PeerColumn::City, "city", T("City"), nullptr,
     T("City by the GeoIP database, often only near"), false, 26, 0.5,
     [](const PeerRow &row, qint64) { return plainLineOrDash(row.peer->place.city); },
     nullptr, nullptr,
     [](const PeerRow &row) { return plainLine(row.peer->place.city); },
     [](const Peer &a, const Peer &b) { return a.place == b.place; }},
    {PeerColumn::Provider, "provider", T("Provider"), nullptr,
     T("Whose network the address is in: organisation and autonomous system"), true, 38, 2,
     [](const PeerRow &row, qint64) { return plainLineOrDash(providerTitle(row.peer->place)); },
     nullptr, nullptr,
     [](const PeerRow &row) { return providerTitle(row.peer->place); },
     [](const Peer &a, const Peer &b) { return a.place == b.place; }},
    {PeerColumn::UserAgent, "user_agent", T("User agent"), nullptr,
     T("What the peer says it runs (BIP 14); it may say anything"), true, 36, 2,
     [](const PeerRow &row, qint64) { return plainLineOrDash(row.peer->userAgent); },
     nullptr, nullptr,
     [](const PeerRow &row) { return plainLine(row.peer->userAgent); },
     [](const Peer &a, const Peer &b) { return a.userAgent == b.userAgent; }},
    {PeerColumn::Services, "services", T("Services"), nullptr,
     T("Services the peer offers"), false, 50, 0.5,
     [](const PeerRow &row, qint64) { return plainLineOrDash(row.peer->services.join(QLatin1Char(' '))); },
     nullptr, nullptr,
     [](const PeerRow &row) { return plainLine(row.peer->services.join(QLatin1Char(' '))); },
     [](const Peer &a, const Peer &b) { return a.services == b.services; }},
    {PeerColumn::Protocol, "protocol_version", T("Protocol version"), T("Protocol"),
     T("Version of the peer-to-peer protocol"), false, 16, 0,
     [](const PeerRow &row, qint64) {
         return row.peer->protocolVersion ? QString::number(*row.peer->protocolVersion) : format::dash();
     },
     [](const PeerRow &row) { return numberOf(row.peer->protocolVersion); },
     nullptr, nullptr, nullptr},
    {PeerColumn::Transport, "transport", T("Transport"), T("Tr."),
     T("v2 is encrypted (BIP 324), v1 is not"), true, 10, 0,
     [](const PeerRow &row, qint64) { return plainLineOrDash(row.peer->transport.value_or(QString())); },
     nullptr, nullptr,
     [](const PeerRow &row) { return plainLine(row.peer->transport.value_or(QString())); },
     [](const Peer &a, const Peer &b) { return a.transport == b.transport; }},
    {PeerColumn::Ping, "ping_seconds", T("Ping"), T("Ping, ms"),
     T("Time of the newest ping, in milliseconds"), true, 18, 0,
     [](const PeerRow &row, qint64) { return millisecondsAlone(row.peer->pingSeconds); },
     [](const PeerRow &row) { return row.peer->pingSeconds; },
     [](const PeerRow &row) { return exactSeconds(row.peer->pingSeconds); },
     nullptr, nullptr},
    {PeerColumn::MinPing, "min_ping_seconds", T("Shortest ping"), T("Min. ping, ms"),
     T("Time of the fastest ping, in milliseconds"), false, 25, 0,
     [](const PeerRow &row, qint64) { return millisecondsAlone(row.peer->minPingSeconds); },
     [](const PeerRow &row) { return row.peer->minPingSeconds; },
     [](const PeerRow &row) { return exactSeconds(row.peer->minPingSeconds); },
     nullptr, nullptr},
    {PeerColumn::Connected, "connected_since", T("Connected"), nullptr,
     T("How long the connection has lasted"), true, 25, 0,
     [](const PeerRow &row, qint64 nowMs) { return sinceThen(row.peer->connectedSince, nowMs); },
     [](const PeerRow &row) {
         // The longest is the greatest.
         return row.peer->connectedSince ? Number(-static_cast<double>(*row.peer->connectedSince))
                                         : std::nullopt;
     },
     [](const PeerRow &row) { return exactTimeOrNever(row.peer->connectedSince); },
     [](const PeerRow &row) { return machineTime(row.peer->connectedSince); },
     nullptr},
    {PeerColumn::Received, "bytes_received", T("Received"), nullptr,
     T("Bytes received from the peer"), true, 19, 0,
     [](const PeerRow &row, qint64) { return bytesOrDash(row.peer->bytesReceived); },
     [](const PeerRow &row) { return numberOf(row.peer->bytesReceived); },
     [](const PeerRow &row) { return exactBytes(row.peer->bytesReceived); },
     nullptr, nullptr},
    {PeerColumn::ReceiveRate, "receive_rate_bytes_per_second", T("Receive rate"), T("Receiving"),
     T("Bytes received per second between the two newest answers"), false, 21, 0,
     [](const PeerRow &row, qint64) { return rate(row.receiveRate); },
     [](const PeerRow &row) { return row.receiveRate; },
     [](const PeerRow &row) { return exactRate(row.receiveRate); },
     nullptr, nullptr},
    {PeerColumn::Sent, "bytes_sent", T("Sent"), nullptr,
     T("Bytes sent to the peer"), true, 19, 0,
     [](const PeerRow &row, qint64) { return bytesOrDash(row.peer->bytesSent); },
     [](const PeerRow &row) { return numberOf(row.peer->bytesSent); },
     [](const PeerRow &row) { return exactBytes(row.peer->bytesSent); },
     nullptr, nullptr},
    {PeerColumn::SendRate, "send_rate_bytes_per_second", T("Send rate"), T("Sending"),
     T("Bytes sent per second between the two newest answers"), false, 21, 0,
     [](const PeerRow &row, qint64) { return rate(row.sendRate); },
     [](const PeerRow &row) { return row.sendRate; },
     [](const PeerRow &row) { return exactRate(row.sendRate); },
     nullptr, nullptr},
    {PeerColumn::SyncedBlocks, "synced_blocks", T("Synced blocks"), nullptr,
     T("The last block both have in common; a dash before one is known"), false, 25, 0,
     [](const PeerRow &row, qint64) { return wholeOrDash(row.peer->syncedBlocks); },
     [](const PeerRow &row) { return numberOf(row.peer->syncedBlocks); },
     nullptr, nullptr, nullptr},
    {PeerColumn::SyncedHeaders, "synced_headers", T("Synced headers"), nullptr,
     T("The last header both have in common; a dash before one is known"), false, 27, 0,
     [](const PeerRow &row, qint64) { return wholeOrDash(row.peer->syncedHeaders); },
     [](const PeerRow &row) { return numberOf(row.peer->syncedHeaders); },
     nullptr, nullptr, nullptr},
    {PeerColumn::RelaysTransactions, "relays_transactions", T("Relays transactions"), T("Relays tx"),
     T("Whether transactions are relayed to the peer"), false, 18, 0,
     [](const PeerRow &row, qint64) { return yesNoOrDash(row.peer->relaysTransactions); },
     nullptr, nullptr, nullptr,
     [](const Peer &a, const Peer &b) { return a.relaysTransactions == b.relaysTransactions; }},
    {PeerColumn::LastTransaction, "last_transaction", T("Last transaction"), T("Last tx"),
     T("How long ago the peer last sent a transaction that was new and valid"), false, 20, 0,
     [](const PeerRow &row, qint64 nowMs) { return sinceThen(row.peer->lastTransaction, nowMs); },
     [](const PeerRow &row) { return numberOf(row.peer->lastTransaction); },
     [](const PeerRow &row) { return exactTimeOrNever(row.peer->lastTransaction); },
     [](const PeerRow &row) { return machineTime(row.peer->lastTransaction); },
     nullptr},
    {PeerColumn::LastBlock, "last_block", T("Last block"), nullptr,
     T("How long ago the peer last sent a block that was new and valid"), false, 20, 0,
     [](const PeerRow &row, qint64 nowMs) { return sinceThen(row.peer->lastBlock, nowMs); },
     [](const PeerRow &row) { return numberOf(row.peer->lastBlock); },
     [](const PeerRow &row) { return exactTimeOrNever(row.peer->lastBlock); },
     [](const PeerRow &row) { return machineTime(row.peer->lastBlock); },
     nullptr},
    {PeerColumn::Permissions, "permissions", T("Permissions"), nullptr,
     T("What the node's whitelist allows the peer"), false, 28, 0.3,
     [](const PeerRow &row, qint64) { return plainLineOrDash(row.peer->permissions.join(QLatin1Char(' '))); },
     nullptr, nullptr,
     [](const PeerRow &row) { return plainLine(row.peer->permissions.join(QLatin1Char(' '))); },
     [](const Peer &a, const Peer &b) { return a.permissions == b.permissions; }},
    {PeerColumn::AddressesProcessed, "addresses_processed", T("Addresses processed"), T("Addr"),
     T("Addresses the peer told that were processed"), false, 18, 0,
     [](const PeerRow &row, qint64) { return wholeOrDash(row.peer->addressesProcessed); },
     [](const PeerRow &row) { return numberOf(row.peer->addressesProcessed); },
     nullptr, nullptr, nullptr},
    {PeerColumn::AddressesRateLimited, "addresses_rate_limited", T("Addresses rate-limited"), T("Addr limited"),
     T("Addresses the peer told that were dropped because there were too many"), false, 24, 0,
     [](const PeerRow &row, qint64) { return wholeOrDash(row.peer->addressesRateLimited); },
     [](const PeerRow &row) { return numberOf(row.peer->addressesRateLimited); },
     nullptr, nullptr, nullptr},
    {PeerColumn::Id, "id", T("Peer id"), T("Id"),
     T("The node's number for the connection"), false, 13, 0,
     [](const PeerRow &row, qint64) { return QString::number(row.peer->id); },
     [](const PeerRow &row) { return Number(static_cast<double>(row.peer->id)); },
     nullptr, nullptr, nullptr},
}};
#undef T
// clang-format on

} // namespace

std::span<const PeerColumnSpec> peerColumns()
{
    return columnSpecs;
}

const PeerColumnSpec &peerColumn(int column)
{
    return columnSpecs[static_cast<std::size_t>(column)];
}

QString peerColumnTitle(const PeerColumnSpec &spec)
{
    return Words::tr(spec.title);
}

QString peerColumnHeader(const PeerColumnSpec &spec)
{
    return spec.header && *spec.header == '\0' ? QString()
                                               : Words::tr(spec.header ? spec.header : spec.title);
}

QString peerColumnTip(const PeerColumnSpec &spec)
{
    return Words::tr(spec.tip);
}

QString peerMachineText(const PeerColumnSpec &spec, const PeerRow &row)
{
    if (spec.machine)
        return spec.machine(row);
    if (spec.number) {
        const Number value = spec.number(row);
        return value ? QString::number(*value, 'g', 15) : QString();
    }
    return spec.text(row, 0);
}

QString providerTitle(const Place &place)
{
    const QString number = place.asn ? QStringLiteral("AS%1").arg(*place.asn) : QString();
    const QString name = plainLine(place.organization);
    if (name.isEmpty() || number.isEmpty())
        return name + number;
    return QStringLiteral("%1 (%2)").arg(name, number);
}

QString placeTitle(const Place &place)
{
    QStringList parts = {plainLine(place.city),
                         plainLine(place.country.isEmpty() ? place.countryCode : place.country)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString placeWithScope(const Place &place)
{
    const QString title = placeTitle(place);
    const bool isCountryOnly = !title.isEmpty() && place.city.isEmpty() && !place.latitude;
    return isCountryOnly ? Words::tr("%1, only the country is known").arg(title) : title;
}

} // namespace bnm
