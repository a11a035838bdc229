# SPDX-License-Identifier: GPL-3.0-or-later
"""06: whether the other dashboards can be trusted."""

from . import look, queries
from .page import dashboard, row
from .panels import bars, field, lines, stat

LOOP = "${__field.labels.loop}"
MIRROR = {"loop": "mirror"}


def _headline():
    def figure(title, description, name, **more):
        return stat(title, description,
                    queries.series("collector", name, fn="last", tags=MIRROR), width=6, **more)
    return [
        figure("Points queued", "On disk, to be written to InfluxDB.", "queued_points",
               unit="short", thresholds=look.high_is_bad(1000, 100_000)),
        figure("Oldest queued point", "How far these dashboards lag behind.",
               "oldest_queued_seconds", unit="s", thresholds=look.high_is_bad(60, 600),
               no_value="Queue empty"),
        figure("Points dropped", "Since the monitor started: the queue was full, or InfluxDB "
               "refused them (see refused-points.lp).", "dropped_points", unit="locale",
               thresholds=look.high_is_bad(1, 1000)),
        figure("Points written", "Since the monitor started.", "written_points", unit="short",
               decimals=1),
    ]


def _mirror():
    return [
        lines("Queue", "Points queued on disk. The queue grows while InfluxDB is down and drains "
              "afterwards, oldest first.",
              queries.series("collector", "queued_points", tags=MIRROR),
              [field("queued_points", "Queued", 0)], unit="short", decimals=1, least=0, fill=20),
        lines("Queue size", "On disk; at most INFLUX_QUEUE_MAX_MB.",
              queries.series("collector", "queued_bytes", tags=MIRROR),
              [field("queued_bytes", "Size", 3)], unit="decbytes", decimals=1, least=0, fill=20),
        lines("Age of the oldest point", "How far the InfluxDB export lags behind.",
              queries.series("collector", "oldest_queued_seconds", fn="max", tags=MIRROR),
              [field("oldest_queued_seconds", "Oldest", 1)], unit="s", least=0,
              no_value="The queue was empty in this time range"),
        lines("Points written", "Per second; a draining backlog shows as a peak.",
              queries.rate("collector", "written_points", tags=MIRROR),
              [field("written_points", "Written", 2)], unit="suffix:/s", decimals=1, least=0),
        bars("Points dropped", "Per interval shown.",
             queries.increase("collector", "dropped_points", tags=MIRROR),
             [field("dropped_points", "Dropped", 4)], unit="short", least=0),
    ]


def _loops():
    none = "No cycle in this time range: the monitor or its InfluxDB export was down"
    return [
        lines("Polling time", "From the start of a cycle to its last answer; it must stay below "
              "SCRAPE_INTERVAL_FAST and SCRAPE_INTERVAL_SLOW.",
              queries.series("collector", "cycle_ms"), [field("cycle_ms", "", per=LOOP)], unit="ms",
              decimals=1, least=0, scale="log", fill=0, no_value=none),
        lines("Requests per cycle", "HTTP requests to the node.",
              queries.series("collector", "http_requests"), [field("http_requests", "", per=LOOP)],
              decimals=1, least=0, no_value=none),
        bars("Failed calls", "Per interval shown.",
             queries.increase("collector", "rpc_errors"), [field("rpc_errors", "", per=LOOP)],
             unit="short", least=0, no_value=none),
        bars("Retries", "Per interval shown, including the InfluxDB export.",
             queries.increase("collector", "retries"), [field("retries", "", per=LOOP)],
             unit="short", least=0, no_value=none),
        bars("Skipped cycles", "Per interval shown; the previous cycle was still running.",
             queries.increase("collector", "skipped_cycles"),
             [field("skipped_cycles", "", per=LOOP)], unit="short", least=0, no_value=none),
    ]


def dashboard_page():
    return dashboard(
        "monitor", "06 Monitor itself", "Whether the other dashboards can be trusted",
        [*_headline(), row("InfluxDB export"), *_mirror(), row("Collectors"), *_loops()])
