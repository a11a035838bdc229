#!/usr/bin/env bash
# Sets up InfluxDB 2 for Bitcoin Node Monitor: organisation, buckets, two tokens with minimal
# rights, and the downsampling task. It can be run again at any time: it creates what is missing and
# keeps what exists. It needs bash and InfluxData's `influx` command (2.7).
#
# Secrets pass through the environment, standard input and files of mode 0600 in a temporary folder;
# none is ever an argument, so none shows in a process list.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: init.sh

  INFLUX_URL             InfluxDB's address (http://localhost:8086)
  INFLUX_ORG             organisation (home)
  INFLUX_BUCKET          bucket the monitor writes to (bitcoin)
  INFLUX_RETENTION       how long it keeps points (90d; 0: forever)
  INFLUX_LONG_BUCKET     bucket of 15-minute data ("$INFLUX_BUCKET-long")
  INFLUX_LONG_RETENTION  how long it keeps points (1830d; 0: forever)
  INFLUX_ADMIN_USER      InfluxDB's administrator (admin)
  INFLUX_ADMIN_PASSWORD  its password, or INFLUX_ADMIN_PASSWORD_FILE; choose your own
  INFLUX_ADMIN_TOKEN     instead of the password, for an existing database: an operator or
                         all-access token, or INFLUX_ADMIN_TOKEN_FILE
  INFLUX_TOKEN_DIR       folder for monitor-token and grafana-token (/run/influx-tokens)
  MONITOR_OWNER          owner of monitor-token, as UID:GID (current user)
  GRAFANA_OWNER          owner of grafana-token, as UID:GID (current user)
  INFLUX_WAIT_SECONDS    how long to wait for the server (120)
  INFLUX_TLS_VERIFY      false: accept any certificate (true)
  GRAFANA_ADMIN_PASSWORD only checked, if set: must not be empty or an example

Exit status: 0 success, 2 invalid setting, 3 wrong credentials, 4 no server, 1 other errors.
TEXT
}

say() { echo "init.sh: $*"; }

# fail STATUS TEXT
fail() {
    local status=$1
    shift
    echo "init.sh: $*" >&2
    exit "$status"
}

# --- Settings ---------------------------------------------------------------------------------

# from_file NAME: takes NAME from the file that NAME_FILE names, where NAME itself is not set.
from_file() {
    local file_name=${1}_FILE
    local file=${!file_name:-}
    if [ -z "${!1:-}" ] && [ -n "$file" ]; then
        [ -r "$file" ] || fail 2 "$file_name is $file, which cannot be read."
        IFS= read -r "${1?}" <"$file" || true # a last line need not end
    fi
}

# refuse_weak NAME: ends the start if a secret is empty, an example or too short for InfluxDB.
refuse_weak() {
    local value=${!1:-}
    local plain=${value,,}
    plain=${plain//[-_ .]/}
    local advice="Choose your own, for instance the output of: openssl rand -hex 24"
    [ -n "$value" ] || fail 2 "$1 is empty. $advice"
    case $plain in
        *changeme* | *changethis* | *replaceme* | *example* | *yourpassword* | *yourtoken* | \
            *yoursecret* | *mysecret* | *mytoken* | *supersecret* | password* | passw0rd* | secret* | \
            admin* | influx* | grafana* | bitcoin* | default* | letmein* | qwerty* | token | \
            *123456* | '<'*'>' | '$'*)
            fail 2 "$1 is an example or easily guessed. $advice"
            ;;
    esac
    [ -n "${value//"${value:0:1}"/}" ] || fail 2 "$1 is a single repeated character. $advice"
    [ ${#value} -ge 8 ] || fail 2 "$1 has fewer than 8 characters, which InfluxDB refuses. $advice"
    [[ $value != *$'\n'* ]] || fail 2 "$1 has several lines."
}

# seconds_of DURATION: 90d, 2160h0m0s, infinite and 0 in seconds; 0 means forever.
seconds_of() {
    local rest=$1 total=0
    local -A unit=([w]=604800 [d]=86400 [h]=3600 [m]=60 [s]=1)
    case $rest in infinite | 0) rest=0s ;; esac
    while [[ $rest =~ ^([0-9]{1,7})([wdhms])(.*)$ ]]; do
        total=$((total + 10#${BASH_REMATCH[1]} * ${unit[${BASH_REMATCH[2]}]}))
        rest=${BASH_REMATCH[3]}
    done
    [ -z "$rest" ] || return 1
    echo "$total"
}

# refuse_retention NAME: InfluxDB keeps points for an hour at least.
refuse_retention() {
    local seconds
    seconds=$(seconds_of "${!1}") || fail 2 "$1 is ${!1}; expected a duration such as 90d, 12w or 0."
    [ "$seconds" -eq 0 ] || [ "$seconds" -ge 3600 ] || fail 2 "$1 is ${!1}; the minimum is 1h."
}

# refuse_owner NAME: numbers, and only root can give a file away.
refuse_owner() {
    [ -n "${!1}" ] || return 0
    [[ ${!1} =~ ^[0-9]+:[0-9]+$ ]] || fail 2 "$1 is ${!1}; expected UID:GID as numbers."
    [ "$(id -u)" -eq 0 ] || [ "${!1}" = "$(id -u):$(id -g)" ] ||
        fail 2 "$1 is ${!1}, but only root can give a file to another user."
}

# refuse_name NAME: names in a Flux script or a table must be plain.
refuse_name() {
    [[ ${!1} =~ ^[A-Za-z0-9][A-Za-z0-9._\ -]*$ ]] ||
        fail 2 "$1 is '${!1}'; allowed are letters, digits, dots, dashes and spaces."
}

read_settings() {
    url=${INFLUX_URL:-http://localhost:8086}
    organisation=${INFLUX_ORG:-home}
    INFLUX_BUCKET=${INFLUX_BUCKET:-bitcoin}
    INFLUX_LONG_BUCKET=${INFLUX_LONG_BUCKET:-$INFLUX_BUCKET-long}
    INFLUX_RETENTION=${INFLUX_RETENTION:-90d}
    INFLUX_LONG_RETENTION=${INFLUX_LONG_RETENTION:-1830d}
    INFLUX_ADMIN_USER=${INFLUX_ADMIN_USER:-admin}
    MONITOR_OWNER=${MONITOR_OWNER:-}
    GRAFANA_OWNER=${GRAFANA_OWNER:-}
    token_dir=${INFLUX_TOKEN_DIR:-/run/influx-tokens}
    wait_seconds=${INFLUX_WAIT_SECONDS:-120}

    from_file INFLUX_ADMIN_PASSWORD
    from_file INFLUX_ADMIN_TOKEN
    if [ -n "${INFLUX_ADMIN_TOKEN:-}" ]; then
        refuse_weak INFLUX_ADMIN_TOKEN
    else
        refuse_weak INFLUX_ADMIN_PASSWORD
        # The influx command keeps user and password joined by a colon.
        [[ $INFLUX_ADMIN_USER$INFLUX_ADMIN_PASSWORD != *:* ]] ||
            fail 2 "INFLUX_ADMIN_USER and INFLUX_ADMIN_PASSWORD must not contain a colon."
    fi
    [ -z "${GRAFANA_ADMIN_PASSWORD+set}" ] || refuse_weak GRAFANA_ADMIN_PASSWORD

    [[ $url =~ ^https?://[^[:space:]\"\\@]+$ ]] ||
        fail 2 "INFLUX_URL is '$url'; expected an http or https URL without credentials."
    [[ $wait_seconds =~ ^[0-9]{1,5}$ ]] || fail 2 "INFLUX_WAIT_SECONDS is '$wait_seconds'; expected a number of seconds."
    INFLUX_ORG=$organisation
    local name
    for name in INFLUX_ORG INFLUX_BUCKET INFLUX_LONG_BUCKET INFLUX_ADMIN_USER; do refuse_name "$name"; done
    for name in INFLUX_RETENTION INFLUX_LONG_RETENTION; do refuse_retention "$name"; done
    for name in MONITOR_OWNER GRAFANA_OWNER; do refuse_owner "$name"; done
    [ "$INFLUX_BUCKET" != "$INFLUX_LONG_BUCKET" ] ||
        fail 2 "INFLUX_BUCKET and INFLUX_LONG_BUCKET are the same."
}

# --- Talking to InfluxDB ----------------------------------------------------------------------

# The influx command takes much from the environment; it shall take this and nothing else.
prepare_client() {
    local token=${INFLUX_ADMIN_TOKEN:-}
    unset INFLUX_TOKEN INFLUX_ORG INFLUX_ORG_ID INFLUX_BUCKET_NAME INFLUX_ACTIVE_CONFIG
    unset INFLUX_OUTPUT_JSON INFLUX_HIDE_HEADERS INFLUX_SKIP_VERIFY INFLUX_ADMIN_TOKEN
    export INFLUX_HOST=$url INFLUX_CONFIGS_PATH=$work/configs
    [ "${INFLUX_TLS_VERIFY:-true}" != false ] || export INFLUX_SKIP_VERIFY=true
    [ -z "$token" ] || export INFLUX_TOKEN=$token
}

wait_for_server() {
    local deadline=$((SECONDS + wait_seconds)) told=
    until influx ping >"$work/out" 2>&1; do
        [ "$SECONDS" -lt "$deadline" ] ||
            fail 4 "InfluxDB at $url does not answer after $wait_seconds s: $(head -n 1 "$work/out")"
        [ -n "$told" ] || say "Waiting for InfluxDB at $url ..."
        told=yes
        sleep 1
    done
}

# ask ARGUMENTS...: runs influx; its answer is in $work/out.
ask() {
    influx "$@" >"$work/out" 2>"$work/err" </dev/null && return 0
    if grep -qiE '401|unauthorized' "$work/err"; then
        local which=INFLUX_ADMIN_PASSWORD
        [ -z "${INFLUX_TOKEN:-}" ] || which=INFLUX_ADMIN_TOKEN
        fail 3 "InfluxDB at $url refuses $which (user $INFLUX_ADMIN_USER). It was set up with another" \
            "one, or the token lacks a right. Use the valid one."
    fi
    fail 1 "influx $1 ${2:-} failed: $(head -n 1 "$work/err")"
}

# Rows of a table without its head are ID, name and so on, with tabs between.
# id_of NAME: the ID in the row whose second cell is NAME; nothing if there is none.
id_of() { awk -F'\t+' -v name="$1" '$2 == name { print $1; exit }' "$work/out"; }

# --- Objects to create ----------------------------------------------------------------------

# The first user, organisation and bucket, where the database is new. The password goes in over
# standard input, as the answer to the first question; the second is whether all is right.
set_up() {
    if [ -n "${INFLUX_TOKEN:-}" ] && [ -z "${INFLUX_ADMIN_PASSWORD:-}" ]; then
        return # nobody to be made: the token is of a database that is set up
    fi
    if printf '%s\ny\n' "$INFLUX_ADMIN_PASSWORD" | influx setup --username "$INFLUX_ADMIN_USER" \
        --org "$organisation" --bucket "$INFLUX_BUCKET" --retention "$INFLUX_RETENTION" \
        >"$work/out" 2>"$work/err"; then
        say "InfluxDB is set up: organisation $organisation, bucket $INFLUX_BUCKET, user $INFLUX_ADMIN_USER."
    elif ! grep -qi 'already been set up' "$work/err"; then
        fail 1 "InfluxDB cannot be set up: $(head -n 1 "$work/err")"
    fi
}

# From here on each call signs in with the user's password, which stays in a file of mode 0600, or
# with the token. The operator's token that the set-up made is kept nowhere.
sign_in() {
    rm -f "$INFLUX_CONFIGS_PATH"
    [ -z "${INFLUX_TOKEN:-}" ] || return 0
    printf '[default]\n  url = "%s"\n  active = true\n  cookie = "%s"\n' "$url" \
        "$(printf '%s:%s' "$INFLUX_ADMIN_USER" "$INFLUX_ADMIN_PASSWORD" | base64 -w0)" \
        >"$INFLUX_CONFIGS_PATH"
}

ensure_organisation() {
    ask org list --hide-headers
    organisation_id=$(id_of "$organisation")
    [ -z "$organisation_id" ] || return 0
    ask org create --name "$organisation" --hide-headers
    organisation_id=$(id_of "$organisation")
    say "Organisation $organisation created."
}

# ensure_bucket NAME RETENTION VARIABLE: sets $bucket_id. A bucket that is there may get a longer
# retention, never a shorter one: that would delete points.
ensure_bucket() {
    local name=$1 retention=$2 kept wanted now
    ask bucket list --org "$organisation" --hide-headers
    bucket_id=$(id_of "$name")
    if [ -z "$bucket_id" ]; then
        ask bucket create --org "$organisation" --name "$name" --retention "$retention" --hide-headers
        bucket_id=$(id_of "$name")
        say "Bucket $name created; it keeps points for $retention (0: forever)."
        return
    fi
    kept=$(awk -F'\t+' -v id="$bucket_id" '$1 == id { print $3 }' "$work/out")
    wanted=$(seconds_of "$retention")
    now=$(seconds_of "$kept") || fail 1 "Bucket $name keeps points for '$kept', which is not a known duration."
    if [ "$wanted" -eq "$now" ]; then
        return
    elif [ "$now" -ne 0 ] && { [ "$wanted" -eq 0 ] || [ "$wanted" -gt "$now" ]; }; then
        ask bucket update --id "$bucket_id" --retention "$retention"
        say "Bucket $name keeps points for $retention from now on."
    else
        say "Bucket $name keeps points for $kept, $3 says $retention. Shortening deletes points, so" \
            "do it yourself if you want it: influx bucket update --id $bucket_id --retention $retention"
    fi
}

# put_token FILE OWNER TOKEN: readable only by its owner, and written atomically.
put_token() {
    local half=$1.half
    rm -f "$half"
    (umask 077 && printf '%s\n' "$3" >"$half")
    [ -z "$2" ] || chown "$2" "$half"
    mv -f "$half" "$1"
}

# ensure_token FILE OWNER DESCRIPTION RIGHTS FLAGS...: an authorisation with these rights and no
# others, and its token in FILE. Servers from 2.9 on no longer tell a token once made: then a file
# that is lost gets a new one, and the old one is left to those who may still use it.
ensure_token() {
    local file=$1 owner=$2 description=$3 rights=$4 found id told token
    shift 4
    ask auth list --org "$organisation" --hide-headers
    found=$(authorisations "$description" "$rights")
    while IFS=$'\t' read -r id told; do
        [ -n "$id" ] || continue
        if [ "$told" = stale ]; then
            ask auth delete --id "$id"
            say "The token '$description' had other rights and was replaced."
        elif [ -s "$file" ] && { [ "$told" = hidden ] || [ "$told" = "$(<"$file")" ]; }; then
            put_token "$file" "$owner" "$(<"$file")" # its owner may have changed
            return
        elif [ "$told" != hidden ]; then
            put_token "$file" "$owner" "$told"
            say "$file written again: the token '$description' exists."
            return
        else
            say "An older token '$description' ($id) stays; delete it once nothing uses it:" \
                "influx auth delete --id $id"
        fi
    done <<<"$found"

    local user=()
    [ -n "${INFLUX_TOKEN:-}" ] || user=(--user "$INFLUX_ADMIN_USER")
    ask auth create --org "$organisation" "${user[@]}" --description "$description" "$@" --json
    token=$(sed -n 's/^[[:space:]]*"token": "\([^"]*\)".*/\1/p' "$work/out")
    [ -n "$token" ] || fail 1 "influx auth create returned no token."
    put_token "$file" "$owner" "$token"
    say "Token '$description' created: $file"
}

# authorisations DESCRIPTION RIGHTS: a line for each: ID, then the token, "hidden" or "stale".
authorisations() {
    awk -F'\t+' -v description="$1" -v rights="[$2]" '
        $2 != description { next }
        $NF != rights { print $1 "\tstale"; next }
        {
            is_told = NF == 6 && length($3) >= 40 && $3 !~ /[^A-Za-z0-9_=-]/
            print $1 "\t" (is_told ? $3 : "hidden")
        }' "$work/out"
}

ensure_tokens() {
    local raw=$1 long=$2 of=orgs/$organisation_id/buckets
    mkdir -p "$token_dir" 2>/dev/null || true
    [ -w "$token_dir" ] ||
        fail 2 "INFLUX_TOKEN_DIR is $token_dir, which cannot be written."
    ensure_token "$token_dir/monitor-token" "$MONITOR_OWNER" \
        "Bitcoin Node Monitor: write $INFLUX_BUCKET" "write:$of/$raw" --write-bucket "$raw"
    ensure_token "$token_dir/grafana-token" "$GRAFANA_OWNER" \
        "Grafana: read $INFLUX_BUCKET and $INFLUX_LONG_BUCKET" "read:$of/$raw read:$of/$long" \
        --read-bucket "$raw" --read-bucket "$long"
}

# The task's script is updated each time; its state (active or not) stays.
ensure_task() {
    local script name id
    name="Bitcoin Node Monitor: $INFLUX_BUCKET to $INFLUX_LONG_BUCKET"
    script=$(<"$(dirname "${BASH_SOURCE[0]}")/downsample.flux")
    script=${script//@TASK@/$name}
    script=${script//@RAW_BUCKET@/$INFLUX_BUCKET}
    script=${script//@LONG_BUCKET@/$INFLUX_LONG_BUCKET}
    printf '%s\n' "$script" >"$work/downsample.flux"
    ask task list --org "$organisation" --hide-headers
    id=$(id_of "$name")
    if [ -n "$id" ]; then
        ask task update --id "$id" --file "$work/downsample.flux"
    else
        ask task create --org "$organisation" --file "$work/downsample.flux"
        say "Task '$name' created."
    fi
}

main() {
    case ${1:-} in
        '') ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
    read_settings
    command -v influx >/dev/null || fail 1 "The influx command is missing (InfluxData's influxdb2-cli)."
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    prepare_client
    wait_for_server
    set_up
    sign_in
    ensure_organisation
    local raw
    ensure_bucket "$INFLUX_BUCKET" "$INFLUX_RETENTION" INFLUX_RETENTION
    raw=$bucket_id
    ensure_bucket "$INFLUX_LONG_BUCKET" "$INFLUX_LONG_RETENTION" INFLUX_LONG_RETENTION
    ensure_tokens "$raw" "$bucket_id"
    ensure_task
    say "InfluxDB is ready."
}

main "$@"
