# SPDX-License-Identifier: GPL-3.0-or-later
"""PromQL queries over what Prometheus scraped, for the same panels as flux.py.

Names and units come from packaging/docs/prometheus-metrics.md; values are converted back into the
units of the catalogue, in which the panels are drawn. `$network`, `$node` and `$__…` are filled in
by Grafana.
"""

import pathlib
import re

SOURCE = {"type": "prometheus", "uid": "${datasource}"}
NAME = "Prometheus"
FOLDER = "dashboards-prometheus"
UID_PREFIX = "bnm-prometheus-"
TAG = "bitcoin-node-monitor-prometheus"
TITLE_SUFFIX = " (Prometheus)"
NODES = 'network=~"$network",node=~"$node"'
IDENTITY = ("network", "node")
WINDOW = "[$__rate_interval]"

_REFERENCE = pathlib.Path(__file__).resolve().parents[2] / "packaging/docs/prometheus-metrics.md"


def _read_reference():
    rows = {}
    for line in _REFERENCE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 7 and re.fullmatch(r"\w+\.\w+", cells[1]):
            rows[cells[1]] = (cells[2].strip("`"), cells[4].split(", "), cells[5])
    return rows


_FIELDS = _read_reference()


def _selector(measurement, field, tags=None):
    name, _, _ = _FIELDS[f"{measurement}.{field}"]
    more = "".join(f',{tag}="{value}"' for tag, value in (tags or {}).items())
    return f"{name}{{{NODES}{more}}}"


def _in_catalogue_unit(measurement, field, expression):
    """As the panel's unit has it: "x 1000000" of the reference is divided out again."""
    conversion = _FIELDS[f"{measurement}.{field}"][2]
    if not conversion:
        return expression
    sign, number = conversion.split()
    return f"{expression} {'/' if sign == 'x' else '*'} {number}"


def _labels(measurement, field, without=()):
    return ", ".join(label for label in _FIELDS[f"{measurement}.{field}"][1]
                     if label not in without)


def _target(expression, legend, instant=False, table=False):
    return {"expr": expression, "legendFormat": legend, "instant": instant, "range": not instant,
            "format": "table" if table else "time_series", "editorMode": "code"}


def _of_fields(measurement, fields, tags, without, wrap, instant=False, table=False):
    """A target a field: the greatest of series that differ by other labels only."""
    return [_target(
        _in_catalogue_unit(
            measurement, field,
            f"max by ({_labels(measurement, field, without)}) "
            f"({wrap(_selector(measurement, field, tags))})"),
        field, instant, table) for field in fields]


OVER_TIME = {"mean": "avg_over_time", "max": "max_over_time"}


def series(measurement, *fields, fn="mean", tags=None, without=(), then=()):
    over_time = OVER_TIME.get(fn)

    def wrap(selector):
        return f"{over_time}({selector}{WINDOW})" if over_time else selector
    return _of_fields(measurement, fields, tags, without, wrap)


def latest(measurement, *fields, tags=None, without=(), then=()):
    return _of_fields(measurement, fields, tags, without, lambda selector: selector, instant=True)


def least(measurement, field):
    """Of all series of a node."""
    expression = f"min by (network, node) ({_selector(measurement, field)})"
    return [_target(_in_catalogue_unit(measurement, field, expression), field, instant=True)]


def rate(measurement, *fields, tags=None):
    return _of_fields(measurement, fields, tags, (), lambda selector: f"rate({selector}{WINDOW})")


def increase(measurement, *fields, tags=None):
    return _of_fields(measurement, fields, tags, (),
                      lambda selector: f"increase({selector}{WINDOW})")


def newest_rows(measurement, fields, tags):
    return _of_fields(measurement, fields, None, (), lambda selector: selector, instant=True,
                      table=True)


def bands(field):
    selector = _selector("mempool_hist", field)
    return [_target(f"max by (bin) (avg_over_time({selector}{WINDOW}))", "{{bin}}")]


def bands_now():
    selector = _selector("mempool_hist", "vsize")
    return [_target(f"max by (bin) ({selector})", "vsize", instant=True, table=True)]


def health():
    """0 all right, 1 behind, 2 no peers, 3 not heard of for three minutes; the gravest counts."""
    age = f'bitcoin_monitor_source_age_seconds{{{NODES},measurement="blockchain"}}'
    info = f"bitcoin_monitor_info{{{NODES}}}"
    parts = {
        "silent": f"3 * ({age} > bool 180)",
        "gone": f"3 * last_over_time({info}[$__range]) unless on (network, node) {info}",
        "peers": f"2 * ({_selector('peers', 'total')} < bool 1)",
        "behind": f"({_selector('blockchain', 'block_lag')} >= bool 3)",
    }
    labelled = " or ".join(f'label_replace({one}, "part", "{part}", "", "")'
                           for part, one in parts.items())
    return [_target(f"max by (network, node) ({labelled})", "health", instant=True)]


def nodes_table():
    wanted = {
        "blockchain": ["best_height", "block_lag", "tip_age_seconds"],
        "peers": ["total"],
        "mempool": ["vsize_mb"],
    }
    return [target for name, fields in wanted.items() for target in newest_rows(name, fields, ())]


def versions_table():
    return newest_rows("node", ["uptime_seconds"], ["version"])


def softforks_table():
    return (newest_rows("softfork", ["signalling_count", "elapsed", "threshold"], ["name"]),
            newest_rows("softfork", ["possible", "active"], ["name"]))


def _annotation(expression):
    return {"expr": expression, "refId": "Anno", "range": True, "instant": False}


def reorganisations():
    count = _selector("blockchain", "reorg_count")
    return _annotation(f"max by (network, node) ({count}) > max by (network, node) "
                       f"({count} offset 1m)")


def restarts():
    uptime = _selector("node", "uptime_seconds")
    return _annotation(f"max by (network, node) ({uptime}) < max by (network, node) "
                       f"({uptime} offset 1m)")


def tag_values(tag, networks=False):
    chosen = '{network=~"$network"}' if networks else ""
    return {"query": f"label_values(bitcoin_monitor_info{chosen}, {tag})",
            "refId": "StandardVariableQuery"}


def variables(variable):
    """Beside network and node: none."""
    return []


def data_source():
    return {"query": "prometheus", "description": "A Prometheus that scrapes the monitors",
            "current": {"text": "Prometheus", "value": "prometheus", "selected": True}}


def targets(queries):
    flat = []
    for query in queries:
        flat += query if isinstance(query, (list, tuple)) else [query]
    return [{"datasource": SOURCE, **query, "refId": chr(ord("A") + i)}
            for i, query in enumerate(flat)]


def annotation_target(query):
    return query


def columns(found):
    """What Grafana calls the value of each query of a table, by what the panel calls it."""
    named = [one for one in found if one["format"] == "table"]
    if len(found) == 1:
        return {"Value": found[0]["legendFormat"]}
    return {f"Value #{one['refId']}": one["legendFormat"] for one in named}


def yes_and_no(mappings):
    """Of values that are 1 or 0."""
    words = {"true": "1", "false": "0"}
    return [{**one, "options": {words.get(key, key): value
                                for key, value in one["options"].items()}} for one in mappings]
