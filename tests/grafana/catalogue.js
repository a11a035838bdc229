// SPDX-License-Identifier: GPL-3.0-or-later
// The metric catalogue, from the program's own --list-metrics.
'use strict';

const {execFileSync} = require('node:child_process');

const COMMON_TAGS = ['network', 'node'];

/// Map of measurement to {tags: Set, perBlock, fields: Map of field to {type, kind, unit}}.
function parseCatalogue(markdown) {
    const catalogue = new Map();
    let current = null;
    for (const line of markdown.split('\n')) {
        const title = /^## (\w+)$/.exec(line);
        const tags = /^Tags: (.*)$/.exec(line);
        const cells = line.split('|').map(cell => cell.trim());
        if (title) {
            current = {tags: new Set(COMMON_TAGS), perBlock: false, fields: new Map()};
            catalogue.set(title[1], current);
        } else if (tags) {
            for (const [, tag] of tags[1].matchAll(/`(\w+)`/g))
                current.tags.add(tag);
        } else if (line === 'Cadence: per block') {
            current.perBlock = true;
        } else if (current && cells.length === 8 && /^\w+$/.test(cells[1]) && cells[1] !== 'field') {
            current.fields.set(cells[1], {type: cells[2], kind: cells[3], unit: cells[4]});
        }
    }
    return catalogue;
}

function readCatalogue(program = process.env.PROGRAM) {
    const markdown = execFileSync(program, ['--list-metrics'], {
        encoding: 'utf8', timeout: 30_000, env: {...process.env, QT_QPA_PLATFORM: 'offscreen'},
    });
    return parseCatalogue(markdown);
}

module.exports = {parseCatalogue, readCatalogue};
