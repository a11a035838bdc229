#!/usr/bin/python3 -SE
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for InfluxDB or Grafana in the test of the running stack. Usage: server.py influxdb|grafana

As InfluxDB it keeps its state in its data folder, asks for the tokens that influx/init.sh made, and
runs what influx_client.py sends. As Grafana it needs its password's file and a data folder to write.
"""

import gzip
import http.server
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

START_SECONDS = 3  # not there at once, so that those who come too early are seen
STARTED = time.monotonic()
STATE = pathlib.Path("/var/lib/influxdb2/state.json")
POINTS = pathlib.Path("/var/lib/influxdb2/points")


def status(token, action, path):
    """What InfluxDB says before it does anything: who it is, what is asked for, whether they may."""
    auths = json.loads(STATE.read_text())["auths"].values() if STATE.exists() else []
    known = [one for one in auths if token == f"Token {one['token']}"]
    if not known:
        return 401
    if "org=" not in path:
        return 400
    return 200 if any(right.startswith(action) for right in known[0]["permissions"]) else 403


def run_influx(call):
    """The influx command's stand-in with what the client sent: arguments, input, its file, token."""
    with tempfile.NamedTemporaryFile("w+") as configs:
        configs.write(call["configs"])
        configs.flush()
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "STAND_IN_STATE": str(STATE),
                       "INFLUX_CONFIGS_PATH": configs.name, "INFLUX_TOKEN": call["token"]}
        for name, text in call["files"].items():
            path = pathlib.Path(configs.name + ".file")
            path.write_text(text)
            call["arguments"] = [str(path) if one == name else one for one in call["arguments"]]
        done = subprocess.run(["/stand-in/influx", *call["arguments"]], input=call["input"], env=environment,
                              capture_output=True, text=True, check=False)
        return {"status": done.returncode, "out": done.stdout, "err": done.stderr,
                "configs": pathlib.Path(configs.name).read_text()}


class InfluxDb(http.server.BaseHTTPRequestHandler):
    def answer(self, code, text=""):
        self.send_response(code)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def body(self):
        data = self.rfile.read(int(self.headers["Content-Length"]))
        return gzip.decompress(data) if self.headers["Content-Encoding"] == "gzip" else data

    def parse_request(self):
        if not super().parse_request():
            return False
        if time.monotonic() - STARTED < START_SECONDS:
            self.answer(503)
            return False
        return True

    def do_GET(self):
        if self.path == "/api/v2/setup":
            self.answer(200, json.dumps({"allowed": not STATE.exists()}))
        else:
            self.answer(404)

    def do_POST(self):
        data, token = self.body(), self.headers["Authorization"]
        if self.path == "/stand-in":
            self.answer(200, json.dumps(run_influx(json.loads(data))))
        elif self.path.startswith("/api/v2/write"):
            code = status(token, "write", self.path)
            if code == 200:
                with POINTS.open("ab") as file:
                    file.write(data + b"\n")
            self.answer(204 if code == 200 else code)
        elif self.path.startswith("/api/v2/query"):
            self.answer(status(token, "read", self.path))
        else:
            self.answer(404)

    def log_message(self, *_):
        pass


class Grafana(InfluxDb):
    def do_GET(self):
        database = pathlib.Path("/var/lib/grafana/grafana.db")
        database.touch()
        self.answer(200 if self.path == "/api/health" else 404, '{"database": "ok"}')


def main():
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    handler, port = {"influxdb": (InfluxDb, 8086), "grafana": (Grafana, 3000)}[sys.argv[1]]
    if handler is Grafana and not pathlib.Path(os.environ["GF_SECURITY_ADMIN_PASSWORD__FILE"]).read_text():
        sys.exit("no password")
    http.server.ThreadingHTTPServer(("", port), handler).serve_forever()


if __name__ == "__main__":
    main()
