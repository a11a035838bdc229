# SPDX-License-Identifier: GPL-3.0-or-later
"""The query language that the dashboards are being made in: Flux (InfluxDB) or PromQL (Prometheus).

Pages ask here, by the names of the functions that each language has.
"""

from . import flux

language = flux


def use(module):
    global language
    language = module


def __getattr__(name):
    return getattr(language, name)
