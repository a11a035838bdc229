#!/usr/bin/env bash
# usage: tests/fuzz/run.sh SECONDS [NAME...]
# Builds the fuzzers (preset fuzz, clang), runs each of them, or the named ones, for that time and
# prints one table. JOBS run at a time (2). Fails if one finds something; the table names the input.
# New inputs of more coverage stay in build/fuzz/inputs and are used the next time.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
seconds=${1:?usage: tests/fuzz/run.sh SECONDS [NAME...]}
shift
if [ $# -gt 0 ]; then
    names=("$@")
else
    mapfile -t names < <(find tests/fuzz -maxdepth 1 -name 'fuzz_*.cpp' -printf '%f\n' |
        sed 's/^fuzz_//; s/\.cpp$//' | sort)
fi

[ -f build/fuzz/build.ninja ] || cmake --preset fuzz >/dev/null
cmake --build build/fuzz --target "${names[@]/#/fuzz_}"

out=$root/build/fuzz/runs
mkdir -p "$out"
# Freed memory that is kept for a while does not count as memory of the target.
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1:quarantine_size_mb=32
export UBSAN_OPTIONS=print_stacktrace=1

# Of what a fuzzer writes, for one that dies leaves it.
TMPDIR=$(mktemp -d "$([ -d /dev/shm ] && echo /dev/shm || echo /tmp)/bnm-fuzzers-XXXXXX")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

run_one() {
    local name=$1 inputs=$root/build/fuzz/inputs/$1
    mkdir -p "$inputs"
    local failed=0
    "build/fuzz/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -max_len=16384 \
        -rss_limit_mb=512 -timeout=60 -print_final_stats=1 -artifact_prefix="$out/$name-" \
        "$inputs" "tests/fuzz/corpus/$name" >"$out/$name.log" 2>&1 || failed=$?
    echo "$failed" >"$out/$name.exit"
}

for name in "${names[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "${JOBS:-2}" ]; do
        wait -n || true
    done
    run_one "$name" &
done
wait

# last NAME PATTERN: the last number behind a word of the log.
last() {
    grep -oE "$2 *[0-9]+" "$out/$1.log" | tail -1 | grep -oE '[0-9]+$' || echo '?'
}
found=0
printf '%-18s %11s %8s %8s %9s %7s  %s\n' target executions exec/s edges features inputs result
for name in "${names[@]}"; do
    result=ok
    if [ "$(cat "$out/$name.exit")" != 0 ]; then
        found=1
        result=$(grep -oE 'Test unit written to .*' "$out/$name.log" | tail -1 | sed 's/.* to //') || true
        result="FOUND ${result:-see $out/$name.log}"
    fi
    printf '%-18s %11s %8s %8s %9s %7s  %s\n' "$name" \
        "$(last "$name" stat::number_of_executed_units:)" \
        "$(last "$name" stat::average_exec_per_sec:)" \
        "$(last "$name" ' cov:')" "$(last "$name" ' ft:')" "$(last "$name" ' corp:')" "$result"
done
exit "$found"
