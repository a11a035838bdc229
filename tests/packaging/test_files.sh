#!/usr/bin/env bash
# Installed files besides the program: references and man page are up to date, desktop entry,
# description, service and completions are valid according to their own tools.
# Usage: test_files.sh PROGRAM BUILD_FOLDER
# shellcheck source=tests/packaging/lib.sh
. "$(dirname "$0")/lib.sh"
need help2man man desktop-file-validate appstreamcli systemd-analyze zsh fish
program=$1
build=$2

"$packaging/update-docs.sh" --check "$program"
"$packaging/update-translations.sh" --check
warnings=$(man --warnings -E UTF-8 -l -Tutf8 -Z "$packaging/man/bitcoin-node-monitor.1" 2>&1 >/dev/null)
[ -z "$warnings" ] || fail "man page: $warnings"

# The user that may only read may call all that is called.
for method in $(sed -n '/to_array/,/});/p' "$root/collectors/rpc/asked_methods.h" | grep -oE '"[a-z]+"' | tr -d '"'); do
    grep -qE "^ +rpcwhitelist=.*[:,]$method(,|\$)" "$packaging/docs/hardening.md" || fail "docs/hardening.md forbids $method"
done

python3 "$root/tests/packaging/check_links.py" "$root/README.md" "$packaging"/docs/*.md

DESTDIR=$work/root cmake --install "$build" --prefix /usr >/dev/null
share=$work/root/usr/share
if [ -d "$share/applications" ]; then
    desktop-file-validate --warn-kde "$share/applications/bitcoin-node-monitor.desktop"
    # There is no home page to name. Newer releases warn of that, older ones cannot be told not to.
    appstreamcli validate --no-net "$share"/metainfo/*.metainfo.xml ||
        appstreamcli validate --no-net --override=url-homepage-missing=info "$share"/metainfo/*.metainfo.xml
    for size in 16 24 32 48 64 128 256; do
        file "$share/icons/hicolor/${size}x$size/apps/bitcoin-node-monitor.png" |
            grep -q "PNG image data, $size x $size" || fail "icon of $size pixels"
    done
    [ -s "$share/icons/hicolor/scalable/apps/bitcoin-node-monitor.svg" ] || fail "icon as SVG"
fi

service=$packaging/systemd/bitcoin-node-monitor.service
systemd-analyze security --offline=true --threshold=40 "$service" | tail -n 1
# The program is not where the service looks for it, unless it is installed.
complaints=$(systemd-analyze verify --man=no "$service" 2>&1 | grep -v 'is not executable' || true)
[ -z "$complaints" ] || fail "service: $complaints"

echo "completions offer what the program has"
mkdir "$work/bin"
ln -s "$program" "$work/bin/bitcoin-node-monitor"
export PATH=$work/bin:$PATH
complete_in_bash() { # WORDS...: prints what is offered for the last
    bash -c '. /usr/share/bash-completion/bash_completion; . "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        _bitcoin_node_monitor bitcoin-node-monitor "${@: -1}" "${@: -2:1}" 2>/dev/null
        printf "%s\n" "${COMPREPLY[@]}"' - "$packaging/completions/bitcoin-node-monitor.bash" "$@"
}
complete_in_fish() {
    fish -c "source $packaging/completions/bitcoin-node-monitor.fish; complete -C '$*'" | cut -f 1
}
for shell in bash fish; do
    grep -qx -- '--healthcheck' <<<"$(complete_in_$shell bitcoin-node-monitor --hea)" || fail "$shell: options"
    grep -qx mempool <<<"$(complete_in_$shell bitcoin-node-monitor --export memp)" || fail "$shell: measurements"
    grep -qx 'NODE_NAME=' <<<"$(complete_in_$shell bitcoin-node-monitor --set NODE_N)" || fail "$shell: settings"
done
# zsh completes on a terminal only: one is made for it.
cat >"$work/zsh.py" <<'PY'
import os, pty, select, sys, time
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM='dumb', PS1='> ')
    os.execvp('zsh', ['zsh', '-f', '-i'])
def answer(text, wanted):
    os.write(terminal, text)
    seen, until = b'', time.monotonic() + 20
    while wanted not in seen and time.monotonic() < until:
        if select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 65536)
    if wanted not in seen:
        sys.exit('FAIL: zsh does not offer %r: %r' % (wanted, seen))
answer(b'fpath=(%s $fpath); autoload -U compinit; compinit -D -u; echo rea""dy\n' % sys.argv[1].encode(), b'ready')
answer(b'bitcoin-node-monitor --healthc\t', b'--healthcheck ')
answer(b'\x15bitcoin-node-monitor --export mempool_h\t', b'mempool_hist ')
answer(b'\x15bitcoin-node-monitor --set NODE_N\t', b'NODE_NAME=')
PY
python3 "$work/zsh.py" "$packaging/completions"
echo "passed"
