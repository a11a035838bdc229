<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>bnm</name>
    <message numerus="yes">
        <source>%1 blocks to go</source>
        <translation>
            <numerusform>%1 block to go</numerusform>
            <numerusform>%1 blocks to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks to go: their headers are known, the blocks are not validated.</source>
        <translation>
            <numerusform>%1 block to go: its header is known, the block is not validated.</numerusform>
            <numerusform>%1 blocks to go: their headers are known, the blocks are not validated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A reorganisation replaced %1 blocks in the last 24 hours. Reorganisations in that time: %3.</source>
        <translation>
            <numerusform>A reorganisation replaced %1 block in the last 24 hours. Reorganisations in that time: %3.</numerusform>
            <numerusform>A reorganisation replaced %1 blocks in the last 24 hours. Reorganisations in that time: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another branch, %1 blocks long, ends near the tip. Branches known: %3.</source>
        <translation>
            <numerusform>Another branch, %1 block long, ends near the tip. Branches known: %3.</numerusform>
            <numerusform>Another branch, %1 blocks long, ends near the tip. Branches known: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 peers</source>
        <translation>
            <numerusform>%1 peer</numerusform>
            <numerusform>%1 peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The node is cut off: it has %1 peers.</source>
        <translation>
            <numerusform>The node is cut off: it has %1 peer.</numerusform>
            <numerusform>The node is cut off: it has %1 peers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 outbound peers</source>
        <translation>
            <numerusform>%1 outbound peer</numerusform>
            <numerusform>%1 outbound peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 headers ahead of the peers</source>
        <translation>
            <numerusform>%1 header ahead of the peers</numerusform>
            <numerusform>%1 headers ahead of the peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The node did not announce %1 blocks over ZMQ: %3.</source>
        <translation>
            <numerusform>The node did not announce %1 block over ZMQ: %3.</numerusform>
            <numerusform>The node did not announce %1 blocks over ZMQ: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks behind the node</source>
        <translation>
            <numerusform>%1 block behind the node</numerusform>
            <numerusform>%1 blocks behind the node</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The Electrum server (%3) is %1 blocks behind the node.</source>
        <translation>
            <numerusform>The Electrum server (%3) is %1 block behind the node.</numerusform>
            <numerusform>The Electrum server (%3) is %1 blocks behind the node.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>queue grows by %1 points a minute</source>
        <translation>
            <numerusform>queue grows by %1 point a minute</numerusform>
            <numerusform>queue grows by %1 points a minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The queue for InfluxDB grows by %1 points a minute; points queued: %3.</source>
        <translation>
            <numerusform>The queue for InfluxDB grows by %1 point a minute; points queued: %3.</numerusform>
            <numerusform>The queue for InfluxDB grows by %1 points a minute; points queued: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split at block %1: this node has %2, %3 has %4 and %5 blocks on top of it.</source>
        <translation>
            <numerusform>Split at block %1: this node has %2, %3 has %4 and %5 block on top of it.</numerusform>
            <numerusform>Split at block %1: this node has %2, %3 has %4 and %5 blocks on top of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks</source>
        <translation>
            <numerusform>%1 block</numerusform>
            <numerusform>%1 blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>and %1 more</numerusform>
            <numerusform>and %1 more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 more places</source>
        <translation>
            <numerusform>and %1 more place</numerusform>
            <numerusform>and %1 more places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 more providers</source>
        <translation>
            <numerusform>and %1 more provider</numerusform>
            <numerusform>and %1 more providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 metrics</source>
        <translation>
            <numerusform>%1 metric</numerusform>
            <numerusform>%1 metrics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::AlertsPage</name>
    <message numerus="yes">
        <source>%1 alerts</source>
        <translation>
            <numerusform>%1 alert</numerusform>
            <numerusform>%1 alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::BlockBars</name>
    <message numerus="yes">
        <source>, %1 transactions</source>
        <translation>
            <numerusform>, %1 transaction</numerusform>
            <numerusform>, %1 transactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::DependencePanel</name>
    <message numerus="yes">
        <source>%1 others</source>
        <translation>
            <numerusform>%1 other</numerusform>
            <numerusform>%1 others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::ElectrumCollector</name>
    <message numerus="yes">
        <source>%1 blocks behind</source>
        <translation>
            <numerusform>%1 block behind</numerusform>
            <numerusform>%1 blocks behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The Electrum server is %1 blocks behind the node.</source>
        <translation>
            <numerusform>The Electrum server is %1 block behind the node.</numerusform>
            <numerusform>The Electrum server is %1 blocks behind the node.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::MempoolPage</name>
    <message numerus="yes">
        <source>%1 transactions</source>
        <translation>
            <numerusform>%1 transaction</numerusform>
            <numerusform>%1 transactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::MetricsPage</name>
    <message numerus="yes">
        <source>%1 metrics picked</source>
        <translation>
            <numerusform>%1 metric picked</numerusform>
            <numerusform>%1 metrics picked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::NowHistogram</name>
    <message numerus="yes">
        <source>%1 transactions</source>
        <translation>
            <numerusform>%1 transaction</numerusform>
            <numerusform>%1 transactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::OverviewPage</name>
    <message numerus="yes">
        <source>%1 blocks behind</source>
        <translation>
            <numerusform>%1 block behind</numerusform>
            <numerusform>%1 blocks behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages missed</source>
        <translation>
            <numerusform>%1 message missed</numerusform>
            <numerusform>%1 messages missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::Page</name>
    <message numerus="yes">
        <source>last %1 blocks</source>
        <translation>
            <numerusform>last block</numerusform>
            <numerusform>last %1 blocks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::PeerLogView</name>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 session</numerusform>
            <numerusform>%1 sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::PeerMap</name>
    <message numerus="yes">
        <source>%1 peers, %2 of them on the map</source>
        <translation>
            <numerusform>%1 peer, %2 of them on the map</numerusform>
            <numerusform>%1 peers, %2 of them on the map</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::PeersPage</name>
    <message numerus="yes">
        <source>%1 peers</source>
        <translation>
            <numerusform>%1 peer</numerusform>
            <numerusform>%1 peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 peers</source>
        <translation>
            <numerusform>%1 of %2 peer</numerusform>
            <numerusform>%1 of %2 peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 countries</source>
        <translation>
            <numerusform>%1 in %2 country</numerusform>
            <numerusform>%1 in %2 countries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bnm::WitnessCollector</name>
    <message numerus="yes">
        <source>%1 blocks behind</source>
        <translation>
            <numerusform>%1 block behind</numerusform>
            <numerusform>%1 blocks behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The witness is %1 blocks behind the node; its blocks are the same.</source>
        <translation>
            <numerusform>The witness is %1 block behind the node; its blocks are the same.</numerusform>
            <numerusform>The witness is %1 blocks behind the node; its blocks are the same.</numerusform>
        </translation>
    </message>
</context>
</TS>
