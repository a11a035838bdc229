# shellcheck shell=bash
# For the tests of packaging: how they skip, fail and clean up. To be sourced.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export packaging=$root/packaging
work=$(mktemp -d)
chmod 755 "$work"
cleanups=("rm -rf '$work'")
clean_up() {
    local i
    for ((i = ${#cleanups[@]} - 1; i >= 0; i--)); do eval "${cleanups[i]}"; done
}
trap clean_up EXIT

fail() {
    echo "FAIL: $*" >&2
    exit 1
}

# ctest reads 77 as skipped; where CI is set nothing may be skipped for want of a tool.
skip() {
    [ -z "${CI:-}" ] || fail "CI is to have what this needs: $*"
    echo "skipped: $*"
    exit 77
}

need() {
    local tool
    for tool in "$@"; do command -v "$tool" >/dev/null || skip "$tool is missing"; done
}

# For tests that change the machine: only on CI's disposable machines.
only_in_ci() {
    [ -n "${CI:-}" ] && [ "$(id -u)" -eq 0 ] && return
    echo "skipped: it changes the machine; it runs as root where CI is set"
    exit 77
}

# eventually SECONDS COMMAND...: retries until it succeeds, with this time limit.
eventually() {
    local until=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $until ] || return 1
        sleep 0.1
    done
}

expect_refused() { # WORDS COMMAND...
    local words=$1 output
    shift
    ! output=$("$@" 2>&1) || fail "not refused: $*"
    grep -qF -- "$words" <<<"$output" || fail "refused without '$words': $output"
}

# Starts the simulated node $1 (by the command node_in, where there is one) and sets node_pid,
# node_port, node_user and node_password.
node_in=()
start_node() {
    local cookie
    rm -f "$work/node.env"
    install -m 755 "$1" "$work/simulated-node"
    "${node_in[@]}" "$work/simulated-node" --lively >"$work/node.env" &
    node_pid=$!
    cleanups+=("kill $node_pid 2>/dev/null || true")
    eventually 30 grep -q BITCOIN_ZMQ_SEQUENCE "$work/node.env" || fail "the simulated node does not start"
    node_port=$(sed -n 's/^BITCOIN_RPC_PORT=//p' "$work/node.env")
    cookie=$(cat "$(sed -n 's/^BITCOIN_RPC_COOKIE_PATH=//p' "$work/node.env")")
    node_user=${cookie%%:*}
    node_password=${cookie#*:}
    export node_pid node_port node_user node_password
}
