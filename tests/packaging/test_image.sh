#!/usr/bin/env bash
# The steps of packaging/Dockerfile without a registry, in CI only: the same packages, the same
# build, the same runtime stage in a fresh Debian, then what the image runs, as its user, against
# the simulated node. Usage: test_image.sh HEADLESS_BUILD SIMULATED_NODE
# shellcheck source=tests/packaging/lib.sh
. "$(dirname "$0")/lib.sh"
limit_mb=120

# Each RUN is one of the scripts below, so that nothing else can go wrong in one.
steps=$(sed -n 's/^RUN //p' "$packaging/Dockerfile")
[ "$steps" = 'packaging/image/build.sh --packages
packaging/image/build.sh /out
IMAGE_ROOT=yes /setup/runtime.sh && rm -r /setup' ] || fail "the Dockerfile runs other steps than this test: $steps"
expect_refused 'not run here' "$packaging/image/runtime.sh"
# Compiled on the builder's architecture for the one that is asked for, or not at all.
# shellcheck disable=SC2016
grep -A1 '^FROM --platform=$BUILDPLATFORM .* AS build$' "$packaging/Dockerfile" | grep -qx 'ARG TARGETARCH' ||
    fail "the Dockerfile's build does not learn of TARGETARCH"
TARGETARCH=sparc64 expect_refused 'only amd64 and arm64' "$packaging/image/build.sh" --packages
TARGETARCH=sparc64 expect_refused 'only amd64 and arm64' "$packaging/image/build.sh" "$work/out" "$work/sparc64"
version=$(sed -n 's/^ *VERSION \([0-9.]*\)$/\1/p' "$root/CMakeLists.txt")
grep -qx "ARG VERSION=$version" "$packaging/Dockerfile" || fail "the Dockerfile is not of version $version"
# What COPY is to find, the ignore file lets through.
for path in CMakeLists.txt CMakePresets.json app collectors influx packaging resources; do
    grep -qx "!$path" "$packaging/Dockerfile.dockerignore" || fail "$path is kept from the image's build"
done

only_in_ci
need debootstrap
"$packaging/image/build.sh" --packages
"$packaging/image/build.sh" "$work/out" "$1" | tail -n 1

image=$work/image
# As Debian's slim image: no documentation, translations or caches.
mkdir -p "$image"
cleanups+=("umount '$image/proc' 2>/dev/null || true")
mirror=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/debian.sources | head -n 1)
debootstrap --variant=minbase bookworm "$image" "$mirror" >"$work/debootstrap.log" 2>&1 ||
    fail "debootstrap: $(tail "$work/debootstrap.log")"
printf 'path-exclude /usr/share/%s/*\n' doc info locale man lintian >"$image/etc/dpkg/dpkg.cfg.d/slim"
rm -rf "$image"/usr/share/{doc,info,locale,man,lintian} "$image"/var/cache/apt/*.bin "$image"/var/cache/apt/archives/*.deb "$image"/var/lib/apt/lists/*
cp /etc/apt/sources.list.d/debian.sources "$image/etc/apt/sources.list.d/"
rm -f "$image/etc/apt/sources.list"
cp -L /etc/resolv.conf "$image/etc/"
size_mb() { echo $(($(du -s --apparent-size -B1 "$image" | cut -f 1) / 1000000)); }
echo "Debian alone: $(size_mb) MB"

install -D "$packaging/packages.sh" "$image/setup/packages.sh"
install -D "$packaging/image/runtime.sh" "$image/setup/runtime.sh"
chroot "$image" env IMAGE_ROOT=yes /setup/runtime.sh || fail "the runtime stage fails"
rm -r "$image/setup"
install "$work/out/bitcoin-node-monitor" "$image/usr/bin/"
echo "The image: $(size_mb) MB"
[ "$(size_mb)" -lt $limit_mb ] || fail "the image is over $limit_mb MB"

echo "What the image runs, as its user"
start_node "$2"
mount -t proc -o ro proc "$image/proc" 2>/dev/null || true
in_image=(chroot --userspec=10001:10001 --groups= "$image" env -i PATH=/usr/bin HOME=/data DATA_DIR=/data LANG=C.UTF-8
    "BITCOIN_RPC_HOST=127.0.0.1:$node_port" "BITCOIN_RPC_USER=$node_user" "BITCOIN_RPC_PASSWORD=$node_password"
    SCRAPE_INTERVAL_FAST=1)
! "${in_image[@]}" touch /usr/bin/x 2>/dev/null || fail "its user may change the program"
! "${in_image[@]}" bitcoin-node-monitor --healthcheck >/dev/null || fail "healthy although nothing runs"
"${in_image[@]}" bitcoin-node-monitor --headless 2>"$work/log" &
monitor=$!
cleanups+=("kill $monitor 2>/dev/null || true")
eventually 60 "${in_image[@]}" bitcoin-node-monitor --healthcheck || fail "never healthy: $(cat "$work/log")"
! grep -i plugin "$work/log" || fail "a plugin is missing"
# TLS works: the plugin is there and finds the certificates.
"${in_image[@]}" BITCOIN_RPC_HOST=https://127.0.0.1:1 bitcoin-node-monitor --once 2>"$work/tls" || true
! grep -iE 'tls|ssl' "$work/tls" || fail "TLS does not work in the image"
[ -s "$image/etc/ssl/certs/ca-certificates.crt" ] || fail "no certificates"
# What the stack runs in it finds its tools there.
cp -r "$packaging/stack" "$image/stack"
install -d "$image/run/secrets" "$image/run/monitor-token" "$image/run/grafana-token"
echo 'BITCOIN_RPC_PASSWORD=J8h2-wq91' >"$image/run/secrets/monitor-env"
chroot "$image" env INFLUX_URL= /bin/bash /stack/tokens.sh || fail "the stack's first step"
"${in_image[@]}" BITCOIN_DATADIR=/bitcoin /bin/bash /stack/monitor.sh --version || fail "the monitor's step"
kill -TERM $monitor
wait $monitor || fail "it did not end well"
echo "passed"
