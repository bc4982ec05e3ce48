import { readFileSync } from 'node:fs';
import { generateBird } from '../../bench/generate-bird.js';
import fc from '../../fast-check.js';
import { accepted } from '../fixtures/fixtures.js';

/** How one text becomes the next; numbers are taken modulo what there is. */
export type Edit =
  | { readonly kind: 'type'; readonly at: number; readonly text: string }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'move'; readonly line: number; readonly lines: number; readonly to: number }
  | { readonly kind: 'copy'; readonly line: number; readonly lines: number; readonly to: number }
  | { readonly kind: 'rename'; readonly name: number; readonly to: string; readonly everywhere: boolean }
  | { readonly kind: 'number'; readonly which: number; readonly value: number }
  | { readonly kind: 'undo' };

/** What people type, and what parts a text in other ways. */
const TYPED = [
  '{',
  '}',
  '};',
  ';',
  '"',
  "'",
  '#',
  '/*',
  '*/',
  '\n',
  ' ',
  '[',
  ']',
  '(',
  ')',
  '.',
  ',',
  'x',
  'accept;',
  'if x then ',
  'return 1;',
  'define NEW = 5;\n',
  'define A = 1;\n',
  '\nfilter f {\n',
  '\nfunction g(int a) {\n',
  '\nprotocol bgp {\n',
  '\nprotocol device {\n}\n',
  '\ntemplate bgp t {\n',
  '\nipv4 table other;\n',
  '\nroa4 table r;\n',
  '\nattribute int mine;\n',
  '\nprotocol static {\n ipv4;\n route 192.0.2.0/24 blackhole;\n}\n',
  '\ninclude "part.conf";\n',
  '\ninclude "missing.conf";\n',
  'local as 65000;',
  'password "wrong";',
  'neighbor 192.0.2.1 as 65001;',
  '\r\n',
  '\u00a0',
  'import none;',
  '# bgplint-disable-next-line bird/undefined-symbol\n',
  '10.0.0.0/8',
  'bgp_path',
  'protocol',
] as const; // prettier-ignore

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), at: fc.nat(), text: fc.constantFrom(...TYPED) }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    kind: fc.constantFrom('move', 'copy'),
    line: fc.nat(),
    lines: fc.integer({ min: 1, max: 12 }),
    to: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('rename' as const),
    name: fc.nat(),
    to: fc.constantFrom('x', 'NEW', 'kernel1', 'other', 'net', 'table', "'q.x'"),
    everywhere: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('number' as const),
    which: fc.nat(),
    value: fc.constantFrom(0, 1, 33, 65536, 2 ** 32),
  }),
  fc.constant({ kind: 'undo' as const }),
);

/** The texts that come of one, edit by edit. */
export function* edited(text: string, edits: readonly Edit[]): Generator<string> {
  const past = [text];
  for (const one of edits) {
    const next = one.kind === 'undo' ? (past.at(-2) ?? text) : apply(past.at(-1) as string, one);
    past.push(next);
    yield next;
  }
}

function apply(text: string, edit: Exclude<Edit, { kind: 'undo' }>): string {
  switch (edit.kind) {
    case 'type': {
      const at = edit.at % (text.length + 1);
      return text.slice(0, at) + edit.text + text.slice(at);
    }
    case 'delete': {
      const at = edit.at % (text.length + 1);
      return text.slice(0, at) + text.slice(at + edit.length);
    }
    case 'move':
    case 'copy': {
      const lines = text.split('\n');
      const from = edit.line % lines.length;
      const taken = lines.slice(from, from + edit.lines);
      if (edit.kind === 'move') lines.splice(from, edit.lines);
      lines.splice(edit.to % (lines.length + 1), 0, ...taken);
      return lines.join('\n');
    }
    case 'rename': {
      const names = [...text.matchAll(/\b[A-Za-z_]\w*\b/g)];
      const name = names[edit.name % Math.max(1, names.length)];
      if (!name) return text;
      if (edit.everywhere) return text.replaceAll(new RegExp(`\\b${name[0]}\\b`, 'g'), edit.to);
      return text.slice(0, name.index) + edit.to + text.slice(name.index + name[0].length);
    }
    case 'number': {
      const numbers = [...text.matchAll(/\b\d+\b/g)];
      const number = numbers[edit.which % Math.max(1, numbers.length)];
      if (!number) return text;
      return text.slice(0, number.index) + edit.value + text.slice(number.index + number[0].length);
    }
  }
}

/** Constants that rest on others, names used before and behind their definitions, templates of templates. */
const ENTANGLED = `log syslog all;
router id 192.0.2.1;
define A = 24;
define B = A + 1;
define OWN = [ 198.51.100.0/24{24,25}, 203.0.113.0/24+ ];
define SECRET = "a long password of mine";
ipv4 table extra;
attribute int colour;
function is_own(prefix p; int least) {
  if p.len < B then return false;
  return p ~ OWN && p.len >= least;
}
function deep(int a) -> bool { colour = a; return is_own(net, A); }
filter out {
  if is_own(net, 24) then accept;
  if deep(B) then { bgp_path.prepend(65000); accept; }
  reject;
}
protocol device {}
protocol kernel { ipv4 { export all; }; learn; }
protocol kernel { ipv4 { table extra; export where net ~ OWN; }; kernel table 100; }
template bgp base { local as 65000; hold time 90; password SECRET; ipv4 { import none; export filter out; }; }
template bgp more from base { multihop B; }
protocol bgp one from base { neighbor 192.0.2.2 as 65001; }
protocol bgp from more { neighbor 192.0.2.3 as 65002; ipv4 { export where deep(A); }; }
protocol bgp { local as 65000; neighbor 192.0.2.4 as 65003; ipv4 { import all; export none; }; }
protocol static { ipv4 { table extra; }; route 198.51.100.0/A blackhole; route 203.0.113.0/24 via 192.0.2.9; }
protocol static { ipv4; route 198.51.100.0/24 blackhole { bgp_community.add((65000, A)); colour = B; }; }
protocol pipe { table master4; peer table extra; import where source = RTS_STATIC; export none; }
`.replace('198.51.100.0/A', '198.51.100.0/24');

/** Texts to begin with. */
export const TEXTS: readonly string[] = [
  ENTANGLED,
  ENTANGLED,
  generateBird({ routes: 3, functions: 3, filters: 4, sessions: 3 }),
  readFileSync(new URL('../../../examples/bird/good.conf', import.meta.url), 'utf8'),
  ...accepted().map(({ text }) => text),
];
