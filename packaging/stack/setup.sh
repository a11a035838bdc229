#!/usr/bin/env bash
# Makes what the stack needs and is not there yet: .env, and a folder of secrets with random
# passwords. What is there stays as it is. Usage: setup.sh [FOLDER_OF_ENV]
set -euo pipefail
packaging=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${1:-$packaging}
secrets=$target/secrets

random() {
    local text
    text=$(head -c 48 /dev/urandom | base64 | tr -d '+/=\n')
    echo "${text:0:32}"
}

# make NAME CONTENT: containers with other users read these, so the folder is what keeps others out.
make() {
    [ -e "$secrets/$1" ] && return
    printf '%s' "$2" >"$secrets/$1"
    chmod 0644 "$secrets/$1"
    echo "made secrets/$1"
}

mkdir -p "$secrets"
chmod 0700 "$secrets"
make influxdb-admin-password "$(random)"
make grafana-admin-password "$(random)"
for name in influx-token grafana-influx-token geoip-account-id geoip-license-key; do
    make "$name" ''
done
make monitor-env '# Secrets of the monitor, one NAME=value a line, such as:
#BITCOIN_RPC_PASSWORD=
#ALERT_WEBHOOK_URL=
#HEARTBEAT_URL=
'
if [ ! -e "$target/.env" ]; then
    sed 's|^SECRETS_DIR=$|SECRETS_DIR=./secrets|' "$packaging/.env.example" >"$target/.env"
    chmod 0600 "$target/.env"
    echo "made .env: look through it, then start, in $packaging, with: docker compose up -d"
fi
echo "Grafana's password is in $secrets/grafana-admin-password"
