# SPDX-License-Identifier: GPL-3.0-or-later
"""A dashboard around its panels: variables, annotations, links, and the places of the panels."""

from . import look, queries

SCHEMA_VERSION = 41  # of Grafana 11.6; newer ones migrate it themselves
COLUMNS = 24


def _variable(name, label, query, description, **more):
    return {"type": "query", "name": name, "label": label, "description": description,
            "datasource": queries.SOURCE, "query": query, "refresh": 2,
            "regex": "", "sort": 1, "hide": 0, "skipUrlSync": False, "options": [],
            "multi": False, "includeAll": False, **more}


def _variables():
    every = {"multi": True, "includeAll": True,
             "current": {"text": ["All"], "value": ["$__all"], "selected": True}}
    return [
        {"type": "datasource", "name": "datasource", "label": "Data source", "regex": "",
         "refresh": 1, "hide": 0, "skipUrlSync": False, "multi": False, "includeAll": False,
         "options": [], **queries.data_source()},
        *queries.variables(_variable),
        _variable("network", "Network", queries.tag_values("network"), "mainnet, signet, …", **every),
        _variable("node", "Node", queries.tag_values("node", networks=True),
                  "NODE_NAME of each monitor that is here", **every),
    ]


def _annotation(name, query, icon_colour):
    return {"name": name, "datasource": queries.SOURCE, "enable": True, "hide": False,
            "iconColor": icon_colour, "target": queries.annotation_target(query)}


def _annotations():
    return [
        {"name": "Annotations & Alerts", "builtIn": 1, "enable": True, "hide": True,
         "iconColor": look.DIM, "type": "dashboard",
         "datasource": {"type": "grafana", "uid": "-- Grafana --"}},
        _annotation("Reorganisations", queries.reorganisations(), look.CRITICAL),
        _annotation("Restarts", queries.restarts(), look.WARNING),
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
        "uid": queries.UID_PREFIX + uid,
        "title": title + queries.TITLE_SUFFIX,
        "description": description,
        "tags": [queries.TAG],
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
                   "tags": [queries.TAG], "asDropdown": True, "includeVars": True,
                   "keepTime": True, "targetBlank": False, "tooltip": "The other dashboards",
                   "url": ""}],
        "panels": items,
    }
