# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours and limits, as in the program's own window: Okabe-Ito, one ramp for feerates."""

OK, WARNING, CRITICAL, DIM = "#4cc38a", "#f0b429", "#f2555a", "#8d99a6"
ACCENT = "#f7931a"
BLUE, AMBER, GREEN, PINK, LIGHT, VERMILION = (
    "#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#d0d7de", "#d55e00")
SERIES = [BLUE, AMBER, GREEN, PINK, VERMILION, LIGHT]

FEERATE = "suffix:sat/vB"
VSIZE = "si:vB"

# Lower edges of the fee bands; a band that is not among them is drawn all the same.
FEE_EDGES = ["0", "0.1", "0.2", "0.5", "1", "2", "3", "4", "5", "6", "8", "10", "12", "15", "20",
             "30", "40", "50", "60", "80", "100", "150", "200", "300", "400", "600", "1000"]


def _mix(a, b, share):
    pairs = ((int(a[i:i + 2], 16), int(b[i:i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def fee_colour(index):
    """Cool for cheap, warm for dear, in even steps."""
    share = index / (len(FEE_EDGES) - 1)
    cool, middle, warm = "#3b4cc0", "#cfd8e2", "#c23c30"
    return _mix(cool, middle, share * 2) if share < 0.5 else _mix(middle, warm, share * 2 - 1)


def edge_pattern(edge):
    """A bin's text whatever zeros it is padded with, before or behind: 2, 0002, 0002.0."""
    whole, _, part = edge.partition(".")
    tail = rf"\.{part}0*" if part else r"(\.0*)?"
    return f"/^0*{whole}{tail}$/"


def steps(base, *limits):
    """Thresholds: the colour from the start, then (limit, colour) upwards."""
    return {"mode": "absolute", "steps": [{"color": base, "value": None}]
            + [{"color": colour, "value": limit} for limit, colour in limits]}


def high_is_bad(warning, critical):
    return steps(OK, (warning, WARNING), (critical, CRITICAL))


def low_is_bad(critical, warning):
    return steps(CRITICAL, (critical, WARNING), (warning, OK))


PLAIN = steps(BLUE)


def texts(entries):
    """Words and colours in place of values."""
    return [{"type": "value", "options": {
        str(value): {"text": text, "color": colour, "index": index}
        for index, (value, text, colour) in enumerate(entries)}}]


YES_IS_GOOD = texts([("true", "Yes", OK), ("false", "No", CRITICAL)])
YES_IS_BAD = texts([("true", "Yes", WARNING), ("false", "No", OK)])
YES_OR_NO = texts([("true", "Yes", BLUE), ("false", "No", DIM)])
HEALTH = texts([(0, "All right", OK), (1, "Behind", WARNING), (2, "No peers", CRITICAL),
                (3, "Silent", CRITICAL)])
