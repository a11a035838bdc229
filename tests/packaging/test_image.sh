#!/usr/bin/env bash
# packaging/Dockerfile built as a user builds it, by an engine of the tests' own, and the image run
# confined against the simulated node: how big, as whom, when healthy, how it ends. In CI only, but
# for a look at the files. The engine's folder is kept, with the image in it, for the stack's test.
# Usage: test_image.sh ENGINE_DATA SIMULATED_NODE
# shellcheck source=tests/packaging/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/packaging/engine.sh
. "$(dirname "$0")/engine.sh"
limit_mb=120

expect_refused 'not run here' "$packaging/image/runtime.sh"
# Compiled on the builder's architecture for the requested one, or not at all.
# shellcheck disable=SC2016
grep -A1 '^FROM --platform=$BUILDPLATFORM .* AS build$' "$packaging/Dockerfile" | grep -qx 'ARG TARGETARCH' ||
    fail "the Dockerfile's build does not learn of TARGETARCH"
TARGETARCH=sparc64 expect_refused 'only amd64 and arm64' "$packaging/image/build.sh" --packages
TARGETARCH=sparc64 expect_refused 'only amd64 and arm64' "$packaging/image/build.sh" "$work/out" "$work/sparc64"
version=$(sed -n 's/^ *VERSION \([0-9.]*\)$/\1/p' "$root/CMakeLists.txt")
grep -qx "ARG VERSION=$version" "$packaging/Dockerfile" || fail "the Dockerfile is not of version $version"

only_in_ci
need debootstrap
rm -rf "$1"
start_engine "$1"
size_mb() { echo $(($(docker image inspect -f '{{.Size}}' "$1") / 1000000)); }
label() { docker image inspect -f "{{index .Config.Labels \"org.opencontainers.image.$1\"}}" $image; }

echo "What the ignore file keeps from a builder: secrets, and what lies about"
mkdir -p "$work"/tree/{app,build,.git,packaging/secrets}
touch "$work"/tree/{app,build,.git,packaging/secrets}/a "$work"/tree/packaging/{.env,packages.sh}
printf 'FROM scratch\nCOPY . /\n' >"$work/Dockerfile"
cp "$packaging/Dockerfile.dockerignore" "$work/"
docker build -q -f "$work/Dockerfile" --output "$work/context" "$work/tree" >/dev/null || fail "the context"
[ "$(cd "$work/context" && find . -type f | sort | tr '\n' ' ')" = './app/a ./packaging/packages.sh ' ] ||
    fail "a builder gets $(cd "$work/context" && find . -type f)"

echo "The build"
image=bitcoin-node-monitor:local
make_debian debian:bookworm-slim
SECONDS=0
(cd "$root" && docker build -f packaging/Dockerfile --build-arg REVISION=abc123 -t $image .) >"$work/build.log" 2>&1 ||
    fail "docker build: $(tail -n 40 "$work/build.log")"
echo "built in $SECONDS s; Debian alone: $(size_mb debian:bookworm-slim) MB, the image: $(size_mb $image) MB"
[ "$(size_mb $image)" -lt $limit_mb ] || fail "the image is over $limit_mb MB"
[ "$(label version),$(label revision)" = "$version,abc123" ] || fail "labels: $(label version),$(label revision)"
if ! grep -q 'tor-geoipdb cannot be downloaded' "$work/build.log"; then
    docker run --rm --entrypoint /bin/bash $image -c 'cd /usr/share/bitcoin-node-monitor &&
        [ -s countries.bin ] && [[ $(<countries-licence.txt) == *"CC BY-SA 4.0"* ]]' ||
        fail "no table of countries with its licence in the image"
fi

echo "Healthy while the node answers, and only then"
start_node_of_host "$2"
docker run -d --name monitor --read-only --cap-drop ALL --security-opt no-new-privileges \
    --group-add "$node_group" --volume "$node_data:/bitcoin:ro" --add-host host.docker.internal:host-gateway \
    -e BITCOIN_RPC_HOST=host.docker.internal -e BITCOIN_DATADIR=/bitcoin -e SCRAPE_INTERVAL_FAST=1 \
    --health-interval 1s --health-retries 2 $image >/dev/null
expect_health monitor healthy 60
expect_confined monitor 10001
[ "$(docker exec monitor cat /proc/1/comm)" = bitcoin-node-mo ] || fail "another process is the first"
expect_refused 'Read-only' docker exec monitor touch /bitcoin/written
! docker logs monitor 2>&1 | grep -i plugin || fail "a plugin is missing"
stop_node_of_host
expect_health monitor unhealthy 60
start_node_of_host "$2" # with another cookie
expect_health monitor healthy 60
! docker logs monitor 2>&1 | grep -F "$node_password" || fail "the password is in the log"

echo "docker stop ends it well, within its time"
docker stop -t 15 monitor >/dev/null
[ "$(docker inspect -f '{{.State.ExitCode}} {{.State.OOMKilled}}' monitor)" = '0 false' ] ||
    fail "it ended with $(docker inspect -f '{{.State.ExitCode}}' monitor): $(docker logs --tail 20 monitor 2>&1)"

echo "TLS works: the plugin is there and finds the certificates"
in_image() { docker run --rm --entrypoint "$1" "${@:2}"; }
docker run --rm -e BITCOIN_RPC_HOST=https://127.0.0.1:1 $image --once 2>"$work/tls" || true
[ -s "$work/tls" ] || fail "nothing is said of a node that does not answer"
! grep -iE 'tls|ssl|plugin' "$work/tls" || fail "TLS does not work in the image"
in_image test $image -s /etc/ssl/certs/ca-certificates.crt || fail "no certificates"
echo "passed"
