#!/usr/bin/env bash
# Installs what is missing, builds the program and runs it: on the node that is found, else
# on a simulated one; with a window where there is a display, else without. Arguments are
# passed on to the program.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/packages.sh
. "$root/packaging/packages.sh"

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

node_answers() {
    local report host port
    report=$("$program" --check-config) || return 0 # the program itself tells what is wrong
    host=$(awk '$1 == "BITCOIN_RPC_HOST" { print $2 }' <<<"$report")
    port=$(awk '$1 == "BITCOIN_RPC_PORT" { print $2 }' <<<"$report")
    # A host that somebody configured is meant, even when it does not answer now.
    [ -z "${BITCOIN_RPC_HOST:-}" ] || return 0
    timeout 3 bash -c ": </dev/tcp/$host/$port" 2>/dev/null
}

if has_display; then
    preset=release
    install_missing "${build_packages[@]}" "${gui_packages[@]}"
else
    preset=headless
    install_missing "${build_packages[@]}"
fi

country_data "$root/build/country-data"
echo "Building (preset $preset) ..."
cd "$root"
cmake --preset "$preset" -DBUILD_TESTING=OFF >/dev/null
cmake --build --preset "$preset" --target bitcoin-node-monitor
program=$root/build/$preset/app/bitcoin-node-monitor

arguments=("$@")
has_display || arguments+=(--headless)
if [ $# -eq 0 ] && ! node_answers; then
    echo "No Bitcoin node answers here: showing a simulated one. See README.md for how to point at yours."
    arguments+=(--demo)
    has_display || arguments+=(--print)
fi
has_display || echo "No display: running without a window. Ctrl+C ends it."
exec "$program" ${arguments[@]+"${arguments[@]}"}
