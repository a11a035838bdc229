// SPDX-License-Identifier: GPL-3.0-or-later
// Flux scripts as Grafana sends them, and the names in them.
'use strict';

const {is_valid_flux: isValidFlux, parse, Lsp} = require('@influxdata/flux-lsp-node');

const TIME_RANGE = {start: '2026-11-24T11:40:00Z', stop: '2026-11-24T12:00:00Z'};
const NODE_NAMES = ['cupboard.lan', '127.0.0.1', 'a/b (c)'];
const DASHBOARD_VARIABLES = {
    bucket: ['bitcoin'], network: ['mainnet', 'signet'], node: NODE_NAMES, datasource: ['some-uid'],
};

/// As Grafana's `regex` format: escaped, alternatives in parentheses.
function asRegex(values) {
    const escaped = values.map(value => value.replace(/[\\^$*+?.()|[\]{}/]/g, '\\$&'));
    return escaped.length === 1 ? escaped[0] : `(${escaped.join('|')})`;
}

/// Replaces the dashboard's variables, like Grafana's front end.
function fillDashboardVariables(query, variables = DASHBOARD_VARIABLES) {
    return query.replace(/\$\{(\w+)(?::(\w+))?\}|\$(\w+)/g, (whole, name, format, bare) => {
        const values = variables[name ?? bare];
        if (!values)
            throw new Error(`${whole} is no variable of the dashboard`);
        if (format === 'regex')
            return asRegex(values);
        if (format === 'raw' && values.length === 1)
            return values[0];
        throw new Error(`${whole}: a query takes ':regex' or, of a variable with one value, ':raw'`);
    });
}

/// Fills in what Grafana's server fills in: time range, window and the data source's own. It looks
/// at the word behind the dot only: r.organization would become the organisation as well.
function fillServerVariables(query) {
    const known = {
        timeRangeStart: TIME_RANGE.start, timeRangeStop: TIME_RANGE.stop,
        windowPeriod: '1m0s', bucket: '"bitcoin"',
        defaultBucket: '"bitcoin"', organization: '"home"',
    };
    return query.replace(/[a-zA-Z]+\.([a-zA-Z]+)/g, (whole, name) => known[name] ?? whole);
}

const asGrafanaSends = query => fillServerVariables(fillDashboardVariables(query));

/// The parser's errors for a script; it knows types, functions and packages.
async function complaints(script) {
    if (isValidFlux(script))
        return [];
    const server = new Lsp();
    const found = [];
    server.onMessage(message => {
        for (const {message: text, range} of JSON.parse(message).params?.diagnostics ?? [])
            found.push(`line ${range.start.line + 1}: ${text}`);
    });
    server.run();
    const send = (method, params, id) =>
        server.send(JSON.stringify({jsonrpc: '2.0', method, params, ...(id && {id})}));
    await send('initialize', {capabilities: {}}, 1);
    await send('textDocument/didOpen', {
        textDocument: {uri: 'file:///query.flux', languageId: 'flux', version: 1, text: script},
    });
    await new Promise(resolve => setImmediate(resolve));
    return found.length ? found : ['not valid'];
}

const isNode = value => value !== null && typeof value === 'object';

function walk(node, visit) {
    if (!isNode(node))
        return;
    visit(node);
    for (const [key, value] of Object.entries(node)) {
        if (key !== 'location')
            (Array.isArray(value) ? value : [value]).forEach(child => walk(child, visit));
    }
}

const nameOf = node => node.name ?? node.value;

/// The chain from() |> … of a pipe expression, as its calls in order.
function callsOf(expression) {
    if (expression.type === 'PipeExpression')
        return [...callsOf(expression.argument), expression.call];
    return expression.type === 'CallExpression' ? [expression] : [];
}

function argumentOf(call, name) {
    const properties = call.arguments?.[0]?.properties ?? [];
    return properties.find(property => nameOf(property.key) === name)?.value;
}

function stringsIn(node) {
    const found = [];
    walk(node, one => one.type === 'StringLiteral' && found.push(one.value));
    return found;
}

const wordsOfRegex = text => /^\^\(([\w|]+)\)\$$/.exec(text)?.[1].split('|');

/// The words in a comparison: one, or the alternatives of a regular expression.
const namesOf = ({text, isRegex}) => isRegex ? wordsOfRegex(text) ?? [`/${text}/`] : [text];

/// Comparisons `r.COLUMN == "value"` and with a regular expression, of one pipe.
function comparisonsOf(calls, regexes) {
    const found = [];
    walk(calls, node => {
        if (node.type !== 'BinaryExpression' || node.left.type !== 'MemberExpression')
            return;
        const right = node.right.type === 'Identifier' ? regexes.get(node.right.name) : node.right;
        if (right?.type === 'StringLiteral' || right?.type === 'RegexpLiteral')
            found.push({column: nameOf(node.left.property), operator: node.operator,
                        text: right.value, isRegex: right.type === 'RegexpLiteral'});
    });
    return found;
}

const COLUMN_LISTS = {
    group: ['columns'], keep: ['columns'], drop: ['columns'], sort: ['columns'],
    pivot: ['rowKey', 'columnKey'], difference: ['columns'], derivative: ['columns'],
};

/// Columns that a pipe names, and those that it makes itself.
function columnsOf(calls) {
    const named = new Set();
    const made = new Set();
    walk(calls, node => {
        if (node.type === 'MemberExpression' && node.object.name === 'r')
            named.add(nameOf(node.property));
        if (node.type === 'ObjectExpression' && node.properties.some(one => one.value === null))
            throw new Error('the short form {x} of {x: x} is not understood here');
    });
    for (const call of calls) {
        const callee = call.callee.name;
        for (const list of COLUMN_LISTS[callee] ?? [])
            stringsIn(argumentOf(call, list)).forEach(name => named.add(name));
        if (callee === 'duplicate')
            made.add(argumentOf(call, 'as').value);
        if (callee === 'rename')
            argumentOf(call, 'columns').properties.forEach(one => made.add(one.value.value));
        if (callee === 'map')
            walk(argumentOf(call, 'fn').body, node => node.type === 'ObjectExpression' &&
                 node.properties.forEach(one => made.add(nameOf(one.key))));
    }
    return {named, made};
}

/// Each pipe of a script that begins with from(): measurements, fields, tag values and columns it
/// names, and the names of the functions it calls.
function pipesOf(script) {
    const file = parse(script);
    const regexes = new Map();
    const pipes = [];
    walk(file, node => {
        if (node.type === 'VariableAssignment' && node.init.type === 'RegexpLiteral')
            regexes.set(node.id.name, node.init);
    });
    for (const statement of file.body) {
        const calls = callsOf(statement.init ?? statement.expression ?? {});
        if (calls[0]?.callee.name !== 'from')
            continue;
        const comparisons = comparisonsOf(calls, regexes);
        const valuesOf = column => comparisons.filter(one => one.column === column);
        const {named, made} = columnsOf(calls);
        pipes.push({
            calls: calls.map(call => call.callee.name ?? call.callee.property?.name),
            selector: calls.map(call => argumentOf(call, 'fn')?.name).filter(Boolean),
            measurements: valuesOf('_measurement'), fields: valuesOf('_field'), named, made,
        });
    }
    return pipes;
}

/// Every measurement and field of a pipe, and every column that is neither its own nor the
/// storage's, must be in the catalogue; returns those that are not.
function strangers(pipe, catalogue) {
    const found = [];
    const measurements = pipe.measurements.filter(one => ['==', '=~'].includes(one.operator))
        .flatMap(namesOf);
    for (const name of pipe.measurements.flatMap(namesOf))
        if (!catalogue.has(name))
            found.push(`measurement ${name}`);
    const entries = (measurements.length ? measurements.map(name => catalogue.get(name))
                                         : [...catalogue.values()]).filter(Boolean);
    const fields = new Set(entries.flatMap(entry => [...entry.fields.keys()]));
    const tags = new Set(entries.flatMap(entry => [...entry.tags]));
    for (const field of pipe.fields.flatMap(namesOf))
        if (!fields.has(field))
            found.push(`field ${field}`);
    const isPivoted = pipe.calls.includes('pivot');
    for (const column of pipe.named)
        if (!column.startsWith('_') && !tags.has(column) && !pipe.made.has(column) &&
            !(isPivoted && fields.has(column)))
            found.push(`tag ${column}`);
    return found;
}

module.exports = {
    TIME_RANGE, asGrafanaSends, asRegex, complaints, fillDashboardVariables, fillServerVariables, pipesOf,
    strangers, wordsOfRegex,
};
