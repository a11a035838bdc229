// SPDX-License-Identifier: GPL-3.0-or-later
// Everything in this project that holds Flux, and the files around it.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const YAML = require('yaml');
const {asGrafanaSends, fillServerVariables} = require('./flux');

const ROOT = path.resolve(__dirname, '../..');
const DASHBOARDS = path.join(ROOT, 'grafana/dashboards');
const PROVISIONING = path.join(ROOT, 'grafana/provisioning');

function dashboardsIn(folder) {
    return fs.readdirSync(folder).filter(name => name.endsWith('.json')).sort()
        .map(name => ({name, ...JSON.parse(fs.readFileSync(path.join(folder, name)))}));
}
const dashboards = () => dashboardsIn(DASHBOARDS);
const prometheusDashboards = () =>
    dashboardsIn(path.join(ROOT, 'grafana/dashboards-prometheus'));

const provisioning = name =>
    YAML.parse(fs.readFileSync(path.join(PROVISIONING, name), 'utf8'));

/// As Grafana reads provisioning: $NAME and ${NAME} are its environment, $$ is a dollar sign.
function fillEnvironment(text, environment) {
    return text.split('$$').map(part =>
        part.replace(/\$\{(\w+)\}|\$(\w+)/g, (whole, braced, bare) => {
            const value = environment[braced ?? bare];
            if (value === undefined)
                throw new Error(`${whole} is not a variable of the stack`);
            return value;
        })).join('$');
}

const alertRules = () => provisioning('alerting/bitcoin-node-monitor.yaml').groups
    .flatMap(group => group.rules);

function queriesOfDashboard(dashboard) {
    const found = [];
    const add = (what, raw) =>
        found.push({where: `${dashboard.name}: ${what}`, raw, script: asGrafanaSends(raw)});
    for (const panel of dashboard.panels)
        for (const target of panel.targets ?? [])
            add(`panel "${panel.title}" ${target.refId}`, target.query);
    for (const variable of dashboard.templating.list)
        if (variable.type === 'query')
            add(`variable ${variable.name}`, variable.query);
    for (const annotation of dashboard.annotations.list)
        if (!annotation.builtIn)
            add(`annotation "${annotation.name}"`, annotation.target.query);
    return found;
}

function queriesOfRule(rule) {
    return rule.data.filter(one => one.model.query).map(one => ({
        where: `alert "${rule.title}" ${one.refId}`, raw: one.model.query,
        script: fillServerVariables(fillEnvironment(one.model.query, {})),
    }));
}

function task() {
    const raw = fs.readFileSync(path.join(ROOT, 'influx/downsample.flux'), 'utf8');
    const script = raw.replaceAll('@TASK@', 'downsample').replaceAll('@RAW_BUCKET@', 'bitcoin')
        .replaceAll('@LONG_BUCKET@', 'bitcoin-long');
    return {where: 'influx/downsample.flux', raw, script};
}

const allQueries = () => [
    ...dashboards().flatMap(queriesOfDashboard), ...alertRules().flatMap(queriesOfRule), task(),
];

module.exports = {
    ROOT, alertRules, allQueries, dashboards, fillEnvironment, prometheusDashboards,
    provisioning, queriesOfDashboard, task,
};
