#!/bin/bash
# Gives monitor and Grafana one token each: those created by influx/init.sh in the bundled InfluxDB,
# or those in SECRETS_DIR for an external one. Refuses unacceptable secrets.
set -euo pipefail
guard=$(dirname "${BASH_SOURCE[0]}")/guard.sh
secrets=${SECRETS_PATH:-/run/secrets}
made=${MADE_TOKENS:-/run/influx-tokens}
monitor=${MONITOR_TOKEN:-/run/monitor-token}
grafana=${GRAFANA_TOKEN:-/run/grafana-token}
bundled=${BUNDLED_INFLUX:-influxdb/8086}

fail() {
    echo "refused: $*" >&2
    exit 1
}

# Atomic, for concurrent readers.
put() {
    printf '%s\n' "$1" >"$2/.new"
    chmod 0444 "$2/.new"
    mv -f "$2/.new" "$2/token"
}

# No setting in monitor-env may have an example value.
check_monitor_env() {
    local line one
    [ -r "$secrets/monitor-env" ] || fail "monitor-env cannot be read. Run packaging/stack/setup.sh, which creates it."
    one=$(mktemp -d)
    while IFS= read -r line; do
        case $line in *PASSWORD=* | *TOKEN=*) ;; *) continue ;; esac
        printf %s "${line#*=}" >"$one/${line%%=*}"
        SECRETS_PATH=$one SECRET_PLACE="the file monitor-env in SECRETS_DIR" sh "$guard" "${line%%=*}" -- true || exit 1
    done < <(grep -E '^[A-Z_]+=' "$secrets/monitor-env" || true)
    rm -r "$one"
}

# `none` means a server that needs no token, such as VictoriaMetrics.
elsewhere() {
    local token
    token=$(cat "$secrets/$1") || fail "$1 cannot be read. Run packaging/stack/setup.sh, which creates it."
    if [ "$token" = none ]; then
        token=
    else
        sh "$guard" "$1" -- true || fail "for a server that needs no token, put the word none into $1"
    fi
    put "$token" "$2"
}

# is_in_force FILE PATH: whether the bundled InfluxDB accepts the token. It answers an empty request
# with 400 or 404 if so, otherwise with 401. So a token that influx-init is about to replace is not
# passed on. The image has no curl.
is_in_force() {
    local version status _
    [ -s "$1" ] || return 1
    {
        exec 3<>"/dev/tcp/$bundled" || return 1
        printf 'POST /api/v2/%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Token %s\r\n' "$2" "${bundled%/*}" "$(<"$1")" >&3
        printf 'Content-Length: 0\r\nConnection: close\r\n\r\n' >&3
        read -r -t 10 version status _ <&3 || status=
        timeout 5 cat <&3 >/dev/null || true
        exec 3>&-
    } 2>/dev/null
    case ${version:-},${status:-} in
        *,401 | *,503) return 1 ;; # unknown, or not ready
        HTTP/1.?,[1-5]??) ;;
        *) return 1 ;;
    esac
}

check_monitor_env
case $INFLUX_URL in
    '')
        echo "INFLUX_URL is empty: no InfluxDB export."
        put '' "$monitor"
        put '' "$grafana"
        ;;
    http://influxdb:* | http://influxdb | http://influxdb/*)
        until=$((SECONDS + ${INFLUX_READY_SECONDS:-180}))
        until is_in_force "$made/monitor-token" write && is_in_force "$made/grafana-token" query; do
            [ $SECONDS -lt "$until" ] || fail "the bundled InfluxDB made no tokens in time, or no longer accepts them. Is bundled-influx in COMPOSE_PROFILES? See: docker compose logs influx-init. For an external server set INFLUX_URL."
            sleep 1
        done
        put "$(cat "$made/monitor-token")" "$monitor"
        put "$(cat "$made/grafana-token")" "$grafana"
        ;;
    *)
        elsewhere influx-token "$monitor"
        # An external Grafana needs no token from here.
        if [ -s "$secrets/grafana-influx-token" ]; then
            elsewhere grafana-influx-token "$grafana"
        else
            put '' "$grafana"
        fi
        ;;
esac
echo "Tokens are in place."
