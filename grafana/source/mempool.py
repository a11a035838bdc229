# SPDX-License-Identifier: GPL-3.0-or-later
"""03: what waits, and what it pays."""

from . import flux, look
from .page import dashboard, row
from .panels import bars_now, fee_bands, field, lines, stat


def _headline():
    return [
        stat("Transactions", "Transactions waiting.",
             flux.series("mempool", "tx_count", fn="last"), unit="locale"),
        stat("Virtual size", "Sum of the virtual sizes (BIP 141); a block takes 1 MvB.",
             flux.series("mempool", "vsize_mb", fn="last"), unit="suffix:MvB", decimals=1),
        stat("Next block", "Feerate to be in the next block, by the blocks that the mempool would "
             "make now.", flux.series("recommended_feerate", "next_block_sat_vb", fn="last"),
             unit=look.FEERATE, decimals=1, no_value="Not known"),
        stat("Estimate, a day", "The node's estimate (estimatesmartfee) for confirmation within 144 "
             "blocks.",
             flux.series("mempool", "fee_slow", fn="last"), unit=look.FEERATE, decimals=1,
             no_value="No estimate yet"),
        stat("Lowest accepted", "Lowest feerate the mempool accepts now; over the relay feerate "
             "it is full and drops the cheapest.",
             flux.series("mempool", "min_feerate_sat_vb", fn="last"), unit=look.FEERATE,
             decimals=2),
        stat("Lowest relayed", "Lowest feerate the node relays while its mempool has room.",
             flux.latest("mempool", "relay_feerate_sat_vb"), unit=look.FEERATE, decimals=2,
             graph=False),
        stat("Fees waiting", "Sum of the fees of the waiting transactions.",
             flux.series("mempool", "total_fee_sat", fn="last"), unit="si:sat", decimals=1),
        stat("Unbroadcast", "Own transactions no peer has asked for yet.",
             flux.series("mempool", "unbroadcast", fn="last"),
             thresholds=look.high_is_bad(1, 20)),
    ]


def _fees():
    return [
        lines("Estimates by target", "Feerate estimated for confirmation within the target, in "
              "blocks (estimatesmartfee).", flux.series("fee_estimate", "sat_vb"),
              [field("sat_vb", "", per="${__field.labels.target} blocks")],
              unit=look.FEERATE, decimals=1, least=0, fill=0, height=9,
              no_value="No estimate: the node gives none while it catches up"),
        lines("Estimates for 2 and 144 blocks", "The node's estimates (estimatesmartfee) beside the "
              "lowest feerates that it accepts and relays.",
              flux.series("mempool", "fee_fast", "fee_slow", "min_feerate_sat_vb",
                          "relay_feerate_sat_vb"),
              [field("fee_fast", "2 blocks", 1), field("fee_slow", "144 blocks", 2),
               field("min_feerate_sat_vb", "Accepted from", 4),
               field("relay_feerate_sat_vb", "Relayed from", 5)],
              unit=look.FEERATE, decimals=2, scale="log", fill=0, height=9),
        lines("What to pay", "By what waits: the projected next blocks, or what a mempool API "
              "recommends.",
              flux.series("recommended_feerate", "next_block_sat_vb", "half_hour_sat_vb",
                          "hour_sat_vb", "economy_sat_vb"),
              [field("next_block_sat_vb", "Next block", 4), field("half_hour_sat_vb", "30 min", 1),
               field("hour_sat_vb", "1 hour", 0), field("economy_sat_vb", "Economy", 2)],
              unit=look.FEERATE, decimals=1, least=0, fill=0, width=24,
              no_value="No fee bands here: the node's mempool was not read (MEMPOOL_HIST_SOURCE)"),
    ]


def _room():
    return [
        lines("Memory of the mempool", "What it takes, and what it may take before it purges.",
              flux.series("mempool", "usage_bytes", "max_bytes"),
              [field("usage_bytes", "Used", 0),
               field("max_bytes", "Limit", 4, custom_fillOpacity=0)], unit="decbytes",
              decimals=1, least=0),
        lines("Transactions waiting", "Those in the mempool, and own ones that no peer has asked "
              "for yet.", flux.series("mempool", "tx_count", "unbroadcast"),
              [field("tx_count", "Waiting", 0), field("unbroadcast", "Unbroadcast", 4)],
              unit="locale", least=0),
        lines("Fees waiting", "Sum of the fees of the waiting transactions.",
              flux.series("mempool", "total_fee_sat"), [field("total_fee_sat", "Waiting", 1)],
              unit="si:sat", decimals=2, least=0),
        lines("Fees in new blocks", "Sum of the fees in each block.",
              flux.series("block", "total_fee_sat"), [field("total_fee_sat", "In blocks", 2)],
              unit="si:sat", decimals=2, least=0, no_value="No new block in this time range"),
    ]


def dashboard_page():
    return dashboard(
        "mempool", "03 Mempool & Fees", "What waits in the mempool, and what it pays",
        [*_headline(),
         fee_bands("Mempool by feerate · $node", "Virtual size waiting in each fee band, cheap "
                   "below, dear on top. What fits into the next block is the topmost 1 MvB.",
                   flux.bands("vsize"), look.VSIZE),
         *_fees(),
         bars_now("Mempool by feerate now", "Virtual size by lower edge of the fee band, in "
                  "sat/vB, in the last five minutes of the time range. Several nodes stand side "
                  "by side.", flux.bands_now(), "bin", look.VSIZE,
                  "No fee bands here: the node's mempool was not read (MEMPOOL_HIST_SOURCE)",
                  width=24, height=8),
         row("Room"), *_room(),
         row("By number and by fees"),
         fee_bands("Transactions by feerate · $node", "Transactions waiting in each fee band.",
                   flux.bands("tx_count"), "short"),
         fee_bands("Fees by feerate · $node", "Fees waiting in each fee band.",
                   flux.bands("fee_sat"), "si:sat")])
