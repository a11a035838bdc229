#!/usr/bin/env bash
# Writes what is generated from the program anew: the references in packaging/docs and the man
# page. With --check it changes nothing and fails when one is stale.
# Usage: update-docs.sh [--check] PROGRAM
set -euo pipefail
packaging=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
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
mkdir "$fresh/docs" "$fresh/man"

"$program" --list-settings >"$fresh/docs/configuration.md"
"$program" --list-metrics >"$fresh/docs/metrics.md"
"$program" --list-alerts >"$fresh/docs/alerts.md"
# The .TH line holds a date, which would make each day's page another one.
help2man --no-info --include "$packaging/man/sections.h2m" "$program" |
    sed -e '/^\.\\" DO NOT MODIFY/d' -e 's/^\.TH .*/.TH BITCOIN-NODE-MONITOR 1 "" "bitcoin-node-monitor"/' \
        >"$fresh/man/bitcoin-node-monitor.1"

stale=0
for file in docs/configuration.md docs/metrics.md docs/alerts.md man/bitcoin-node-monitor.1; do
    if ! $check; then
        cp "$fresh/$file" "$packaging/$file"
    elif ! diff -u "$packaging/$file" "$fresh/$file"; then
        echo "packaging/$file is stale: run packaging/update-docs.sh $1" >&2
        stale=1
    fi
done
exit $stale
