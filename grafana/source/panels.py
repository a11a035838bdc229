# SPDX-License-Identifier: GPL-3.0-or-later
"""Panels of a dashboard. A panel is made without a place; `page.py` lays them out."""

from . import look, queries

NODE = "${__field.labels.node} (${__field.labels.network})"
SAMPLED = {"fast": "5s", "slow": "30s"}
# Lines bridge what lies between two samples, not an absence.
BRIDGED_MS = {"fast": 30_000, "slow": 180_000}


def targets(wanted):
    return queries.targets(wanted if isinstance(wanted, (list, tuple)) else [wanted])


def override(matcher, option, **properties):
    """Properties for some fields; `custom_x` stands for `custom.x`."""
    return {"matcher": {"id": matcher, "options": option},
            "properties": [{"id": key.replace("custom_", "custom."), "value": value}
                           for key, value in properties.items()]}


def colour(value):
    return {"mode": "fixed", "fixedColor": value}


def shades(value):
    """The same hue for the same field of each node, and yet no two alike."""
    return {"mode": "shades", "fixedColor": value}


def field(name, label, index=0, per="", measurement="", **more):
    """How a field of a series is called and drawn; `per` is a further label, such as a tag.

    Grafana calls a series by its measurement, where a panel shows several, its field and its
    labels; `measurement` is needed only where another one has a field of that name.
    """
    title = " · ".join(filter(None, [" ".join(filter(None, [per, label])), NODE]))
    prefix = f"({measurement} )?" if measurement else r"(\w+ )?"
    if not per:
        more.setdefault("color", shades(look.SERIES[index % len(look.SERIES)]))
    return override("byRegexp", f"/^{prefix}{name}( |$)/", displayName=title, **more)


def panel(kind, title, description, wanted, no_value, defaults, options, overrides=(),
          every="fast", height=8, width=12, **more):
    return {
        "type": kind,
        "title": title,
        "description": description,
        "datasource": queries.SOURCE,
        "targets": targets(wanted),
        "interval": SAMPLED[every],
        "fieldConfig": {"defaults": {"noValue": no_value, **defaults},
                        "overrides": list(overrides)},
        "options": options,
        "gridPos": {"h": height, "w": width, "x": 0, "y": 0},
        **more,
    }


def stat(title, description, wanted, unit="none", decimals=0, thresholds=look.PLAIN,
         no_value="Unknown", mappings=None, name=NODE, graph=True, every="fast", height=4, width=3,
         **more):
    """One big figure a node, coloured by its thresholds, over how it went."""
    return panel(
        "stat", title, description, wanted, no_value,
        {"unit": unit, "decimals": decimals, "color": {"mode": "thresholds"},
         "thresholds": thresholds, "displayName": name, "mappings": queries.yes_and_no(mappings or [])},
        {"colorMode": "value", "graphMode": "area" if graph else "none", "justifyMode": "auto",
         "orientation": "auto", "percentChangeColorMode": "standard", "showPercentChange": False,
         "textMode": "auto", "wideLayout": True,
         "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False}},
        every=every, height=height, width=width, **more)


def _drawn(every, style, fill, stacked, axis, scale, lines):
    custom = {
        "drawStyle": style, "lineInterpolation": "linear", "lineWidth": 1, "fillOpacity": fill,
        "gradientMode": "none", "showPoints": "auto", "pointSize": 4,
        "spanNulls": BRIDGED_MS[every], "barAlignment": 0,
        "stacking": {"mode": "normal" if stacked else "none", "group": "A"},
        "axisPlacement": "auto", "axisLabel": axis, "axisCenteredZero": False,
        "scaleDistribution": {"type": "log", "log": 10} if scale == "log" else {"type": "linear"},
        "thresholdsStyle": {"mode": "dashed" if lines else "off"},
        "hideFrom": {"legend": False, "tooltip": False, "viz": False},
    }
    return custom


def lines(title, description, wanted, overrides, unit="none", decimals=0, every="fast",
          no_value="No data in this time range", style="line", fill=8, stacked=False, axis="",
          scale="linear", thresholds=None, least=None, most=None, legend="list",
          sort="none", **more):
    """Values over time. Thresholds are drawn as lines where they are given."""
    defaults = {
        "unit": unit, "decimals": decimals, "color": {"mode": "palette-classic"},
        "thresholds": thresholds or look.PLAIN,
        "custom": _drawn(every, style, fill, stacked, axis, scale, thresholds is not None),
    }
    if least is not None:
        defaults["min"] = least
    if most is not None:
        defaults["max"] = most
    calcs = ["lastNotNull", "max"] if legend == "table" else []
    return panel(
        "timeseries", title, description, wanted, no_value, defaults,
        {"legend": {"calcs": calcs, "displayMode": legend, "placement": "bottom",
                    "showLegend": True},
         "tooltip": {"mode": "multi", "sort": sort}},
        overrides, every=every, **more)


def bars(title, description, wanted, overrides, **more):
    return lines(title, description, wanted, overrides, style="bars", fill=60, **more)


def states(title, description, wanted, overrides, mappings, no_value, **more):
    """Yes and no over time."""
    return panel(
        "state-timeline", title, description, wanted, no_value,
        {"unit": "none", "decimals": 0, "color": {"mode": "thresholds"},
         "mappings": queries.yes_and_no(mappings),
         "thresholds": look.PLAIN, "custom": {"fillOpacity": 70, "lineWidth": 0}},
        {"alignValue": "left", "mergeValues": True, "rowHeight": 0.8, "showValue": "auto",
         "legend": {"calcs": [], "displayMode": "list", "placement": "bottom",
                    "showLegend": False},
         "tooltip": {"mode": "single", "sort": "none"}},
        overrides, **more)


def column(name, label, **more):
    if "mappings" in more:
        more["mappings"] = queries.yes_and_no(more["mappings"])
    return override("byName", name, displayName=label, **more)


def _as_table(found, hidden=(), order=()):
    """Several queries become one row for each set of tags they share; each value gets the name of
    its field."""
    names = queries.columns(found)
    place = {name: i for i, name in enumerate(order)}
    shown = {"excludeByName": {name: True for name in (*hidden, *(["Time"] if names else []))},
             "indexByName": {**{old: place[new] for old, new in names.items() if new in place},
                             **{name: i for name, i in place.items()
                                if name not in names.values()}},
             "renameByName": names}
    merged = [{"id": "merge", "options": {}}] if len(found) > 1 else []
    return [*merged, {"id": "organize", "options": shown}]


def _named(wanted, sort_by=None):
    """For panels of rows that are no tables; nothing where the language names its columns."""
    found = targets(wanted)
    if not queries.columns(found):
        return {}
    by = {"id": "sortBy", "options": {"fields": {}, "sort": [{"field": sort_by}]}}
    return {"transformations": _as_table(found) + ([by] if sort_by else [])}


def table(title, description, wanted, columns, no_value, sort_by=None, hidden=(), order=(),
          unit="none", decimals=0, **more):
    """Rows of what is so now. Several queries become one row for each set of tags they share."""
    transformations = _as_table(targets(wanted), hidden, order)
    return panel(
        "table", title, description, wanted, no_value,
        {"unit": unit, "decimals": decimals, "color": {"mode": "thresholds"},
         "thresholds": look.PLAIN, "mappings": [],
         "custom": {"align": "auto", "cellOptions": {"type": "auto"}, "filterable": True,
                    "inspect": False}},
        {"cellHeight": "sm", "frameIndex": 0, "showHeader": True,
         "footer": {"show": False, "reducer": ["sum"], "countRows": False},
         "sortBy": [{"displayName": sort_by, "desc": True}] if sort_by else []},
        columns, transformations=transformations, **more)


def band_overrides():
    """Name and colour of each fee band, however the bin's text is padded."""
    return [override("byRegexp", look.edge_pattern(edge), displayName=f"from {edge} sat/vB",
                     color=colour(look.fee_colour(i))) for i, edge in enumerate(look.FEE_EDGES)]


def fee_bands(title, description, query, unit, **more):
    """A stacked area a node: stacks of several nodes on one another would mean nothing."""
    return lines(
        title, description, query, band_overrides(), unit=unit, fill=85, stacked=True, least=0,
        decimals=1, sort="desc", no_value="No fee bands: the node's mempool was not read "
        "(MEMPOOL_HIST_SOURCE)", repeat="node", repeatDirection="v", width=24, height=10, **more)


def bars_now(title, description, query, x_field, unit, no_value, **more):
    """Bars of one moment, in the query's order."""
    return panel(
        "barchart", title, description, query, no_value,
        {"unit": unit, "decimals": 1, "color": {"mode": "fixed", "fixedColor": look.BLUE},
         "thresholds": look.PLAIN,
         "custom": {"fillOpacity": 80, "lineWidth": 0, "gradientMode": "none"}},
        {"orientation": "vertical", "xField": x_field, "showValue": "never", "stacking": "none",
         "groupWidth": 0.7, "barWidth": 0.9, "fullHighlight": False, "xTickLabelRotation": 0,
         "xTickLabelMaxLength": 0, "xTickLabelSpacing": 0,
         "legend": {"calcs": [], "displayMode": "list", "placement": "bottom",
                    "showLegend": False},
         "tooltip": {"mode": "single", "sort": "none"}},
        **_named(query, sort_by=x_field), **more)


def peer_map(title, description, query, **more):
    """Markers on land that Grafana itself has at hand: no map server is asked."""
    land = {"type": "geojson", "name": "Land", "opacity": 0.35, "config": {
        "src": "public/maps/countries.geojson", "rules": [],
        "style": {"color": {"fixed": look.DIM}, "opacity": 1, "lineWidth": 1}}}
    marker = {
        "type": "markers", "name": "Peers", "tooltip": True,
        "location": {"mode": "coords", "latitude": "latitude", "longitude": "longitude"},
        "config": {"showLegend": False, "style": {
            "color": {"fixed": look.BLUE}, "opacity": 0.8, "rotation": {"fixed": 0, "min": -360,
                                                                       "max": 360, "mode": "mod"},
            "size": {"field": "peer_count", "fixed": 6, "min": 5, "max": 22},
            "symbol": {"fixed": "img/icons/marker/circle.svg", "mode": "fixed"},
            "symbolAlign": {"horizontal": "center", "vertical": "center"}, "lineWidth": 1}}}
    return panel(
        "geomap", title, description, query,
        "No peer with a known location in the last 5 minutes: peers over Tor, I2P and CJDNS have "
        "none, and GeoIP databases may be missing (GEOIP_DIR)",
        {"unit": "none", "decimals": 0, "color": {"mode": "fixed", "fixedColor": look.BLUE},
         "thresholds": look.PLAIN},
        {"basemap": land, "layers": [marker],
         "controls": {"mouseWheelZoom": False, "showAttribution": False, "showDebug": False,
                      "showMeasure": False, "showScale": False, "showZoom": True},
         "tooltip": {"mode": "details"},
         "view": {"id": "coords", "lat": 25, "lon": 10, "zoom": 1.6, "allLayers": True}},
        every="slow", **_named(query), **more)
