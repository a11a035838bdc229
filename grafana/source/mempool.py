# SPDX-License-Identifier: GPL-3.0-or-later
"""03: pending transactions and their feerates."""

from . import look, queries
from .page import dashboard, row
from .panels import bars_now, fee_bands, field, lines, stat


def _headline():
    return [
        stat("Transactions", "Number of pending transactions.",
             queries.series("mempool", "tx_count", fn="last"), unit="locale"),
        stat("Virtual size", "Total virtual size (BIP 141); a block holds 1 MvB.",
             queries.series("mempool", "vsize_mb", fn="last"), unit="suffix:MvB", decimals=1),
        stat("Next block", "Feerate needed for the next block, from the blocks projected from the "
             "mempool.", queries.series("recommended_feerate", "next_block_sat_vb", fn="last"),
             unit=look.FEERATE, decimals=1, no_value="Unknown"),
        stat("1-day estimate", "The node's estimate (estimatesmartfee) for confirmation within 144 "
             "blocks.",
             queries.series("mempool", "fee_slow", fn="last"), unit=look.FEERATE, decimals=1,
             no_value="No estimate yet"),
        stat("Mempool minimum", "Lowest feerate the mempool accepts now. Above the relay minimum, "
             "the mempool is full and evicts the cheapest.",
             queries.series("mempool", "min_feerate_sat_vb", fn="last"), unit=look.FEERATE,
             decimals=2),
        stat("Relay minimum", "Lowest feerate the node relays while its mempool is not full.",
             queries.latest("mempool", "relay_feerate_sat_vb"), unit=look.FEERATE, decimals=2,
             graph=False),
        stat("Pending fees", "Total fees of pending transactions.",
             queries.series("mempool", "total_fee_sat", fn="last"), unit="si:sat", decimals=1),
        stat("Unbroadcast", "Own transactions that no peer has requested yet.",
             queries.series("mempool", "unbroadcast", fn="last"),
             thresholds=look.high_is_bad(1, 20)),
    ]


def _fees():
    return [
        lines("Estimates by target", "Estimated feerate for confirmation within the target, in "
              "blocks (estimatesmartfee).", queries.series("fee_estimate", "sat_vb"),
              [field("sat_vb", "", per="${__field.labels.target} blocks")],
              unit=look.FEERATE, decimals=1, least=0, fill=0, height=9,
              no_value="No estimate: the node provides none while it syncs"),
        lines("Estimates for 2 and 144 blocks", "The node's estimates (estimatesmartfee), the "
              "mempool minimum and the relay minimum.",
              queries.series("mempool", "fee_fast", "fee_slow", "min_feerate_sat_vb",
                          "relay_feerate_sat_vb"),
              [field("fee_fast", "2 blocks", 1), field("fee_slow", "144 blocks", 2),
               field("min_feerate_sat_vb", "Mempool minimum", 4),
               field("relay_feerate_sat_vb", "Relay minimum", 5)],
              unit=look.FEERATE, decimals=2, scale="log", fill=0, height=9),
        lines("Recommended feerates", "From the projected next blocks, or from a mempool API.",
              queries.series("recommended_feerate", "next_block_sat_vb", "half_hour_sat_vb",
                          "hour_sat_vb", "economy_sat_vb"),
              [field("next_block_sat_vb", "Next block", 4), field("half_hour_sat_vb", "30 min", 1),
               field("hour_sat_vb", "1 hour", 0), field("economy_sat_vb", "Low priority", 2)],
              unit=look.FEERATE, decimals=1, least=0, fill=0, width=24,
              no_value="No fee bands: the node's mempool was not read (MEMPOOL_HIST_SOURCE)"),
    ]


def _room():
    return [
        lines("Mempool memory", "Memory in use, and the limit above which transactions are "
              "evicted.",
              queries.series("mempool", "usage_bytes", "max_bytes"),
              [field("usage_bytes", "Used", 0),
               field("max_bytes", "Limit", 4, custom_fillOpacity=0)], unit="decbytes",
              decimals=1, least=0),
        lines("Pending transactions", "All in the mempool, and own ones that no peer has requested "
              "yet.", queries.series("mempool", "tx_count", "unbroadcast"),
              [field("tx_count", "Pending", 0), field("unbroadcast", "Unbroadcast", 4)],
              unit="locale", least=0),
        lines("Pending fees", "Total fees of pending transactions.",
              queries.series("mempool", "total_fee_sat"), [field("total_fee_sat", "Pending", 1)],
              unit="si:sat", decimals=2, least=0),
        lines("Fees in new blocks", "Total fees of each block.",
              queries.series("block", "total_fee_sat"), [field("total_fee_sat", "In blocks", 2)],
              unit="si:sat", decimals=2, least=0, no_value="No new block in this time range"),
    ]


def dashboard_page():
    return dashboard(
        "mempool", "03 Mempool & Fees", "Pending transactions and their feerates",
        [*_headline(),
         fee_bands("Mempool by feerate · $node", "Pending virtual size in each fee band, lowest "
                   "feerates at the bottom. The top 1 MvB fits into the next block.",
                   queries.bands("vsize"), look.VSIZE),
         *_fees(),
         bars_now("Mempool by feerate now", "Virtual size by lower edge of the fee band, in "
                  "sat/vB, in the last five minutes of the time range. Several nodes are shown "
                  "side by side.", queries.bands_now(), "bin", look.VSIZE,
                  "No fee bands: the node's mempool was not read (MEMPOOL_HIST_SOURCE)",
                  width=24, height=8),
         row("Memory and totals"), *_room(),
         row("By count and by fees"),
         fee_bands("Transactions by feerate · $node", "Pending transactions in each fee band.",
                   queries.bands("tx_count"), "short"),
         fee_bands("Fees by feerate · $node", "Pending fees in each fee band.",
                   queries.bands("fee_sat"), "si:sat")])
