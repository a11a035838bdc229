// SPDX-License-Identifier: GPL-3.0-or-later
// This project's requirements for a dashboard, beyond Grafana's own schema.
'use strict';

const {customSettings, schemaFaults} = require('./schema');
const {pipesOf} = require('./flux');
const {queriesOfDashboard} = require('./sources');

// Ids of Grafana's value formats, and the prefixes of its free ones.
const UNITS = new Set(['none', 'short', 'locale', 'percent', 'percentunit', 's', 'ms', 'dtdurations',
                       'decbytes', 'decmbytes', 'decgbytes', 'Bps']);
const FREE_UNIT = /^(suffix|si):\S+$/;

// Grafana units that match the catalogue's unit.
const SAME_UNIT = {
    s: ['s', 'dtdurations'], ms: ['ms'], B: ['decbytes'], 'B/s': ['Bps'], MB: ['decmbytes'],
    GB: ['decgbytes'], '%': ['percent'], 'sat/vB': ['suffix:sat/vB'], MvB: ['suffix:MvB'],
    sat: ['si:sat'], WU: ['si:WU'], vB: ['si:vB'], '/min': ['suffix:/min'], d: ['suffix:days'],
};

function placeFaults(panels) {
    const found = [];
    const ids = new Set();
    const cells = new Map();
    for (const {id, title, gridPos: {x, y, w, h}} of panels) {
        if (ids.has(id))
            found.push(`"${title}": id ${id} is taken`);
        ids.add(id);
        if (x < 0 || w < 1 || x + w > 24 || h < 1)
            found.push(`"${title}" does not fit in 24 columns`);
        for (let column = x; column < x + w; ++column)
            for (let line = y; line < y + h; ++line) {
                const cell = `${column} ${line}`;
                if (cells.has(cell) && cells.get(cell) !== title)
                    found.push(`"${title}" overlaps "${cells.get(cell)}"`);
                cells.set(cell, title);
            }
    }
    return [...new Set(found)];
}

function unitsOf(panel) {
    const {defaults, overrides} = panel.fieldConfig;
    const changed = overrides.flatMap(one => one.properties)
        .filter(one => one.id === 'unit').map(one => one.value);
    return [defaults.unit, ...changed];
}

function panelFaults(panel) {
    const found = [];
    const {defaults, overrides} = panel.fieldConfig;
    for (const [what, value] of [['description', panel.description], ['noValue', defaults.noValue],
                                 ['unit', defaults.unit], ['title', panel.title]])
        if (!value?.trim())
            found.push(`no ${what}`);
    if (typeof defaults.decimals !== 'number')
        found.push('no decimals');
    if (!defaults.thresholds?.steps.length || defaults.thresholds.steps[0].value !== null)
        found.push('no thresholds, or none that begins at the bottom');
    for (const unit of unitsOf(panel))
        if (!UNITS.has(unit) && !FREE_UNIT.test(unit))
            found.push(`unit ${unit} is not Grafana's`);
    const settings = customSettings(panel.type);
    for (const {id} of overrides.flatMap(one => one.properties))
        if (id.startsWith('custom.') && !settings.includes(id.slice('custom.'.length)))
            found.push(`override ${id} is not a setting of ${panel.type}`);
    for (const source of [panel, ...panel.targets])
        if (source.datasource?.uid !== '${datasource}')
            found.push('the data source is not the variable');
    return found.map(fault => `"${panel.title}": ${fault}`);
}

/// The unit of each field shown is that of the catalogue; a rate has another.
function unitFaults(dashboard, catalogue) {
    const found = [];
    for (const panel of dashboard.panels.filter(one => one.targets)) {
        const units = unitsOf(panel);
        for (const {script} of queriesOfDashboard({name: '', panels: [panel],
                                                   templating: {list: []}, annotations: {list: []}}))
            for (const pipe of pipesOf(script)) {
                const isRate = pipe.calls.includes('derivative') || pipe.calls.includes('difference');
                const entry = catalogue.get(pipe.measurements[0].text);
                for (const {text} of pipe.fields) {
                    const same = SAME_UNIT[entry.fields.get(text)?.unit];
                    const drawn = panel.type !== 'geomap' && !isRate && same;
                    if (drawn && !same.some(unit => units.includes(unit)))
                        found.push(`"${panel.title}": ${text} is in ${entry.fields.get(text).unit}`);
                }
            }
    }
    // Health is made of other figures.
    return found.filter(fault => !fault.startsWith('"Health"'));
}

function dashboardFaults(dashboard, wantedVariables = 'datasource bucket network node') {
    const found = schemaFaults(dashboard);
    if (!(dashboard.schemaVersion >= 39))
        found.push(`schema version ${dashboard.schemaVersion} is older than Grafana 11`);
    if (dashboard.id !== undefined || dashboard.__inputs)
        found.push('tied to one Grafana');
    const variables = dashboard.templating.list.map(one => one.name).join(' ');
    if (variables !== wantedVariables)
        found.push(`variables are ${variables}`);
    for (const {name, multi, includeAll} of dashboard.templating.list)
        if (['network', 'node'].includes(name) && !(multi && includeAll))
            found.push(`only one ${name} can be chosen`);
    found.push(...placeFaults(dashboard.panels));
    for (const panel of dashboard.panels.filter(one => one.type !== 'row'))
        found.push(...panelFaults(panel));
    return found;
}

module.exports = {dashboardFaults, unitFaults};
