# shellcheck shell=bash disable=SC2034,SC2154 # lib.sh sets and reads some
# A Docker engine of the tests' own, of Debian's packages. It has its own network, processes and
# mounts: an engine that the machine runs, its bridge and its rules are not touched, and when the
# test ends, however, all that runs in it ends too. To be sourced after lib.sh.
# shellcheck source=tests/packaging/debian_root.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian_root.sh"
unset DOCKER_CONTEXT
export DOCKER_BUILDKIT=1
# From the range reserved for network tests.
third=$((RANDOM % 256)) fourth=$((RANDOM % 64 * 4))
outside=198.18.$third.$((fourth + 1)) inside=198.18.$third.$((fourth + 2))

no_engine() {
    echo "skipped: no Docker engine can be started here: $*"
    exit 77
}

# Debian's client, which can build by itself; a newer one beside it may lack a plugin for it.
docker() { /usr/bin/docker "$@"; }

# A command in the engine's network, where its "host" is.
in_network() { nsenter --net="/run/netns/$network" "$@"; }

make_network() {
    network=engine-$$
    ip netns add "$network" || return
    cleanups+=("ip netns delete $network")
    ip link add "veth-$$" type veth peer name outside netns "$network" || return
    cleanups+=("ip link delete veth-$$ 2>/dev/null || true")
    ip address add "$outside/30" dev "veth-$$"
    ip link set "veth-$$" up
    in_network ip address add "$inside/30" dev outside
    in_network ip link set outside up
    in_network ip link set lo up
    in_network ip route add default via "$outside"
    let_out || return
}

# Its containers may get at Debian's mirror, as the image's build must.
let_out() {
    local rule forwarded
    forwarded=$(cat /proc/sys/net/ipv4/ip_forward)
    echo 1 >/proc/sys/net/ipv4/ip_forward || return
    cleanups+=("echo $forwarded >/proc/sys/net/ipv4/ip_forward")
    for rule in "FORWARD -s $inside -j ACCEPT" "FORWARD -d $inside -j ACCEPT" \
        "POSTROUTING -t nat -s $inside -j MASQUERADE"; do
        # shellcheck disable=SC2086 # words of a rule
        iptables -I $rule || return
        cleanups+=("iptables -D $rule")
    done
}

# start_engine DATA: its images are stored in the folder DATA.
start_engine() {
    need dockerd ip iptables nsenter unshare setpriv socat
    engine=$(mktemp -d /tmp/engine.XXXXXX) # short, as a socket's path must be
    cleanups+=("rm -rf '$engine'")
    make_network 2>"$engine/log" || no_engine "$(tail -n 1 "$engine/log")"
    engine_data=$1
    mkdir -p "$engine_data"
    cleanups+=(stop_engine)
    run_engine
    bridge=$(in_network ip -4 -o address show docker0 | awk '{ sub("/.*", "", $4); print $4 }')
    docker info -f 'Engine {{.ServerVersion}}, {{.Driver}}, cgroups {{.CgroupVersion}}'
}

run_engine() {
    setpriv --pdeathsig KILL nsenter --net="/run/netns/$network" \
        unshare --mount --pid --fork --kill-child --mount-proc \
        dockerd --data-root "$engine_data" --exec-root "$engine/run" --pidfile "$engine/pid" \
        --host "unix://$engine/socket" >"$engine/log" 2>&1 &
    engine_pid=$!
    export DOCKER_HOST=unix://$engine/socket
    eventually 60 docker version || no_engine "$(tail -n 1 "$engine/log")"
}

stop_engine() {
    pkill -TERM -P "$engine_pid" || true
    wait "$engine_pid" || true
}

# Debian as its slim image is: no documentation, translations or caches. No registry is contacted.
make_debian() { # NAME
    local folder=$work/debian
    debian_root bookworm "$folder"
    printf 'path-exclude /usr/share/%s/*\n' doc info locale man lintian >"$folder/etc/dpkg/dpkg.cfg.d/slim"
    rm -rf "$folder"/usr/share/{doc,info,locale,man,lintian} "$folder"/var/cache/apt/*.bin \
        "$folder"/var/cache/apt/archives/*.deb "$folder"/var/lib/apt/lists/*
    tar -C "$folder" -c . | docker import --change 'CMD ["bash"]' - "$1" >/dev/null
    rm -rf "$folder"
}

# The node as one on the machine that Docker runs on: in its data folder a cookie that a group may
# read, and RPC on the bridge's address. NODE is the simulated node's program.
node_data=$work/node-data node_group=4711
start_node_of_host() { # NODE
    node_in=(nsenter --net="/run/netns/$network")
    start_node "$1"
    mkdir -p "$node_data/blocks"
    install -m 640 -g $node_group <(printf %s "$node_user:$node_password") "$node_data/.cookie.new"
    mv "$node_data/.cookie.new" "$node_data/.cookie"
    chgrp $node_group "$node_data"
    chmod 750 "$node_data"
    "${node_in[@]}" socat -lf /dev/null "TCP-LISTEN:8332,bind=$bridge,reuseaddr,fork" "TCP:127.0.0.1:$node_port" &
    forwarder_pid=$!
    cleanups+=("kill $forwarder_pid 2>/dev/null || true")
}

stop_node_of_host() {
    kill "$forwarder_pid" "$node_pid"
    wait "$forwarder_pid" "$node_pid" || true # they end by the signal
}

health() { docker inspect -f '{{.State.Health.Status}}' "$1"; }
is_health() { [ "$(health "$1")" = "$2" ]; }
expect_health() { # CONTAINER STATE SECONDS
    eventually "$3" is_health "$1" "$2" ||
        fail "$1 is $(health "$1"), not $2: $(docker inspect -f '{{json .State.Health}}' "$1") $(docker logs --tail 20 "$1" 2>&1)"
}

# The confinement of a process of the container $1, as reported by the kernel.
expect_confined() { # CONTAINER UID
    local status
    status=$(docker exec "$1" cat /proc/1/status) || fail "nothing runs in $1"
    grep -qP "^Uid:\t$2\t$2\t$2" <<<"$status" || fail "$1 is not user $2: $(grep Uid <<<"$status")"
    [ "$(grep -cP '^Cap(Inh|Prm|Eff|Bnd|Amb):\t0+$' <<<"$status")" -eq 5 ] || fail "$1 has capabilities: $(grep Cap <<<"$status")"
    grep -qP '^NoNewPrivs:\t1$' <<<"$status" || fail "$1 may gain privileges"
    expect_refused 'Read-only file system' docker exec "$1" touch /etc/written
}
