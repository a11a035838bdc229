# SPDX-License-Identifier: GPL-3.0-or-later
"""05: the node's machine, its Electrum server, and witnesses."""

from . import look, queries
from .page import dashboard, row
from .panels import field, lines, stat, states

ROLE = "${__field.labels.path_role}"
SERVER = "${__field.labels.server}"
NOT_HERE = ("No data: the monitor must run on the node's machine and be allowed to read bitcoind's "
            "process")
NO_DISK = "No data: the monitor needs the node's folders on its machine (BITCOIN_DATADIR)"
NO_SERVER = "No Electrum server (ELECTRUM_URL, FULCRUM_STATS_URL)"
WITNESS = "${__field.labels.witness}"
NO_WITNESS = "No witnesses (WITNESSES)"


def _headline():
    return [
        stat("bitcoind running", "Whether the process runs; known once it was found on the "
             "monitor's machine.", queries.latest("process", "running"), mappings=look.YES_IS_GOOD,
             graph=False, thresholds=look.steps(look.DIM), every="slow", no_value="No data",
             width=4),
        stat("CPU", "Since the previous sample; 100 % is one core.",
             queries.series("process", "cpu_percent", fn="last"), unit="percent", every="slow",
             no_value="No data", width=4),
        stat("Memory", "Resident memory of bitcoind.",
             queries.series("process", "memory_rss_mb", fn="last"), unit="decmbytes", decimals=1,
             every="slow", no_value="No data", width=4),
        stat("Disk free", "Free share of each file system that holds node data.",
             queries.series("filesystem", "free_percent", fn="last"), unit="percent", decimals=0,
             thresholds=look.low_is_bad(5, 10), name=f"{ROLE} · " + "${__field.labels.node}",
             every="slow", no_value="No data", width=4),
        stat("Days until full", "At the current growth rate.",
             queries.latest("filesystem", "days_until_full"), unit="suffix:days", graph=False,
             thresholds=look.low_is_bad(14, 60), name=f"{ROLE} · " + "${__field.labels.node}",
             every="slow", no_value="Not growing", width=4),
        stat("Electrum server lag", "Blocks the server is behind the node.",
             queries.series("electrum", "lag_blocks", fn="last"), unit="suffix:blocks",
             thresholds=look.high_is_bad(2, 4), name=f"{SERVER} · " + "${__field.labels.node}",
             every="slow", no_value="No server", width=4),
    ]


def _process():
    return [
        lines("CPU of bitcoind", "100 % is one core.", queries.series("process", "cpu_percent"),
              [field("cpu_percent", "CPU", 0)], unit="percent", decimals=1, least=0, fill=20,
              every="slow", no_value=NOT_HERE),
        lines("Memory of bitcoind", "Resident memory.", queries.series("process", "memory_rss_mb"),
              [field("memory_rss_mb", "Resident", 3)], unit="decmbytes", decimals=1, least=0,
              fill=20, every="slow", no_value=NOT_HERE),
        lines("Disk I/O", "Bytes per second of bitcoind; writes are drawn downwards.",
              queries.rate("process", "read_bytes", "write_bytes"),
              [field("read_bytes", "Read", 0),
               field("write_bytes", "Written", 1, custom_transform="negative-Y")], unit="Bps",
              decimals=1, every="slow", no_value=NOT_HERE + " (ENABLE_DISK_IO)"),
        lines("Files and threads", "Open file descriptors and threads of bitcoind.",
              queries.series("process", "open_files", "threads"),
              [field("open_files", "Open files", 0), field("threads", "Threads", 2)], least=0,
              every="slow", no_value=NOT_HERE),
        states("bitcoind running", "Whether the process runs on the monitor's machine.",
               queries.series("process", "running", fn="last"), [field("running", "bitcoind")],
               look.YES_IS_GOOD, NOT_HERE, every="slow", height=6),
        lines("Connections and protocol", "Connections reported by the node, and its peer-to-peer "
              "protocol version.",
              queries.series("node", "connections", "protocol_version", fn="last",
                          without=("version",)),
              [field("connections", "Connections", 0),
               field("protocol_version", "Protocol version", 5, custom_axisPlacement="right",
                     custom_fillOpacity=0)], least=0, every="slow", height=6),
    ]


def _disks():
    return [
        lines("Space used", "Used space and size of each file system.",
              queries.series("filesystem", "used_gb", "total_gb"),
              [field("used_gb", "used", per=ROLE),
               field("total_gb", "size", per=ROLE, custom_fillOpacity=0)], unit="decgbytes",
              decimals=1, least=0, every="slow", no_value=NO_DISK),
        lines("Folder sizes", "The node's folders, and the UTXO database.",
              queries.series("filesystem", "directory_gb", "chainstate_gb"),
              [field("directory_gb", "folder", per=ROLE),
               field("chainstate_gb", "UTXO database", per=ROLE)], unit="decgbytes", decimals=2,
              least=0, every="slow", no_value=NO_DISK),
        lines("Free space", "Free share of each file system; the node stops when it is full.",
              queries.series("filesystem", "free_percent"), [field("free_percent", "", per=ROLE)],
              unit="percent", decimals=1, least=0, most=100, every="slow", fill=0,
              thresholds=look.steps(look.BLUE, (5, look.CRITICAL), (10, look.DIM)),
              no_value=NO_DISK),
        lines("Days until full", "At the current growth rate.",
              queries.series("filesystem", "days_until_full"),
              [field("days_until_full", "", per=ROLE)], unit="suffix:days", least=0, fill=0,
              every="slow", no_value="No file system is growing, or there is no data"),
    ]


def _electrum():
    def figure(title, description, fields, overrides, **more):
        return lines(title, description, queries.series("electrum", *fields), overrides,
                     every="slow", no_value=NO_SERVER, least=0, **more)
    return [
        lines("Heights", "Last block indexed by the server, and the node's tip.",
              [queries.series("electrum", "height", fn="last"),
               queries.series("blockchain", "best_height", fn="last")],
              [field("height", "", per=SERVER, measurement="electrum"),
               field("best_height", "Node", 0)], unit="locale", fill=0, every="slow",
              no_value=NO_SERVER),
        figure("Behind the node", "Blocks the server is behind the node.", ["lag_blocks"],
               [field("lag_blocks", "", per=SERVER)], unit="suffix:blocks",
               thresholds=look.steps(look.BLUE, (4, look.WARNING))),
        figure("Response time", "Of the server, over the Electrum protocol.", ["answer_ms"],
               [field("answer_ms", "", per=SERVER)], unit="ms", decimals=1),
        figure("Clients", "Connected clients and their active subscriptions.",
               ["clients", "subscriptions"],
               [field("clients", "clients", per=SERVER),
                field("subscriptions", "subscriptions", per=SERVER)], unit="locale"),
        figure("Server memory", "Resident memory, and the size of the database cache.",
               ["memory_mb", "db_cache_mb"],
               [field("memory_mb", "resident", per=SERVER),
                field("db_cache_mb", "database cache", per=SERVER)], unit="decmbytes",
               decimals=1),
        figure("Indexed transactions", "All transactions known to the server.", ["transactions"],
               [field("transactions", "", per=SERVER)], unit="short", decimals=2),
        figure("Indexed unspent outputs", "All unspent outputs known to the server.", ["utxos"],
               [field("utxos", "", per=SERVER)], unit="short", decimals=2),
    ]


def _witnesses():
    return [
        states("Witnesses agree", "Whether each witness has the node's block at the lower of both "
               "heights.", queries.series("witness", "agrees", fn="last"),
               [field("agrees", "", per=WITNESS)], look.YES_IS_GOOD, NO_WITNESS, every="slow"),
        lines("Witnesses behind the node", "Blocks each witness is behind the node; a negative "
              "value means ahead.", queries.series("witness", "lag_blocks"),
              [field("lag_blocks", "", per=WITNESS)], unit="suffix:blocks", every="slow",
              no_value=NO_WITNESS),
        lines("Heights of the witnesses", "Last block of each witness, and the node's tip.",
              [queries.series("witness", "height", fn="last"),
               queries.series("blockchain", "best_height", fn="last")],
              [field("height", "", per=WITNESS, measurement="witness"),
               field("best_height", "Node", 0)], unit="locale", fill=0, every="slow",
              no_value=NO_WITNESS),
        lines("Time since last witness answer", "Time since each witness last reported its height.",
              queries.series("witness", "age_seconds", fn="last"),
              [field("age_seconds", "", per=WITNESS)], unit="s", least=0, every="slow",
              no_value=NO_WITNESS),
    ]


def dashboard_page():
    return dashboard(
        "system", "05 System & Electrum",
        "The node's machine, its Electrum server and witnesses",
        [*_headline(), *_process(), row("Disks"), *_disks(), row("Electrum server"),
         *_electrum(), row("Witnesses"), *_witnesses()])
