import { describe, expect, it } from 'vitest';
import { definitionsAt, namedThingAt } from '../../server/src/features/navigation.js';
import { foldingsOf, linksOf, outlineOf } from '../../server/src/features/outline.js';
import type { OutlineSymbol } from '../../server/src/model/language.js';
import { judged, PASSWORD } from './judged.js';

function tree(symbols: readonly OutlineSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ kind, name, detail, children }) => [
    `${indent}${kind} ${name}${detail === undefined ? '' : ` (${detail})`}`,
    ...tree(children, `${indent}  `),
  ]);
}

describe('outline of BIRD', () => {
  it('shows definitions and blocks', async () => {
    const { subject } = await judged(`define OURS = [ 192.168.0.16/31+ ];
ipv4 table customers;
filter out { accept; }
function f(int a; prefix b) -> bool { return true; }
protocol device { }
template bgp nrec { ipv4 { import none; export none; }; }
protocol bgp nrec_peer1 from nrec { neighbor 10.255.255.1 as 65535; }
`);
    expect(tree(outlineOf(subject))).toEqual([
      'constant OURS ([ 192.168.0.16/31+ ])',
      'table customers (ipv4)',
      'filter out',
      'function f ((int a; prefix b) -> bool)',
      'protocol device',
      'template nrec (bgp)',
      '  channel ipv4',
      'session nrec_peer1 (bgp from nrec)',
    ]);
  });

  it('shows of each file what stands in it', async () => {
    const files = { 'bird.conf': 'protocol bgp x {\ninclude "part.conf";\n}\n' };
    const { subject } = await judged('ipv4 { import none; };\n', { path: 'part.conf', files });
    expect(tree(outlineOf(subject))).toEqual(['channel ipv4']);
  });

  it('shows no password', async () => {
    const { subject } = await judged(`define PASSWORD = "${PASSWORD}";\nprotocol bgp { password PASSWORD; }\n`);
    expect(JSON.stringify(outlineOf(subject))).not.toContain(PASSWORD);
  });
});

describe('folding of BIRD', () => {
  it('folds blocks, sets and comments', async () => {
    const { subject } = await judged(
      '# one\n# two\n\n# three\nfilter f {\n  if net ~ [\n    10.0.0.0/8\n  ] then accept; # no\n}\n/* a\n b */\n',
    );
    const { text } = subject.source;
    const line = (offset: number) => text.slice(0, offset).split('\n').length;
    const found = foldingsOf(subject).map(({ kind, span }) => `${kind} ${line(span.start)}-${line(span.end)}`);
    expect(found.toSorted()).toEqual(['block 5-9', 'block 6-8', 'comment 1-2', 'comment 10-11', 'comment 4-4']);
  });
});

describe('navigation in BIRD', () => {
  it('leads from a name to its definition, and to every use', async () => {
    const files = { 'lib.conf': 'filter ours { accept; }\n' };
    const { subject, cursor } = await judged(
      'include "lib.conf";\n# ours\nprotocol bgp a { ipv4 { export filter ou$0rs; }; }\nprotocol bgp b { ipv4 { export filter ours; }; }\n',
      { files },
    );
    expect(definitionsAt([subject], cursor)).toEqual([{ path: 'lib.conf', start: 7, end: 11 }]);
    const thing = await namedThingAt(subject.path, cursor, async () => (subject.unit ? [subject.unit] : []));
    expect(thing?.places.map(({ span }) => span.path)).toEqual(['lib.conf', 'bird.conf', 'bird.conf']);
  });

  it('does not mistake a variable for what it hides', async () => {
    const { subject, cursor } = await judged('define x = 1;\nfunction f(int x) -> bool { return x$0 = 2; }\n');
    expect(definitionsAt([subject], cursor)).toEqual([{ path: 'bird.conf', start: 29, end: 30 }]);
  });

  it('links includes', async () => {
    const files = { 'lib.conf': '\n' };
    const { subject } = await judged('include "lib.conf";\n# include "not.conf";\ninclude "d/*.conf";\n', { files });
    const [link, ...others] = linksOf(subject);
    expect(link).toEqual({ span: { path: 'bird.conf', start: 9, end: 17 }, target: 'lib.conf' });
    expect(others).toEqual([]);
  });
});
