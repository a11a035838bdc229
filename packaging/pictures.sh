#!/usr/bin/env bash
# Makes the pictures of README.md and the tour, in both looks, out of the demo: every figure and
# address in them is simulated, and the window's title says so. Needs a program with a window and
# no display.
# Usage: pictures.sh PROGRAM [FOLDER]
set -euo pipefail
program=$(realpath "${1:?usage: pictures.sh PROGRAM [FOLDER]}")
folder=$(realpath -m "${2:-$(dirname "${BASH_SOURCE[0]}")/images}")
own=$(mktemp -d)
trap 'rm -rf "$own"' EXIT
mkdir -p "$folder"

# Nothing of this machine may be in them.
env -i PATH="$PATH" HOME="$own" LANG=C.UTF-8 TZ=UTC QT_QPA_PLATFORM=offscreen \
    "$program" --demo --screenshot "$own/pages" --screenshot-after 75 --screenshot-range 24h \
    --window-size 1280x800 --data-dir "$own/data"
for picture in overview-dark overview-light chain-light mempool-light peers-dark alerts-dark; do
    cp "$own/pages/$picture.png" "$folder/"
done
ls -l "$folder"/*.png
