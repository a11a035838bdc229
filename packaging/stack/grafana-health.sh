#!/bin/sh
# Healthy: Grafana's database answers, and InfluxDB answers a query with Grafana's token.
set -eu
curl -fsS --max-time 6 "${1:-http://127.0.0.1:3000}/api/health" | grep -q '"database": *"ok"'
token=$(cat "${GRAFANA_TOKEN:-/run/grafana-token}/token")
[ -n "$INFLUX_URL" ] && [ -n "$token" ] || exit 0
# The header by standard input: arguments can be seen.
# shellcheck disable=SC2153 # both come from the environment
echo "Authorization: Token $token" | curl -fsS --max-time 6 -H @- \
    -H 'Content-Type: application/vnd.flux' \
    --data "from(bucket: \"$INFLUX_BUCKET\") |> range(start: -1m) |> limit(n: 1)" \
    "$INFLUX_URL/api/v2/query?org=$INFLUX_ORG" >/dev/null
