#!/bin/bash
# Healthy: the store answers; and once influx-init has made a token, so does a query.
set -euo pipefail
url=${1:-http://127.0.0.1:8086}
token=${MADE_TOKENS:-/run/influx-tokens}/grafana-token
if [ ! -r "$token" ]; then
    curl -fsS --max-time 8 "$url/api/v2/setup" | grep -q '"allowed"'
    exit
fi
# The header by standard input: arguments can be seen.
curl -fsS --max-time 8 -H @- -H 'Content-Type: application/vnd.flux' \
    --data "from(bucket: \"$INFLUX_BUCKET\") |> range(start: -1m) |> limit(n: 1)" \
    "$url/api/v2/query?org=$INFLUX_ORG" <<<"Authorization: Token $(cat "$token")" >/dev/null
