#!/usr/bin/env bash
# The image's first stage: builds the program without a window and puts it, stripped, into a
# folder. CI runs the same.
# Usage: build.sh --packages         installs what the build needs
#        build.sh OUT [BUILD_FOLDER]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=packaging/packages.sh
. "$root/packaging/packages.sh"

if [ "$1" = --packages ]; then
    install_missing "${build_packages[@]}"
    exit
fi
build=${2:-$root/build/image}
cmake -S "$root" --preset headless -B "$build" -DBUILD_TESTING=OFF -DPRECOMPILE_HEADERS=ON >/dev/null
cmake --build "$build" --target bitcoin-node-monitor
install -D --strip "$build/app/bitcoin-node-monitor" "$1/bitcoin-node-monitor"
