# shellcheck shell=bash disable=SC2154 # lib.sh sets some
# Bare roots of Debian's releases, from the mirror that this machine's apt uses. To be sourced after
# lib.sh.

# debian_root RELEASE FOLDER: a minimal Debian, with sources for apt.
debian_root() {
    local release=$1 folder=$2 sources=/etc/apt/sources.list.d/debian.sources here mirror
    here=$(. /etc/os-release && echo "$VERSION_CODENAME")
    mirror=$(sed -n 's/^URIs: *//p' $sources | head -n 1)
    debootstrap --variant=minbase "$release" "$folder" "$mirror" >"$work/debootstrap.log" 2>&1 ||
        fail "debootstrap $release: $(tail "$work/debootstrap.log")"
    rm -f "$folder/etc/apt/sources.list"
    sed "s/\b$here\b/$release/g" $sources >"$folder/etc/apt/sources.list.d/debian.sources"
}
