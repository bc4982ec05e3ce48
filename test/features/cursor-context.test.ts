import { describe, expect, it } from 'vitest';
import { contextAt } from '../../server/src/dialects/bird/language-context.js';
import { marked } from './marked.js';

/** What is known at `$0`, in short: blocks, statement and the word under the cursor. */
function at(written: string): string | undefined {
  const { text, cursor } = marked(written);
  const context = contextAt('bird.conf', text, cursor);
  if (!context) return undefined;
  const { blocks, statement, word } = context;
  const parts = [blocks.map(({ kind }) => kind).join(' > '), statement.join(' '), text.slice(word.start, word.end)];
  return parts.join(' | ');
}

describe('where the cursor is', () => {
  it.each([
    ['$0', ' |  | '],
    ['pro$0', ' |  | pro'],
    ['protocol $0', ' | protocol | '],
    ['protocol bgp x from te$0', ' | protocol bgp x from | te'],
    ['protocol bgp x { neighbor 10.0.0.1 as $0 }', 'protocol | neighbor 10.0.0.1 as | '],
    ['protocol bgp { ipv4 { export $0', 'protocol > channel | export | '],
    ['protocol bgp { ipv4 { export filter $0', 'protocol > channel | export filter | '],
    ['protocol bgp { ipv4 { export filter { if $0', 'protocol > channel > code | if | '],
    ['protocol ospf { area 0 { interface "eth*" { co$0', 'protocol > options > options |  | co'],
    ['filter f { if net ~ [ 10.0.0.0/8{8,24}, $0', 'code | if net ~ [ 10.0.0.0/8 { 8 , 24 } , | '],
    ['filter f { if net ~ [ 10.0.0.0/8+ ] then { $0', 'code > code |  | '],
    ['filter f { case bgp_origin { ORIGIN_IGP: $0', 'code > case |  | '],
    ['function f(int a; int b) { return $0', 'code | return | '],
    ['define A = 1;\n# comment\ndefine B = A$0;', ' | define B = | A'],
    ['ipv4 table t { $0', 'table |  | '],
    ['protocol bgp { neighbor fda4:5ff2::1 as $0', 'protocol | neighbor fda4:5ff2::1 as | '],
    ['log "x"; $0', ' |  | '],
  ])('%s', (written, expected) => expect(at(written)).toBe(expected));

  it.each(['# a comment $0', '/* a $0 comment */', 'log "in a $0string";', 'log "open $0', "define 'na$0me' = 1;"])(
    'is nowhere in %s',
    written => expect(at(written)).toBeUndefined(),
  );

  it('knows the variables of the blocks around, and no others', () => {
    const { text, cursor } = marked(`
      function f(int a; prefix set b) { clist other; }
      function g(int c; prefix set d) {
        enum bgp_origin o = ORIGIN_IGP;
        { int hidden; }
        for ip i in x do { bool shown; $0 } }`);
    const names = contextAt('x', text, cursor)?.variables.map(({ name, type }) => `${type} ${name}`);
    expect(names).toEqual(['int c', 'prefix set d', 'enum bgp_origin o', 'ip i', 'bool shown']);
  });

  it('begins in the block that a file is included in', () => {
    const around = [{ kind: 'protocol', header: ['protocol', 'bgp', 'x'] }] as const;
    const context = contextAt('x', 'neighbor ', 9, 0, around);
    expect(context).toMatchObject({ blocks: around, statement: ['neighbor'] });
  });
});
