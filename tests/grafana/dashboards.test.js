// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboards follow Grafana's schema and this project's rules.
'use strict';

const assert = require('node:assert');
const {execFileSync} = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {test} = require('node:test');
const {readCatalogue} = require('./catalogue');
const {dashboardFaults, unitFaults} = require('./dashboard_rules');
const {ROOT, dashboards, prometheusDashboards} = require('./sources');

const TITLES = ['01 Overview', '02 Sync & Health', '03 Mempool & Fees', '04 Peers & Geography',
                '05 System & Electrum', '06 Monitor itself'];

test('the six dashboards are there, each with a uid of its own', () => {
    assert.deepEqual(dashboards().map(one => one.title), TITLES);
    assert.equal(new Set(dashboards().map(one => one.uid)).size, TITLES.length);
});

for (const dashboard of dashboards())
    test(`${dashboard.title} is a dashboard of Grafana 11 and complete`, () => {
        assert.deepEqual(dashboardFaults(dashboard), []);
    });

for (const dashboard of prometheusDashboards())
    test(`${dashboard.title} is a dashboard of Grafana 11 and complete`, () => {
        assert.deepEqual(dashboardFaults(dashboard, 'datasource network node'), []);
    });

test('a panel of one language has its twin in the other', () => {
    const titles = all => all.map(one => one.panels.map(panel => panel.title));
    assert.deepEqual(titles(prometheusDashboards()), titles(dashboards()));
});

test('every figure has the unit of the catalogue', () => {
    const catalogue = readCatalogue();
    assert.deepEqual(dashboards().flatMap(one => unitFaults(one, catalogue)), []);
});

test('the overview has its line of figures, the pages their chief panels', () => {
    const [overview, , mempool, peers] = dashboards();
    const firstLine = overview.panels.filter(one => one.gridPos.y === 0);
    assert.deepEqual(firstLine.map(one => one.type), Array(8).fill('stat'));
    assert.equal(firstLine.reduce((sum, one) => sum + one.gridPos.w, 0), 24);
    const bands = mempool.panels.find(one => one.title.startsWith('Mempool by feerate'));
    assert.equal(bands.fieldConfig.defaults.custom.stacking.mode, 'normal');
    assert.ok(bands.fieldConfig.overrides.length > 20);
    assert.ok(peers.panels.some(one => one.type === 'geomap'));
    for (const {annotations} of dashboards())
        assert.deepEqual(annotations.list.filter(one => !one.builtIn).map(one => one.name),
                         ['Reorganisations', 'Restarts']);
});

test('a fee band is recognised however its text is padded', () => {
    const bands = dashboards()[2].panels.find(one => one.repeat);
    const titlesOf = bin => bands.fieldConfig.overrides
        .filter(one => new RegExp(one.matcher.options.slice(1, -1)).test(bin))
        .map(one => one.properties.find(property => property.id === 'displayName').value);
    for (const [bin, edge] of [['2', '2'], ['0002', '2'], ['0002.0', '2'], ['0000.1', '0.1'],
                               ['0.1', '0.1'], ['0', '0'], ['0000.0', '0'], ['1000', '1000'],
                               ['0100', '100'], ['0010.00', '10'], ['0000.50', '0.5']])
        assert.deepEqual(titlesOf(bin), [`from ${edge} sat/vB`], bin);
    assert.deepEqual(titlesOf('0007'), []);
});

test('no picture of a map is fetched from anywhere', () => {
    for (const dashboard of dashboards())
        assert.doesNotMatch(JSON.stringify(dashboard), /https?:\/\//, dashboard.title);
});

test('what is committed is what the generator gives', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dashboards-'));
    try {
        execFileSync('python3', ['-B', path.join(ROOT, 'grafana/generate.py'), folder]);
        for (const kind of ['dashboards', 'dashboards-prometheus']) {
            const committed = path.join(ROOT, 'grafana', kind);
            const names = fs.readdirSync(path.join(folder, kind)).sort();
            assert.deepEqual(fs.readdirSync(committed).sort(), names);
            for (const name of names)
                assert.ok(fs.readFileSync(path.join(folder, kind, name)).equals(
                    fs.readFileSync(path.join(committed, name))),
                          `${kind}/${name} is stale: run grafana/generate.py`);
        }
    } finally {
        fs.rmSync(folder, {recursive: true});
    }
});

test('the checks bite', async t => {
    const broken = {
        'two panels in one place': [one => { one.panels[1].gridPos.x = 0; }, /overlaps/],
        'a panel over the edge': [one => { one.panels[7].gridPos.w = 4; }, /24 columns/],
        'an id twice': [one => { one.panels[1].id = 1; }, /id 1 is taken/],
        'no description': [one => { delete one.panels[0].description; }, /no description/],
        'no text for no data': [one => { one.panels[0].fieldConfig.defaults.noValue = ''; },
                                /no noValue/],
        'a unit there is not': [one => { one.panels[0].fieldConfig.defaults.unit = 'sats'; },
                                /unit sats/],
        'an option there is not': [one => { one.panels[0].options.colourMode = 'value'; },
                                   /colourMode/],
        'a value there is not': [one => { one.panels[0].options.graphMode = 'bars'; },
                                 /graphMode must be equal to one of/],
        'a property there is not': [one => { one.panels[0].titel = 'x'; }, /titel/],
        'a data source of one Grafana': [one => { one.panels[0].datasource.uid = 'P951F'; },
                                         /data source/],
        'an old schema': [one => { one.schemaVersion = 30; }, /schema version/],
        'an override there is not': [one => {
            one.panels.find(panel => panel.type === 'timeseries').fieldConfig.overrides[0]
                .properties.push({id: 'custom.fill', value: 1});
        }, /custom\.fill/],
    };
    for (const [name, [change, expected]] of Object.entries(broken))
        await t.test(name, () => {
            const dashboard = structuredClone(dashboards()[0]);
            change(dashboard);
            assert.match(dashboardFaults(dashboard).join('\n'), expected);
        });
    await t.test('a unit that is not the catalogue\'s', () => {
        const dashboard = structuredClone(dashboards()[0]);
        dashboard.panels[1].fieldConfig.defaults.unit = 'ms';
        assert.match(unitFaults(dashboard, readCatalogue()).join('\n'), /tip_age_seconds is in s/);
    });
});
