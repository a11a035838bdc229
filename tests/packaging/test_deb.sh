#!/usr/bin/env bash
# The two .deb: lintian's results; and, in CI only, that the service's package installs, that its
# command line runs as its own user from its settings file and is healthy, and that removing it
# leaves only data and settings, purging it nothing.
# Usage: test_deb.sh DESKTOP_BUILD HEADLESS_BUILD SIMULATED_NODE
# shellcheck source=tests/packaging/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/packaging/service.sh
. "$(dirname "$0")/service.sh"
need cpack lintian dpkg-deb
name=bitcoin-node-monitor

pack() { # BUILD PACKAGE: prints the path
    local deb
    cpack --config "$1/CPackConfig.cmake" -B "$work/pack-$2" >"$work/cpack.log" 2>&1 || fail "cpack: $(cat "$work/cpack.log")"
    deb=$(echo "$work/pack-$2/$2"_*.deb)
    [ -s "$deb" ] || fail "no package $2 was made"
    lintian --fail-on error "$deb" >&2 || fail "lintian finds errors in $2"
    echo "$deb"
}

[ -e "$2/CPackConfig.cmake" ] || skip "$2 is not built"
desktop=$(pack "$1" $name)
headless=$(pack "$2" $name-headless)
for deb in "$desktop" "$headless"; do
    echo "$(basename "$deb"): $(($(stat -c %s "$deb") / 1000)) kB"
    dpkg-deb -f "$deb" Maintainer | grep -q 'Bitcoin Node Monitor developers' || fail "maintainer"
    dpkg-deb -x "$deb" "$work/$(basename "$deb")-files"
done
if [ -e "$2/share/bitcoin-node-monitor/countries.bin" ]; then
    for deb in "$desktop" "$headless"; do
        files=$work/$(basename "$deb")-files/usr/share
        [ -s "$files/bitcoin-node-monitor/countries.bin" ] || fail "$(basename "$deb") has no table of countries"
        grep -q 'CC BY-SA 4.0' "$files/bitcoin-node-monitor/countries-licence.txt" || fail "no licence beside it"
        grep -q 'CC-BY-SA-4.0' "$files"/doc/*/copyright || fail "no licence of it in copyright"
    done
fi
dpkg-deb -f "$desktop" Depends | grep -q libqt6charts6 || fail "the window's package asks for no charts"
! dpkg-deb -f "$headless" Depends | grep -qE 'libqt6(gui|widgets|charts)' || fail "the service's package asks for a window"
dpkg-deb -f "$headless" Conflicts | grep -qx $name || fail "the packages do not exclude each other"
[ "$(dpkg-deb -c "$headless" | grep -c 'rw-r-----.*/etc/bitcoin-node-monitor/environment$')" -eq 1 ] ||
    fail "the settings are not 0640"

only_in_ci
files() { find /etc /usr /var/lib /var/log /lib/systemd -xdev ! -path '/var/lib/dpkg/*' ! -path '/var/lib/apt/*' ! -path '/var/log/*' ! -path '*/__pycache__*' 2>/dev/null | LC_ALL=C sort; }
apt() { DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >"$work/apt.log" 2>&1 || fail "apt-get $1: $(cat "$work/apt.log")"; }
gone() { ! comm -13 "$work/before" <(files) | grep -qvE "$1"; }

# Its dependencies stay after its removal; installed first, they make no difference.
apt install adduser init-system-helpers libqt6sql6-sqlite libzmq5 libmaxminddb0
dpkg-query -W -f '${Status}' $name-headless 2>/dev/null | grep -q installed && fail "it is installed already"
files >"$work/before"
cleanups+=("dpkg --purge $name-headless >/dev/null 2>&1 || true")
apt install "$headless"

read_unit ""
[ "$(stat -c '%a %U:%G' "$settings")" = "640 root:$user" ] || fail "$settings is $(stat -c '%a %U:%G' "$settings")"
! runuser -u nobody -- cat "$settings" 2>/dev/null || fail "others read $settings"
[ -L /etc/systemd/system/multi-user.target.wants/$name.service ] || fail "the service is not enabled"
man -w $name >/dev/null || fail "no man page"

start_node "$3"
cat >>"$settings" <<TEXT
BITCOIN_RPC_PORT=$node_port
BITCOIN_RPC_USER=$node_user
BITCOIN_RPC_PASSWORD=$node_password
SCRAPE_INTERVAL_FAST=1
TEXT
prepare_service ""
"${as_service[@]}" "${command[@]}" 2>"$work/service.log" &
service=$!
cleanups+=("kill $service 2>/dev/null || true")
eventually 60 "${as_service[@]}" $name --healthcheck --data-dir "$data" || fail "never healthy: $(cat "$work/service.log")"
! grep -qF "$node_password" "$work/service.log" || fail "the password is in the log"
[ -s "$data/history.sqlite" ] || fail "no history"
kill -TERM $service
wait $service || fail "it did not end well"

apt remove $name-headless
gone "^(/etc/bitcoin-node-monitor(/environment)?|$data(/.*)?)\$" || fail "removing leaves more than data: $(comm -13 "$work/before" <(files))"
for kept in "$data/history.sqlite" "$settings"; do [ -s "$kept" ] || fail "removing takes $kept"; done
echo "removed: data and settings stay"
apt purge $name-headless
gone '^$' || fail "purging leaves $(comm -13 "$work/before" <(files))"
! getent passwd "$user" >/dev/null || fail "purging leaves the user"
echo "purged: nothing stays"

apt install "$headless"
apt install "$desktop"
! dpkg-query -W -f '${Status}' $name-headless 2>/dev/null | grep -q ' installed' || fail "the window's package leaves the other"
QT_QPA_PLATFORM=offscreen HOME=$work $name --demo --screenshot "$work/pictures" --screenshot-after 1 2>"$work/window.log" ||
    fail "the window does not come up: $(cat "$work/window.log")"
[ "$(find "$work/pictures" -name '*.png' | wc -l)" -ge 4 ] || fail "not every page is drawn"
apt purge $name $name-headless
gone '^/usr/share/applications/mimeinfo.cache$|icon-theme.cache$' || fail "purging leaves $(comm -13 "$work/before" <(files))"
echo "the window's package takes the other's place, and goes without a trace"
echo "passed"
