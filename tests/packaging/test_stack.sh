#!/usr/bin/env bash
# The scripts of the stack: refused names, destinations of tokens, definition of healthy.
# shellcheck source=tests/packaging/lib.sh
. "$(dirname "$0")/lib.sh"
need python3 curl
stack=$packaging/stack
export SECRETS_PATH=$work/secrets

echo "setup makes random passwords once, which pass, and keeps others out"
"$stack/setup.sh" "$work" >/dev/null
[ "$(stat -c %a "$work/secrets")" = 700 ] || fail "others can enter the folder of secrets"
grep -qx 'SECRETS_DIR=./secrets' "$work/.env" || fail ".env does not name the folder"
cp -r "$work/secrets" "$work/before"
echo '# mine' >>"$work/.env"
"$stack/setup.sh" "$work" >/dev/null
diff -r "$work/before" "$work/secrets" || fail "a second run changed secrets"
grep -q '# mine' "$work/.env" || fail "a second run changed .env"
! cmp -s "$work/secrets/grafana-admin-password" "$work/secrets/influxdb-admin-password" || fail "passwords are alike"
sh "$stack/guard.sh" grafana-admin-password influxdb-admin-password -- true || fail "its passwords do not pass"
[ "$(sh "$stack/guard.sh" grafana-admin-password -- echo 'a b' c)" = 'a b c' ] || fail "arguments are not passed on"

echo "guard refuses what is missing, empty, an example or short, by name"
expect_refused 'geoip-license-key is empty' sh "$stack/guard.sh" geoip-license-key -- touch "$work/ran"
expect_refused 'nothing-there cannot be read' sh "$stack/guard.sh" nothing-there -- touch "$work/ran"
for example in change-me Change_Me_Please admin admin123456789 password1234567 '<your key>' \
    example-token-of-somebody bitcoin your-token-here xxxxxxxxxxxxxxxx Grafana12345678; do
    printf %s "$example" >"$work/secrets/grafana-admin-password"
    expect_refused 'grafana-admin-password is an example' sh "$stack/guard.sh" grafana-admin-password -- touch "$work/ran"
done
printf short-one >"$work/secrets/grafana-admin-password"
expect_refused 'shorter than 12' sh "$stack/guard.sh" grafana-admin-password -- touch "$work/ran"
[ ! -e "$work/ran" ] || fail "what was refused ran all the same"

cat >"$work/server.py" <<'PY'
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self, code, text):
        self.send_response(code); self.end_headers(); self.wfile.write(text)
    def do_GET(self):
        known = {'/api/v2/setup': b'{"allowed": true}', '/api/health': b'{"database": "ok"}'}
        self.answer(200 if self.path in known else 404, known.get(self.path, b''))
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        if '?' not in self.path: # who asks for nothing is told whether the token is known
            known = self.headers['Authorization'] in ('Token w-token', 'Token r-token')
            return self.answer(400 if known else 401, b'')
        right = self.headers['Authorization'] == 'Token r-token' and b'"bitcoin"' in body
        self.answer(200 if right and self.path == '/api/v2/query?org=home' else 401, b'')
    def log_message(self, *_): pass
server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
PY
python3 "$work/server.py" >"$work/port" &
cleanups+=("kill $! 2>/dev/null || true")
eventually 20 test -s "$work/port" || fail "the test's server does not start"
url=http://127.0.0.1:$(cat "$work/port")

echo "each one gets its own token, and only that, and only one that InfluxDB knows"
mkdir "$work/made" "$work/monitor" "$work/grafana"
export MADE_TOKENS=$work/made MONITOR_TOKEN=$work/monitor GRAFANA_TOKEN=$work/grafana
tokens() { INFLUX_URL=$1 INFLUX_READY_SECONDS=${2:-5} bash "$stack/tokens.sh"; }
expect_tokens() {
    [ "$(cat "$work/monitor/token"),$(cat "$work/grafana/token")" = "$1,$2" ] || fail "not the tokens '$1' and '$2'"
}
export BUNDLED_INFLUX=127.0.0.1/1
expect_refused 'Is bundled-influx in COMPOSE_PROFILES' tokens http://influxdb:8086 1
printf deleted >"$work/made/monitor-token"
printf r-token >"$work/made/grafana-token"
expect_refused 'Is bundled-influx in COMPOSE_PROFILES' tokens http://influxdb:8086 1
BUNDLED_INFLUX=127.0.0.1/$(cat "$work/port")
expect_refused 'no longer accepts them' tokens http://influxdb:8086 1
[ ! -e "$work/monitor/token" ] || fail "a token that was deleted is handed on"
(until tokens http://influxdb:8086 20 >"$work/tokens.log" 2>&1; do fail "tokens that come later are not waited for"; done) &
waiter=$!
printf w-token >"$work/made/monitor-token"
wait $waiter
expect_tokens w-token r-token
[ "$(find "$work/monitor" "$work/grafana" -type f | wc -l)" -eq 2 ] || fail "there is more than a token each"
! grep -q 'token$' <(grep -- '-token$' "$work/tokens.log") || fail "a token was printed"
expect_refused 'influx-token is empty' tokens https://influx.lan
printf real-1234 >"$work/secrets/influx-token"
tokens https://influx.lan >/dev/null
expect_tokens real-1234 ''
printf none >"$work/secrets/influx-token"
tokens http://victoria:8428 >/dev/null
expect_tokens '' ''
grep -q 'no InfluxDB export' <<<"$(tokens '')" || fail "an empty INFLUX_URL"
echo 'BITCOIN_RPC_PASSWORD=change-me' >"$work/secrets/monitor-env"
expect_refused 'BITCOIN_RPC_PASSWORD is an example, or easy to guess. Put your own into the file monitor-env' tokens ''
echo 'BITCOIN_RPC_PASSWORD=' >"$work/secrets/monitor-env"
expect_refused 'BITCOIN_RPC_PASSWORD is empty' tokens ''
echo 'BITCOIN_RPC_PASSWORD=J8h2-wq91' >"$work/secrets/monitor-env"
tokens '' >/dev/null

echo "a data folder that is not there does not count as one"
mkdir "$work/bin" "$work/node"
# shellcheck disable=SC2016 # the script's own variables
printf '#!/bin/sh\necho "${BITCOIN_DATADIR:-none} $*"\n' >"$work/bin/bitcoin-node-monitor"
chmod +x "$work/bin/bitcoin-node-monitor"
monitor() { PATH=$work/bin:$PATH BITCOIN_DATADIR=$1 bash "$stack/monitor.sh" --headless 2>"$work/monitor.log"; }
[ "$(monitor "$stack/no-node-here")" = 'none --headless' ] || fail "no node here"
[ "$(monitor "$work/node")" = 'none --headless' ] || fail "an empty folder"
mkdir "$work/node/blocks"
[ "$(monitor "$work/node")" = "$work/node --headless" ] || fail "a node's folder"
[ "$(monitor "$work/gone")" = 'none --headless' ] || fail "a folder that cannot be read"
grep -q BITCOIN_GID "$work/monitor.log" || fail "that it cannot be read is not told"

echo "healthy is who answers a query with the right token"
export INFLUX_ORG=home INFLUX_BUCKET=bitcoin
printf r-token >"$work/grafana/token"
INFLUX_URL=$url sh "$stack/grafana-health.sh" "$url" || fail "Grafana that reads is healthy"
printf revoked >"$work/grafana/token"
! INFLUX_URL=$url sh "$stack/grafana-health.sh" "$url" 2>/dev/null || fail "Grafana whose token is refused is healthy"
! INFLUX_URL='' sh "$stack/grafana-health.sh" http://127.0.0.1:1 2>/dev/null || fail "Grafana that does not answer is healthy"
INFLUX_URL='' sh "$stack/grafana-health.sh" "$url" || fail "Grafana without InfluxDB is healthy"
GRAFANA_TOKEN=$work/nothing bash "$stack/influxdb-health.sh" "$url" || fail "a fresh InfluxDB is healthy"
printf r-token >"$work/grafana/token"
bash "$stack/influxdb-health.sh" "$url" || fail "InfluxDB that answers a query is healthy"
printf other >"$work/grafana/token"
! bash "$stack/influxdb-health.sh" "$url" 2>/dev/null || fail "InfluxDB that refuses its token is healthy"
echo "passed"
