# SPDX-License-Identifier: GPL-3.0-or-later
"""04: connected peers, their locations and traffic."""

from . import look, queries
from .page import dashboard, row
from .panels import column, field, lines, peer_map, stat, table

NO_PLACE = ("None known in the last 5 minutes: GeoIP databases may be missing (GEOIP_DIR), and "
            "peers over Tor, I2P and CJDNS have no location")


def _headline():
    def figure(title, description, name, **more):
        return stat(title, description, queries.series("peers", name, fn="last"), every="slow",
                    **more)
    return [
        figure("Peers", "Connected peers.", "total", thresholds=look.low_is_bad(1, 8)),
        figure("Inbound", "Peers that connected to this node; if there are none, it may not "
               "be reachable from outside.", "inbound"),
        figure("Outbound", "Peers this node connected to: usually 8 full and 2 that relay blocks "
               "only.", "outbound", thresholds=look.low_is_bad(1, 8)),
        figure("Median ping", "Median of the latest pings.", "ping_p50_ms", unit="ms"),
        figure("Encrypted", "Peers on the encrypted v2 transport (BIP 324).", "v2_transport"),
        figure("Block relay only", "Outbound connections that relay blocks only.",
               "block_relay_only"),
        stat("Own addresses", "Own addresses that the node announces.",
             queries.latest("node", "local_addresses", without=("version",)), graph=False,
             every="slow"),
        stat("Networks", "Networks (IPv4, IPv6, Tor, I2P, CJDNS) the node may connect to.",
             queries.latest("node", "reachable_networks", without=("version",)), graph=False,
             every="slow"),
    ]


def _over_time():
    return [
        lines("Inbound and outbound", "Inbound peers connected to this node; it connected to "
              "outbound peers.", queries.series("peers", "inbound", "outbound"),
              [field("inbound", "Inbound", 0), field("outbound", "Outbound", 1)], least=0,
              every="slow"),
        lines("By network", "Peers by network and direction.",
              queries.series("peer_network", "peer_count"),
              [field("peer_count", "", per="${__field.labels.peer_network} "
                     "${__field.labels.direction}")], least=0, stacked=True, fill=50,
              every="slow"),
        lines("Pings", "Mean, median and 95th percentile.",
              queries.series("peers", "ping_avg_ms", "ping_p50_ms", "ping_p95_ms"),
              [field("ping_avg_ms", "Mean", 5), field("ping_p50_ms", "Median", 0),
               field("ping_p95_ms", "95th percentile", 1)], unit="ms", least=0, every="slow",
              no_value="No pings (ENABLE_PEER_QUALITY may be false)"),
        lines("Peer turnover", "Peers per minute; peers that left are drawn downwards.",
              queries.series("peers", "joins_per_min", "leaves_per_min"),
              [field("joins_per_min", "Joined", 2),
               field("leaves_per_min", "Left", 4, custom_transform="negative-Y")],
              unit="suffix:/min", decimals=1, every="slow",
              no_value="Not counted (ENABLE_PEER_CHURN may be false)"),
        lines("Transport and relay", "Peers on the encrypted v2 transport (BIP 324), and outbound "
              "connections that relay blocks only.",
              queries.series("peers", "v2_transport", "block_relay_only"),
              [field("v2_transport", "v2 transport", 2),
               field("block_relay_only", "Block relay only", 3)], least=0, every="slow"),
        lines("Best block of a peer", "Highest block that a connected peer is known to have, and "
              "the node's own headers.",
              [queries.series("peers", "synced_headers_max", fn="last"),
               queries.series("blockchain", "headers_height", fn="last")],
              [field("synced_headers_max", "Best peer", 1),
               field("headers_height", "Own headers", 0)], unit="locale", fill=0, every="slow"),
    ]


def _places():
    count = column("peer_count", "Peers")
    who = [column("network", "Network"), column("node", "Node"), count,
           column("direction", "Direction")]
    return [
        peer_map("Peer map", "Cells of about 156 km, never an address; marker size shows the "
                 "number of peers.",
                 queries.newest_rows("peer_location", ["peer_count", "latitude", "longitude"],
                                  ["geohash", "country"]), width=24, height=13),
        table("Countries", "Peers by country and direction.",
              queries.newest_rows("peer_geo", ["peer_count"], ["country", "direction"]),
              [column("country", "Country"), *who], NO_PLACE, sort_by="Peers",
              order=("country", "direction", "peer_count", "node", "network"), every="slow",
              height=10),
        table("Providers", "Peers by provider; the top 20, the rest as other. Many outbound "
              "peers at one provider make it easier to isolate the node.",
              queries.newest_rows("peer_asn", ["peer_count"], ["asn", "organization", "direction"]),
              [column("asn", "AS"), column("organization", "Provider"), *who],
              "None known in the last 5 minutes: a GeoIP database of providers may be missing, or "
              "ENABLE_ASN_STATS is false", sort_by="Peers",
              order=("organization", "asn", "direction", "peer_count", "node", "network"),
              every="slow", height=10),
    ]


def _traffic():
    return [
        lines("Traffic", "Bytes per second, all peers; sent traffic is drawn downwards.",
              queries.series("network_traffic", "receive_rate", "send_rate"),
              [field("receive_rate", "Received", 0),
               field("send_rate", "Sent", 1, custom_transform="negative-Y")],
              unit="Bps", decimals=1, every="slow"),
        lines("Traffic since the node started", "Total bytes, all peers.",
              queries.series("network_traffic", "bytes_received", "bytes_sent", fn="last"),
              [field("bytes_received", "Received", 0), field("bytes_sent", "Sent", 1)],
              unit="decbytes", decimals=1, least=0, every="slow"),
    ]


def dashboard_page():
    return dashboard(
        "peers", "04 Peers & Geography", "Connected peers, their locations and traffic",
        [*_headline(), *_over_time(), row("Locations"), *_places(), row("Traffic"), *_traffic()])
