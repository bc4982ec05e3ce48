import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { findingsIn, type JudgedUnit } from '../../server/src/workspace/shared.js';

function finding(rule: string, start: number, path = 'lib'): Diagnostic {
  const span = { path, start, end: start + 1 };
  return { rule, severity: 'error', message: `${rule}.`, span, rejects: false, related: [], fixes: [] };
}

function unit(path: string, ...diagnostics: Diagnostic[]): JudgedUnit {
  return { path, diagnostics, sources: new Map([path, 'lib'].map(of => [of, { path: of, text: '' }])) };
}

const said = (...units: JudgedUnit[]) => findingsIn('lib', units, root => `<${root}>`).map(({ message }) => message);

describe('what units say of a file that they share', () => {
  it('is said as it is by the only one', () => {
    expect(said(unit('a', finding('x/y', 3), finding('x/unused-z', 1)))).toEqual(['x/y.', 'x/unused-z.']);
  });

  it('is said once where they agree, in the order of places', () => {
    expect(
      said(unit('a', finding('x/y', 3), finding('x/z', 1)), unit('b', finding('x/y', 3), finding('x/z', 1))),
    ).toEqual(['x/z.', 'x/y.']);
  });

  it('is said with names where they do not', () => {
    expect(said(unit('a', finding('x/y', 3)), unit('b'), unit('c', finding('x/y', 3)))).toEqual([
      'x/y. This is so in <a> and <c>, not in <b>.',
    ]);
    expect(said(unit('a', finding('x/y', 3)), ...[...'bcdefg'].map(name => unit(name)))).toEqual([
      'x/y. This is so in <a>, not in <b>, <c>, <d> and 3 more.',
    ]);
  });

  it('is no longer safe to mend where they do not: the others would change too', () => {
    const mended = { ...finding('x/y', 3), fixes: [{ title: 'Mend', safe: true, edits: [] }] };
    const safe = (...units: JudgedUnit[]) => findingsIn('lib', units, root => root)[0]?.fixes[0]?.safe;
    expect(safe(unit('a', mended), unit('b', mended))).toBe(true);
    expect(safe(unit('a', mended), unit('b'))).toBe(false);
  });

  it('is left out where one unit uses what others do not', () => {
    expect(said(unit('a', finding('x/unused-y', 3)), unit('b'))).toEqual([]);
    expect(said(unit('a', finding('x/unused-y', 3)), unit('b', finding('x/unused-y', 3)))).toEqual(['x/unused-y.']);
  });

  it('leaves out other files, and units that do not share it', () => {
    const other: JudgedUnit = { path: 'b', diagnostics: [finding('x/y', 1, 'b')], sources: new Map() };
    expect(said(unit('a', finding('x/y', 3), finding('x/z', 1, 'a')), other)).toEqual(['x/y.']);
  });
});
