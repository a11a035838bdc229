// SPDX-License-Identifier: GPL-3.0-or-later
// Every Flux query parses, has correct types, and only uses names of the catalogue.
'use strict';

const assert = require('node:assert');
const {test} = require('node:test');
const {readCatalogue} = require('./catalogue');
const {asGrafanaSends, complaints, pipesOf, strangers, wordsOfRegex} = require('./flux');
const {allQueries, dashboards, queriesOfDashboard, task} = require('./sources');

const catalogue = readCatalogue();

async function faultsOf(script) {
    const faults = await complaints(script);
    return faults.length ? faults : pipesOf(script).flatMap(pipe => strangers(pipe, catalogue));
}

test('the catalogue was read', () => {
    assert.ok(catalogue.get('blockchain').fields.has('best_height'));
    assert.deepEqual(catalogue.get('mempool').fields.get('fee_fast'),
                     {type: 'float', kind: 'gauge', unit: 'sat/vB'});
    assert.deepEqual([...catalogue.get('peer_network').tags],
                     ['network', 'node', 'peer_network', 'direction']);
});

test('every query is valid and names only what the catalogue has', async () => {
    const queries = allQueries();
    assert.ok(queries.length > 100, `only ${queries.length} queries`);
    const faults = [];
    for (const {where, script} of queries)
        faults.push(...(await faultsOf(script)).map(fault => `${where}: ${fault}`));
    assert.deepEqual(faults, []);
    console.log(`${queries.length} queries are valid Flux`);
});

test('every measurement is on at least one panel', () => {
    const shown = new Set();
    for (const dashboard of dashboards())
        for (const {where, script} of queriesOfDashboard(dashboard))
            if (where.includes(': panel '))
                pipesOf(script).forEach(pipe => pipe.measurements.forEach(one => shown.add(one.text)));
    assert.deepEqual([...catalogue.keys()].filter(name => !shown.has(name)), []);
});

test('only numbers are averaged, only numbers are subtracted', () => {
    const faults = [];
    for (const {where, script} of allQueries())
        for (const pipe of pipesOf(script)) {
            const isArithmetic = pipe.selector.includes('mean') ||
                ['mean', 'difference', 'derivative', 'toFloat'].some(one => pipe.calls.includes(one));
            const entry = catalogue.get(pipe.measurements[0]?.text);
            for (const {text} of pipe.fields)
                if (isArithmetic && entry?.fields.get(text)?.type === 'boolean')
                    faults.push(`${where}: ${text}`);
        }
    assert.deepEqual(faults, []);
});

// Flux refuses a table whose value column would hold integers and floats, or yes and 3.
test('values of several types never meet in one table', () => {
    const faults = [];
    for (const {where, script} of allQueries())
        for (const pipe of pipesOf(script)) {
            const entry = catalogue.get(pipe.measurements[0]?.text);
            const types = new Set(pipe.fields.map(one => entry?.fields.get(one.text)?.type));
            const group = pipe.calls.indexOf('group');
            const isFloat = pipe.calls.slice(0, Math.max(group, 0)).includes('toFloat') ||
                pipe.selector.includes('mean');
            if (group >= 0 && types.size > 1 && !isFloat)
                faults.push(`${where}: ${[...types].join(', ')}`);
        }
    assert.deepEqual(faults, []);
});

test('time range and window come from the dashboard', () => {
    for (const dashboard of dashboards())
        for (const {where, raw} of queriesOfDashboard(dashboard)) {
            if (raw.includes('from(bucket'))
                assert.match(raw, /range\(start: .*v\.timeRange(Start|Stop)/, where);
            for (const [, every] of raw.matchAll(/aggregateWindow\(every: ([^,]+)/g))
                assert.equal(every, 'v.windowPeriod', where);
        }
});

test('what the storage can filter comes before anything else', () => {
    for (const {where, script} of allQueries())
        for (const {calls} of pipesOf(script)) {
            assert.deepEqual(calls.slice(0, 2), ['from', 'range'], where);
            const rest = calls.slice(2);
            const filters = rest.findIndex(name => name !== 'filter');
            assert.ok(filters > 0, `${where} reads everything`);
        }
});

test('a script with several results names each', () => {
    for (const {where, script} of allQueries()) {
        const results = script.split('\n').filter(line => /^(from\(|union\(|schema\.)/.test(line));
        const yields = new Set([...script.matchAll(/yield\(name: "(\w+)"\)/g)].map(one => one[1]));
        assert.ok(results.length <= 1 || yields.size === results.length, where);
    }
});

const regexOf = name => wordsOfRegex(new RegExp(`^${name} =\\s*/(.*)/$`, 'm').exec(task().script)[1]);

test('the task averages gauges, and copies what comes with blocks', () => {
    const measurements = [...catalogue].filter(([, {perBlock}]) => perBlock).map(([name]) => name);
    assert.deepEqual(regexOf('events'), measurements);
    const lasting = new Set();
    for (const {fields, perBlock} of catalogue.values())
        for (const [field, {kind}] of fields)
            if (kind !== 'gauge' && !perBlock)
                lasting.add(field);
    assert.deepEqual(new Set(regexOf('stepwise')), lasting);
});

test('the check bites', async t => {
    const good = dashboards().flatMap(queriesOfDashboard)
        .find(one => one.where.includes('"Mempool" A') && one.raw.includes('fn: mean')).raw;
    const broken = {
        'a bracket left open': [/ and r\.node =~ .*\)/, '', /./],
        'a type that does not fit': [/every: v\.windowPeriod/, 'every: "5m"', /expected duration/],
        'a function there is not': [/fn: mean/, 'fn: maen', /undefined identifier maen/],
        'an argument there is not': [/fn: mean/, 'fnn: mean', /./],
        'a measurement there is not': [/"mempool"/, '"mempol"', /measurement mempol/],
        'a field there is not': [/"vsize_mb"/, '"vsize"', /field vsize/],
        'a tag there is not': [/r\.network/, 'r.chain', /tag chain/],
        'a variable that Grafana does not know': [/v\.windowPeriod/, 'v.window', /v/],
    };
    assert.deepEqual(await faultsOf(asGrafanaSends(good)), []);
    for (const [name, [pattern, replacement, expected]] of Object.entries(broken))
        await t.test(name, async () => {
            const bad = good.replace(pattern, replacement);
            assert.notEqual(bad, good);
            const faults = await faultsOf(asGrafanaSends(bad));
            assert.match(faults.join('\n'), expected);
        });
    await t.test('a variable that the dashboard does not have', () =>
        assert.throws(() => asGrafanaSends(good.replace('${node:regex}', '${nod:regex}')), /nod/));
});
