#!/bin/sh
# Runs a command only if secrets are fit for use; else says which are not and why.
# Usage: guard.sh SECRET... -- COMMAND...
# Each SECRET is a file in SECRETS_PATH (/run/secrets); SECRET_PLACE is what its owner knows it by.
# Plain sh: it runs in others' images too.
set -u
folder=${SECRETS_PATH:-/run/secrets}

# What stands in examples and in lists of what is tried first.
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
        refuse "$name" "cannot be read. Run packaging/stack/setup.sh, which makes it."
        continue
    }
    if [ -z "$value" ]; then
        refuse "$name" "is empty. Put it into $place."
    elif is_example "$value"; then
        refuse "$name" "is an example, or what would be guessed first. Put one of your own into $place."
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
