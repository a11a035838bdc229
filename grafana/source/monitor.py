# SPDX-License-Identifier: GPL-3.0-or-later
"""06: whether what the other dashboards show can be trusted."""

from . import flux, look
from .page import dashboard, row
from .panels import bars, field, lines, stat

LOOP = "${__field.labels.loop}"
MIRROR = {"loop": "mirror"}


def _headline():
    def figure(title, description, name, **more):
        return stat(title, description,
                    flux.series("collector", name, fn="last", tags=MIRROR), width=6, **more)
    return [
        figure("Points waiting", "On disk, to be written to InfluxDB.", "queued_points",
               unit="short", thresholds=look.high_is_bad(1000, 100_000)),
        figure("Oldest that waits", "How far what you see here is behind.",
               "oldest_queued_seconds", unit="s", thresholds=look.high_is_bad(60, 600),
               no_value="Nothing waits"),
        figure("Points dropped", "Since the monitor started: the queue was full, or InfluxDB "
               "refused them (refused-points.lp tells why).", "dropped_points", unit="locale",
               thresholds=look.high_is_bad(1, 1000)),
        figure("Points written", "Since the monitor started.", "written_points", unit="short",
               decimals=1),
    ]


def _mirror():
    return [
        lines("Queue", "Points that wait on disk; it grows while InfluxDB is away and drains "
              "afterwards, oldest first.",
              flux.series("collector", "queued_points", tags=MIRROR),
              [field("queued_points", "Waiting", 0)], unit="short", decimals=1, least=0, fill=20),
        lines("Space of the queue", "On disk; at most INFLUX_QUEUE_MAX_MB.",
              flux.series("collector", "queued_bytes", tags=MIRROR),
              [field("queued_bytes", "Space", 3)], unit="decbytes", decimals=1, least=0, fill=20),
        lines("Age of the oldest point", "How far the mirror is behind.",
              flux.series("collector", "oldest_queued_seconds", fn="max", tags=MIRROR),
              [field("oldest_queued_seconds", "Oldest", 1)], unit="s", least=0,
              no_value="Nothing waited in this time range"),
        lines("Points written", "Per second; a backlog that drains shows as a peak.",
              flux.rate("collector", "written_points", tags=MIRROR),
              [field("written_points", "Written", 2)], unit="suffix:/s", decimals=1, least=0),
        bars("Points dropped", "In each interval drawn.",
             flux.increase("collector", "dropped_points", tags=MIRROR),
             [field("dropped_points", "Dropped", 4)], unit="short", least=0),
    ]


def _loops():
    none = "No cycle in this time range: the monitor did not run, or its mirror was away"
    return [
        lines("Time of a cycle", "From the start of a cycle to its last answer; it must stay "
              "under SCRAPE_INTERVAL_FAST and SCRAPE_INTERVAL_SLOW.",
              flux.series("collector", "cycle_ms"), [field("cycle_ms", "", per=LOOP)], unit="ms",
              decimals=1, least=0, scale="log", fill=0, no_value=none),
        lines("Requests of a cycle", "HTTP requests to the node.",
              flux.series("collector", "http_requests"), [field("http_requests", "", per=LOOP)],
              decimals=1, least=0, no_value=none),
        bars("Calls that failed", "In each interval drawn.",
             flux.increase("collector", "rpc_errors"), [field("rpc_errors", "", per=LOOP)],
             unit="short", least=0, no_value=none),
        bars("Requests tried again", "In each interval drawn; of the mirror too.",
             flux.increase("collector", "retries"), [field("retries", "", per=LOOP)],
             unit="short", least=0, no_value=none),
        bars("Cycles left out", "In each interval drawn, because the one before still ran.",
             flux.increase("collector", "skipped_cycles"),
             [field("skipped_cycles", "", per=LOOP)], unit="short", least=0, no_value=none),
    ]


def dashboard_page():
    return dashboard(
        "monitor", "06 Monitor itself", "Whether what the other dashboards show can be trusted",
        [*_headline(), row("Mirror to InfluxDB"), *_mirror(), row("Collectors"), *_loops()])
