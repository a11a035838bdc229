#!/usr/bin/env bash
# The image's second stage, run as root in a Debian that becomes the image: installs the program's
# dependencies, creates its user and folders, and removes the tools of the installation. CI runs the
# same in a separate folder. Never run it on a machine in use.
set -euo pipefail
[ "${IMAGE_ROOT:-}" = yes ] || {
    echo "runtime.sh takes a Debian apart to make an image of it; not run here." >&2
    exit 1
}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=packaging/packages.sh
. "$here/packages.sh"
user=10001

apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${runtime_packages[@]}" >/dev/null

echo "bitcoin-node-monitor:x:$user:$user::/data:/usr/sbin/nologin" >>/etc/passwd
echo "bitcoin-node-monitor:x:$user:" >>/etc/group
# A named volume takes owner and mode from the folder it is first mounted on.
install -d -m 0750 -o $user -g $user /data
install -d -m 0755 /bitcoin

# Nothing is ever installed into a running container. For scanners of images, the remaining packages
# are listed in /var/lib/dpkg/status.
unused=(adduser apt bsdutils debconf debian-archive-keyring diffutils e2fsprogs gpgv
    init-system-helpers libapt-pkg6.0 libdb5.3 libext2fs2 libncursesw6 libpam-modules
    libpam-modules-bin libpam-runtime libpam0g libsemanage2 libsemanage-common libsepol2
    libsasl2-modules-db libsmartcols1 libss2 libuuid1 login logsave mount ncurses-base ncurses-bin openssl passwd
    perl-base shared-mime-info sysvinit-utils util-linux util-linux-extra)
present=()
for package in "${unused[@]}"; do
    ! dpkg-query -W "$package" >/dev/null 2>&1 || present+=("$package")
done
rm -f /var/lib/dpkg/info/*.{prerm,postrm,triggers} # they would run what is being removed
dpkg --purge --force-all "${present[@]}" >/dev/null 2>&1
rm -rf /var/cache/* /var/log/* /var/lib/apt /usr/share/doc/*/changelog* /usr/share/perl* /tmp/*
find /usr/lib -path '*/gconv/*' -delete # converters of character sets; the program has Qt's
ldconfig

# Every library that the remaining programs need must still exist.
lacking=$(find /usr/bin /usr/lib -type f \( -perm -u+x -o -name '*.so*' \) -exec ldd {} + 2>/dev/null |
    grep 'not found' || true)
[ -z "$lacking" ] || {
    echo "The image lacks libraries:" "$lacking" >&2
    exit 1
}
