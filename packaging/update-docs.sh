#!/usr/bin/env bash
# Regenerates files from the program: the references in packaging/docs, the man page, the rule file
# for Prometheus, and the parts of influx/ from the catalogue. With --check it changes nothing and
# fails if one is stale.
# Usage: update-docs.sh [--check] PROGRAM
set -euo pipefail
packaging=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$packaging")
check=false
if [ "${1:-}" = --check ]; then
    check=true
    shift
fi
program=$(realpath "${1:?usage: update-docs.sh [--check] PROGRAM}")
command -v help2man >/dev/null || {
    echo "update-docs.sh: help2man is missing. On Debian: apt-get install help2man" >&2
    exit 1
}
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
mkdir -p "$fresh/packaging/docs" "$fresh/packaging/man" "$fresh/packaging/prometheus" \
    "$fresh/influx"

"$program" --list-settings >"$fresh/packaging/docs/configuration.md"
"$program" --list-metrics >"$fresh/packaging/docs/metrics.md"
"$program" --list-alerts >"$fresh/packaging/docs/alerts.md"
"$program" --prometheus-metrics >"$fresh/packaging/docs/prometheus-metrics.md"
"$program" --prometheus-rules >"$fresh/packaging/prometheus/alerts.yaml"
# The .TH line holds a date, which would make each day's page another one.
help2man --no-info --include "$packaging/man/sections.h2m" "$program" |
    sed -e '/^\.\\" DO NOT MODIFY/d' -e 's/^\.TH .*/.TH BITCOIN-NODE-MONITOR 1 "" "bitcoin-node-monitor"/' \
        >"$fresh/packaging/man/bitcoin-node-monitor.1"

# from_catalogue WHAT: see from_catalogue.awk.
from_catalogue() {
    awk -v what="$1" -f "$packaging/from_catalogue.awk" "$fresh/packaging/docs/metrics.md"
}

from_catalogue flux >"$fresh/flux"
sed -e '/^\/\/ From the catalogue/r '"$fresh/flux" -e '/^\/\/ From the catalogue/,/^\/\/ Until here/{/^\/\//!d}' \
    "$root/influx/downsample.flux" >"$fresh/influx/downsample.flux"
# How a field was released stays: only fields that are new are added.
from_catalogue types |
    awk 'NR == FNR { print; known[$1]; next } !($1 in known)' "$root/influx/long_bucket.txt" - \
        >"$fresh/influx/long_bucket.txt"

stale=0
for file in packaging/docs/configuration.md packaging/docs/metrics.md packaging/docs/alerts.md \
    packaging/man/bitcoin-node-monitor.1 packaging/prometheus/alerts.yaml \
    packaging/docs/prometheus-metrics.md influx/downsample.flux influx/long_bucket.txt; do
    if ! $check; then
        cp "$fresh/$file" "$root/$file"
    elif ! diff -u "$root/$file" "$fresh/$file"; then
        echo "$file is stale: run packaging/update-docs.sh $1" >&2
        stale=1
    fi
done
exit $stale
