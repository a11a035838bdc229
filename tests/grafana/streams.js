// SPDX-License-Identifier: GPL-3.0-or-later
// Streams of tables, as Flux has them: an array of {key: [column names], rows: [record]}.
'use strict';

class Moment {
    constructor(ns) { this.ns = ns; }
}

class Span {
    constructor(ns) { this.ns = ns; }
}

const text = value => value instanceof Moment ? `t${value.ns}` : `${typeof value}:${value}`;
const typeOf = value => value instanceof Moment ? 'time' : typeof value;

const compare = (a, b) => {
    [a, b] = [a, b].map(one => one instanceof Moment ? one.ns : one);
    return a < b ? -1 : a > b ? 1 : 0;
};

/// A column holds one type; Flux calls anything else a schema collision.
function checkTypes(rows) {
    const types = new Map();
    for (const row of rows)
        for (const [column, value] of Object.entries(row)) {
            if (value === null)
                continue;
            const known = types.get(column) ?? typeOf(value);
            if (known !== typeOf(value))
                throw new Error(`schema collision: column ${column} is both ${known} and ${typeOf(value)}`);
            types.set(column, known);
        }
}

/// Tables by the values of their key's columns, in the order of their first rows.
function tablesOf(entries) {
    const tables = new Map();
    for (const {key, row} of entries) {
        const columns = key.filter(column => row[column] !== undefined);
        const id = columns.map(column => `${column}=${text(row[column])}`).sort().join(' ');
        if (!tables.has(id))
            tables.set(id, {key: columns, rows: []});
        tables.get(id).rows.push(row);
    }
    for (const {rows} of tables.values())
        checkTypes(rows);
    return [...tables.values()];
}

const entriesOf = (stream, keyOf = table => table.key) => stream.flatMap(
    table => table.rows.map(row => ({key: keyOf(table), row})));

const eachTable = change => (stream, given) => stream
    .map(table => ({key: table.key, rows: change(table.rows, given, table)}))
    .filter(table => table.rows.length);

function fromPoints(points) {
    return tablesOf(points.flatMap(({measurement, tags, fields, time}) =>
        Object.entries(fields).map(([field, value]) => ({
            key: ['_measurement', '_field', ...Object.keys(tags)],
            row: {_measurement: measurement, _field: field, ...tags, _time: new Moment(time),
                  _value: value},
        }))));
}

function range(stream, {start, stop}) {
    const inside = entriesOf(stream, table => [...table.key, '_start', '_stop'])
        .filter(({row}) => row._time.ns >= start.ns && (!stop || row._time.ns < stop.ns));
    return tablesOf(inside.map(({key, row}) => ({key, row: {...row, _start: start, _stop: stop}})));
}

const selected = better => eachTable((rows, {column = '_value'} = {}) => {
    const known = rows.filter(row => row[column] !== null);
    const types = new Set(known.map(row => typeOf(row[column])));
    if (better !== newer && types.has('boolean'))
        throw new Error('no order among yes and no');
    return known.length ? [known.reduce((best, row) => better(row, best, column) ? row : best)] : [];
});
const newer = () => true;
const last = selected(newer);
const max = selected((row, best, column) => compare(row[column], best[column]) > 0);
const min = selected((row, best, column) => compare(row[column], best[column]) < 0);

function meanOf(rows) {
    const values = rows.map(row => row._value).filter(one => one !== null);
    if (values.some(one => typeof one !== 'number' && typeof one !== 'bigint'))
        throw new Error('unsupported input type for mean aggregate');
    return values.length ? values.reduce((sum, one) => sum + Number(one), 0) / values.length : null;
}

const keyRecord = table => Object.fromEntries(table.key.map(column => [column, table.rows[0][column]]));

const mean = stream => stream.map(table =>
    ({key: table.key, rows: [{...keyRecord(table), _value: meanOf(table.rows)}]}));

function aggregateWindow(stream, {every, fn, createEmpty = true}) {
    return stream.map(table => {
        const {_start: start, _stop: stop} = table.rows[0];
        const rows = [];
        for (let from = start.ns / every.ns * every.ns; from < stop.ns; from += every.ns) {
            const inside = table.rows.filter(
                row => row._time.ns >= from && row._time.ns < from + every.ns);
            const end = new Moment(from + every.ns < stop.ns ? from + every.ns : stop.ns);
            if (inside.length)
                fn([{key: table.key, rows: inside}], {}).forEach(
                    ({rows: [row]}) => rows.push({...row, _time: end}));
            else if (createEmpty && fn === mean)
                rows.push({...keyRecord(table), _time: end, _value: null});
        }
        return {key: table.key, rows};
    }).filter(table => table.rows.length);
}

const group = (stream, {columns = []}) => tablesOf(entriesOf(stream, () => columns));

function withColumns(stream, stays) {
    return tablesOf(stream.flatMap(table => table.rows.map(row => ({
        key: table.key.filter(stays),
        row: Object.fromEntries(Object.entries(row).filter(([column]) => stays(column))),
    }))));
}

const sort = eachTable((rows, {columns = ['_value'], desc = false}) => [...rows].sort((a, b) => {
    for (const column of columns) {
        const order = compare(a[column], b[column]);
        if (order)
            return desc ? -order : order;
    }
    return 0;
}));

const pivot = eachTable((rows, {rowKey, columnKey, valueColumn}, table) => {
    const records = new Map();
    const columns = new Set();
    for (const row of rows) {
        const id = rowKey.map(column => text(row[column])).join(' ');
        const kept = [...new Set([...table.key, ...rowKey])].filter(column => column in row);
        if (!records.has(id))
            records.set(id, Object.fromEntries(kept.map(column => [column, row[column]])));
        const column = columnKey.map(one => row[one]).join('_');
        columns.add(column);
        records.get(id)[column] = row[valueColumn];
    }
    const empty = Object.fromEntries([...columns].map(column => [column, null]));
    const made = [...records.values()].map(record => ({
        ...Object.fromEntries(Object.entries(record).filter(([column]) => !columns.has(column))),
        ...empty,
        ...Object.fromEntries(Object.entries(record).filter(([column]) => columns.has(column))),
    }));
    checkTypes(made);
    return made;
});

const steps = change => eachTable((rows, given) => {
    const {columns = ['_value'], nonNegative} = given;
    const stepOf = (row, before, column) => {
        if (typeof row[column] === 'boolean')
            throw new Error('no difference of yes and no');
        if (row[column] === null || before[column] === null)
            return null;
        const value = change(row[column] - before[column], row, before, given);
        return nonNegative && value < 0 ? null : value;
    };
    const known = rows.filter(row => columns.some(column => (row[column] ?? null) !== null));
    return known.slice(1).map((row, i) => ({...row, ...Object.fromEntries(
        columns.filter(column => column in row)
            .map(column => [column, stepOf(row, known[i], column)]))}));
});

const map = (stream, {fn}) => tablesOf(entriesOf(stream).map(({key, row}) => ({key, row: fn({r: row})})));

const rename = (stream, {columns}) => tablesOf(entriesOf(stream).map(({key, row}) => ({
    key: key.map(column => columns[column] ?? column),
    row: Object.fromEntries(Object.entries(row).map(([column, value]) =>
        [columns[column] ?? column, value])),
})));

const changed = change => (stream, given) => tablesOf(entriesOf(stream).map(
    ({key, row}) => ({key, row: {...row, ...change(row, given)}})));

const functions = {
    range, last, max, min, mean, aggregateWindow, group, sort, pivot, map, rename,
    filter: (stream, {fn}) => eachTable(rows => rows.filter(row => fn({r: row}) === true))(stream),
    keep: (stream, {columns}) => withColumns(stream, column => columns.includes(column)),
    drop: (stream, {columns}) => withColumns(stream, column => !columns.includes(column)),
    union: ({tables}) => tablesOf(tables.flatMap(stream => entriesOf(stream))),
    toFloat: changed(row => {
        if (typeof row._value === 'boolean')
            return {_value: Number(row._value)};
        return {_value: row._value === null ? null : Number(row._value)};
    }),
    set: changed((row, {key, value}) => ({[key]: value})),
    duplicate: changed((row, {column, as}) => ({[as]: row[column]})),
    difference: steps(change => change),
    derivative: steps((change, row, before, {unit}) => Number(change) *
        Number(unit.ns) / Number(row._time.ns - before._time.ns)),
    to: stream => stream,
    yield: stream => stream,
};

module.exports = {Moment, Span, fromPoints, functions};
