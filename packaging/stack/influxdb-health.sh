#!/bin/bash
# Healthy: the store answers; and once there is a token that may read, so does a query.
set -euo pipefail
url=${1:-http://127.0.0.1:8086}
token=${GRAFANA_TOKEN:-/run/grafana-token}/token
if [ ! -s "$token" ]; then
    curl -fsS --max-time 8 "$url/api/v2/setup" | grep -q '"allowed"'
    exit
fi
# The header by standard input: arguments can be seen.
curl -fsS --max-time 8 -H @- -H 'Content-Type: application/vnd.flux' \
    --data "from(bucket: \"$INFLUX_BUCKET\") |> range(start: -1m) |> limit(n: 1)" \
    "$url/api/v2/query?org=$INFLUX_ORG" <<<"Authorization: Token $(cat "$token")" >/dev/null
