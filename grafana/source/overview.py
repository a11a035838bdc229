# SPDX-License-Identifier: GPL-3.0-or-later
"""01: health of every node, readable from two metres away."""

from . import look, queries
from .page import dashboard, row
from .panels import bars, column, field, lines, peer_map, stat, table


def _headline():
    return [
        stat("Health", "The most severe of: silent for three minutes, no peers, three or more "
             "blocks behind. Silent may also mean that the monitor or its InfluxDB export is down.",
             queries.health(), mappings=look.HEALTH, graph=False, thresholds=look.steps(look.DIM),
             no_value="No data yet"),
        stat("Tip age", "Time since the timestamp of the tip. Blocks arrive every 10 minutes on "
             "average; a gap of an hour occurs about every 17 days.",
             queries.series("blockchain", "tip_age_seconds", fn="last"), unit="s",
             thresholds=look.high_is_bad(3600, 7200)),
        stat("Behind", "Known headers whose blocks are not validated yet.",
             queries.series("blockchain", "block_lag", fn="last"),
             thresholds=look.high_is_bad(3, 10)),
        stat("Peers", "Connected peers, inbound and outbound.",
             queries.series("peers", "total", fn="last"), thresholds=look.low_is_bad(1, 8),
             every="slow"),
        stat("Mempool", "Total virtual size of pending transactions; a block holds 1 MvB.",
             queries.series("mempool", "vsize_mb", fn="last"), unit="suffix:MvB", decimals=1),
        stat("Next block", "Feerate needed for the next block, from the blocks projected from the "
             "mempool.", queries.series("recommended_feerate", "next_block_sat_vb", fn="last"),
             unit=look.FEERATE, decimals=1, no_value="Unknown"),
        stat("Disk free", "Free share of the fullest file system that holds node data.",
             queries.least("filesystem", "free_percent"),
             unit="percent", thresholds=look.low_is_bad(5, 10), every="slow", graph=False,
             no_value="No data"),
        stat("InfluxDB queue", "Points queued on disk for InfluxDB. While InfluxDB is down, this "
             "figure cannot arrive here either.",
             queries.series("collector", "queued_points", fn="last", tags={"loop": "mirror"}),
             thresholds=look.high_is_bad(1000, 100_000), unit="short"),
    ]


def _nodes():
    return table(
        "Nodes", "The latest figures of each chosen node in this time range.",
        [queries.nodes_table(), queries.versions_table()],
        [column("network", "Network"), column("node", "Node"), column("version", "Version"),
         column("best_height", "Height", unit="locale"),
         column("block_lag", "Blocks behind", thresholds=look.high_is_bad(3, 10),
                custom_cellOptions={"type": "color-text"}),
         column("tip_age_seconds", "Tip age", unit="s"),
         column("total", "Peers", thresholds=look.low_is_bad(1, 8),
                custom_cellOptions={"type": "color-text"}),
         column("vsize_mb", "Mempool", unit="suffix:MvB", decimals=1),
         column("uptime_seconds", "Uptime", unit="dtdurations")],
        "No node wrote data in this time range",
        order=("node", "network", "version", "uptime_seconds", "best_height", "block_lag",
               "tip_age_seconds", "total", "vsize_mb"),
        width=24, height=6)


def dashboard_items():
    return [
        *_headline(),
        _nodes(),
        lines("Mempool", "Total virtual size of pending transactions.",
              queries.series("mempool", "vsize_mb"), [field("vsize_mb", "Pending", 0)],
              unit="suffix:MvB", decimals=1, least=0, fill=20),
        lines("Feerate estimates of the node", "Estimate (estimatesmartfee) for confirmation "
              "within 2 blocks, and within a day (144 blocks).",
              queries.series("mempool", "fee_fast", "fee_slow"),
              [field("fee_fast", "2 blocks", 0), field("fee_slow", "144 blocks", 2)],
              unit=look.FEERATE, decimals=1, least=0,
              no_value="No estimate: the node provides none while it syncs"),
        bars("Block intervals", "Time between the timestamps of two blocks; the line is the "
             "target of 10 minutes. Miners' clocks differ, so it may be negative.",
             queries.series("block", "interval_seconds", fn="max"),
             [field("interval_seconds", "Interval", 0)], unit="s",
             thresholds=look.steps(look.BLUE, (600, look.DIM)),
             no_value="No new block in this time range"),
        lines("Peers", "Inbound peers connected to this node; it connected to outbound peers.",
              queries.series("peers", "inbound", "outbound"),
              [field("inbound", "Inbound", 0), field("outbound", "Outbound", 1)], least=0,
              every="slow"),
        row("Peer locations and traffic"),
        peer_map("Peer map", "Cells of about 156 km, never an address. Peers over Tor, I2P and "
                 "CJDNS have no location.",
                 queries.newest_rows("peer_location", ["peer_count", "latitude", "longitude"],
                                  ["geohash", "country"]), height=10),
        lines("Traffic", "Bytes per second, all peers; sent traffic is drawn downwards.",
              queries.series("network_traffic", "receive_rate", "send_rate"),
              [field("receive_rate", "Received", 0),
               field("send_rate", "Sent", 1, custom_transform="negative-Y")],
              unit="Bps", every="slow", height=10, decimals=1),
    ]


def dashboard_page():
    return dashboard("overview", "01 Overview", "Health of all Bitcoin nodes",
                     dashboard_items())
