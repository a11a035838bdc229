# Reads packaging/docs/metrics.md (--list-metrics) and writes what else follows from it.
#   -v what=flux   the lines of influx/downsample.flux between its markers
#   -v what=types  a line a field, as influx/long_bucket.txt has them
/^## / { measurement = $2; copied = 0; next }
/^Cadence: per block/ {
    copied = 1
    events = events (events ? "|" : "") measurement
}
/^\| [a-z]/ && $2 != "field" {
    field = $2; type = $4; kind = $6
    if (copied)
        way = "copied " type
    else if (kind == "gauge")
        way = "mean float"
    else
        way = "last " type
    if (what == "types")
        print measurement "." field " " way
    if (way ~ /^last/ && !(field in seen)) {
        seen[field] = 1
        stepwise = stepwise (stepwise ? "|" : "") field
    }
}
END {
    if (what == "flux")
        printf "events = /^(%s)$/\nstepwise =\n    /^(%s)$/\n", events, stepwise
}
