# SPDX-License-Identifier: GPL-3.0-or-later
"""A dashboard around its panels: variables, annotations, links, and the places of the panels."""

from . import flux, look, panels

SCHEMA_VERSION = 41  # of Grafana 11.6; newer ones migrate it themselves
COLUMNS = 24


def _variable(name, label, query, description, **more):
    return {"type": "query", "name": name, "label": label, "description": description,
            "datasource": panels.SOURCE, "query": query, "refresh": 2,
            "regex": "", "sort": 1, "hide": 0, "skipUrlSync": False, "options": [],
            "multi": False, "includeAll": False, **more}


def _variables():
    every = {"multi": True, "includeAll": True,
             "current": {"text": ["All"], "value": ["$__all"], "selected": True}}
    return [
        {"type": "datasource", "name": "datasource", "label": "Data source", "query": "influxdb",
         "description": "An InfluxDB data source that uses Flux", "regex": "", "refresh": 1,
         "hide": 0, "skipUrlSync": False, "multi": False, "includeAll": False, "options": [],
         "current": {"text": "Bitcoin Node Monitor", "value": "bitcoin-node-monitor",
                     "selected": True}},
        _variable("bucket", "Bucket", flux.buckets(), "Bucket that holds the points"),
        _variable("network", "Network", flux.tag_values("network"), "mainnet, signet, …", **every),
        _variable("node", "Node", flux.tag_values("node", networks=True),
                  "NODE_NAME of each monitor that writes to this bucket", **every),
    ]


def _annotation(name, query, icon_colour):
    return {"name": name, "datasource": panels.SOURCE, "enable": True, "hide": False,
            "iconColor": icon_colour, "target": {"query": query, "refId": "Anno"}}


def _annotations():
    return [
        {"name": "Annotations & Alerts", "builtIn": 1, "enable": True, "hide": True,
         "iconColor": look.DIM, "type": "dashboard",
         "datasource": {"type": "grafana", "uid": "-- Grafana --"}},
        _annotation("Reorganisations", flux.reorganisations(), look.CRITICAL),
        _annotation("Restarts", flux.restarts(), look.WARNING),
    ]


def row(title):
    return {"type": "row", "title": title, "collapsed": False, "panels": [],
            "gridPos": {"h": 1, "w": COLUMNS, "x": 0, "y": 0}}


def _lay_out(items):
    """From left to right, a new line where the next does not fit; lines are as high as their
    highest panel."""
    x = y = line_height = 0
    for number, item in enumerate(items, start=1):
        place = item["gridPos"]
        if x + place["w"] > COLUMNS:
            x, y, line_height = 0, y + line_height, 0
        place["x"], place["y"] = x, y
        x += place["w"]
        line_height = max(line_height, place["h"])
        item["id"] = number


def dashboard(uid, title, description, items):
    _lay_out(items)
    return {
        "uid": f"bnm-{uid}",
        "title": title,
        "description": description,
        "tags": ["bitcoin-node-monitor"],
        "schemaVersion": SCHEMA_VERSION,
        "version": 1,
        "editable": True,
        "graphTooltip": 1,
        "timezone": "browser",
        "refresh": "30s",
        "time": {"from": "now-12h", "to": "now"},
        "timepicker": {},
        "templating": {"list": _variables()},
        "annotations": {"list": _annotations()},
        "links": [{"title": "Bitcoin Node Monitor", "type": "dashboards", "icon": "external link",
                   "tags": ["bitcoin-node-monitor"], "asDropdown": True, "includeVars": True,
                   "keepTime": True, "targetBlank": False, "tooltip": "The other dashboards",
                   "url": ""}],
        "panels": items,
    }
