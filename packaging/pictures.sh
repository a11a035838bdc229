#!/usr/bin/env bash
# Makes pictures of every page in both looks out of the demo: every figure and address in them is
# simulated. Needs a program with a window and no display.
# Usage: pictures.sh PROGRAM [FOLDER]          those of README.md and the tour
#        pictures.sh --every PROGRAM FOLDER    each page in every size, scale and font that it is
#                                              laid out for, as FOLDER/1024x700-150-14pt/*.png
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=packaging/packages.sh
. "$here/packages.sh"
every=
if [ "${1:-}" = --every ]; then
    every=1
    shift
fi
program=$(realpath "${1:?usage: pictures.sh PROGRAM [FOLDER]}")
folder=$(realpath -m "${2:-$here/images}")
own=$(mktemp -d)
trap 'rm -rf "$own"' EXIT
mkdir -p "$folder"

# demo NAME COMMAND...: the pages of a separate demo. They must show nothing of this machine.
demo() {
    local name=$1
    shift
    mkdir -p "$own/$name"
    env -i PATH="$PATH" HOME="$own/$name" LANG=C.UTF-8 TZ=UTC QT_QPA_PLATFORM=offscreen "$@" \
        --demo --data-dir "$own/$name/data"
}

# one_of_every WIDTH HEIGHT PERCENT POINTS: sizes are of the screen's pixels. Below the window's
# minimum size, the minimum is drawn.
one_of_every() {
    local name=$1x$2-$3-$4pt
    # A desktop's font comes by its theme only, and a theme on a display only.
    mkdir -p "$own/$name/.config"
    printf '[General]\nfont=DejaVu Sans,%d,-1,5,50,0,0,0,0,0\n' "$4" >"$own/$name/.config/kdeglobals"
    demo "$name" QT_QPA_PLATFORM=xcb QT_QPA_PLATFORMTHEME=kde KDE_SESSION_VERSION=5 \
        QT_SCALE_FACTOR="$(awk "BEGIN { print $3 / 100 }")" xvfb-run -a -s "-screen 0 1920x1080x24" "$program" \
        --screenshot "$folder/$name" --screenshot-after 20 --screenshot-range 24h \
        --window-size "$(($1 * 100 / $3))x$(($2 * 100 / $3))" >"$own/$name.log" 2>&1 || {
        echo "$name: $(tail -n 3 "$own/$name.log")" >&2
        touch "$own/failed"
    }
}

if [ -n "$every" ]; then
    install_missing xvfb xauth fonts-dejavu-core
    for size in "1024 700" "1280 800" "1920 1080"; do
        for percent in 100 150 200; do
            for points in 9 14; do
                # shellcheck disable=SC2086
                one_of_every $size $percent $points &
            done
            wait
        done
    done
    find "$folder" -name '*.png' | wc -l
    [ ! -e "$own/failed" ]
    exit
fi
install_missing pngquant

pages() { # RANGE: with charts over so long
    demo "$1" "$program" --screenshot "$own/$1/pages" --screenshot-after 75 --screenshot-range "$1" \
        --window-size 1280x800
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
