#!/usr/bin/env bash
# Installs missing packages, builds everything with warnings as errors, checks that the headless
# build links neither Widgets nor Charts, and runs all tests. In CI the suites of the libraries run
# with sanitizers, before the others.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/packages.sh
. "$root/packaging/packages.sh"

install_missing "${build_packages[@]}" "${gui_packages[@]}" "${test_packages[@]}" \
    "${packaging_packages[@]}"

country_data "$root/build/country-data"
cd "$root"
# RECORDINGS_DIR may name a folder with recorded answers of real servers; without it those tests are skipped.

# Tests of packaging, which run in CI only, make package and image of it; else the quicker build.
build_type=$([ -n "${CI:-}" ] && echo Release || echo Debug)
echo "Building without a window ..."
cmake --preset headless -B build/headless-check -DCMAKE_BUILD_TYPE="$build_type" \
    -DBUILD_TESTING=OFF -DWARNINGS_AS_ERRORS=ON -DPRECOMPILE_HEADERS=ON >/dev/null
cmake --build build/headless-check
libraries=$(ldd build/headless-check/app/bitcoin-node-monitor)
if grep -E 'Qt6(Widgets|Gui|Charts)' <<<"$libraries"; then
    echo "The headless build links a window library." >&2
    exit 1
fi
echo "The headless build links: $(grep -oE 'Qt6[A-Za-z]+' <<<"$libraries" | sort -u | tr '\n' ' ')"

# Most suites wait for sockets and clocks more than they compute.
jobs=$(($(nproc) + 1))
if [ -n "${CI:-}" ]; then
    echo "Building the suites of the libraries with sanitizers ..."
    cmake --preset asan >/dev/null
    cmake --build --preset asan --target library_suites
    echo "Building everything else, in what these suites leave of the processors ..."
    cmake --preset test -DLIBRARY_SUITES=OFF >/dev/null
    nice -n 19 cmake --build --preset test >build/test.log 2>&1 &
    building=$!
    trap 'kill "$building" 2>/dev/null || true' EXIT
    # To find leaks it would have to trace itself, which a container may refuse.
    ASAN_OPTIONS=detect_leaks=0 ctest --preset asan -L library --output-on-failure -j "$jobs"
    wait "$building" || {
        grep -vE '^\[[0-9]+/[0-9]+\]' build/test.log >&2
        exit 1
    }
    trap - EXIT
    rm -rf build/asan # 2 GB, and an image is to be built
else
    echo "Building everything ..."
    cmake --preset test -DLIBRARY_SUITES=ON >/dev/null
    cmake --build --preset test
fi
ctest --preset test ${CI:+-LE library} --output-on-failure -j "$jobs"
