// Quarters of an hour of everything, into the bucket with the long retention: measurements, tags
// and fields keep their names, so the dashboards read that bucket as well.
//
// Each run does the last 26 hours again, for the monitor delivers late what waited on its disk
// while InfluxDB was away; the same points get the same times and are replaced. After a longer
// outage run this once by hand with a larger `again`.
//
// influx/init.sh fills in what stands between at signs.
import "date"

option task = {name: "@TASK@", every: 1h, offset: 2m}

again = 26h
stop = date.truncate(t: now(), unit: 15m)
start = date.sub(d: again, from: stop)

// What comes with blocks is copied as it is. Of states (yes or no, heights) and counters the last
// value is kept, of gauges the mean.
// From the catalogue, by packaging/update-docs.sh:
events = /^(block|softfork)$/
stepwise =
    /^(best_height|headers_height|difficulty|initial_block_download|size_on_disk_bytes|pruned|prune_height|reorg_depth|max_reorg_depth|reorg_count|synced_headers_max|bytes_received|bytes_sent|uptime_seconds|protocol_version|messages|gaps|running|read_bytes|write_bytes|height|transactions|utxos|agrees|rpc_errors|retries|skipped_cycles|dropped_points|written_points|implausible_values)$/
// Until here.

from(bucket: "@RAW_BUCKET@")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement =~ events)
    |> to(bucket: "@LONG_BUCKET@")
    |> yield(name: "events")

from(bucket: "@RAW_BUCKET@")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement !~ events)
    |> filter(fn: (r) => r._field =~ stepwise)
    |> aggregateWindow(every: 15m, fn: last, createEmpty: false)
    |> to(bucket: "@LONG_BUCKET@")
    |> yield(name: "stepwise")

from(bucket: "@RAW_BUCKET@")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement !~ events)
    |> filter(fn: (r) => r._field !~ stepwise)
    |> aggregateWindow(every: 15m, fn: mean, createEmpty: false)
    |> to(bucket: "@LONG_BUCKET@")
    |> yield(name: "means")
