#!/usr/bin/env bash
# Runs the tests of dashboards, alert rules and Flux scripts.
#   run.sh CACHE     npm's downloads are stored in CACHE; PROGRAM names bitcoin-node-monitor
# Without node, npm, python3 or a registry it is skipped (77), but fails where CI is set.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=$1
: "${PROGRAM:?name the program, bitcoin-node-monitor}"

give_up() {
    echo "$*" >&2
    [ -z "${CI:-}" ] || exit 1
    exit 77
}

for tool in node npm python3; do
    command -v "$tool" >/dev/null || give_up "$tool is missing. On Debian: apt-get install npm python3"
done

# Fetched once, and again when another version is wanted.
if ! cmp -s "$here/package-lock.json" "$cache/complete"; then
    rm -rf "$cache"
    mkdir -p "$cache"
    cp "$here/package.json" "$here/package-lock.json" "$cache/"
    npm ci --prefix "$cache" --ignore-scripts --no-audit --no-fund --loglevel=error ||
        give_up "The packages of $here/package-lock.json cannot be fetched. Is the npm registry reachable?"
    cp "$here/package-lock.json" "$cache/complete"
fi

cd "$here"
NODE_PATH=$cache/node_modules exec node --test flux.test.js dashboards.test.js provisioning.test.js results.test.js
