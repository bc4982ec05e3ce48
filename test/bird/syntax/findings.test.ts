import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/core/edit.js';
import { withoutCascade } from '../../../server/src/dialects/bird/cascade.js';
import { BIRD_RULES } from '../../../server/src/dialects/bird/rules.js';
import { findings, lineOf, read, readWhole, textOf } from './read.js';

/** The text after the first fix of the first finding. */
function mended(text: string, version = '2.17'): string {
  const [finding] = read(text, version).diagnostics;
  return applyEdits(text, finding?.fixes[0]?.edits ?? []);
}

const DEVICE = 'protocol device {}\n';

describe('fixes', () => {
  it.each([
    ['a host bit', 'define A = 10.1.0.0/8;', 'define A = 10.0.0.0/8;'],
    ['IPv6 host bits', 'define A = 2001:db8::1/32;', 'define A = 2001:db8::/32;'],
    ['a missing semicolon', 'define A = 1\ndefine B = 2;', 'define A = 1;\ndefine B = 2;'],
    ['a misspelt name', 'define NETS = 1;\ndefine B = NETZ;', 'define NETS = 1;\ndefine B = NETS;'],
    [
      'a misspelt filter',
      'filter none_at_all { reject; }\nprotocol direct { ipv4 { import filter none_at_al; }; }',
      'filter none_at_all { reject; }\nprotocol direct { ipv4 { import filter none_at_all; }; }',
    ],
    ['a misspelt option', 'protocol kernel { ipv4; persits; }', 'protocol kernel { ipv4; persist; }'],
    ['a misspelt second word', 'protocol kernel { ipv4; scan tyme 5; }', 'protocol kernel { ipv4; scan time 5; }'],
    [
      'a missing brace',
      'filter f {\n  if true then {\n    accept;\n}\n',
      'filter f {\n  if true then {\n    accept;\n  }\n}\n',
    ],
    [
      'a misspelt route',
      'protocol static { ipv4; rroute 10.0.0.0/8 reject; }',
      'protocol static { ipv4; route 10.0.0.0/8 reject; }',
    ],
    ['a string before a word', 'log "/var/log/bird all;', 'log "/var/log/bird" all;'],
    [
      'a string before a comment',
      'protocol kernel { ipv4; vrf "blue; # of ours\n}',
      'protocol kernel { ipv4; vrf "blue"; # of ours\n}',
    ],
    [
      'a missing brace where braces have lines of their own',
      'protocol bfd\n{\n  accept ipv4;\n}\nprotocol kernel\n\n  ipv4;\n}',
      'protocol bfd\n{\n  accept ipv4;\n}\nprotocol kernel\n{\n  ipv4;\n}',
    ],
    [
      'a missing end on one line',
      'protocol static { ipv4 { preference 1; ; }',
      'protocol static { ipv4 { preference 1; }; }',
    ],
    [
      'a missing beginning on one line',
      'filter f { if net.len > 9 then reject; accept; } else accept; }',
      'filter f { if net.len > 9 then { reject; accept; } else accept; }',
    ],
  ])('mend %s', (_, wrong, right) => {
    expect(mended(`${wrong}\n${DEVICE}`)).toBe(`${right}\n${DEVICE}`);
    expect(findings(read(`${right}\n${DEVICE}`))).toEqual([]);
  });
});

describe('nothing is suggested', () => {
  it.each([
    ['for a word of the language in the wrong place', 'route 10.0.0.0/8 reject;'],
    ['for a name that another number tells apart', 'define NETS4 = 1;\ndefine B = NETS6;'],
  ])('%s', (_, text) => {
    const { diagnostics } = read(`${text}\n${DEVICE}`);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.fixes).toEqual([]);
  });
});

describe('a definition inside a block', () => {
  it('is the mistake, and what follows in the block none', () => {
    const text = 'protocol kernel {\n  ipv4 {\n    import none;\ndefine LATE = 3;\n    export none;\n  };\n}\n';
    const unit = withoutCascade(read(`${text}${DEVICE}`));
    expect(findings(unit)).toEqual(['4 syntax']);
    expect(unit.diagnostics[0]?.related.map(({ span }) => lineOf(unit, span))).toEqual([2]);
  });
});

describe('protocols of one template', () => {
  it('that all lack the same are one finding, at the template', () => {
    const session = (host: number) => `protocol bgp from t { neighbor 192.0.2.${host} as 65002; }`;
    const text = `template bgp t {\n  ipv4 { import none; export none; };\n}\n${[1, 2, 3].map(session).join('\n')}`;
    const unit = readWhole(text);
    expect(findings(unit)).toEqual(['1/4 incomplete-session']);
    expect(unit.diagnostics[0]?.related.map(({ span }) => lineOf(unit, span))).toEqual([4, 5, 6]);
  });
});

describe('undefined names', () => {
  it('are one finding each, at the first use; the others are named beside it', () => {
    const unit = readWhole(
      'filter f {\n  if net ~ A then accept;\n  if net ~ B then accept;\n  if net ~ A then reject;\n}',
    );
    expect(findings(unit)).toEqual(['2 undefined-symbol', '3 undefined-symbol']);
    expect(unit.diagnostics[0]?.related.map(({ span }) => lineOf(unit, span))).toEqual([4]);
    expect(unit.diagnostics[1]?.related).toEqual([]);
  });

  it('are none where a mistake hides the definition', () => {
    expect(findings(readWhole('define A = 1 2;\nfilter f { if 1 = A then accept; reject; }'))).toEqual(['1 syntax']);
  });
});

describe('duplicates', () => {
  it('name the first definition', () => {
    const unit = readWhole('define A = 1;\n\ndefine A = 2;');
    expect(findings(unit)).toEqual(['3 duplicate-symbol']);
    expect(unit.diagnostics[0]?.related.map(({ span }) => lineOf(unit, span))).toEqual([1]);
  });

  it('are none in scopes of their own', () => {
    const text =
      'define A = 1;\nfunction f(int A) { return A; }\nfilter g { int A = f(2); if true then { int A = 3; print A; } accept; }';
    expect(findings(readWhole(text))).toEqual([]);
  });
});

describe('one mistake is one finding', () => {
  it.each([
    [
      'a brace too few in a protocol',
      'protocol static {\n  ipv4;\n  route 10.0.0.0/8 blackhole;\nfilter f { accept; }\nprotocol device {}\n',
      ['1/4 syntax'],
    ],
    ['a brace too many', 'filter f {\n  accept;\n}}\nprotocol device {}\n', ['3 syntax']],
    [
      'a quotation mark too few',
      'log "bird.log all;\nfilter f { accept; }\nprotocol device {}\n',
      ['1 unterminated-string'],
    ],
    [
      'a name that is used everywhere',
      'protocol static { ipv4; }\ndefine static = 3;\nprotocol device {}\nprotocol static two { ipv6; }\nprotocol static three { ipv6 { import none; }; }\n',
      ['4 wrong-symbol-class'],
    ],
  ])('%s', (_, text, expected) => {
    expect(findings(read(text))).toEqual(expected);
  });
});

describe('nesting', () => {
  it.each([
    ['blocks', (depth: number) => `filter f ${'{'.repeat(depth)} accept; ${'}'.repeat(depth)}`],
    ['parentheses', (depth: number) => `define A = ${'('.repeat(depth)}1${')'.repeat(depth)};`],
    ['negations', (depth: number) => `filter f { if ${'!'.repeat(depth)}true then accept; reject; }`],
    ['conditions', (depth: number) => `filter f { ${'if true then '.repeat(depth)} accept; reject; }`],
    ['else', (depth: number) => `filter f { ${'if true then accept; else '.repeat(depth)} reject; }`],
    [
      'calls',
      (depth: number) =>
        `function g(int i) { return i; }\nfilter f { print ${'g('.repeat(depth)}1${')'.repeat(depth)}; }`,
    ],
  ])('of %s is read to a depth that nobody writes', (_, text) => {
    expect(findings(readWhole(text(60)))).toEqual([]);
  });

  it.each([
    ['blocks', `filter f ${'{'.repeat(50_000)}`],
    ['closed blocks', `filter f ${'{'.repeat(5000)} accept; ${'}'.repeat(5000)}`],
    ['parentheses', `define A = ${'('.repeat(50_000)}`],
    ['sets', `define A = ${'['.repeat(50_000)}`],
    ['negations', `define A = ${'!'.repeat(50_000)}true;`],
    ['conditions', `filter f { ${'if true then '.repeat(20_000)}`],
    ['loops', `filter f { ${'for int i in bgp_path do '.repeat(20_000)}`],
    ['protocols’ braces', `protocol static s { ${'ipv4 { '.repeat(20_000)}`],
  ])('of %s without end is one finding', (_, text) => {
    const unit = readWhole(text);
    expect(unit.diagnostics.length).toBeGreaterThan(0);
    expect(unit.diagnostics.length).toBeLessThan(3);
  });
});

describe('every finding', () => {
  it('is of a rule that is listed', () => {
    const ids = new Set(BIRD_RULES.map(({ id }) => id));
    for (const text of ['define A = ;', 'protocol x {}', 'include "a";', 'define A = 10.0.0.1/8;']) {
      for (const { rule } of readWhole(text).diagnostics) expect(ids).toContain(rule);
    }
  });

  it('tells what the daemon does, and where it notices', () => {
    const unit = readWhole('define A = 1\ndefine B = 2;');
    expect(unit.diagnostics).toMatchObject([
      { rule: 'bird/syntax', severity: 'error', rejects: true, daemon: { path: 'bird.conf', line: 2 } },
    ]);
    expect(unit.diagnostics[0]?.message).toMatch(/BIRD refuses the file/);
    expect(textOf(unit, unit.diagnostics[0]?.span ?? { path: '', start: 0, end: 0 })).toBe('1');
  });

  it('but one: a text without protocols is a part of another', () => {
    const unit = read('define A = 1;\n');
    expect(unit.diagnostics).toMatchObject([{ rule: 'bird/no-protocol', severity: 'info', rejects: false }]);
  });
});
