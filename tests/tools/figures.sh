#!/usr/bin/env bash
# Prints the resource usage of the headless program with a simulated node in another process:
# resident memory, CPU time a fast cycle, time from start to the first point, HTTP requests a
# cycle. Usage: figures.sh BUILD_DIR (with tests built; use a release build).
set -euo pipefail
build=$1
program=$build/app/bitcoin-node-monitor
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT

"$build/tests/tools/simulated-node" >"$work/node.env" &
until [ "$(wc -l <"$work/node.env")" -ge 6 ]; do sleep 0.05; done
run=(env "HOME=$work" "BITCOIN_DATADIR=$work" "$program" --env-file "$work/node.env"
    --data-dir "$work/own")

cpu_ns() { cat /proc/"$1"/task/*/schedstat | awk '{ sum += $1 } END { printf "%d", sum }'; }

echo "Start to first point:"
for _ in 1 2 3 4 5; do
    begin=$(date +%s%N)
    "${run[@]}" --once --print 2>/dev/null | head -n 1 >/dev/null
    echo "  $((($(date +%s%N) - begin) / 1000000)) ms"
done

echo "HTTP requests of the first cycles:"
"${run[@]}" --headless --print --set SCRAPE_INTERVAL_FAST=0.2 2>/dev/null >"$work/points" &
pid=$!
sleep 2
kill "$pid"
wait "$pid"
grep -o 'loop=fast.*http_requests=[0-9]*' "$work/points" | grep -o '[0-9]*$' | head -n 6 | xargs echo " "

for interval in 5 0.2; do
    "${run[@]}" --headless --set SCRAPE_INTERVAL_FAST=$interval --set SCRAPE_INTERVAL_SLOW=30 2>/dev/null &
    pid=$!
    sleep 5
    before=$(cpu_ns "$pid")
    seconds=20
    sleep $seconds
    spent=$(($(cpu_ns "$pid") - before))
    awk -v ns="$spent" -v s=$seconds -v i=$interval 'BEGIN {
        printf "CPU at an interval of %s s: %.2f ms a second, %.2f ms a fast cycle\n", i, ns / 1e6 / s, ns / 1e6 / (s / i) }'
    awk '/^(VmRSS|RssAnon|RssFile)/ { printf "  %s %.1f MB\n", $1, $2 / 1000 }' "/proc/$pid/status"
    kill "$pid"
    wait "$pid"
done
