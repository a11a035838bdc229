# SPDX-License-Identifier: GPL-3.0-or-later
"""Flux queries over what one or several nodes wrote: filters that the storage can apply come first.

`${bucket}`, `${network}`, `${node}` and `v.…` are filled in by Grafana.
"""

SOURCE = {"type": "influxdb", "uid": "${datasource}"}
FOLDER = "dashboards"
UID_PREFIX = "bnm-"
TAG = "bitcoin-node-monitor"
TITLE_SUFFIX = ""

TIME_RANGE = "range(start: v.timeRangeStart, stop: v.timeRangeStop)"
NEWEST_RANGE = "range(start: date.sub(d: 5m, from: v.timeRangeStop), stop: v.timeRangeStop)"
IDENTITY = ("network", "node")


def quoted(names):
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def pipe(*steps):
    return "\n  |> ".join(steps)


def points(measurement, fields, tags=None, time_range=TIME_RANGE):
    """The points of a measurement in the chosen bucket, networks and nodes."""
    is_field = " or ".join(f'r._field == "{field}"' for field in fields)
    steps = [
        'from(bucket: "${bucket:raw}")',
        time_range,
        f'filter(fn: (r) => r._measurement == "{measurement}")',
        f"filter(fn: (r) => {is_field})",
        "filter(fn: (r) => r.network =~ /^${network:regex}$/ and r.node =~ /^${node:regex}$/)",
    ]
    for tag, value in (tags or {}).items():
        steps.append(f'filter(fn: (r) => r.{tag} == "{value}")')
    return pipe(*steps)


def windows(fn):
    """One value a window. Only of a mean is an empty window known, as a gap in the line; a
    selector has nothing to select there."""
    empty = "true" if fn == "mean" else "false"
    return f"aggregateWindow(every: v.windowPeriod, fn: {fn}, createEmpty: {empty})"


def series(measurement, *fields, fn="mean", tags=None, without=(), then=()):
    """A line a field and node. `without`: tags whose change must not break the line."""
    steps = [points(measurement, fields, tags), windows(fn)]
    if without:
        steps += [f"drop(columns: {quoted(without)})", 'sort(columns: ["_time"])']
    return pipe(*steps, *then)


def latest(measurement, *fields, tags=None, without=(), then=()):
    """The last value in the dashboard's time range."""
    steps = [points(measurement, fields, tags), "last()"]
    if without:
        steps += [f"drop(columns: {quoted(without)})", 'sort(columns: ["_time"])', "last()"]
    return pipe(*steps, *then)


def least(measurement, field):
    """The last value of all series of a node, the smallest."""
    return latest(measurement, field,
                  then=('group(columns: ["network", "node", "_field"])', "min()"))


def rate(measurement, *fields, tags=None):
    """Per second, of what only grows until its owner restarts."""
    return series(measurement, *fields, fn="last", tags=tags,
                  then=("derivative(unit: 1s, nonNegative: true)",))


def increase(measurement, *fields, tags=None):
    """How much a count grew in each window."""
    return series(measurement, *fields, fn="last", tags=tags, then=("difference(nonNegative: true)",))


def newest_rows(measurement, fields, tags):
    """A table of what the last five minutes of the time range hold, a row for each set of tags.

    What a series last said longer ago (a country no peer is in any more) does not count.
    """
    key = quoted([*IDENTITY, *tags])
    return 'import "date"\n\n' + pipe(
        points(measurement, fields, time_range=NEWEST_RANGE),
        "last()",
        "toFloat()",
        "group()",
        f'pivot(rowKey: {key}, columnKey: ["_field"], valueColumn: "_value")',
    )


def bands(field):
    """The mempool's fee bands as columns of one table, cheap to dear: bins are text whose order
    is that of the feerates, and a stack keeps the order of the columns."""
    return pipe(
        points("mempool_hist", [field]),
        windows("mean"),
        'keep(columns: ["_time", "_value", "bin"])',
        "group()",
        'sort(columns: ["bin", "_time"])',
        'pivot(rowKey: ["_time"], columnKey: ["bin"], valueColumn: "_value")',
        'sort(columns: ["_time"])',
    )


def bands_now():
    """A row a fee band, cheap to dear."""
    return 'import "date"\n\n' + pipe(
        points("mempool_hist", ["vsize"], time_range=NEWEST_RANGE),
        "last()",
        'keep(columns: ["_value", "bin"])',
        "group()",
        'sort(columns: ["bin"])',
        'rename(columns: {_value: "vsize"})',
    )


def health():
    """0 all right, 1 behind, 2 no peers, 3 not heard of for three minutes; the gravest counts."""
    silent = "int(v: v.timeRangeStop) - int(v: r._time) > int(v: 3m)"
    return "\n".join([
        "chain = " + latest("blockchain", "block_lag", then=(
            "map(fn: (r) => ({_time: r._time, network: r.network, node: r.node, "
            f"_value: if {silent} then 3 else if r._value >= 3 then 1 else 0}}))",)),
        "peers = " + latest("peers", "total", then=(
            "map(fn: (r) => ({_time: r._time, network: r.network, node: r.node, "
            "_value: if r._value < 1 then 2 else 0}))",)),
        "",
        pipe("union(tables: [chain, peers])", f"group(columns: {quoted(IDENTITY)})", "max()",
             'set(key: "_field", value: "health")'),
    ])


def nodes_table():
    """One row a node: its latest figures, of several measurements, as floats side by side."""
    wanted = {
        "blockchain": ["best_height", "block_lag", "tip_age_seconds"],
        "peers": ["total"],
        "mempool": ["vsize_mb"],
    }
    keep = 'keep(columns: ["network", "node", "_field", "_value"])'
    lines = [f"{name} = " + latest(name, *fields, then=("toFloat()", keep))
             for name, fields in wanted.items()]
    key = quoted(IDENTITY)
    lines += ["", pipe(
        f"union(tables: [{', '.join(wanted)}])",
        "group()",
        f'pivot(rowKey: {key}, columnKey: ["_field"], valueColumn: "_value")',
    )]
    return "\n".join(lines)


def versions_table():
    """One row a node: the version it runs now and since when; an upgrade began another series."""
    return pipe(
        points("node", ["uptime_seconds"]),
        "last()",
        f"group(columns: {quoted(IDENTITY)})",
        'sort(columns: ["_time"])',
        "last()",
        "group()",
        'keep(columns: ["network", "node", "version", "_value"])',
        'rename(columns: {_value: "uptime_seconds"})',
    )


def softforks_table():
    """One row a soft fork; numbers and yes or no do not fit in one column, so there are two."""
    key = quoted([*IDENTITY, "name"])
    as_columns = f'pivot(rowKey: {key}, columnKey: ["_field"], valueColumn: "_value")'
    return (
        latest("softfork", "signalling_count", "elapsed", "threshold", then=("group()", as_columns)),
        latest("softfork", "possible", "active", then=("group()", as_columns)),
    )


def reorganisations():
    """An annotation where there was one more within 24 hours, or the newest has another depth, as
    when an old one leaves the 24 hours in the window in which a new one comes."""
    key = quoted(["_time", *IDENTITY])
    return pipe(
        points("blockchain", ["reorg_depth", "reorg_count"]),
        windows("last"),
        f"group(columns: {quoted(IDENTITY)})",
        f'pivot(rowKey: {key}, columnKey: ["_field"], valueColumn: "_value")',
        'sort(columns: ["_time"])',
        'duplicate(column: "reorg_depth", as: "depth")',
        'difference(columns: ["reorg_depth", "reorg_count"])',
        "filter(fn: (r) => r.depth > 0 and (r.reorg_depth != 0 or r.reorg_count > 0))",
        "group()",
        'map(fn: (r) => ({time: r._time, text: r.node + " (" + r.network + "): reorganisation, '
        'depth " + string(v: r.depth)}))',
    )


def restarts():
    """An annotation where the uptime fell; an upgrade counts too, though it changes a tag."""
    return pipe(
        points("node", ["uptime_seconds"]),
        windows("last"),
        f"group(columns: {quoted(IDENTITY)})",
        'sort(columns: ["_time"])',
        "difference()",
        "filter(fn: (r) => r._value < 0)",
        "group()",
        'map(fn: (r) => ({time: r._time, text: r.node + " (" + r.network + "): restarted as " + '
        "r.version}))",
    )


def tag_values(tag, networks=False):
    """What a variable offers. The program writes `collector` even while its node is away."""
    wanted = 'r._measurement == "collector"'
    if networks:
        wanted += " and r.network =~ /^${network:regex}$/"
    return (
        'import "influxdata/influxdb/schema"\n\n'
        f'schema.tagValues(bucket: "${{bucket:raw}}", tag: "{tag}", '
        f"predicate: (r) => {wanted}, start: v.timeRangeStart)"
    )


def buckets():
    """The buckets the data source's token may read, InfluxDB's own left out."""
    return pipe("buckets()", "filter(fn: (r) => r.name !~ /^_/)", 'keep(columns: ["name"])',
                'sort(columns: ["name"])')


def variables(variable):
    """Beside network and node: the bucket."""
    return [variable("bucket", "Bucket", buckets(), "Bucket that holds the points")]


def data_source():
    return {"query": "influxdb", "description": "An InfluxDB data source that uses Flux",
            "current": {"text": "Bitcoin Node Monitor", "value": "bitcoin-node-monitor",
                        "selected": True}}


def targets(scripts):
    return [{"datasource": SOURCE, "query": script, "refId": chr(ord("A") + i)}
            for i, script in enumerate(scripts)]


def annotation_target(script):
    return {"query": script, "refId": "Anno"}


def columns(found):
    """Flux names the columns itself."""
    return {}


def yes_and_no(mappings):
    return mappings
