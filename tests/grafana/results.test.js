// SPDX-License-Identifier: GPL-3.0-or-later
// Results of the queries over points of two nodes: every panel has data, every name that it
// shows is in its answer, and Flux computes correct values. See evaluate.js for its limits.
'use strict';

const assert = require('node:assert');
const {test} = require('node:test');
const {readCatalogue} = require('./catalogue');
const {evaluate} = require('./evaluate');
const {TIME_RANGE, fillServerVariables} = require('./flux');
const {alertRules, dashboards, queriesOfDashboard, task} = require('./sources');

const NS = 1_000_000n;
const START = BigInt(Date.parse(TIME_RANGE.start)) * NS;
const STOP = BigInt(Date.parse(TIME_RANGE.stop)) * NS;
const SECOND = 1000n * NS;
const CUPBOARD = {network: 'mainnet', node: 'cupboard.lan'};
const ATTIC = {network: 'signet', node: 'a/b (c)'};

const TAG_VALUES = {
    bin: ['0000.1', '0002.0', '0010.0', '1000.0'], source: ['core_rawmempool'],
    country: ['DE', 'US'], loop: ['fast', 'slow', 'mirror'],
};

function tagSets(tags) {
    return [...tags].filter(tag => !['network', 'node'].includes(tag)).reduce(
        (sets, tag) => sets.flatMap(set =>
            (TAG_VALUES[tag] ?? [`some ${tag}`]).map(value => ({...set, [tag]: value}))), [{}]);
}

const VALUES = {integer: i => BigInt(i), float: i => i + 0.5, boolean: () => false};

/// Every field of the catalogue, every minute, growing by one each time; also for a node that is not
/// selected.
function allPoints() {
    const points = [];
    for (const [measurement, {tags, fields}] of readCatalogue())
        for (const identity of [CUPBOARD, ATTIC, {network: 'mainnet', node: 'my cupboard.lan'}])
            for (const more of tagSets(tags))
                for (let i = 0; i < 20; ++i)
                    points.push({
                        measurement, tags: {...identity, ...more},
                        time: START + BigInt(i) * 60n * SECOND + 7n * NS,
                        fields: Object.fromEntries([...fields].map(
                            ([field, {type}]) => [field, VALUES[type](i)])),
                    });
    return points;
}

const ALL = allPoints();
const point = (measurement, identity, secondsBefore, fields, tags = {}) =>
    ({measurement, tags: {...identity, ...tags}, fields,
      time: STOP - BigInt(secondsBefore) * SECOND});

/// All points, or those of the measurements that a script names.
const pointsFor = script => ALL.filter(one => script.includes(`"${one.measurement}"`));

const rowsOf = (script, points = pointsFor(script)) =>
    evaluate(script, points).flat().flatMap(table => table.rows);
const isTimeSeries = rows => '_value' in rows[0] && '_time' in rows[0];

/// As Grafana calls a series without a display name: measurement, field, labels.
const seriesNames = row => [row._field, `${row._measurement} ${row._field}`];

function panelQuery(number, title, ref = 'A') {
    const {script} = queriesOfDashboard(dashboards()[number - 1])
        .findLast(one => one.where.endsWith(`panel "${title}" ${ref}`));
    return points => rowsOf(script, points);
}

function annotation(name) {
    const {script} = queriesOfDashboard(dashboards()[0])
        .find(one => one.where.endsWith(`annotation "${name}"`));
    return points => rowsOf(script, points).map(row => row.text);
}

function alert(uid) {
    const rule = alertRules().find(one => one.uid === uid);
    return points => rowsOf(fillServerVariables(rule.data[0].model.query), points);
}

for (const dashboard of dashboards())
    test(`${dashboard.title}: every panel has data of both nodes and no other`, () => {
        for (const panel of dashboard.panels.filter(one => one.targets)) {
            const rows = panel.targets.flatMap((target, i) => {
                const {script} = queriesOfDashboard({...dashboard, panels: [panel]})[i];
                const found = rowsOf(script);
                assert.ok(found.length, `"${panel.title}" ${target.refId} is empty`);
                return found;
            });
            if ('node' in rows[0])
                assert.deepEqual([...new Set(rows.map(row => row.node))].sort(),
                                 [ATTIC.node, CUPBOARD.node], panel.title);
            assertNamesAreThere(panel, rows);
        }
    });

/// Labels that a legend is made of, and series and columns that overrides are for.
function assertNamesAreThere(panel, rows) {
    const {defaults, overrides} = panel.fieldConfig;
    const labels = [...JSON.stringify([defaults.displayName, overrides])
        .matchAll(/__field\.labels\.(\w+)/g)].map(one => one[1]);
    const columns = new Set(rows.flatMap(row => Object.keys(row)));
    for (const label of labels)
        assert.ok(columns.has(label), `"${panel.title}" has no label ${label}`);
    if (panel.repeat)
        return; // its bands are those that there are
    const names = isTimeSeries(rows) ? [...new Set(rows.flatMap(seriesNames))] : [...columns];
    for (const {matcher: {id, options}} of overrides) {
        const isThere = id === 'byName'
            ? names.includes(options)
            : names.some(name => new RegExp(options.slice(1, -1)).test(name));
        assert.ok(isThere, `"${panel.title}": nothing is called ${options}, but ${names}`);
    }
    const [organise] = (panel.transformations ?? []).filter(one => one.id === 'organize');
    for (const column of Object.keys(organise?.options.indexByName ?? {}))
        assert.ok(columns.has(column), `"${panel.title}" has no column ${column}`);
}

test('each label of a series has one value', () => {
    for (const dashboard of dashboards())
        for (const {where, script} of queriesOfDashboard(dashboard))
            if (where.includes(': panel '))
                for (const table of evaluate(script, pointsFor(script)).flat().filter(one => isTimeSeries(one.rows)))
                    for (const label of Object.keys(table.rows[0]).filter(one => one[0] !== '_'))
                        assert.equal(new Set(table.rows.map(row => row[label])).size, 1,
                                     `${where}: ${label}`);
});

test('health tells the gravest', () => {
    const health = panelQuery(1, 'Health');
    const of = points => health(points).map(row => Number(row._value));
    const chain = (lag, age = 5) => point('blockchain', CUPBOARD, age, {block_lag: BigInt(lag)});
    const peers = total => point('peers', CUPBOARD, 20, {total: BigInt(total)});
    assert.deepEqual(of([chain(0), peers(24)]), [0]);
    assert.deepEqual(of([chain(2), peers(24)]), [0]);
    assert.deepEqual(of([chain(3), peers(24)]), [1]);
    assert.deepEqual(of([chain(3), peers(0)]), [2]);
    assert.deepEqual(of([chain(3, 181), peers(0)]), [3]);
    assert.deepEqual(of([chain(0, 180), peers(1)]), [0]);
    assert.deepEqual(of([]), []);
});

test('fee bands are columns from cheap to dear, without a gap where a band is empty', () => {
    const bin = (edge, secondsBefore, vsize) => point('mempool_hist', CUPBOARD, secondsBefore,
        {vsize: BigInt(vsize), tx_count: 1n, fee_sat: 1n}, {bin: edge, source: 'core_rawmempool'});
    const rows = panelQuery(3, 'Mempool by feerate · $node')(
        [bin('0010.0', 600, 5), bin('0000.1', 300, 7), bin('0002.0', 10, 9), bin('0010.0', 10, 4)]);
    const bands = Object.keys(rows[0]).filter(name => name !== '_time');
    assert.deepEqual(bands, ['0000.1', '0002.0', '0010.0']);
    const times = rows.map(row => row._time.ns);
    assert.deepEqual(times, [...times].sort((a, b) => Number(a - b)));
    assert.equal(rows.at(-1)['0010.0'], 4);
    assert.equal(rows.at(-1)['0002.0'], 9);
});

test('places that no peer is in any more are not shown', () => {
    const place = (geohash, secondsBefore) => point('peer_location', CUPBOARD, secondsBefore,
        {peer_count: 3n, latitude: 52.5, longitude: 13.4}, {geohash, country: 'DE'});
    const rows = panelQuery(4, 'Peer map')([place('u33', 20), place('u0y', 400)]);
    assert.deepEqual(rows.map(row => row.geohash), ['u33']);
    assert.deepEqual([rows[0].peer_count, rows[0].latitude, rows[0].longitude], [3, 52.5, 13.4]);
});

test('the table of nodes tells the version that runs now', () => {
    const run = (version, uptime, secondsBefore) => point('node', CUPBOARD, secondsBefore,
                                                          {uptime_seconds: BigInt(uptime)}, {version});
    const rows = panelQuery(1, 'Nodes', 'B')([run('30.0.0', 9000, 600), run('29.1.0', 10, 30)]);
    assert.deepEqual(rows.map(row => [row.version, row.uptime_seconds]), [['29.1.0', 10n]]);
    const [row] = panelQuery(2, 'Uptime')([run('30.0.0', 9000, 600), run('29.1.0', 10, 30)]);
    assert.equal(row._value, 10n);
});

test('a restart is marked, by an upgrade too', () => {
    const restarts = annotation('Restarts');
    const run = (uptime, secondsBefore, version = '30.0.0') => point('node', CUPBOARD, secondsBefore,
        {uptime_seconds: BigInt(uptime)}, {version});
    assert.deepEqual(restarts([run(5000, 600), run(5300, 300), run(5590, 10)]), []);
    assert.deepEqual(restarts([run(5000, 600), run(10, 300), run(300, 10)]),
                     ['cupboard.lan (mainnet): restarted as 30.0.0']);
    assert.deepEqual(restarts([run(5000, 600), run(10, 300, '31.0.0'), run(300, 10, '31.0.0')]),
                     ['cupboard.lan (mainnet): restarted as 31.0.0']);
    assert.deepEqual(restarts([run(5000, 600), {...run(10, 300), tags: {...ATTIC, version: '30.0.0'}}]),
                     [], 'two nodes are not one');
});

test('a reorganisation is marked, the start of the monitor is not', () => {
    const reorganisations = annotation('Reorganisations');
    const chain = (depth, count, secondsBefore) => point('blockchain', CUPBOARD, secondsBefore,
        {reorg_depth: BigInt(depth), reorg_count: BigInt(count)});
    const marked = depth => `cupboard.lan (mainnet): reorganisation, depth ${depth}`;
    assert.deepEqual(reorganisations([chain(0, 0, 600), chain(0, 0, 300), chain(2, 1, 100),
                                      chain(2, 1, 10)]), [marked(2)]);
    assert.deepEqual(reorganisations([chain(3, 1, 600), chain(0, 0, 300)]), []);
    assert.deepEqual(reorganisations([chain(0, 0, 600), chain(2, 1, 300), chain(2, 2, 100),
                                      chain(2, 2, 10)]), [marked(2), marked(2)], 'of the same depth');
    assert.deepEqual(reorganisations([chain(2, 2, 600), chain(2, 1, 300), chain(2, 0, 10)]), [],
                     'an old one leaves the 24 hours');
    assert.deepEqual(reorganisations([chain(1, 1, 600), chain(2, 1, 10)]), [marked(2)],
                     'an old one leaves as a new one comes');
    const olderMonitor = (depth, secondsBefore) =>
        point('blockchain', CUPBOARD, secondsBefore, {reorg_depth: BigInt(depth)});
    assert.deepEqual(reorganisations([olderMonitor(0, 600), olderMonitor(1, 10)]), [marked(1)],
                     'points without the count');
});

test('counts that begin anew do not fall', () => {
    const counted = (value, secondsBefore) => point('collector', CUPBOARD, secondsBefore,
        {dropped_points: BigInt(value)}, {loop: 'mirror'});
    const rows = panelQuery(6, 'Points dropped')(
        [counted(5, 600), counted(9, 500), counted(1, 300), counted(4, 100)]);
    assert.deepEqual(rows.map(row => row._value), [4n, null, 3n]);
});

test('the alert rules tell what they are for', () => {
    const chain = (fields, age = 10) => point('blockchain', CUPBOARD, age, fields);
    const [silent] = alert('bnm-node-silent')([chain({block_lag: 0n}, 200)]);
    assert.equal(silent._value, 200);
    assert.equal(silent.node, CUPBOARD.node);
    const behind = (lag, initial) => alert('bnm-behind')(
        [chain({block_lag: BigInt(lag), initial_block_download: initial})]);
    assert.equal(behind(5, false)[0]._value, 5);
    assert.equal(behind(50_000, true)[0]._value, 0);
    assert.equal(behind(0, false)[0]._value, 0);
    assert.equal(alert('bnm-behind')([chain({block_lag: 4n})])[0]._value, 4, 'not told');
    assert.equal(alert('bnm-reorganisation')([chain({max_reorg_depth: 3n})])[0]._value, 3n);
    const disks = alert('bnm-disk')(['blocks', 'chainstate'].map((role, i) =>
        point('filesystem', CUPBOARD, 10, {free_percent: 4.5 + i}, {path_role: role})));
    assert.deepEqual(disks.map(row => [row.path_role, row._value]),
                     [['blocks', 4.5], ['chainstate', 5.5]]);
    assert.equal(alert('bnm-no-peers')([point('peers', CUPBOARD, 10, {total: 0n})])[0]._value, 0n);
});

test('the task writes every field of every measurement, once', () => {
    const {script} = task();
    const written = new Set();
    const now = script.replaceAll('now()', TIME_RANGE.stop);
    for (const stream of evaluate(now, ALL)) {
        const fields = new Set(stream.flatMap(table => table.rows)
            .map(row => `${row._measurement}.${row._field}`));
        for (const field of fields) {
            assert.ok(!written.has(field), `${field} is written twice`);
            written.add(field);
        }
    }
    const all = [...readCatalogue()].flatMap(
        ([measurement, {fields}]) => [...fields.keys()].map(field => `${measurement}.${field}`));
    assert.deepEqual(all.filter(field => !written.has(field)), []);
});
