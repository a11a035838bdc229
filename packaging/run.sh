#!/usr/bin/env bash
# Installs missing packages, builds the program and runs it: with the node found on this machine,
# otherwise with a simulated one; with a window if there is a display, otherwise without. Passes its
# arguments to the program. Reports the duration of each step.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/packages.sh
. "$root/packaging/packages.sh"

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# step TITLE COMMAND...: the title, and how long the command took.
step() {
    local title=$1 begun=$SECONDS
    shift
    echo "== $title"
    "$@"
    echo "   done in $((SECONDS - begun)) s"
}

megabytes() { du -sm "$1" 2>/dev/null | cut -f1; }

node_answers() {
    local report host source port
    report=$("$program" --check-config) || return 0 # the program itself reports the error
    read -r _ host source < <(grep '^BITCOIN_RPC_HOST ' <<<"$report")
    port=$(awk '$1 == "BITCOIN_RPC_PORT" { print $2 }' <<<"$report")
    # A configured host is used even if it does not answer now.
    [[ "$source" == default* || "$source" == *.conf:* ]] || return 0
    timeout 3 bash -c ": </dev/tcp/$host/$port" 2>/dev/null
}

packages=("${build_packages[@]}")
preset=headless
if has_display; then
    packages+=("${gui_packages[@]}")
    preset=release
fi
program=$root/build/$preset/app/bitcoin-node-monitor

build() {
    # Headers read only once spare half of the time. CMake takes ccache where it is installed; that
    # has to be told to keep files that such headers went into.
    export CXXFLAGS="${CXXFLAGS:-} -fpch-preprocess"
    export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}
    cd "$root"
    country_data build/country-data
    cmake --preset "$preset" -DBUILD_TESTING=OFF -DPRECOMPILE_HEADERS=ON >/dev/null
    cmake --build --preset "$preset" --target bitcoin-node-monitor
}

step "1 of 2: Debian packages" install_missing "${packages[@]}"
step "2 of 2: building (preset $preset, $(nproc) processors$(
    ! command -v ccache >/dev/null || echo ', with ccache'))" build
echo "   build/$preset takes $(megabytes "$root/build/$preset") MB, the program $(megabytes "$program") MB of it"

arguments=("$@")
has_display || arguments+=(--headless)
if [ $# -eq 0 ] && ! node_answers; then
    echo "No Bitcoin node found here: showing a simulated one. README.md says how to use yours."
    arguments+=(--demo)
    has_display || arguments+=(--print)
fi
has_display || echo "No display: running without a window. Ctrl+C ends it."
exec "$program" ${arguments[@]+"${arguments[@]}"}
