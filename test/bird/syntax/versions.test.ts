import { describe, expect, it } from 'vitest';
import { findings, readWhole, VERSIONS } from './read.js';

/** What each version says of a text, and whether a result that holds for a version is what that version says. */
function byVersion(text: string): Record<string, string> {
  const units = new Map(VERSIONS.map(version => [version, readWhole(text, version)]));
  for (const [version, unit] of units) {
    expect(unit.holdsFor).toContain(version);
    for (const other of unit.holdsFor) {
      expect(units.get(other)?.diagnostics, `${version} holds for ${other}`).toEqual(unit.diagnostics);
      expect(units.get(other)?.tree, `${version} holds for ${other}`).toEqual(unit.tree);
    }
  }
  return Object.fromEntries([...units].map(([version, unit]) => [version, findings(unit).join()]));
}

const NONE = { '2.0': '', '2.17': '', '2.20': '', '3.1': '', '3.4': '' };
const session = (more: string) =>
  `protocol bgp b { local as 65001; neighbor 192.0.2.1 as 65002; ipv4 { import none; export none; }; ${more} }`;

describe('a result holds for the versions that read the text alike', () => {
  it('all of them, where nothing differs', () => {
    const text = 'define A = [ 10.0.0.0/8+ ];\nfilter f { if net ~ A then accept; reject; }';
    expect(byVersion(text)).toEqual(NONE);
    expect(readWhole(text).holdsFor).toEqual(VERSIONS);
  });

  it.each([
    ['an option that came later', session('send hold time 300;'), { ...NONE, '2.0': '1 unknown-option' }],
    ['a word that is a keyword for some', 'define threads = 1;', { ...NONE, '3.1': '1 syntax' }],
    ['a keyword that some take as a name', 'define cost = 1;', { ...NONE, '2.0': '1 syntax', '3.1': '1 syntax' }],
    ['a keyword that 2.0 takes as a name too', 'define customer = 1;', { ...NONE, '3.1': '1 syntax' }],
    [
      'a keyword for a table',
      'ipv4 table other;',
      { ...NONE, '2.0': '1 syntax', '3.1': '1 syntax', '3.4': '1 duplicate-symbol' },
    ],
    ['methods of variables', 'filter f\nclist c;\n{ c.add((1, 2)); accept; }', { ...NONE, '2.0': '3 syntax' }],
    ['what a function returns', 'function f() -> int { return 1; }', { ...NONE, '2.0': '1 unknown-option' }],
    [
      'an option that 3 has dropped',
      'ipv4 table t { min settle time 1 s; };',
      { ...NONE, '3.1': '1 unknown-option', '3.4': '1 unknown-option' },
    ],
  ])('some of them, because of %s', (_, text, expected) => {
    expect(byVersion(text)).toEqual(expected);
  });
});

it('a version that was not measured is read as the nearest older one of its line', () => {
  const text = session('tx size warning 1000;');
  expect(findings(readWhole(text, '2.16'))).toEqual(['1 unknown-option']);
  expect(findings(readWhole(text, '3.2'))).toEqual([]);
  expect(findings(readWhole(text, '3.9'))).toEqual([]);
});
