#!/usr/bin/env bash
# Makes the pictures of README.md and the tour, in both looks, out of the demo: every figure and
# address in them is simulated, as their caption there says. Needs a program with a window and no
# display.
# Usage: pictures.sh PROGRAM [FOLDER]
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=packaging/packages.sh
. "$here/packages.sh"
program=$(realpath "${1:?usage: pictures.sh PROGRAM [FOLDER]}")
folder=$(realpath -m "${2:-$here/images}")
own=$(mktemp -d)
trap 'rm -rf "$own"' EXIT
mkdir -p "$folder"
install_missing pngquant

# pages RANGE: all of them, with charts over so long. Nothing of this machine may be in them.
pages() {
    mkdir -p "$own/$1"
    env -i PATH="$PATH" HOME="$own/$1" LANG=C.UTF-8 TZ=UTC QT_QPA_PLATFORM=offscreen \
        "$program" --demo --screenshot "$own/$1/pages" --screenshot-after 75 --screenshot-range "$1" \
        --window-size 1280x800 --data-dir "$own/$1/data"
}

# take RANGE PICTURE NAME: with few colours, which makes a third of it. Of these there are few.
take() {
    pngquant --strip --nofs --speed 1 --force --output "$folder/$3.png" 256 "$own/$1/pages/$2.png"
}

pages 24h &
pages 30d
wait $!
for picture in overview-dark overview-light chain-light mempool-light peers-dark alerts-dark; do
    take 24h $picture $picture
done
take 30d overview-dark overview-30d-dark
ls -l "$folder"/*.png
