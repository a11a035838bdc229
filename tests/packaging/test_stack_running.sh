#!/usr/bin/env bash
# compose.yaml brought up by an engine, with the image that test_image.sh built: first with
# VictoriaMetrics as docs/victoria-metrics.md says, then with what is bundled. InfluxDB and Grafana
# are stand-ins (stand_ins/Dockerfile): order, users, volumes and what is confined are seen, not
# their behaviour. In CI only. Usage: test_stack_running.sh ENGINE_DATA COMPOSE_FOLDER SIMULATED_NODE
# shellcheck source=tests/packaging/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=packaging/packages.sh
. "$packaging/packages.sh"
# shellcheck source=tests/packaging/engine.sh
. "$(dirname "$0")/engine.sh"
node=$3
only_in_ci
need python3
plugin=$(newer_compose "$2") || fail "the newer Compose cannot be had"
start_engine "$1"
docker image inspect bitcoin-node-monitor:local >/dev/null || fail "the image's test left no image"
docker ps --all --quiet | xargs -r /usr/bin/docker rm --force --volumes >/dev/null # of a run before
docker volume prune --force >/dev/null
for image in victoria-metrics:v1.102.0 influxdb:2.9 grafana:12.4; do
    docker build -q -f "$root/tests/packaging/stand_ins/Dockerfile" --target "${image%%:*}" \
        -t "${image/#victoria/victoriametrics/victoria}" "$root/tests" >/dev/null || fail "stand-in $image"
done

# As a clone, with settings and secrets beside it. Only the intervals are shorter than people have them.
mkdir "$work/clone"
cp -r "$root"/{CMakeLists.txt,CMakePresets.json,app,collectors,grafana,influx,packaging,resources} "$work/clone/"
cd "$work/clone/packaging"
rm -rf .env secrets
unset COMPOSE_PROFILES COMPOSE_FILE
stack/setup.sh >/dev/null
cat >shorter.yaml <<'TEXT'
services:
  monitor: {healthcheck: {interval: 1s, retries: 2}}
  influxdb: {healthcheck: {interval: 1s}}
  grafana: {healthcheck: {interval: 1s}}
TEXT
put() { # NAME=VALUE...: into .env, in place of what it says of NAME
    local one
    for one in "$@"; do
        sed -i "/^#\?${one%%=*}=/d" .env
        echo "$one" >>.env
    done
}
compose() { "$plugin" --ansi never "$@"; }
up() { compose up --detach "$@" >"$work/up.log" 2>&1; }
id_of() { compose ps --all --quiet "$1"; }
state_of() { docker inspect -f "{{.State.$2}}" "$(id_of "$1")"; }
inside() { compose exec -T "$@"; }
put BITCOIN_DATADIR="$node_data" BITCOIN_GID=$node_group SCRAPE_INTERVAL_FAST=1 INFLUX_READY_SECONDS=60 \
    GRAFANA_IMAGE=grafana:12.4 COMPOSE_FILE=compose.yaml:shorter.yaml

# No secret's value is in the engine's report of containers, nor in their output.
expect_no_secret_told() {
    local containers
    mapfile -t containers < <(docker ps --all --quiet)
    echo "$node_password" >>"$work/every-secret"
    sort -u "$work/every-secret" | grep -E '.{8}' >"$work/secrets"
    docker inspect "${containers[@]}" >"$work/told"
    compose logs --no-color >>"$work/told" 2>&1
    ! grep -oFf "$work/secrets" "$work/told" || fail "secrets are told"
}
# Ports of containers on the host: those of $1 and no others, on the loopback only.
expect_ports() {
    local found
    found=$(in_network ss -ltnHp | awk '/docker-proxy/ { print $4 }' | sort | tr '\n' ' ')
    [ "$found" = "$1" ] || fail "containers listen on '$found', not '$1'"
}
is_said() { compose logs --no-log-prefix "$1" 2>&1 | grep -F "$2" >"$work/said"; }
is_kept_out() { [ "$(state_of "$1" Running)" = false ] || is_restarting "$1"; }
# WHO does not start, and the log of LOG_OF has the reason.
expect_refused_start() { # WHO LOG_OF WORDS
    up || [ "$1" = monitor ] || fail "up: $(cat "$work/up.log")"
    eventually 30 is_said "$2" "$3" || fail "'$3' is not said: $(cat "$work/up.log"; compose logs 2>&1)"
    head -n 1 "$work/said"
    # Started again, it runs for the moment that its guard takes.
    eventually 30 is_kept_out "$1" || fail "$1 runs although: $3"
    compose down --volumes >/dev/null 2>&1
}
is_restarting() { [ "$(state_of "$1" Restarting),$(state_of "$1" ExitCode)" = true,1 ]; }

echo "Compose builds the image itself, from what is there of the image's test"
compose --progress plain build monitor >"$work/build.log" 2>&1 || fail "compose build: $(tail "$work/build.log")"
[ "$(grep -c CACHED "$work/build.log")" -ge 8 ] || fail "Compose builds something else: $(cat "$work/build.log")"

echo "Refused, by name: a secret that is empty or an example"
start_node_of_host "$node"
put COMPOSE_PROFILES= INFLUX_URL=http://victoria-metrics:8428
expect_refused_start monitor tokens 'refused: influx-token is empty'
printf 'BITCOIN_RPC_PASSWORD=change-me\n' >secrets/monitor-env
printf none >secrets/influx-token
expect_refused_start monitor tokens 'refused: BITCOIN_RPC_PASSWORD is an example'
echo ALERT_WEBHOOK_URL=http://127.0.0.1:9/J8h2-wq91-tt >secrets/monitor-env
echo J8h2-wq91-tt >"$work/every-secret"

echo "With VictoriaMetrics, as its page says"
sed -n '/^    services:/,/^and /s/^    //p' docs/victoria-metrics.md >compose.override.yaml
put COMPOSE_FILE=compose.yaml:compose.override.yaml:shorter.yaml
up --wait --wait-timeout 90 || fail "up: $(cat "$work/up.log")"
metric() { inside victoria-metrics wget -qO- "http://127.0.0.1:8428/api/v1/query?query=$1" | grep -o '"value":\[[^]]*\]'; }
eventually 60 metric blockchain_best_height || fail "no points arrive: $(compose logs monitor)"
echo "height, as VictoriaMetrics has it: $(metric blockchain_best_height)"
expect_confined "$(id_of monitor)" 10001
expect_refused 'Read-only' inside monitor touch /bitcoin/written
expect_ports ''
expect_no_secret_told
stop_node_of_host
expect_health "$(id_of monitor)" unhealthy 60
start_node_of_host "$node"
expect_health "$(id_of monitor)" healthy 60
compose down --volumes >/dev/null 2>&1
rm compose.override.yaml

echo "Bundled: refused for an example and for what is not there"
cp -r secrets "$work/good-secrets"
put COMPOSE_FILE=compose.yaml:shorter.yaml COMPOSE_PROFILES=bundled-influx,bundled-grafana INFLUX_READY_SECONDS=5 \
    INFLUX_URL=http://influxdb:8086
printf change-me >secrets/influxdb-admin-password
expect_refused_start monitor influx-init 'INFLUX_ADMIN_PASSWORD is an example'
cp "$work/good-secrets/influxdb-admin-password" secrets/
put COMPOSE_PROFILES=bundled-grafana
expect_refused_start monitor tokens 'Is bundled-influx in COMPOSE_PROFILES?'
put COMPOSE_PROFILES=bundled-influx,bundled-grafana INFLUX_READY_SECONDS=60
: >secrets/grafana-admin-password
expect_refused_start grafana grafana 'refused: grafana-admin-password is empty'
cp "$work/good-secrets/grafana-admin-password" secrets/

echo "Bundled: each waits until what it needs is ready"
docker events --filter type=container --filter event=start --filter event=die --filter event=health_status \
    --format '{{index .Actor.Attributes "com.docker.compose.service"}} {{.Action}} {{.Actor.Attributes.exitCode}}' >"$work/events" 2>/dev/null &
cleanups+=("kill $! 2>/dev/null || true")
up || fail "up: $(cat "$work/up.log"; compose logs 2>&1)"
for service in monitor grafana; do expect_health "$(id_of $service)" healthy 60; done
expect_order() { # EVENT EVENT...
    local event line last=0
    for event in "$@"; do
        line=$(grep -nm 1 "^$event" "$work/events" | cut -d: -f1 || true)
        [ "${line:-0}" -gt "$last" ] || fail "'$event' not in the order $*: $(cat "$work/events")"
        last=$line
    done
}
expect_order 'influxdb start' 'influxdb health_status: healthy' 'influx-init start' 'tokens die 0' 'monitor start' 'monitor health_status: healthy'
eventually 30 grep -q '^influx-init die 0' "$work/events" || fail "influx-init did not end well: $(compose logs influx-init)"
expect_order 'tokens die 0' 'grafana start' 'grafana health_status: healthy'
points() { inside influxdb grep -c blockchain /var/lib/influxdb2/points; }
eventually 60 points || fail "no points arrive: $(compose logs monitor)"
expect_ports '127.0.0.1:3000 127.0.0.1:8086 '

echo "Bundled: users, volumes, and who sees which token"
for one in 'monitor 10001' 'influxdb 1000' 'grafana 472'; do expect_confined "$(id_of "${one% *}")" "${one#* }"; done
owner() { inside "$1" stat -c '%u:%g %a' "$2"; }
[ "$(owner monitor /data)" = '10001:10001 750' ] || fail "the monitor's data: $(owner monitor /data)"
[ "$(owner monitor /run/monitor-token/token)" = '0:0 444' ] || fail "the monitor's token: $(owner monitor /run/monitor-token/token)"
token_of() { inside "$1" cat "/run/$1-token/token"; }
monitor_token=$(token_of monitor)
grafana_token=$(token_of grafana)
[[ $monitor_token != "$grafana_token" && ${#monitor_token} -gt 40 ]] || fail "tokens: '$monitor_token', '$grafana_token'"
printf '%s\n' "$monitor_token" "$grafana_token" >>"$work/every-secret"
cat secrets/* >>"$work/every-secret"
seen() { inside "$1" sh -c 'cd /run && find . -mindepth 2 -type f | sort | tr "\n" " "'; }
[ "$(seen monitor)" = './monitor-token/token ./secrets/metrics-token ./secrets/monitor-env ' ] || fail "the monitor sees $(seen monitor)"
[ "$(seen grafana)" = './grafana-token/token ./secrets/grafana-admin-password ' ] || fail "Grafana sees $(seen grafana)"
[ "$(seen influxdb)" = './grafana-token/token ' ] || fail "InfluxDB sees $(seen influxdb)"
expect_no_secret_told

# Invariants after all changes to the stack.
expect_same_and_well() {
    local service
    for service in monitor influxdb grafana; do expect_health "$(id_of $service)" healthy 90; done
    [ "$(token_of monitor),$(token_of grafana)" = "$monitor_token,$grafana_token" ] || fail "$1: other tokens"
    [ "$(inside influxdb grep -o '"description"' /var/lib/influxdb2/state.json | wc -l)" -eq 2 ] || fail "$1: more than two tokens"
    [ "$(inside monitor stat -c %i /data/history.sqlite)" = "$history" ] || fail "$1: another history"
    before=$(points)
    more_points() { [ "$(points)" -gt "$before" ]; }
    eventually 60 more_points || fail "$1: no points arrive any more"
    echo "$1: the same tokens and history, all healthy, points arrive"
}
history=$(inside monitor stat -c %i /data/history.sqlite)
monitor=$(id_of monitor)
up || fail "a second up: $(cat "$work/up.log")"
[ "$(id_of monitor)" = "$monitor" ] || fail "a second up makes another monitor"
expect_same_and_well "up again"
compose restart >/dev/null 2>&1 || fail "restart"
expect_same_and_well "restart"

SECONDS=0
compose stop >/dev/null 2>&1 || fail "stop"
for service in monitor influxdb grafana; do
    [ "$(state_of $service ExitCode)" = 0 ] || fail "$service ended with $(state_of $service ExitCode): not within its time"
done
echo "stopped in $SECONDS s"
up || fail "up after stop: $(cat "$work/up.log")"
expect_same_and_well "stop and up"
compose down >/dev/null 2>&1 || fail "down"
[ -z "$(docker volume ls --quiet | grep -v '^bitcoin-node-monitor_' || true)" ] || fail "down leaves volumes without a name"
up || fail "up after down: $(cat "$work/up.log")"
expect_same_and_well "down and up"

# As docs/operations.md says: the one that InfluxDB no longer knows must not be handed on again.
inside influxdb python3 - <<'PY'
import json, pathlib
file = pathlib.Path("/var/lib/influxdb2/state.json")
state = json.loads(file.read_text())
state["auths"] = {id: one for id, one in state["auths"].items() if not one["description"].startswith("Bitcoin")}
file.write_text(json.dumps(state))
PY
up --force-recreate influx-init tokens monitor grafana || fail "$(cat "$work/up.log")"
new_token=$(token_of monitor)
[ "$new_token" != "$monitor_token" ] || fail "the monitor got the token that was deleted"
monitor_token=$new_token
echo "$new_token" >>"$work/every-secret"
expect_same_and_well "a token deleted and made anew"

stop_engine
run_engine
expect_same_and_well "the machine starts anew"
expect_no_secret_told
compose down --volumes >/dev/null 2>&1
[ -z "$(docker volume ls --quiet)" ] || fail "volumes are left"
echo "passed"
