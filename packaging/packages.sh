# shellcheck shell=bash disable=SC2034
# Installs Debian packages that are missing, and says which. To be sourced.

build_packages=(cmake ninja-build g++ pkg-config qt6-base-dev libqt6sql6-sqlite libzmq3-dev cppzmq-dev
    libsimdjson-dev libmaxminddb-dev zlib1g-dev)
gui_packages=(libqt6opengl6-dev qt6-charts-dev libqt6svg6-dev libgl1-mesa-dev libxkbcommon-dev
    qt6-qpa-plugins libqt6svg6 fonts-dejavu-core)
test_packages=(victoria-metrics python3 curl openssl dbus-daemon xvfb)

install_missing() {
    local missing=() package as_root=()
    for package in "$@"; do
        dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' \
            || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        echo "All Debian packages needed are installed."
        return 0
    fi
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    echo "Installing missing Debian packages: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends "${missing[@]}" >/dev/null
}
