#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints bin, transactions, vsize and fees of a recorded `getrawmempool true`, to check against."""
import json
import sys
from decimal import Decimal

EDGES = [0, .1, .2, .5, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 40, 50, 60, 80, 100, 150, 200,
         300, 400, 600, 1000]
bins = [[0, 0, 0] for _ in EDGES]
with open(sys.argv[1], encoding="utf-8") as file:
    mempool = json.load(file, parse_float=Decimal)["result"]
for entry in mempool.values():
    rate = entry["fees"]["chunk"] * 100_000_000 * 4 / entry["chunkweight"]
    index = max(i for i, edge in enumerate(EDGES) if rate >= Decimal(str(edge)))
    bins[index][0] += 1
    bins[index][1] += entry["vsize"]
    bins[index][2] += int(entry["fees"]["base"] * 100_000_000)
for edge, (count, vsize, fee) in zip(EDGES, bins):
    print(f"{edge:06.1f} {count} {vsize} {fee}")
