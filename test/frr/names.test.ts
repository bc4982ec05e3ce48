import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { namedThingAt, namesOf } from '../../server/src/features/navigation.js';
import { rename } from '../../server/src/features/rename.js';
import { marked } from '../features/marked.js';
import { unitOf } from './advice/advise.js';

async function thingAt(written: string) {
  const { text, cursor } = marked(written);
  const unit = unitOf(text);
  return { text, thing: await namedThingAt(unit.root, cursor, async () => [unit]) };
}

/** The lines that spell the name at `$0`, 1-based. */
async function linesOf(written: string): Promise<readonly number[] | undefined> {
  const { text, thing } = await thingAt(written);
  return thing?.places.map(({ span }) => text.slice(0, span.start).split('\n').length).toSorted((a, b) => a - b);
}

const LISTS = `ip prefix-list A permit any
ipv6 prefix-list A permit any
access-list A permit any
route-map A permit 10
 match ip address prefix-list A
 match ipv6 address prefix-list A
 match ip address A
exit
router bgp 64512
 neighbor A peer-group
 neighbor A remote-as 64513
 neighbor 192.0.2.9 peer-group A
 address-family ipv6 unicast
  neighbor A prefix-list A in
  neighbor A route-map A out
 exit-address-family
exit
router bgp 64512 vrf red
 neighbor A peer-group
exit
`;

/** `LISTS` with the cursor at the n-th `A` of a line, both counted from 1. */
function at(line: number, n = 1): string {
  const lines = LISTS.split('\n');
  let seen = 0;
  lines[line - 1] = (lines[line - 1] as string).replaceAll(/\bA\b/g, name => (++seen === n ? `$0${name}` : name));
  return lines.join('\n');
}

describe('a name', () => {
  it.each([
    ['an IPv4 prefix-list', at(1), [1, 5]],
    ['an IPv6 prefix-list, by the family of the block too', at(2), [2, 6, 14]],
    ['an access-list', at(7), [3, 7]],
    ['a route-map', at(15, 2), [4, 15]],
    ['a peer-group, with everything said of it', at(10), [10, 11, 12, 14, 15]],
    ['a peer-group of another VRF', at(19), [19]],
  ])('is %s', async (_, written, lines) => {
    expect(await linesOf(written)).toEqual(lines);
  });

  it('is defined where it is first', async () => {
    const { text, thing } = await thingAt(at(14, 2));
    expect(thing?.definitions.map(({ start }) => start)).toEqual([text.indexOf('A', text.indexOf('ipv6'))]);
  });

  it('is also what takes things back', async () => {
    expect(await linesOf('route-map $0A permit 10\nno route-map A permit 10\n')).toEqual([1, 2]);
  });

  it('is none where nothing defines it', async () => {
    expect(await namesOf(unitOf('router bgp 1\n neighbor 192.0.2.9 route-map A in\n'))).toEqual([]);
  });

  it.each([
    ['BFD profiles', 'bfd\n profile $0p\n exit\n peer 192.0.2.9\n  profile p\n exit\nexit\n', [2, 5]],
    [
      'numbered community-lists',
      'bgp community-list $09 permit 1:2\nroute-map A permit 9\n match community 9\n',
      [1, 3],
    ],
    ['AS path lists', 'bgp as-path access-list $0p permit _1_\nroute-map A permit 9\n match as-path p\n', [1, 3]],
    ['VRFs', 'vrf $0red\nexit\nrouter bgp 1 vrf red\nexit\n', [1, 3]],
    ['key chains', 'key chain $0k\nexit\ninterface eth0\n ip rip authentication key-chain k\n', [1, 4]],
    ['nexthop-groups', 'nexthop-group $0g\nexit\npbr-map m seq 5\n set nexthop-group g\n', [1, 4]],
    ['pbr-maps', 'pbr-map $0m seq 5\nexit\ninterface eth0\n pbr-policy m\n', [1, 4]],
    ['called route-maps', 'route-map $0B permit 10\nexit\nroute-map A permit 10\n call B\n', [1, 4]],
  ])('may be of %s', async (_, written, lines) => {
    expect(await linesOf(written)).toEqual(lines);
  });
});

describe('a new name', () => {
  it('goes everywhere, and nowhere else', async () => {
    const { text, thing } = await thingAt(at(2));
    const result = await rename(thing as NonNullable<typeof thing>, 'OURS');
    if ('problem' in result) throw new Error(result.problem);
    const renamed = applyEdits(text, result.edits);
    expect(renamed.split('\n').filter(line => line.includes('OURS'))).toEqual([
      'ipv6 prefix-list OURS permit any',
      ' match ipv6 address prefix-list OURS',
      '  neighbor A prefix-list OURS in',
    ]);
  });

  it('has no blanks', async () => {
    const { thing } = await thingAt(at(2));
    expect(await rename(thing as NonNullable<typeof thing>, 'a b')).toHaveProperty('problem');
  });
});
