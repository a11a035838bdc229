// SPDX-License-Identifier: GPL-3.0-or-later
// Runs Flux scripts over points in memory: only the functions this project uses, as the Flux
// standard library documents them. It is no InfluxDB, but it is as strict where that is: a column
// of two types, an aggregate of the wrong type, and a function it does not know are errors.
//
// Integers are BigInt, floats are numbers, times are Moment, durations are Span (nanoseconds).
'use strict';

const {parse} = require('@influxdata/flux-lsp-node');
const streams = require('./streams');
const {Moment, Span} = streams;

const UNITS = {ns: 1n, us: 1_000n, ms: 1_000_000n, s: 10n ** 9n, m: 60n * 10n ** 9n,
               h: 3600n * 10n ** 9n, d: 86400n * 10n ** 9n};

const LITERALS = {
    StringLiteral: node => node.value,
    BooleanLiteral: node => node.value,
    IntegerLiteral: node => BigInt(node.value),
    FloatLiteral: node => Number(node.value),
    RegexpLiteral: node => new RegExp(node.value),
    DateTimeLiteral: node => new Moment(BigInt(Date.parse(node.value)) * UNITS.ms),
    DurationLiteral: node => new Span(node.values.reduce(
        (sum, one) => sum + BigInt(one.magnitude) * UNITS[one.unit], 0n)),
};

const plain = value => value instanceof Moment || value instanceof Span ? value.ns : value;

const OPERATORS = {
    '==': (a, b) => plain(a) === plain(b), '!=': (a, b) => plain(a) !== plain(b),
    '<': (a, b) => plain(a) < plain(b), '<=': (a, b) => plain(a) <= plain(b),
    '>': (a, b) => plain(a) > plain(b), '>=': (a, b) => plain(a) >= plain(b),
    '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b,
    '=~': (a, b) => b.test(a), '!~': (a, b) => !b.test(a),
};

const nameOf = node => node.name ?? node.value;

class Evaluator {
    constructor(points) {
        const conversions = {
            int: ({v}) => typeof v === 'number' ? BigInt(Math.trunc(v)) : plain(v),
            float: ({v}) => Number(plain(v)),
            string: ({v}) => String(plain(v)),
            now: () => new Moment(this.now),
        };
        this.points = points;
        this.now = 0n;
        this.globals = new Map(Object.entries({...conversions, true: true, false: false}));
        this.globals.set('from', () => streams.fromPoints(this.points));
        this.globals.set('date', {
            sub: ({d, from}) => new Moment(from.ns - d.ns),
            truncate: ({t, unit}) => new Moment(t.ns / unit.ns * unit.ns),
        });
    }

    /// The tables of each statement that is no assignment.
    run(script) {
        const results = [];
        for (const statement of parse(script).body) {
            if (statement.type === 'VariableAssignment')
                this.globals.set(statement.id.name, this.value(statement.init, new Map()));
            else if (statement.type === 'ExpressionStatement')
                results.push(this.value(statement.expression, new Map()));
        }
        return results;
    }

    value(node, scope) {
        const literal = LITERALS[node.type];
        return literal ? literal(node) : this[node.type](node, scope);
    }

    Identifier(node, scope) {
        if (scope.has(node.name))
            return scope.get(node.name);
        if (this.globals.has(node.name))
            return this.globals.get(node.name);
        if (streams.functions[node.name])
            return streams.functions[node.name];
        throw new Error(`${node.name} is not understood here`);
    }

    MemberExpression(node, scope) {
        const object = this.value(node.object, scope);
        return object[nameOf(node.property)] ?? null;
    }

    /// A comparison with a missing value is neither true nor false in Flux; a filter drops the row.
    BinaryExpression(node, scope) {
        const [left, right] = [this.value(node.left, scope), this.value(node.right, scope)];
        if (left === null || right === null)
            return null;
        if (!(right instanceof RegExp) && typeof left !== typeof right)
            throw new Error(`${typeof left} ${node.operator} ${typeof right}`);
        return OPERATORS[node.operator](left, right);
    }

    LogicalExpression(node, scope) {
        const left = this.value(node.left, scope);
        return node.operator === 'and' ? left && this.value(node.right, scope)
                                       : left || this.value(node.right, scope);
    }

    ConditionalExpression(node, scope) {
        return this.value(this.value(node.test, scope) ? node.consequent : node.alternate, scope);
    }

    ParenExpression(node, scope) {
        return this.value(node.expression, scope);
    }

    ArrayExpression(node, scope) {
        return node.elements.map(one => this.value(one.expression ?? one, scope));
    }

    ObjectExpression(node, scope) {
        const object = node.with ? {...scope.get(node.with.name)} : {};
        for (const {key, value} of node.properties)
            object[nameOf(key)] = this.value(value, scope);
        return object;
    }

    FunctionExpression(node, scope) {
        return given => {
            const inner = new Map(scope);
            for (const {key} of node.params)
                inner.set(nameOf(key), given[nameOf(key)]);
            return this.value(node.body, inner);
        };
    }

    CallExpression(node, scope, piped) {
        const called = this.value(node.callee, scope);
        const given = node.arguments?.[0] ? this.value(node.arguments[0], scope) : {};
        return piped === undefined ? called(given) : called(piped, given);
    }

    PipeExpression(node, scope) {
        return this.CallExpression(node.call, scope, this.value(node.argument, scope));
    }
}

/// points: [{measurement, tags, fields, time}], time a BigInt of nanoseconds.
const evaluate = (script, points) => new Evaluator(points).run(script);

module.exports = {evaluate};
