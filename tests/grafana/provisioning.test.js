// SPDX-License-Identifier: GPL-3.0-or-later
// Data source, dashboard provider and alert rules, as Grafana reads them.
'use strict';

const assert = require('node:assert');
const {test} = require('node:test');
const {pipesOf} = require('./flux');
const {alertRules, dashboards, fillEnvironment, provisioning, queriesOfDashboard} =
    require('./sources');

const SOURCE_UID = 'bitcoin-node-monitor';

test('the data source takes everything from the environment', () => {
    const [source, ...others] = provisioning('datasources/influxdb.yaml').datasources;
    assert.deepEqual(others, []);
    assert.equal(source.uid, SOURCE_UID);
    assert.equal(source.type, 'influxdb');
    assert.equal(source.jsonData.version, 'Flux');
    const environment = {INFLUX_URL: 'http://db:8086', INFLUX_ORG: 'home', INFLUX_BUCKET: 'bitcoin',
                         GRAFANA_INFLUX_TOKEN: 'a-token'};
    const filled = text => fillEnvironment(text, environment);
    assert.equal(filled(source.url), 'http://db:8086');
    assert.equal(filled(source.jsonData.organization), 'home');
    assert.equal(filled(source.jsonData.defaultBucket), 'bitcoin');
    assert.equal(filled(source.secureJsonData.token), 'a-token');
    // In braces: only then does Grafana go on to open a file that the variable names.
    assert.equal(source.secureJsonData.token, '${GRAFANA_INFLUX_TOKEN}');
});

test('dashboards come from a folder that the environment names', () => {
    const [provider] = provisioning('dashboards/bitcoin-node-monitor.yaml').providers;
    assert.equal(provider.type, 'file');
    assert.equal(fillEnvironment(provider.options.path, {GRAFANA_DASHBOARDS: '/d'}), '/d');
});

test('five rules, each complete', () => {
    const rules = alertRules();
    assert.equal(rules.length, 5);
    assert.equal(new Set(rules.map(one => one.uid)).size, 5);
    for (const rule of rules) {
        assert.match(rule.uid, /^[\w-]{1,40}$/);
        assert.match(rule.labels.severity, /^(critical|warning)$/, rule.title);
        assert.match(rule.for, /^\d+[sm]$/, rule.title);
        assert.ok(['OK', 'Alerting'].includes(rule.noDataState), rule.title);
        assert.equal(rule.execErrState, 'Error', rule.title);
        for (const name of ['summary', 'description'])
            assert.ok(rule.annotations[name].length > 20, rule.title);
    }
});

test('a rule asks the data source, takes the last value and compares it', () => {
    for (const {title, condition, data} of alertRules()) {
        const [query, reduce, threshold] = data;
        assert.equal(data.length, 3, title);
        assert.deepEqual(data.map(one => one.refId), ['A', 'B', 'C'], title);
        data.forEach(one => assert.equal(one.model.refId, one.refId, title));
        assert.equal(query.datasourceUid, SOURCE_UID, title);
        assert.ok(query.relativeTimeRange.from > query.relativeTimeRange.to, title);
        assert.equal(reduce.datasourceUid, '__expr__', title);
        assert.equal(reduce.model.type, 'reduce', title);
        assert.equal(reduce.model.expression, 'A', title);
        assert.equal(threshold.datasourceUid, '__expr__', title);
        assert.equal(threshold.model.type, 'threshold', title);
        assert.equal(threshold.model.expression, 'B', title);
        assert.equal(condition, 'C', title);
        const [{evaluator}] = threshold.model.conditions;
        assert.match(evaluator.type, /^(gt|lt)$/, title);
        assert.equal(typeof evaluator.params[0], 'number', title);
    }
});

test('a rule asks for the default bucket and no variable of a dashboard', () => {
    for (const {title, data} of alertRules()) {
        const {query} = data[0].model;
        assert.match(query, /from\(bucket: v\.defaultBucket\)/, title);
        assert.doesNotMatch(query, /\$/, title);
    }
});

test('the texts of a rule name labels that its query keeps', () => {
    for (const {title, annotations, data} of alertRules()) {
        const text = Object.values(annotations).join(' ');
        assert.doesNotMatch(text, /(^|[^$])\$(labels|values)/, `${title}: a dollar sign goes twice`);
        const wanted = [...text.matchAll(/\$\$labels\.(\w+)/g)].map(one => one[1]);
        assert.ok(wanted.includes('node') && wanted.includes('network'), title);
        const kept = /keep\(columns: \[(.*)\]\)/.exec(data[0].model.query)?.[1];
        for (const label of wanted)
            assert.ok(!kept || kept.includes(`"${label}"`), `${title}: ${label}`);
    }
});

test('a rule leads to the panel that shows what it is about', () => {
    for (const {title, data, dashboardUid, panelId} of alertRules()) {
        const dashboard = dashboards().find(one => one.uid === dashboardUid);
        const panel = dashboard?.panels.find(one => one.id === panelId);
        assert.ok(panel, `${title}: no panel ${panelId} on ${dashboardUid}`);
        const shown = queriesOfDashboard({...dashboard, panels: [panel]})
            .filter(one => one.where.includes(': panel '))
            .flatMap(one => pipesOf(one.script)).flatMap(one => one.fields).map(one => one.text);
        const asked = /_field == "(\w+)"/.exec(data[0].model.query)[1];
        assert.ok(shown.includes(asked), `${title}: panel "${panel.title}" shows ${shown}`);
    }
});

test('an environment that lacks a variable is told of', () =>
    assert.throws(() => fillEnvironment('${INFLUX_URI}', {INFLUX_URL: 'x'}), /INFLUX_URI/));
