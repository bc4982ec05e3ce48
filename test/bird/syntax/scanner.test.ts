import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/core/edit.js';
import { expressionOf, findings, plain, read, readWhole, textOf } from './read.js';

const family = (text: string) => {
  const value = expressionOf(text);
  return value.kind === 'address' || value.kind === 'prefix' ? [value.address.family, `${value.address.value}`] : value;
};

describe('numbers', () => {
  it.each([
    ['10', 10],
    ['0x1F', 31],
    ['4294967295', 4294967295],
    ['007', 7],
  ])('%s is %d', (text, value) => {
    expect(expressionOf(text)).toMatchObject({ kind: 'number', value });
  });

  it('are refused beyond 32 bits, once, and the definition stands', () => {
    const unit = readWhole('define A = 4294967296;\ndefine B = A;');
    expect(findings(unit)).toEqual(['1 number-range']);
  });
});

describe('addresses', () => {
  it.each([
    ['192.0.2.1', ['ipv4', '3221225985']],
    ['010.001.000.009', ['ipv4', '167837705']],
    ['::', ['ipv6', '0']],
    ['2001:db8::1', ['ipv6', '42540766411282592856903984951653826561']],
    ['::ffff:192.0.2.1', ['ipv6', '281473902969345']],
    ['10.0.0.0/8', ['ipv4', '167772160']],
    ['fe80::/10', ['ipv6', '338288524927261089654018896841347694592']],
  ])('%s', (text, expected) => {
    expect(family(text)).toEqual(expected);
  });

  it('and numbers do not run into ranges', () => {
    expect(plain(expressionOf('[ 1..5, 7 ]'))).toMatchObject({ items: [{ kind: 'range' }, { kind: 'one' }] });
    expect(plain(expressionOf('[ 10.0.0.1..10.0.0.9 ]'))).toMatchObject({ items: [{ kind: 'range' }] });
  });
});

describe('other literals', () => {
  it.each([
    ['"with # no comment"', 'string'],
    ['hex:01:02:fe', 'bytes'],
    ['65000:1', 'rd'],
    ['10.0.0.1:1', 'rd'],
    ['+empty+', 'empty'],
    ['---empty---', 'empty'],
    ['[= 1 * 2 ? =]', 'path mask'],
    ['true', 'boolean'],
  ])('%s', (text, kind) => {
    expect(expressionOf(text).kind).toBe(kind);
  });

  it('have no escapes in strings', () => {
    expect(expressionOf(String.raw`"a\n"`)).toMatchObject({ value: String.raw`a\n` });
  });
});

describe('words', () => {
  it('may be quoted, which makes names of keywords', () => {
    const unit = readWhole("define 'import' = 1;\ndefine B = 'import';");
    expect(findings(unit)).toEqual([]);
  });

  it('may hold dots and dashes only within quotes', () => {
    expect(findings(readWhole("protocol static 'a-b.c' { ipv4; }"))).toEqual([]);
    expect(findings(readWhole('protocol static a-b { ipv4; }'))).not.toEqual([]);
  });

  it('end at a colon, save for else', () => {
    expect(findings(readWhole('filter f { case net.len { 1: accept; else: reject; } }'))).toEqual([]);
  });
});

describe('comments', () => {
  it('are collected', () => {
    const unit = readWhole('# one\ndefine A = 1; /* two\n lines */ # three\n');
    expect(unit.comments.map(span => textOf(unit, span))).toEqual(['# one', '/* two\n lines */', '# three']);
  });
});

describe('characters', () => {
  it('beyond ASCII stand in strings and comments only', () => {
    expect(findings(readWhole('# Grüße\ndefine A = "Grüße";'))).toEqual([]);
    expect(findings(readWhole('define A = 1;\ndefine ü = 1;'))).toEqual(['2 unknown-character']);
  });

  it.each([
    ['NUL', '\0'],
    ['a form feed', '\f'],
    ['a backslash', '\\'],
    ['a quotation mark of the wrong kind', '”'],
  ])('that mean nothing are named: %s', (_, character) => {
    expect(findings(readWhole(`define A = 1;\ndefine B = 2 ${character};`))).toEqual(['2 unknown-character']);
  });

  it('of a byte order mark are refused', () => {
    expect(findings(readWhole('\ufeffdefine A = 1;'))).toEqual(['1 unknown-character']);
  });
});

describe('carriage returns', () => {
  const text = 'define A = 1;\r\nprotocol device {\r\n  scan time 10;\r\n}\r\n';
  const unit = read(text);

  it('are one finding, however many there are', () => {
    expect(findings(unit)).toEqual(['1 carriage-return']);
  });

  it('go with one safe fix', () => {
    const [fix] = unit.diagnostics[0]?.fixes ?? [];
    expect(fix?.safe).toBe(true);
    expect(applyEdits(text, fix?.edits ?? [])).toBe(text.replaceAll('\r', ''));
  });
});
