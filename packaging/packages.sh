# shellcheck shell=bash disable=SC2034
# Installs missing Debian packages and prints their names. To be sourced.

# Names that differ from release to release.
renamed=(libcurl4t64 libsimdjson25 libmicrohttpd12t64) # Debian 13
! grep -qsx 'VERSION_ID="12"' /etc/os-release || renamed=(libcurl4 libsimdjson14 libmicrohttpd12)
opengl=() # in qt6-base-dev, but not yet in Debian 12 and Ubuntu 24.04
! grep -qsxE 'VERSION_ID="(12|24\.04)"' /etc/os-release || opengl=(libqt6opengl6-dev)

build_tools=(cmake ninja-build pkg-config qt6-l10n-tools)
build_libraries=(qt6-base-dev libqt6sql6-sqlite libcurl4-openssl-dev libzmq3-dev cppzmq-dev
    libsimdjson-dev libmaxminddb-dev libmicrohttpd-dev zlib1g-dev)
build_packages=("${build_tools[@]}" g++ "${build_libraries[@]}")
# Dependencies of the program without a window, for the image.
runtime_packages=(libqt6network6 libqt6sql6-sqlite libzmq5 libmaxminddb0 "${renamed[@]}" zlib1g
    ca-certificates tzdata)
gui_libraries=("${opengl[@]}" qt6-charts-dev qt6-svg-dev libgl1-mesa-dev libxkbcommon-dev
    qt6-qpa-plugins libqt6svg6 qtkeychain-qt6-dev)
gui_packages=("${gui_libraries[@]}" fonts-dejavu-core)
test_packages=(victoria-metrics prometheus python3 curl openssl dbus-daemon gnome-keyring desktop-file-utils
    mold xvfb at-spi2-core)
command -v npm >/dev/null || test_packages+=(npm) # other builds of Node.js bring their own
packaging_packages=(file librsvg2-bin appstream help2man man-db lintian systemd
    docker-compose python3-yaml bash-completion zsh fish)
[ -z "${CI:-}" ] || packaging_packages+=(debootstrap docker.io iproute2 socat) # an engine for what runs in CI only

# The GNU name of a Debian architecture.
gnu_name() {
    case $1 in
    arm64) echo aarch64-linux-gnu ;;
    amd64) echo x86_64-linux-gnu ;;
    *)
        echo "TARGETARCH is $1; only amd64 and arm64 are built across architectures." >&2
        return 1
        ;;
    esac
}

# A build for another of Debian's architectures, arm64 on amd64 or the other way round: tools of
# this machine (Qt's among them), libraries of the other one. $1 is that architecture; more
# libraries than those of the program without a window may follow.
install_cross() {
    local architecture=$1 gnu
    shift
    gnu=$(gnu_name "$architecture") || return 1
    if ! dpkg --print-foreign-architectures | grep -qx "$architecture"; then
        echo "Adding the Debian architecture $architecture"
        as_root dpkg --add-architecture "$architecture"
    fi
    set -- "${build_libraries[@]}" "$@"
    # Better refused than that libraries of this machine make room for the other's.
    local apt_options=(--no-remove)
    install_missing "${build_tools[@]}" dpkg-dev file \
        "g++-${gnu//_/-}" qt6-base-dev-tools "${@/%/:$architecture}"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

apt_options=()
install_missing() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' \
            || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        echo "All required Debian packages are installed."
        return 0
    fi
    echo "Installing missing Debian packages: ${missing[*]}"
    as_root apt-get update -qq
    # apt's own report of the download and of the required space.
    LC_ALL=C apt-get install --no-install-recommends --assume-no "${apt_options[@]}" \
        "${missing[@]}" 2>/dev/null | grep -E '^(Need to get|After this)' || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends "${apt_options[@]}" "${missing[@]}" >/dev/null
}

fetch_countries() { apt-get download -qq -o APT::Sandbox::User=root tor-geoipdb; }

# The data of countries of Debian's tor-geoipdb, unpacked into the folder $1. The package is not
# installed, for it depends on the tor daemon. Without it the program is built without a table.
country_data() {
    if [ -e "$1/geoip6" ] || [ -e /usr/share/tor/geoip6 ]; then
        return 0
    fi
    local work
    mkdir -p "$1"
    work=$(mktemp -d "$1/.unpack.XXXXXX")
    if (cd "$work" && { fetch_countries || { [ "$(id -u)" -eq 0 ] && apt-get update -qq && fetch_countries; }; } &&
        dpkg-deb -x tor-geoipdb_*.deb .) >/dev/null 2>&1; then
        mv "$work/usr/share/tor/geoip" "$1/"
        mv "$work/usr/share/tor/geoip6" "$1/"
        echo "Countries come from Debian's tor-geoipdb (IPFire Location, CC BY-SA 4.0)."
    else
        echo "tor-geoipdb cannot be downloaded: without a GeoIP database the program shows no countries." >&2
    fi
    rm -rf "$work"
}

# Compose as people run it. Debian 12 has only the one before, written in Python: then the next
# release's package is unpacked into the folder $1, and nothing is installed. Prints its path.
newer_compose() {
    local found=/usr/libexec/docker/cli-plugins/docker-compose apt
    if [ ! -x "$found" ]; then
        found=$1$found
    fi
    if [ ! -x "$found" ]; then
        mkdir -p "$1/lists/partial" "$1/cache/archives/partial"
        cat /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null |
            sed 's/bookworm/trixie/g' >"$1/next.sources"
        apt=(apt-get -qq -o Dir::Etc::sourcelist="$1/next.sources" -o Dir::Etc::sourceparts=/dev/null
            -o Dir::State::lists="$1/lists" -o Dir::Cache="$1/cache" -o APT::Sandbox::User=root)
        (cd "$1" && "${apt[@]}" update && "${apt[@]}" download docker-compose &&
            dpkg-deb -x docker-compose_*.deb .) >&2 || return 1
        rm -r "$1/lists" "$1/cache"
    fi
    echo "$found"
}
