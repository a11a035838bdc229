#!/usr/bin/env python3
"""Checks what Compose made of compose.yaml. Usage: check_compose.py CONFIG PROFILES"""
import re
import sys

import yaml

PROFILES = {
    "bundled-influx": {"influxdb", "influx-init"},
    "bundled-grafana": {"grafana"},
    "bundled-prometheus": {"prometheus"},
    "geoip": {"geoipupdate"},
}
ONCE = {"tokens", "influx-init"}

with open(sys.argv[1], encoding="utf-8") as file:
    services = yaml.safe_load(file)["services"]
chosen = set(filter(None, sys.argv[2].split(",")))


def check(condition, message):
    if not condition:
        sys.exit(f"FAIL ({sys.argv[2] or 'no profile'}): {message}")


# The older Compose lists them all and leaves the choice to `up`.
active = {
    name: service
    for name, service in services.items()
    if not service.get("profiles") or chosen & set(service["profiles"])
}
wanted = {"monitor", "tokens"}.union(*(PROFILES[name] for name in chosen))
check(set(active) == wanted, f"runs {sorted(active)}, not {sorted(wanted)}")

for name, service in active.items():
    check(service.get("read_only") is True, f"{name} may write to its root")
    check(service.get("cap_drop") == ["ALL"] and not service.get("cap_add"), f"{name} has capabilities")
    check("no-new-privileges:true" in service.get("security_opt", []), f"{name} may gain privileges")
    check(not service.get("privileged") and not service.get("network_mode"), f"{name} leaves its box")
    check("pid" not in service, f"{name} sees the host's processes unasked")
    check(name in ONCE or service["healthcheck"].get("test"), f"{name} has no health check")
    check(str(service.get("restart")).strip('"') == ("no" if name in ONCE else "unless-stopped"), f"{name}: restart")
    check(name in ONCE | {"geoipupdate"} or service.get("user", "0").split(":")[0] != "0", f"{name} is root")
    for port in service.get("ports", []):
        address = port["host_ip"] if isinstance(port, dict) else port
        check(address.startswith("127.0.0.1"), f"{name} listens on {address}")
    for other, how in service.get("depends_on", {}).items():
        check(other in active, f"{name} waits for {other}, which does not run")
        expected = "service_completed_successfully" if other in ONCE else "service_healthy"
        check(how["condition"] == expected, f"{name} does not wait until {other} is ready")
    for key, value in (service.get("environment") or {}).items():
        check(not re.search("PASSWORD$|TOKEN$|KEY$", key) or not value or "__file" in value, f"{name}: {key} is no file")

check("tokens" in active["monitor"]["depends_on"], "the monitor waits for no token")
if "grafana" in active:
    check("tokens" in active["grafana"]["depends_on"], "Grafana waits for no token")
    check(active["grafana"]["environment"]["GRAFANA_INFLUX_TOKEN"].endswith("$__file{/run/grafana-token/token}"), "Grafana's token")


def source(volume):
    return volume["source"] if isinstance(volume, dict) else volume.split(":")[0]


def is_read_only(volume):
    return volume.get("read_only", False) if isinstance(volume, dict) else volume.endswith(":ro")


def mounts(name, wanted):
    return [volume for volume in active.get(name, {}).get("volumes", []) if source(volume) == wanted]


data = mounts("monitor", "/home/bitcoin/.bitcoin")
check(len(data) == 1 and is_read_only(data[0]), "the node's data folder is not read-only")
for reader, volume in (("monitor", "monitor-token"), ("grafana", "grafana-token"), ("influxdb", "grafana-token"), ("tokens", "influx-tokens")):
    check(all(map(is_read_only, mounts(reader, volume))), f"{reader} may write {volume}")
check(not mounts("monitor", "grafana-token") and not mounts("grafana", "monitor-token"), "tokens are shared")
