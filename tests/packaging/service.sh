# shellcheck shell=bash disable=SC2034 # for those who source it
# Runs the service's package like systemd: folder, user, settings and command are from the unit. To
# be sourced.

# read_unit ROOT: sets user, settings, data and command, as seen from within ROOT; empty: this machine.
read_unit() {
    unit=$1/usr/lib/systemd/system/bitcoin-node-monitor.service
    user=$(of_unit User)
    settings=$(of_unit EnvironmentFile)
    data=/var/lib/$(of_unit StateDirectory)
    read -ra command <<<"$(of_unit ExecStart)"
}

of_unit() { sed -n "s/^$1=//p" "$unit"; }

# prepare_service ROOT COMMAND...: makes its data folder and sets as_service, which runs a
# command as the service's; COMMAND gets into ROOT.
prepare_service() {
    local root=$1 environment
    shift
    "$@" install -d -m "$(of_unit StateDirectoryMode)" -o "$user" -g "$user" "$data"
    mapfile -t environment < <(grep -E '^[A-Z]' "$root$settings")
    as_service=("$@" setpriv --reuid "$user" --regid "$user" --init-groups --no-new-privs
        --bounding-set=-all env -i -C "$data" "HOME=$data" "${environment[@]}")
}
