import { describe, expect, it } from 'vitest';
import { bird } from '../../../server/src/dialects/bird/index.js';
import { ROOT, snapshotOf } from './read.js';

const USE = 'filter f {\n  if net ~ OURS then accept;\n  reject;\n}\n';

function judged(text: string, root = ROOT, files = {}) {
  return bird.parse(root, snapshotOf({ ...files, [root]: text }), '2.17');
}

function undefinedIn(text: string, files = {}) {
  return judged(text, ROOT, files).diagnostics.find(({ rule }) => rule === 'bird/undefined-symbol');
}

describe('a name that nothing defines', () => {
  it('is an info in what looks like a part of a configuration, and BIRD refuses it all the same', () => {
    const finding = undefinedIn(USE);
    expect(finding).toMatchObject({ severity: 'info', rejects: true, daemon: { line: 2 } });
    expect(finding?.message).toBe(
      '"OURS" is not defined above. This looks like a part of a configuration, which may define it; alone, BIRD refuses it.',
    );
  });

  it.each([
    ['a protocol', `${USE}protocol device {}\n`],
    ['a router id', `router id 10.0.0.1;\n${USE}`],
    ['a router id taken from an interface', `router id from "eth*";\n${USE}`],
    ['a protocol that could not be read', `${USE}protocol bpg x { neighbor 10.0.0.1 as 1; }\n`],
  ])('is an error beside %s', (_, text) => {
    expect(undefinedIn(text)).toMatchObject({ severity: 'error', rejects: true });
  });

  it('is an error where an include brings the protocol', () => {
    expect(undefinedIn(`${USE}include "p.conf";\n`, { 'p.conf': 'protocol device {}\n' })?.severity).toBe('error');
  });

  it('is no excuse for other mistakes', () => {
    const { diagnostics } = judged(`${USE}define A = 10.1.0.0/8;\n`);
    expect(diagnostics.find(({ rule }) => rule === 'bird/prefix-host-bits')?.severity).toBe('error');
  });
});

describe('a file stands alone', () => {
  it.each([
    ['bird.conf', USE, true],
    ['etc/bird6.conf', USE, true],
    ['edge.conf', 'router id 10.0.0.1;\nprotocol bgp a { }\n', false],
    ['edge.conf', 'router id 10.0.0.1;\n', true],
    ['edge.conf', 'protocol device {}\n', true],
    ['peers.conf', 'protocol bgp a { local as 1; neighbor 10.0.0.1 as 1; }\n', false],
    ['filters.conf', USE, false],
  ])('%s: %j is %s', (root, text, expected) => {
    expect(bird.standsAlone?.(judged(text, root))).toBe(expected);
  });
});

describe('what a file reads', () => {
  it('is every include at the start of a line', () => {
    const text =
      'include "a.conf";\n  include\t"b/*.conf" ;\n# include "c";\ndefine x = 1; include "d";\ninclude "e"\n';
    expect(bird.reads?.(ROOT, text)).toEqual(['a.conf', 'b/*.conf']);
  });
});
