#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the dashboards of source/ as JSON that Grafana imports: with Flux to dashboards/, with
PromQL to dashboards-prometheus/. Usage: generate.py [FOLDER]; FOLDER holds both then."""

import json
import pathlib
import sys

from source import chain, flux, mempool, monitor, overview, peers, promql, queries, system

PAGES = {
    "01-overview": overview,
    "02-sync-and-health": chain,
    "03-mempool-and-fees": mempool,
    "04-peers-and-geography": peers,
    "05-system-and-electrum": system,
    "06-monitor": monitor,
}


def main():
    here = pathlib.Path(__file__).resolve().parent
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here
    for language in (flux, promql):
        queries.use(language)
        folder = root / language.FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in PAGES.items():
            text = json.dumps(page.dashboard_page(), indent=2, ensure_ascii=False)
            (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
