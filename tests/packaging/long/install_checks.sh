#!/usr/bin/env bash
# A long run of its own, which no other run starts: what somebody gets who installs the program on a
# Debian that has nothing yet. For each release, in bare roots:
#   - packaging/run.sh from these sources, with a display until a window shows the demo, then
#     without one, and how long each step took; the packages of both builds;
#   - the desktop's package under Xvfb with no configuration: a window, the demo, and a node that
#     is found, with places of the country table;
#   - the service's package: its unit's command as its user, healthy by --healthcheck.
# Takes root, half an hour and 5 GB a release. In FOLDER stay packages, pictures and logs; a
# package that is there is not made again.
# Usage: install_checks.sh FOLDER [RELEASE...]     (by default bookworm and trixie)
# shellcheck source=tests/packaging/lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck source=tests/packaging/debian_root.sh
. "$(dirname "$0")/../debian_root.sh"
# shellcheck source=tests/packaging/service.sh
. "$(dirname "$0")/../service.sh"
# shellcheck source=packaging/packages.sh
. "$packaging/packages.sh"

folder=$(realpath -m "${1:?usage: install_checks.sh FOLDER [RELEASE...]}")
shift
[ $# -gt 0 ] || set -- bookworm trixie
[ "$(id -u)" -eq 0 ] || skip "root is needed"
# Mounts end with this process, whatever happens to it.
[ -n "${OWN_MOUNTS:-}" ] ||
    OWN_MOUNTS=1 exec unshare --mount --propagation private bash "$0" "$folder" "$@"
install_missing debootstrap xvfb x11-utils imagemagick iproute2 git
name=bitcoin-node-monitor
person=somebody

# The installed program runs in a private network: a node is found there, and nothing leaves it.
network=install-$$
in_network=(nsenter --net="/run/netns/$network")
start_network() {
    ip netns add $network
    cleanups+=("ip netns delete $network")
    "${in_network[@]}" ip link set lo up
}

start_display() {
    Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
    cleanups+=("kill $! 2>/dev/null || true")
    eventually 30 test -s "$work/display" || fail "Xvfb: $(cat "$work/xvfb.log")"
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
}

# make_root NAME: a bare root of the release, and in_root, which runs a command there.
make_root() {
    local base=$made/base
    if [ ! -e "$base/done" ]; then
        drop_root "$base"
        debian_root "$release" "$base"
        touch "$base/done"
    fi
    current=$made/$1
    drop_root "$current"
    cp -a --reflink=auto "$base" "$current"
    cp /etc/resolv.conf "$current/etc/"
    mount -t proc proc "$current/proc"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$current/dev/pts"
    mkdir -p "$current/tmp/.X11-unix" "$current$work"
    mount --bind /tmp/.X11-unix "$current/tmp/.X11-unix"
    mount --bind "$work" "$current$work"
    in_root=(chroot "$current" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
        DEBIAN_FRONTEND=noninteractive)
    "${in_root[@]}" apt-get update -qq
}

drop_root() { # FOLDER
    local mounted
    while read -r mounted; do
        umount "$mounted"
    done < <(awk -v under="$1/" 'index($2, under) == 1 { print $2 }' /proc/self/mounts)
    ! grep -qF " $1/" /proc/self/mounts || fail "$1 is in use"
    rm -rf "$1"
}

install_deb() { # FILE
    local begun=$SECONDS file=${1##*/}
    cp "$1" "$current/"
    "${in_root[@]}" apt-get install -y -qq --no-install-recommends "/$file" >"$logs/apt-$file.log" 2>&1 ||
        fail "$file: $(tail -n 5 "$logs/apt-$file.log")"
    echo "   $file and what it depends on: $((SECONDS - begun)) s"
}

# By the title that window managers show; the older property has no room for every letter.
has_window() { # TITLE
    local window
    for window in $(xwininfo -root -tree | awk '/"bitcoin-node-monitor" "bitcoin-node-monitor"/ { print $1 }'); do
        xprop -id "$window" _NET_WM_NAME | LC_ALL=C.UTF-8 grep -qF "$1\"" || continue
        xwininfo -id "$window" | grep -q 'Map State: IsViewable' && return
    done
    return 1
}
picture() { import -window root "$pictures/$1.png"; }                   # NAME
or_ended() { ! kill -0 "$1" 2>/dev/null || "${@:2}"; }                  # PID COMMAND...

# started LOG SECONDS COMMAND...: waits until the command finds the process $running.
started() {
    eventually "$2" or_ended "$running" "${@:3}" || fail "waited in vain for: ${*:3}; $(tail -n 20 "$1")"
    kill -0 "$running" 2>/dev/null || fail "it ended: $(tail -n 20 "$1")"
}

stop_running() {
    kill -TERM "$running"
    wait "$running" || fail "it did not end well"
}

# Of what run.sh waited for before it went on as the program.
cpu_seconds() { awk -v hertz="$(getconf CLK_TCK)" '{ print int(($16 + $17) / hertz) }' "/proc/$1/stat"; } # PID

# from_source KIND VARIABLE... -- COMMAND...: run.sh until the command succeeds.
from_source() {
    local log=$logs/run-$1.log begun=$SECONDS variables=()
    shift
    while [ "$1" != -- ]; do variables+=("$1") && shift; done
    shift
    "${in_root[@]}" "${variables[@]}" /src/packaging/run.sh >"$log" 2>&1 &
    running=$!
    cleanups+=("kill $running 2>/dev/null || true")
    started "$log" 3600 "$@"
    grep -E '^(==|   )' "$log"
    echo "   until it showed something: $((SECONDS - begun)) s, $(cpu_seconds $running) s of processors"
}

build_packages() {
    local begun preset
    make_root build
    mkdir "$current/src"
    git -C "$root" ls-files -z | tar -C "$root" --null -T - -c | tar -x -C "$current/src"
    echo "$release: run.sh with a display"
    from_source window "DISPLAY=$DISPLAY" -- has_window 'Bitcoin Node Monitor – demo'
    sleep 10
    picture run-window
    stop_running
    echo "$release: run.sh without a display"
    from_source headless -- grep -q '^blockchain,network=demo' "$logs/run-headless.log"
    stop_running
    echo "$release: packages"
    begun=$SECONDS
    "${in_root[@]}" apt-get install -y -qq --no-install-recommends dpkg-dev file librsvg2-bin >/dev/null 2>&1
    for preset in headless release; do
        "${in_root[@]}" bash -ec "cd /src && cmake --preset $preset >/dev/null &&
            cmake --build build/$preset && cd build/$preset && cpack" >"$logs/pack-$preset.log" 2>&1 ||
            fail "package of $preset: $(tail -n 20 "$logs/pack-$preset.log")"
    done
    "${in_root[@]}" bash -ec "cd /src && cmake --preset headless -B build/tools -DBUILD_TESTING=ON >/dev/null &&
        cmake --build build/tools --target simulated-node" >"$logs/simulated-node.log" 2>&1 ||
        fail "simulated node: $(tail -n 20 "$logs/simulated-node.log")"
    cp "$current"/src/build/{headless,release}/*.deb "$current/src/build/tools/tests/tools/simulated-node" "$made/"
    echo "   packages and a simulated node: $((SECONDS - begun)) s" # the root stays, for a look
}

# A simulated node as Bitcoin Core would lie there: cookie in FOLDER, what it listens on in CONF.
start_found_node() { # FOLDER CONF
    node_in=("${in_network[@]}" chroot "$current" env TMPDIR="$work")
    start_node "$made/simulated-node"
    install -d "$current$1" "$(dirname "$current$2")"
    printf %s "$node_user:$node_password" >"$current$1/.cookie"
    {
        echo "rpcport=$node_port"
        sed -n 's/^BITCOIN_ZMQ_\([A-Z]*\)=/zmqpub\L\1\E=/p' "$work/node.env"
    } >"$current$2"
}

stop_node() {
    kill "$node_pid"
    wait "$node_pid" || true # it ends by the signal
}

start_window() { # LOG TITLE OPTIONS...
    local begun=${EPOCHREALTIME/./}
    "${as_person[@]}" $name "${@:3}" >"$1" 2>&1 &
    running=$!
    cleanups+=("kill $running 2>/dev/null || true")
    started "$1" 60 has_window "$2"
    echo "   window '$2' after $(((${EPOCHREALTIME/./} - begun) / 1000)) ms"
}

countries() { "${as_person[@]}" $name --export peer_geo | grep -oE '\b[A-Z]{2}\b' | sort -u; }
has_countries() { [ "$(countries | wc -l)" -ge 5 ]; }

check_desktop() {
    echo "$release: desktop package"
    make_root desktop
    install_deb "$(echo "$made/$name"_*.deb)"
    "${in_root[@]}" useradd -m $person
    as_person=("${in_network[@]}" chroot "$current" setpriv --reuid "$person" --regid "$person" --init-groups
        env -i -C "/home/$person" PATH=/usr/bin:/bin "HOME=/home/$person" LANG=C.UTF-8 "DISPLAY=$DISPLAY")

    start_window "$logs/first-run.log" 'Bitcoin Node Monitor'
    sleep 6
    picture first-run
    stop_running
    start_window "$logs/demo.log" 'Bitcoin Node Monitor – demo' --demo
    sleep 20
    picture demo
    stop_running

    start_found_node "/home/$person/.bitcoin" "/home/$person/.bitcoin/bitcoin.conf"
    "${in_root[@]}" chown -R $person: "/home/$person/.bitcoin"
    start_window "$logs/node.log" 'Bitcoin Node Monitor'
    started "$logs/node.log" 60 "${as_person[@]}" $name --healthcheck
    started "$logs/node.log" 120 has_countries
    picture node
    stop_running
    grep -qF "countries are read from /usr/share/$name/countries.bin" "$logs/node.log" ||
        fail "countries come from elsewhere: $(cat "$logs/node.log")"
    echo "   node found by itself, peers in $(countries | wc -l) countries of the table: $(countries | tr '\n' ' ')"
    "${as_person[@]}" QT_QPA_PLATFORM=offscreen $name --screenshot "/home/$person/pages" --screenshot-after 20 \
        --window-size 1280x800 >"$logs/pages.log" 2>&1 || fail "no pictures: $(cat "$logs/pages.log")"
    cp "$current/home/$person"/pages/peers-*.png "$pictures/"
    stop_node
    drop_root "$current"
}

check_service() {
    echo "$release: service package"
    make_root service
    install_deb "$(echo "$made/$name-headless"_*.deb)"
    read_unit "$current"
    # As the service file of Bitcoin Core has it, with a cookie for the group.
    start_found_node /var/lib/bitcoind /etc/bitcoin/bitcoin.conf
    "${in_root[@]}" bash -ec "addgroup --quiet --system bitcoin && adduser --quiet $user bitcoin &&
        chown -R root:bitcoin /var/lib/bitcoind && chmod 750 /var/lib/bitcoind && chmod 640 /var/lib/bitcoind/.cookie"
    prepare_service "$current" "${in_network[@]}" chroot "$current"
    "${as_service[@]}" "${command[@]}" >"$logs/service.log" 2>&1 &
    running=$!
    cleanups+=("kill $running 2>/dev/null || true")
    started "$logs/service.log" 60 "${as_service[@]}" $name --healthcheck --data-dir "$data"
    echo "   ${command[*]}, as $user: $("${as_service[@]}" $name --healthcheck --data-dir "$data" 2>&1)"
    stop_running
    [ -s "$current$data/history.sqlite" ] || [ -n "$(find "$current$data" -name history.sqlite)" ] || fail "no history"
    stop_node
    drop_root "$current"
}

start_network
start_display
for release in "$@"; do
    made=$folder/$release
    logs=$made/logs
    pictures=$made/pictures
    mkdir -p "$logs" "$pictures"
    compgen -G "$made/$name-headless_*.deb" >/dev/null || build_packages
    check_desktop
    check_service
    echo "$release: passed"
done
