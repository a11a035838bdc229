#!/usr/bin/python3 -SE
# SPDX-License-Identifier: GPL-3.0-or-later
"""The influx command in the stand-in for InfluxDB's image: server.py does what it is asked for."""

import json
import os
import pathlib
import sys
import urllib.request

configs = pathlib.Path(os.environ["INFLUX_CONFIGS_PATH"])
call = {
    "arguments": sys.argv[1:],
    "input": sys.stdin.read() if "setup" in sys.argv else "",
    "configs": configs.read_text() if configs.exists() else "",
    "token": os.environ.get("INFLUX_TOKEN", ""),
    "files": {one: pathlib.Path(one).read_text() for before, one in zip(sys.argv, sys.argv[1:]) if before == "--file"},
}
try:
    with urllib.request.urlopen(os.environ["INFLUX_HOST"] + "/stand-in", json.dumps(call).encode()) as answer:
        done = json.load(answer)
except OSError as error:
    sys.exit(f"Error: {error}")
sys.stdout.write(done["out"])
sys.stderr.write(done["err"])
if done["configs"]:
    configs.write_text(done["configs"])
sys.exit(done["status"])
