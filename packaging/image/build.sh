#!/usr/bin/env bash
# The image's first stage: builds the program without a window and puts it, stripped, into a
# folder. CI runs the same. TARGETARCH, amd64 or arm64 and by default this machine's, is the
# architecture to build for; for another one it is compiled across, which takes no longer.
# Usage: build.sh --packages         installs the build's packages
#        build.sh OUT [BUILD_FOLDER]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=packaging/packages.sh
. "$root/packaging/packages.sh"
here=$(dpkg --print-architecture)
target=${TARGETARCH:-$here}

if [ "$1" = --packages ]; then
    if [ "$target" = "$here" ]; then
        install_missing "${build_packages[@]}"
    else
        install_cross "$target"
    fi
    country_data "$root/build/country-data"
    exit
fi
build=${2:-$root/build/image}
options=()
strip="strip"
if [ "$target" != "$here" ]; then
    build=${2:-$root/build/image-$target}
    options=(--toolchain "$root/packaging/cross.cmake" "-DTARGETARCH=$target")
    strip=$(gnu_name "$target")-strip
fi
cmake -S "$root" --preset headless -B "$build" -DBUILD_TESTING=OFF -DPRECOMPILE_HEADERS=ON \
    "${options[@]}" >/dev/null
cmake --build "$build" --target bitcoin-node-monitor
install -D --strip --strip-program="$strip" "$build/app/bitcoin-node-monitor" \
    "$1/bitcoin-node-monitor"
mkdir -p "$1/share"
if [ -e "$build/share/bitcoin-node-monitor/countries.bin" ]; then
    cp "$build/share/bitcoin-node-monitor/"countries* "$1/share/"
fi
