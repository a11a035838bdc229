// SPDX-License-Identifier: GPL-3.0-or-later
// JSON schemas of dashboards and panels, made from the types that Grafana publishes
// (@grafana/schema). A property that those types do not know is an error.
'use strict';

const path = require('node:path');
const Ajv = require('ajv');
const TJS = require('typescript-json-schema');

const PANELS = {
    barchart: 'BarChart', geomap: 'Geomap', stat: 'Stat', 'state-timeline': 'StateTimeline',
    table: 'Table', timeseries: 'TimeSeries',
};
const WITHOUT_CUSTOM = ['geomap', 'stat'];

const modules = process.env.NODE_PATH.split(path.delimiter)[0];
const program = TJS.getProgramFromFiles([path.join(__dirname, 'types.ts')], {
    skipLibCheck: true, strictNullChecks: true, moduleResolution: 'bundler', module: 'esnext',
    target: 'es2022', baseUrl: modules, types: [], typeRoots: [],
    paths: {'@grafana/schema': ['@grafana/schema/dist/index.d.ts'],
            '@grafana/schema/*': ['@grafana/schema/*']},
});
const generator = TJS.buildGenerator(program, {required: true, noExtraProps: true});
const ajv = new Ajv({allErrors: true, strict: false, allowUnionTypes: true});

/// Records of anything come out of the generator as objects that may hold nothing; and what a data
/// source puts into an annotation's query is its own matter.
function opened(schema) {
    if (schema === null || typeof schema !== 'object')
        return schema;
    if (Array.isArray(schema))
        return schema.map(opened);
    const copy = Object.fromEntries(Object.entries(schema).map(([key, one]) =>
        [key, key === 'AnnotationTarget' ? {type: 'object'} : opened(one)]));
    if (copy.additionalProperties === false && !Object.keys(copy.properties ?? {}).length)
        delete copy.additionalProperties;
    return copy;
}

function validator(type) {
    const schema = opened(generator.getSchemaForSymbol(type));
    const validate = ajv.compile(schema);
    return value => validate(value) ? [] : validate.errors.map(
        one => `${one.instancePath} ${one.message} ${JSON.stringify(one.params)}`);
}

const validators = new Map();

function faults(type, value) {
    if (!validators.has(type))
        validators.set(type, validator(type));
    return validators.get(type)(value);
}

/// Violations of Grafana's types by a dashboard, its panels' options and their field settings.
function schemaFaults(dashboard) {
    const {name, panels, ...json} = dashboard;
    const found = faults('Dashboard', json);
    for (const panel of panels) {
        const symbol = panel.type === 'row' ? 'Row' : 'Panel';
        found.push(...faults(symbol, panel).map(one => `panel "${panel.title}" ${one}`));
        if (panel.type === 'row')
            continue;
        const type = PANELS[panel.type];
        if (!type) {
            found.push(`panel "${panel.title}": no schema for ${panel.type}`);
            continue;
        }
        const add = (what, some) =>
            found.push(...some.map(one => `panel "${panel.title}" ${what}${one}`));
        add('options', faults(`${type}Options`, panel.options));
        if (!WITHOUT_CUSTOM.includes(panel.type))
            add('custom', faults(`${type}Custom`, panel.fieldConfig.defaults.custom));
    }
    return found;
}

/// Settings that an override of this kind of panel may change, as custom.NAME.
function customSettings(panelType) {
    if (WITHOUT_CUSTOM.includes(panelType))
        return [];
    const schema = generator.getSchemaForSymbol(`${PANELS[panelType]}Custom`);
    const parts = [schema, ...(schema.allOf ?? schema.anyOf ?? [])];
    return parts.flatMap(one => Object.keys(one.properties ?? {}));
}

module.exports = {customSettings, schemaFaults};
