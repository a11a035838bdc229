#!/bin/bash
# Starts the program in its container. A data folder that is not there must not count as one.
folder=${BITCOIN_DATADIR:-/bitcoin}
if ! entries=$(ls "$folder"); then
    echo "BITCOIN_DATADIR cannot be read by user $(id -u). Set BITCOIN_GID to the group that may; see docs/troubleshooting.md" >&2
    unset BITCOIN_DATADIR
elif [ -z "$entries" ] || [ "$entries" = README ]; then
    unset BITCOIN_DATADIR
fi
exec bitcoin-node-monitor "$@"
