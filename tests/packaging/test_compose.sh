#!/usr/bin/env bash
# compose.yaml as both generations of Compose read it, with every choice of profiles.
# Usage: test_compose.sh FOLDER (for the newer Compose, kept)
# shellcheck source=tests/packaging/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=packaging/packages.sh
. "$packaging/packages.sh"
need docker-compose python3
compose=(docker-compose)
if newer=$(newer_compose "$1"); then
    compose+=("$newer")
else
    [ -z "${CI:-}" ] || fail "CI is to have the newer Compose"
    echo "the newer Compose cannot be had: only the older one is asked"
fi

# A copy, because .env is read beside the file; Compose only checks that folders exist.
cp -r "$packaging" "$work/packaging"
cd "$work/packaging"
rm -rf .env secrets
unset COMPOSE_PROFILES COMPOSE_FILE

for program in "${compose[@]}"; do
    "$program" version | sed -n 1p
    cp .env.example .env
    expect_refused 'SECRETS_DIR' "$program" config
    rm .env
    stack/setup.sh >/dev/null
    sed -i '/_BIND=/d' .env # loopback also where nothing is said

    for profiles in '' bundled-influx bundled-grafana geoip bundled-influx,bundled-grafana \
        bundled-influx,geoip bundled-grafana,geoip bundled-influx,bundled-grafana,geoip \
        bundled-prometheus bundled-influx,bundled-grafana,bundled-prometheus; do
        COMPOSE_PROFILES=$profiles BITCOIN_DATADIR=/home/bitcoin/.bitcoin "$program" config >"$work/config.yaml" ||
            fail "$program refuses the profiles '$profiles'"
        python3 "$root/tests/packaging/check_compose.py" "$work/config.yaml" "$profiles"
        COMPOSE_PROFILES=$profiles "$program" config --services >"$work/services" || fail "--services"
    done

    COMPOSE_FILE=compose.yaml:compose.host-pid.yaml "$program" config >"$work/config.yaml"
    grep -qE '^ +pid: "?host"?$' "$work/config.yaml" || fail "the override does not give the host's pids"
    GRAFANA_BIND=0.0.0.0 COMPOSE_PROFILES=bundled-grafana "$program" config >"$work/config.yaml"
    grep -q '0\.0\.0\.0' "$work/config.yaml" || fail "another address is not taken"
    rm -r .env secrets
done
echo "passed"
