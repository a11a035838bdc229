#!/bin/sh
# Runs a command only if all secrets are acceptable; otherwise reports which are not, and why.
# Usage: guard.sh SECRET... -- COMMAND...
# Each SECRET is a file in SECRETS_PATH (/run/secrets); SECRET_PLACE describes where the user sets it.
# Plain sh, because it also runs in other projects' images.
set -u
folder=${SECRETS_PATH:-/run/secrets}

# Values from examples and from lists of common passwords.
is_example() {
    case $(printf %s "$1" | tr '[:upper:]' '[:lower:]') in
        *change*me* | *example* | *replace*me* | *your*password* | *your*token* | *your*key* | '<'*'>' | \
            password* | passw0rd* | secret* | admin* | grafana* | influx* | bitcoin* | letmein* | \
            default* | todo* | xxx* | 123456* | 000000000000*) return 0 ;;
    esac
    return 1
}

bad=0
refuse() {
    echo "refused: $1 $2" >&2
    bad=1
}

while [ $# -gt 0 ] && [ "$1" != -- ]; do
    name=$1
    place=${SECRET_PLACE:-the file $name in SECRETS_DIR}
    shift
    value=$(cat "$folder/$name" 2>/dev/null) || {
        refuse "$name" "cannot be read. Run packaging/stack/setup.sh, which creates it."
        continue
    }
    if [ -z "$value" ]; then
        refuse "$name" "is empty. Put it into $place."
    elif is_example "$value"; then
        refuse "$name" "is an example, or easy to guess. Put your own into $place."
    else
        case $name in
            *-password)
                [ ${#value} -ge 12 ] || refuse "$name" "is shorter than 12 characters."
                ;;
        esac
    fi
done
[ $bad -eq 0 ] || exit 1
shift
[ $# -eq 0 ] || exec "$@"
