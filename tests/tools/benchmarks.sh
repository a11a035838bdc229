#!/usr/bin/env bash
# Runs benchmarks and prints one table of their rows (tests/support/bench_table.h). Usage:
# benchmarks.sh PROGRAM... (by the target "benchmarks"). Fails if one of them fails; a figure never
# makes it fail.
set -uo pipefail
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
failed=()
begin=$SECONDS
for program in "$@"; do
    name=${program##*/}
    since=$SECONDS
    output=$("$program" 2>&1) || {
        failed+=("$name")
        printf '%s\n' "$output" | grep -v '^BENCH|' >&2
    }
    printf '%s\n' "$output" | grep '^BENCH|' >>"$rows"
    echo "$name: $((SECONDS - since)) s" >&2
done
printf '%d processors, load %s, %d s in all\n\n' "$(nproc)" "$(cut -d ' ' -f 1 /proc/loadavg)" \
    "$((SECONDS - begin))"
awk -F '|' '
    # Three digits that count.
    function figure(value) {
        if (value >= 100) return sprintf("%.0f", value)
        if (value >= 10) return sprintf("%.1f", value)
        if (value >= 1) return sprintf("%.2f", value)
        return sprintf("%.3f", value)
    }
    BEGIN {
        line = "%-52s %10s  %-11s %-34s %8s\n"
        printf line, "what", "figure", "unit", "baseline", "ratio"
    }
    { printf line, $2, figure($3), $4, $5, figure($6) }' "$rows"
[ ${#failed[@]} -eq 0 ] || echo "Failed: ${failed[*]}" >&2
exit ${#failed[@]}
