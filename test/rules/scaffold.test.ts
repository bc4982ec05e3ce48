import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
// @ts-expect-error a script without types
import { constantName, pageText, registered, ruleText, scaffold } from '../../scripts/new-rule.mjs';
// @ts-expect-error a script without types
import { pageEntry } from '../../scripts/rule-index.mjs';
import { parsePage } from './page.js';

const registry = readFileSync(fileURLToPath(new URL('../../server/src/rules/index.ts', import.meta.url)), 'utf8');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bgplint-new-rule-'));
  for (const folder of ['server/src/rules/nrec', 'docs/rules/nrec']) mkdirSync(join(root, folder), { recursive: true });
  cpSync(new URL('../../server/src/rules/index.ts', import.meta.url), join(root, 'server/src/rules/index.ts'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('a new rule gets a file, a page and its place in the registry', () => {
  expect(scaffold(root, 'nrec/keepalive-time')).toEqual([
    'server/src/rules/nrec/keepalive-time.ts',
    'docs/rules/nrec/keepalive-time.md',
    'server/src/rules/index.ts',
  ]);
  const after = readFileSync(join(root, 'server/src/rules/index.ts'), 'utf8');
  const added = after.split('\n').filter(line => !registry.split('\n').includes(line));
  expect(added).toEqual(["import { keepaliveTime } from './nrec/keepalive-time.js';", '  keepaliveTime,']);
  expect(after.split('\n')).toHaveLength(registry.split('\n').length + 2);
  expect(() => scaffold(root, 'nrec/keepalive-time')).toThrow('exists already');
});

test.each([
  ['aaa', 0],
  ['zzz', -1],
])('%s keeps the registry in order', (name, index) => {
  const lines = (registered(registry, name) as string).split('\n');
  const imports = lines.filter(line => line.includes("'./nrec/"));
  expect(imports.at(index)).toBe(`import { ${name} } from './nrec/${name}.js';`);
  const entries = lines.slice(lines.findIndex(line => line.includes('ALLOCATION_CHECKS')) + 1, lines.indexOf('];'));
  expect(entries.at(index)).toBe(`  ${name},`);
});

test.each(['peer-as', 'bird/name', 'nrec/Name', 'nrec/', undefined])('%s is no id for a new rule', id => {
  expect(() => scaffold(root, id)).toThrow('usage');
});

test('rule and page agree with each other and with what reads pages', () => {
  const page = parsePage('nrec/keepalive-time', pageText('nrec/keepalive-time'));
  expect(page.title).toBe('nrec/keepalive-time');
  expect(page.blocks.map(({ kind, marks }) => [kind, marks.length])).toEqual([
    ['bad', 1],
    ['good', 0],
  ]);
  expect(ruleText('nrec/keepalive-time')).toContain(`summary: '${page.summary}'`);
  expect(pageEntry('keepalive-time', pageText('nrec/keepalive-time'))).toMatchObject({ severity: 'warning', fix: '' });
  expect(constantName('one-two3-four')).toBe('oneTwo3Four');
});
