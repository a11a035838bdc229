// SPDX-License-Identifier: GPL-3.0-or-later
// Turns lists of address ranges and their providers (lines of first,last,number,name) into one
// GeoIP database in MaxMind's format, version 2.0, with records of 32 bits and IPv4 at ::/96.
// Usage: node csv-to-mmdb.js TYPE YYYYMMDD OUT.mmdb IN.csv...
'use strict';
const fs = require('fs');

const [type, date, out, ...inputs] = process.argv.slice(2);
const built = Date.parse((date ?? '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3T00:00:00Z')) / 1000;
if (!inputs.length || Number.isNaN(built)) {
    console.error('usage: node csv-to-mmdb.js TYPE YYYYMMDD OUT.mmdb IN.csv...');
    process.exit(2);
}

// Addresses are numbers of 128 bits.
function toNumber(address) {
    if (!address.includes(':'))
        return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
    const [head, tail] = address.split('::');
    const groups = text => (text ? text.split(':') : []);
    const before = groups(head);
    const after = tail === undefined ? [] : groups(tail);
    const zeros = Array(8 - before.length - after.length).fill('0');
    return [...before, ...zeros, ...after].reduce((sum, group) => sum * 65536n + BigInt('0x' + group), 0n);
}

// first,last,number,name where name may be quoted, with "" for a quote.
function parse(line) {
    const match = /^([^,]+),([^,]+),(\d+),(?:"((?:[^"]|"")*)"|(.*))$/.exec(line);
    return match && [match[1], match[2], Number(match[3]), (match[4] ?? match[5]).replace(/""/g, '"')];
}

// The search tree: two entries a node. 0 is nothing (no branch leads to the root), a positive
// number a node, a negative one the record before -number.
let tree = new Int32Array(1 << 20);
let nodes = 1;

function insert(address, length, record) {
    let node = 0;
    for (let bit = 0; ; ++bit) {
        const at = 2 * node + Number((address >> BigInt(127 - bit)) & 1n);
        if (bit === length - 1) {
            if (tree[at] === 0)
                tree[at] = -record - 1;
            return;
        }
        if (tree[at] < 0)
            return; // within a range that came before
        if (tree[at] === 0) {
            if (2 * (nodes + 1) > tree.length) {
                const larger = new Int32Array(tree.length * 2);
                larger.set(tree);
                tree = larger;
            }
            tree[at] = nodes++;
        }
        node = tree[at];
    }
}

// As few networks as the range has.
function insertRange(first, last, record) {
    while (first <= last) {
        let bits = 0;
        while (bits < 128 && (first >> BigInt(bits) & 1n) === 0n && first + (1n << BigInt(bits + 1)) - 1n <= last)
            ++bits;
        insert(first, 128 - bits, record);
        first += 1n << BigInt(bits);
    }
}

function control(kind, size) {
    const extended = kind > 7;
    const head = [];
    const low = size < 29 ? size : size < 285 ? 29 : 30;
    head.push((extended ? 0 : kind << 5) | low);
    if (extended)
        head.push(kind - 7);
    if (low === 29)
        head.push(size - 29);
    else if (low === 30)
        head.push((size - 285) >> 8, (size - 285) & 255);
    return Buffer.from(head);
}

function encode(value) {
    if (typeof value === 'string') {
        const text = Buffer.from(value);
        return Buffer.concat([control(2, text.length), text]);
    }
    if (Array.isArray(value))
        return Buffer.concat([control(11, value.length), ...value.map(encode)]);
    if (typeof value === 'object')
        return Buffer.concat([control(7, Object.keys(value).length),
            ...Object.entries(value).flatMap(([key, member]) => [encode(key), encode(member)])]);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(6, 4), bytes]);
}

// Metadata want their numbers in sizes of their own.
function unsigned(kind, size, value) {
    const bytes = Buffer.alloc(size);
    bytes.writeUIntBE(value, Math.max(0, size - 6), Math.min(size, 6)); // at most 6 at once
    return Buffer.concat([control(kind, size), bytes]);
}

const records = new Map();
const data = [];
const offsets = [];
let dataSize = 0;

function recordOf(number, name) {
    const key = number + '\n' + name;
    let record = records.get(key);
    if (record === undefined) {
        record = offsets.length;
        const bytes = encode({ autonomous_system_number: number, autonomous_system_organization: name });
        records.set(key, record);
        offsets.push(dataSize);
        data.push(bytes);
        dataSize += bytes.length;
    }
    return record;
}

let ranges = 0;
let unreadable = 0;
for (const input of inputs)
    for (const line of fs.readFileSync(input, 'utf8').split('\n')) {
        const parts = line && parse(line.trimEnd());
        if (!parts) {
            unreadable += line ? 1 : 0;
            continue;
        }
        insertRange(toNumber(parts[0]), toNumber(parts[1]), recordOf(parts[2], parts[3].slice(0, 200)));
        ++ranges;
    }
if (ranges === 0 || unreadable > ranges / 100) {
    console.error(`csv-to-mmdb: ${unreadable} lines of ${ranges + unreadable} cannot be read`);
    process.exit(1);
}

const search = Buffer.alloc(8 * nodes);
for (let i = 0; i < 2 * nodes; ++i) {
    const next = tree[i];
    search.writeUInt32BE(next > 0 ? next : next === 0 ? nodes : nodes + 16 + offsets[-next - 1], 4 * i);
}
const metadata = [
    ['binary_format_major_version', unsigned(5, 2, 2)],
    ['binary_format_minor_version', unsigned(5, 2, 0)],
    ['build_epoch', unsigned(9, 8, built)],
    ['database_type', encode(type)],
    ['description', encode({})],
    ['ip_version', unsigned(5, 2, 6)],
    ['languages', encode([])],
    ['node_count', encode(nodes)],
    ['record_size', unsigned(5, 2, 32)],
];
fs.writeFileSync(out, Buffer.concat([search, Buffer.alloc(16), ...data,
    Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'), control(7, metadata.length),
    ...metadata.flatMap(([key, value]) => [encode(key), value])]));
