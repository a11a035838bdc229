#!/usr/bin/env bash
# Creates the stack's files: .env, and a folder of secrets with random passwords. Existing files
# are never changed. Usage: setup.sh [FOLDER_OF_ENV]
set -euo pipefail
packaging=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${1:-$packaging}
secrets=$target/secrets

random() {
    local text
    text=$(head -c 48 /dev/urandom | base64 | tr -d '+/=\n')
    echo "${text:0:32}"
}

# make NAME CONTENT: containers with other users read these, so only the folder keeps others out.
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
make metrics-token "$(random)"
for name in influx-token grafana-influx-token geoip-account-id geoip-license-key; do
    make "$name" ''
done
make monitor-env '# Secrets of the monitor, one NAME=value per line, such as:
#BITCOIN_RPC_PASSWORD=
#ALERT_WEBHOOK_URL=
#HEARTBEAT_URL=
'
if [ ! -e "$target/.env" ]; then
    sed 's|^SECRETS_DIR=$|SECRETS_DIR=./secrets|' "$packaging/.env.example" >"$target/.env"
    chmod 0600 "$target/.env"
    echo "made .env: review it, then run in $packaging: docker compose up -d"
fi
echo "Grafana's password is in $secrets/grafana-admin-password"
