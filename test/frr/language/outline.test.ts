import { describe, expect, it } from 'vitest';
import { foldingsOf, outlineOf } from '../../../server/src/features/outline.js';
import type { OutlineSymbol } from '../../../server/src/model/language.js';
import { PASSWORD } from '../../features/judged.js';
import { judgedFrr } from './judged.js';

function tree(symbols: readonly OutlineSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ kind, name, detail, children }) => [
    `${indent}${kind} ${name}${detail ? ` (${detail})` : ''}`,
    ...tree(children, `${indent}  `),
  ]);
}

describe('outline of FRR', () => {
  it('shows blocks, neighbours, groups and lists', async () => {
    const { subject } = await judgedFrr(`ip prefix-list OURS seq 5 permit 10.0.0.0/8
ip prefix-list OURS seq 10 permit 10.0.0.0/9
ipv6 prefix-list OURS seq 5 permit 2001:db8::/32
route-map OUT permit 10
exit
bfd
 profile fast
 exit
exit
ro bgp 65000
 neighbor NREC peer-group
 neighbor NREC remote-as 65535
 neighbor NREC password ${PASSWORD}
 neighbor 10.255.255.1 peer-group NREC
 address-family ipv4 unicast
  neighbor NREC activate
 exit-address-family
exit
`);
    expect(tree(outlineOf(subject))).toEqual([
      'constant OURS (ip prefix-list)',
      'constant OURS (ipv6 prefix-list)',
      'filter route-map OUT permit 10',
      'protocol bfd',
      '  template profile fast',
      'protocol router bgp 65000',
      '  template NREC (peer-group)',
      '  session 10.255.255.1 (peer-group NREC)',
      '  channel address-family ipv4 unicast',
    ]);
    expect(JSON.stringify(outlineOf(subject))).not.toContain(PASSWORD);
  });
});

describe('folding of FRR', () => {
  it('folds blocks, ended by a line of theirs or not, and comments', async () => {
    const { subject } = await judgedFrr(
      '! one\n! two\n!\nrouter bgp 1\n address-family ipv4\n  network 10.0.0.0/8\n exit-address-family\nexit\n# three\nroute-map x permit 10\n match metric 1\nhostname x\n',
    );
    const { text } = subject.source;
    const line = (offset: number) => text.slice(0, offset).split('\n').length;
    const found = foldingsOf(subject).map(({ kind, span }) => `${kind} ${line(span.start)}-${line(span.end)}`);
    expect(found.toSorted()).toEqual(['block 10-12', 'block 4-8', 'block 5-7', 'comment 1-2']);
  });
});
