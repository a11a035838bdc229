# SPDX-License-Identifier: GPL-3.0-or-later
"""02: the chain as the node sees it, its blocks, and signs of trouble."""

from . import look, queries
from .page import dashboard, row
from .panels import bars, column, field, lines, stat, states, table


def _headline():
    return [
        stat("Height", "Height of the tip, the last fully validated block.",
             queries.latest("blockchain", "best_height"), unit="locale", graph=False),
        stat("Headers", "Height of the best known header chain.",
             queries.latest("blockchain", "headers_height"), unit="locale", graph=False),
        stat("Behind", "Known headers whose blocks are not validated yet.",
             queries.series("blockchain", "block_lag", fn="last"),
             thresholds=look.high_is_bad(3, 10)),
        stat("Verified", "Estimated share of the chain verified so far.",
             queries.latest("blockchain", "verification_progress"), unit="percentunit", decimals=3,
             graph=False, thresholds=look.steps(look.WARNING, (0.9999, look.OK))),
        stat("Uptime", "Time since the node started.",
             queries.latest("node", "uptime_seconds", without=("version",)), unit="dtdurations",
             graph=False, every="slow"),
        stat("Reorg depth, 24 h", "Deepest reorganisation in the last 24 hours.",
             queries.latest("blockchain", "max_reorg_depth"), graph=False, unit="suffix:blocks",
             thresholds=look.high_is_bad(1, 3), no_value="None known"),
        stat("Node warnings", "Number of warnings the node reports.",
             queries.latest("blockchain", "warnings"), graph=False,
             thresholds=look.high_is_bad(1, 2)),
        stat("Chain on disk", "Size of the block and undo files.",
             queries.latest("blockchain", "size_on_disk_bytes"), unit="decbytes", decimals=1,
             graph=False),
    ]


def _sync():
    return [
        lines("Blocks behind", "Known headers whose blocks are not validated yet; the dashed line "
              "is the warning limit.", queries.series("blockchain", "block_lag", fn="max"),
              [field("block_lag", "Behind", 0)], least=0,
              thresholds=look.steps(look.BLUE, (3, look.WARNING))),
        lines("Tip age", "Time since the timestamp of the tip; it drops with each block.",
              queries.series("blockchain", "tip_age_seconds", fn="max"),
              [field("tip_age_seconds", "Tip age", 0)], unit="s", least=0,
              thresholds=look.steps(look.BLUE, (3600, look.WARNING))),
        lines("Heights", "The tip and the best known header chain.",
              queries.series("blockchain", "best_height", "headers_height", fn="last"),
              [field("headers_height", "Headers", 1), field("best_height", "Tip", 0)],
              unit="locale", fill=0),
        lines("Verification progress", "Estimated share of the chain verified so far.",
              queries.series("blockchain", "verification_progress", fn="last"),
              [field("verification_progress", "Verified", 2)], unit="percentunit", decimals=2,
              most=1),
        states("Initial sync, pruned", "Whether the node is in initial block download, and whether "
               "it deletes old blocks.",
               queries.series("blockchain", "initial_block_download", "pruned", fn="last"),
               [field("initial_block_download", "Initial sync"), field("pruned", "Pruned")],
               look.YES_OR_NO, "No answer from the node in this time range"),
        lines("Difficulty", "Proof-of-work difficulty of the tip; it changes every 2016 blocks.",
              queries.series("blockchain", "difficulty", fn="last"),
              [field("difficulty", "Difficulty", 3)], unit="short", decimals=2, fill=0),
    ]


def _blocks():
    none = "No new block in this time range"
    return [
        bars("Block intervals", "Time between the timestamps of two blocks; the dashed line is "
             "the target of 10 minutes.", queries.series("block", "interval_seconds", fn="max"),
             [field("interval_seconds", "Interval", 0)], unit="s",
             thresholds=look.steps(look.BLUE, (600, look.DIM)), no_value=none),
        bars("Transactions per block", "Including the coinbase.",
             queries.series("block", "tx_count"), [field("tx_count", "Transactions", 2)],
             unit="locale", least=0, no_value=none),
        lines("Block size", "Weight (at most 4 MWU) and bytes, without the coinbase.",
              queries.series("block", "weight", "size_bytes"),
              [field("weight", "Weight", 0, unit="si:WU"),
               field("size_bytes", "Size", 1, unit="decbytes")], decimals=2, least=0,
              no_value=none),
        lines("Fees per block", "Total fees of the block.", queries.series("block", "total_fee_sat"),
              [field("total_fee_sat", "Fees", 1)], unit="si:sat", decimals=2, least=0,
              no_value=none),
        lines("Feerates per block", "Median by weight, and lowest feerate of a transaction.",
              queries.series("block", "median_feerate_sat_vb", "min_feerate_sat_vb"),
              [field("median_feerate_sat_vb", "Median", 1),
               field("min_feerate_sat_vb", "Lowest", 0)], unit=look.FEERATE, decimals=2, least=0,
              no_value=none),
        lines("Height of new blocks", "One point per block; a step down is a reorganisation.",
              queries.series("block", "height", fn="last"), [field("height", "Block", 0)],
              unit="locale", fill=0, no_value=none),
    ]


def _forks():
    numbers, answers = queries.softforks_table()
    return [
        lines("Reorganisations", "Blocks replaced by the latest reorganisation, and by the "
              "deepest one in the last 24 hours. Depth 1 is common; 3 is rare.",
              queries.series("blockchain", "reorg_depth", "max_reorg_depth", fn="max"),
              [field("max_reorg_depth", "Deepest in 24 h", 4),
               field("reorg_depth", "Latest", 1)], unit="suffix:blocks", least=0,
              thresholds=look.steps(look.BLUE, (3, look.CRITICAL)),
              no_value="None known: the node has not been monitored long enough"),
        lines("Other branches", "Known branches, including the active one, and the length of the "
              "longest other branch that ends near or above the tip.",
              queries.series("blockchain", "chain_tips", "rival_branch_blocks", fn="max"),
              [field("chain_tips", "Chain tips", 0),
               field("rival_branch_blocks", "Rival branch", 4)], least=0),
        table("Soft forks", "Signalling in the current period, at the latest tip in this time "
              "range.", [numbers, answers],
              [column("name", "Soft fork"), column("network", "Network"), column("node", "Node"),
               column("signalling_count", "Signalling blocks", unit="locale"),
               column("elapsed", "Blocks in period", unit="locale"),
               column("threshold", "Needed for lock-in", unit="locale"),
               column("possible", "Lock-in possible", mappings=look.YES_OR_NO),
               column("active", "Active", mappings=look.YES_OR_NO)],
              "No soft fork in progress, or ENABLE_SOFTFORK_SIGNAL is false",
              order=("name", "node", "network", "signalling_count", "elapsed", "threshold",
                     "possible", "active")),
        lines("Unknown signalling", "Highest number of the last 144 blocks that signal the same "
              "unknown soft fork (BIP 9). From half upwards the node may be outdated.",
              queries.series("blockchain", "unknown_signalling_blocks", fn="max"),
              [field("unknown_signalling_blocks", "Blocks", 3)], least=0,
              thresholds=look.steps(look.BLUE, (72, look.WARNING))),
    ]


def _zmq():
    none = "No ZMQ: the node publishes none, or ENABLE_ZMQ is false"
    stream = "${__field.labels.stream}"
    return [
        lines("ZMQ messages", "Messages in the last minute, by stream.",
              queries.series("zmq", "messages_per_min"),
              [field("messages_per_min", "", per=stream)], unit="suffix:/min", least=0,
              no_value=none),
        lines("ZMQ silence", "Time since the last message of each stream.",
              queries.series("zmq", "seconds_since", fn="max"),
              [field("seconds_since", "", per=stream)], unit="s", least=0, no_value=none),
        bars("ZMQ messages missed", "Detected by gaps in the sequence numbers.",
             queries.increase("zmq", "gaps"), [field("gaps", "", per=stream)], least=0,
             no_value=none),
        bars("ZMQ messages received", "Per interval shown.", queries.increase("zmq", "messages"),
             [field("messages", "", per=stream)], unit="short", least=0, no_value=none),
    ]


def dashboard_page():
    return dashboard(
        "chain", "02 Sync & Health", "The chain as the nodes see it, and whether they keep up",
        [*_headline(), *_sync(), row("Blocks"), *_blocks(), row("Forks"), *_forks(),
         row("ZMQ"), *_zmq()])
