import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { applyEdits } from '../../server/src/core/edit.js';
import { disableOnLine } from '../../server/src/features/disable-line.js';
import { safeFixes } from '../../server/src/features/safe-fixes.js';
import { withoutPlaces } from '../../server/src/features/snippet.js';

function finding(start: number, end: number, fixes: Diagnostic['fixes'] = [], rejects = false): Diagnostic {
  const span = { path: 'a', start, end };
  return { rule: 'nrec/peer-as', severity: 'error', message: 'm', span, rejects, related: [], fixes };
}

function fix(safe: boolean, ...edits: readonly [number, number, string, string?][]): Diagnostic['fixes'][number] {
  const list = edits.map(([start, end, text, path = 'a']) => ({ span: { path, start, end }, text }));
  return { title: 't', safe, edits: list };
}

describe('safe fixes', () => {
  const chosen = (...findings: Diagnostic[]) =>
    safeFixes(findings, path => (path === 'a' ? 'ten letters' : undefined)).edits.map(
      ({ span, text }) => `${span.start}-${span.end} ${text}`,
    );
  const of = (rule: string, found: Diagnostic): Diagnostic => ({ ...found, rule });

  it('takes the first safe fix of each finding', () => {
    expect(chosen(finding(0, 1, [fix(false, [0, 1, 'x']), fix(true, [0, 1, 'y']), fix(true, [0, 1, 'z'])]))).toEqual([
      '0-1 y',
    ]);
  });
  it('leaves out what overlaps, and makes what two agree on once', () => {
    const shared = fix(true, [4, 6, 'as']);
    expect(chosen(finding(0, 9, [shared]), finding(0, 9, [shared]), finding(5, 8, [fix(true, [5, 8, 'no'])]))).toEqual([
      '4-6 as',
    ]);
  });
  it('leaves out a fix that needs another file as well', () => {
    expect(chosen(finding(0, 1, [fix(true, [0, 1, 'x'], [0, 0, 'y', 'b'])]))).toEqual([]);
  });
  it('leaves out a fix whose edits have no one meaning', () => {
    expect(chosen(finding(0, 1, [fix(true, [0, 12, 'beyond the end'])]))).toEqual([]);
    expect(chosen(finding(0, 1, [fix(true, [0, 2, 'x'], [1, 3, 'y'])]))).toEqual([]);
  });
  it('makes of a text that could not be read one that can be, and nothing else', () => {
    const unread = of('bird/syntax', finding(0, 1, [fix(true, [0, 1, ';'])], true));
    expect(chosen(finding(4, 5, [fix(true, [4, 5, 'x'])]), unread)).toEqual(['0-1 ;']);
  });
  it('names the fixes of which something is to be done, each once', () => {
    const shared = fix(true, [4, 6, 'as']);
    expect(safeFixes([finding(0, 9, [shared]), finding(0, 9, [shared])], () => 'ten letters').fixes).toEqual([shared]);
  });
});

describe('disabling a rule on a line', () => {
  const disabled = (text: string, at: number, dialect: 'bird' | 'frr' = 'bird') => {
    const edit = disableOnLine(finding(at, at + 1), { path: 'a', text }, dialect);
    return edit && applyEdits(text, [edit]);
  };

  it('writes a comment above, indented as the line is', () => {
    expect(disabled('one\n  two\n', 6)).toBe('one\n  # bgplint-disable-next-line nrec/peer-as\n  two\n');
    expect(disabled('one\r\n\ttwo', 7, 'frr')).toBe('one\r\n\t! bgplint-disable-next-line nrec/peer-as\r\n\ttwo');
  });
  it('adds to a comment that is there', () => {
    const text = '# bgplint-disable-next-line nrec/local-as -- moved\nlocal';
    expect(disabled(text, text.length - 2)).toBe(
      '# bgplint-disable-next-line nrec/local-as, nrec/peer-as -- moved\nlocal',
    );
  });
  it('offers nothing against what the daemon itself refuses', () => {
    expect(disableOnLine(finding(0, 1, [], true), { path: 'a', text: 'x' }, 'bird')).toBeUndefined();
  });
});

describe('a snippet as plain text', () => {
  it.each([
    [`as \${1:65535};$0`, 'as 65535;'],
    [`\${1|a,b|} \${2:x\\}y} $3`, 'a x}y '],
    ['cost \\$5', 'cost $5'],
  ])('%s', (body, plain) => expect(withoutPlaces(body)).toBe(plain));
});
