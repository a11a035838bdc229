# SPDX-License-Identifier: GPL-3.0-or-later
"""The six dashboards as compact descriptions; ../generate.py writes them as Grafana's JSON."""
