/** What manifests make a speaker do. */

import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { metallbEdits } from '../../server/src/dialects/metallb/edits.js';
import { type Fact, knownValue } from '../../server/src/model/fact.js';
import type { Session } from '../../server/src/model/session.js';
import type { Speaker } from '../../server/src/model/speaker.js';
import type { Family } from '../../server/src/net/address.js';
import { announcementsOf } from '../../server/src/rules/announcements.js';
import { net } from '../rules/build.js';
import { judge, PAGE } from './page.js';

type Lines = Readonly<Record<string, string>>;

/** An object with these fields in its spec, in the flow style of YAML. */
function object(kind: string, name: string, spec: Lines, more = ''): string {
  const version = kind === 'BGPPeer' ? 'v1beta2' : 'v1beta1';
  const fields = Object.entries(spec).map(([key, value]) => `  ${key}: ${value}\n`);
  return `apiVersion: metallb.io/${version}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${more}spec:\n${fields.join('')}---\n`;
}

const peer = (name: string, address: string, spec: Lines = {}) =>
  object('BGPPeer', name, { myASN: '64512', peerASN: '64513', peerAddress: address, ...spec });
const pool = (name: string, addresses: string, more = '') => object('IPAddressPool', name, { addresses }, more);
const advertisement = (spec: Lines = {}) => object('BGPAdvertisement', 'adv', { localPref: '100', ...spec });

async function lower(text: string, version?: string): Promise<readonly Speaker[]> {
  return (await judge(text, version)).speakers;
}

/** What a session announces: `192.0.2.0/24{32,32}`; in brackets what it only may; `?` where that is not known. */
function announced(session: Session | undefined, family: Family = 'ipv4'): string | undefined {
  const fact = session?.families.find(one => one.family === family)?.export;
  if (!fact) return undefined;
  if (fact.kind !== 'known' || fact.value.damaged) return '?';
  const { may, must } = fact.value;
  const rest = may.minus(must);
  return rest.isEmpty()
    ? must.toString()
    : must.isEmpty()
      ? `(${rest.toString()})`
      : `${must.toString()} (${rest.toString()})`;
}

async function first(text: string, version?: string): Promise<Session> {
  const [session] = (await lower(text, version)).flatMap(({ sessions }) => sessions);
  if (!session) throw new Error('no session');
  return session;
}

describe('what is announced', () => {
  const A = peer('a', '10.0.0.1');
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['every address of a pool', pool('p', '[192.0.2.0/24]') + advertisement(), '192.0.2.0/24{32,32}'],
    ['a range', pool('p', '[192.0.2.4-192.0.2.6]') + advertisement(), '192.0.2.4/31{32,32}, 192.0.2.6/32'],
    [
      'aggregates',
      pool('p', '[192.0.2.0/24, 198.51.100.0-198.51.100.7]') + advertisement({ aggregationLength: '29' }),
      '192.0.2.0/24{29,29}, 198.51.100.0/29',
    ],
    [
      'the pools that are named',
      pool('p', '[192.0.2.0/24]') + pool('q', '[10.1.0.0/24]') + advertisement({ ipAddressPools: '[q]' }),
      '10.1.0.0/24{32,32}',
    ],
    [
      'the pools that have a label',
      pool('p', '[192.0.2.0/24]', '  labels: {tier: front}\n') +
        pool('q', '[10.1.0.0/24]') +
        advertisement({ ipAddressPoolSelectors: '[{matchLabels: {tier: front}}]' }),
      '192.0.2.0/24{32,32}',
    ],
    [
      'what several advertisements say',
      pool('p', '[192.0.2.0/24]') + advertisement() + object('BGPAdvertisement', 'b', { aggregationLength: '24' }),
      '192.0.2.0/24, 192.0.2.0/24{32,32}',
    ],
    ['nothing to peers that are not named', pool('p', '[192.0.2.0/24]') + advertisement({ peers: '[b]' }), 'nothing'],
    [
      'nothing on other nodes',
      pool('p', '[192.0.2.0/24]') + advertisement({ nodeSelectors: '[{matchLabels: {rack: b}}]' }),
      '(192.0.2.0/24{32,32})',
    ],
    [
      'perhaps something for some Services',
      pool('p', '[192.0.2.0/24]') + advertisement({ serviceSelectors: '[{matchLabels: {app: web}}]' }),
      '(192.0.2.0/24{32,32})',
    ],
    [
      'for certain what other local preferences leave alone',
      pool('p', '[192.0.2.0/24]') +
        advertisement({ peers: '[a]' }) +
        object('BGPAdvertisement', 'b', { serviceSelectors: '[{matchLabels: {app: web}}]', peers: '[b]' }),
      '192.0.2.0/24{32,32}',
    ],
    [
      'perhaps what two local preferences keep back for some Services',
      pool('p', '[192.0.2.0/24]') +
        pool('q', '[198.51.100.0/24]') +
        advertisement() +
        object('BGPAdvertisement', 'b', {
          ipAddressPools: '[p]',
          localPref: '200',
          serviceSelectors: '[{matchLabels: {app: web}}]',
        }),
      '198.51.100.0/24{32,32} (192.0.2.0/24{32,32})',
    ],
    [
      'nothing by L2',
      pool('p', '[192.0.2.0/24]') + object('L2Advertisement', 'l', { interfaces: '[eth0]' }),
      'nothing',
    ],
    ['nothing of the other family', pool('p', '[2001:db8::/64]') + advertisement(), 'nothing'],
    ['what nobody knows, with peers alone', '', '?'],
    [
      'what nobody knows, when a pool is elsewhere',
      pool('p', '[192.0.2.0/24]') + advertisement({ ipAddressPools: '[p, elsewhere]' }),
      '?',
    ],
    ['what nobody knows, when an address is none', pool('p', '[192.0.2.0/24, nonsense]') + advertisement(), '?'],
    ['what nobody knows, when a template fills it in', pool('p', '["{{ .Values.pool }}"]') + advertisement(), '?'],
  ];
  test.each(cases)('%s', async (_, text, expected) => {
    expect(announced(await first(A + text))).toBe(expected);
  });

  test('is decided where it is written', async () => {
    const text = A + pool('p', '[192.0.2.0/24, 198.51.100.0/30]') + advertisement({ aggregationLength: '28' });
    const fact = (await first(text)).families[0]?.export;
    const terms = fact?.kind === 'known' ? fact.value.terms : [];
    // An aggregate that is wider than the pool is the work of its length.
    expect(terms.map(({ at }) => text.slice(at.start, at.end))).toEqual(['192.0.2.0/24', '28']);
  });

  test('of an AddressPool is said by itself', async () => {
    const old = (spec: Lines) => object('AddressPool', 'p', { addresses: '[192.0.2.0/24]', ...spec });
    const plain = await first(A + old({ protocol: 'bgp' }), '0.13');
    expect(announced(plain)).toBe('192.0.2.0/24{32,32}');
    const aggregated = await first(
      A + old({ protocol: 'bgp', bgpAdvertisements: '[{aggregationLength: 26}]' }),
      '0.13',
    );
    expect(announced(aggregated)).toBe('192.0.2.0/24{26,26}');
    expect(announced(await first(A + old({ protocol: 'layer2' }), '0.13'))).toBe('nothing');
  });
});

describe('families', () => {
  const both = pool('p', '[192.0.2.0/24, 2001:db8::/64]') + advertisement();
  const families = async (spec: Lines, version: string, address = '10.0.0.1', rest = both) =>
    (await first(peer('a', address, spec) + rest, version)).families.map(({ family }) => family);

  test('are one since 0.15, unless the peer says otherwise', async () => {
    expect(await families({}, '0.14')).toEqual(['ipv4', 'ipv6']);
    expect(await families({}, '0.15')).toEqual(['ipv4']);
    expect(await families({}, '0.16', '"2001:db8::1"')).toEqual(['ipv6']);
    expect(await families({ dualStackAddressFamily: 'true' }, '0.15')).toEqual(['ipv4', 'ipv6']);
    expect(await families({ disableMP: 'true' }, '0.14')).toEqual(['ipv4']);
    expect(await families({ disableMP: 'true', dualStackAddressFamily: 'true' }, '0.15')).toEqual(['ipv4', 'ipv6']);
  });

  test('that come with the session count when something is announced in them', async () => {
    const one = pool('p', '[2001:db8::/64]') + advertisement();
    expect(await families({}, '0.14', '10.0.0.1', one)).toEqual(['ipv6']);
    expect(await families({ dualStackAddressFamily: 'true' }, '0.15', '10.0.0.1', one)).toEqual(['ipv6']);
  });
});

describe('speakers', () => {
  const on = (rack: string) => ({ nodeSelectors: `[{matchLabels: {rack: ${rack}}}]` });
  const names = async (text: string) =>
    (await lower(text)).map(({ sessions }) => sessions.map(({ name }) => name).join());

  test('are one where peers may share a node', async () => {
    expect(await names(peer('a', '10.0.0.1') + peer('b', '10.0.0.2', on('b')))).toEqual(['a,b']);
    const other = { nodeSelectors: '[{matchLabels: {zone: x}}]' };
    expect(await names(peer('a', '10.0.0.1', on('a')) + peer('b', '10.0.0.2', other))).toEqual(['a,b']);
  });

  test('are one for each rack, with what all racks have', async () => {
    const text = peer('a', '10.0.0.1', on('a')) + peer('b', '10.0.0.2', on('b')) + peer('c', '10.0.0.3');
    expect(await names(text)).toEqual(['a,c', 'b,c']);
  });

  test('are one for each VRF and namespace', async () => {
    expect(await names(peer('a', '10.0.0.1') + peer('b', '10.0.0.2', { vrf: 'red' }))).toEqual(['a', 'b']);
    const elsewhere = (text: string, namespace: string) =>
      text.replace(/ {2}name: .*\n/, `$&  namespace: ${namespace}\n`);
    expect(await names(elsewhere(peer('a', '10.0.0.1'), 'one') + elsewhere(peer('b', '10.0.0.2'), 'two'))).toEqual([
      'a',
      'b',
    ]);
  });

  test('announce in their namespace only', async () => {
    const text = peer('a', '10.0.0.1').replace('  name: a\n', '  name: a\n  namespace: one\n');
    const other = pool('p', '[192.0.2.0/24]').replace('  name: p\n', '  name: p\n  namespace: two\n');
    expect(announced(await first(text + other + advertisement()))).toBe('nothing');
  });

  test('have more selectors than anybody could compare', async () => {
    const text = Array.from({ length: 80 }, (_, i) => peer(`p${i}`, `10.0.0.${i}`, on(`r${i}`))).join('');
    const speakers = await lower(text);
    expect(speakers.map(({ sessions, incomplete }) => [sessions.length, incomplete])).toEqual([[80, true]]);
  });
});

describe('a session', () => {
  const value = <T>(fact: Fact<T>): T | string => (fact.kind === 'known' ? fact.value : fact.kind);
  const with_ = (spec: Lines, version?: string) => first(peer('a', '10.0.0.1', spec), version);

  test('has the settings of its peer', async () => {
    const session = await with_({
      peerPort: '1179',
      holdTime: '1m30s',
      sourceAddress: '10.0.0.7',
      ebgpMultiHop: 'true',
    });
    expect([value(session.peerPort), value(session.holdTime), value(session.keepaliveTime)]).toEqual([1179, 90, 30]);
    expect(value(session.multihop)).toBe(255);
    expect(session.localAddresses).toHaveLength(1);
  });

  test('has what MetalLB does without a word', async () => {
    const session = await with_({});
    expect([value(session.peerPort), value(session.holdTime), value(session.multihop), value(session.bfd)]).toEqual([
      179,
      180,
      0,
      'off',
    ]);
    expect(value(session.localAddress)).toBe('unknown');
    const internal = await with_({ peerASN: '64512' });
    expect(value(internal.multihop)).toBe(255);
  });

  test('has the timers of its BFD profile', async () => {
    const timers = async (profile: Lines, spec: Lines = {}) => {
      const text =
        peer('a', '10.0.0.1', { bfdProfile: 'p', ...spec }) +
        object('BFDProfile', 'p', { echoMode: 'false', ...profile });
      const { bfdTimers } = await first(text);
      return bfdTimers && Object.values(bfdTimers).map(fact => value(fact as Fact<number>));
    };
    expect(await timers({})).toEqual([300, 300, 3, 'unknown']);
    expect(
      await timers({ transmitInterval: '270', receiveInterval: '380', detectMultiplier: '5', minimumTtl: '250' }),
    ).toEqual([270, 380, 5, 250]);
    // FRR takes packets from as far away as the session goes.
    expect(await timers({}, { ebgpMultiHop: 'true' })).toEqual([300, 300, 3, 1]);
    expect(await timers({}, { bfdProfile: 'elsewhere' })).toBe(undefined);
  });

  test('speaks as another AS where it is told to', async () => {
    expect(value((await with_({ localASN: '64999' })).localAs)).toBe(64999);
    const dynamic = await first(peer('a', '10.0.0.1').replace('peerASN: 64513', 'dynamicASN: external'));
    expect(value(dynamic.peerAs)).toBe('external');
  });

  test('of a partial object may have what it lacks', async () => {
    const { speakers } = await judge(peer('a', '10.0.0.1').replace('  peerASN: 64513\n', '  {{ .Values.more }}\n'));
    const [session] = speakers[0]?.sessions ?? [];
    expect(session?.incomplete).toBe(true);
    expect(session?.multihop.kind).toBe('unknown');
    expect(speakers[0]?.incomplete).toBe(true);
  });
});

describe('frr-k8s', () => {
  const configuration = (neighbor: string, more = '') => `apiVersion: frrk8s.metallb.io/v1beta1
kind: FRRConfiguration
metadata:
  name: c
spec:
${more}  bgp:
    routers:
      - asn: 64512
        prefixes: [192.0.2.0/24, 198.51.100.0/24, "2001:db8::/64"]
        neighbors:
          - address: 10.0.0.1
            asn: 64513
${neighbor}---
`;
  const tell = (allowed: string) => `            toAdvertise: {allowed: ${allowed}}\n`;

  test.each([
    ['', 'nothing'],
    [tell('{mode: all}'), '192.0.2.0/24, 198.51.100.0/24'],
    [tell('{prefixes: [192.0.2.0/24]}'), '192.0.2.0/24'],
    [tell('{mode: filtered}'), 'nothing'],
    [tell('{prefixes: [nonsense]}'), '?'],
  ])('announces what a neighbour is told: %s', async (neighbor, expected) => {
    expect(announced(await first(configuration(neighbor)))).toBe(expected);
  });

  test('takes in what it is told to', async () => {
    const receive = '            toReceive: {allowed: {prefixes: [{prefix: 10.0.0.0/8, le: 24}]}}\n';
    const [family] = (await first(configuration(receive))).families;
    expect(family?.import.kind === 'known' && family.import.value.may.toString()).toBe('10.0.0.0/8{8,24}');
    expect(knownValue((await first(configuration(''))).families[0]?.import ?? { kind: 'absent' })?.may.isEmpty()).toBe(
      true,
    );
  });

  test('adds to what MetalLB has the same neighbour do', async () => {
    const text =
      peer('a', '10.0.0.1') +
      pool('p', '[203.0.113.0/24]') +
      advertisement() +
      configuration(tell('{prefixes: [192.0.2.0/24]}'));
    const speakers = await lower(text);
    expect(speakers.flatMap(({ sessions }) => sessions.map(({ name }) => name))).toEqual(['a']);
    expect(announced(speakers[0]?.sessions[0])).toBe('192.0.2.0/24, 203.0.113.0/24{32,32}');
  });

  test('leaves open what its raw text may say', async () => {
    const raw = (text: string) => `  raw: {rawConfig: "${text}"}\n`;
    const [touched] = await lower(configuration('', raw('router bgp 64512\\n neighbor 10.0.0.1 ebgp-multihop')));
    expect([touched?.incomplete, touched?.sessions[0]?.multihop.kind]).toEqual([true, 'unknown']);
    const [other] = await lower(configuration('', raw('ip prefix-list x permit any')));
    expect([other?.incomplete, other?.sessions[0]?.multihop.kind]).toEqual([true, 'known']);
  });
});

describe('text that FRR is given beside it', () => {
  const all = peer('a', '10.0.0.1') + peer('b', '10.0.0.2') + pool('p', '[192.0.2.0/24]') + advertisement();
  const extras = (text: string, name = 'bgpextras') =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata:\n  extras: |\n${text.replace(/^/gm, '    ')}\n---\n`;
  const heard = async (text: string) => {
    const sessions = (await lower(all + text)).flatMap(one => one.sessions);
    return sessions.map(session => announced(session));
  };
  const POOL = '192.0.2.0/24{32,32}';

  test.each([
    ['route-map 10.0.0.1-out permit 1000', ['?', POOL]],
    ['ip prefix-list 10.0.0.2-allowed-ipv4 seq 1000 permit any', [POOL, '?']],
    ['router bgp 64512\n neighbor 10.0.0.2 peer-group ALL', [POOL, '?']],
    ['router bgp 64512\n neighbor 10.0.0.1 timers 3 9\n neighbor 10.0.0.2 bfd', [POOL, POOL]],
    ['router bgp 64512\n address-family ipv4 unicast\n  network 198.51.100.0/24', [POOL, POOL]],
  ])('lets out what it may: %s', async (text, expected) => {
    expect(await heard(extras(text))).toEqual(expected);
    expect(await heard(extras(text, 'another'))).toEqual([POOL, POOL]);
    const raw = `apiVersion: frrk8s.metallb.io/v1beta1\nkind: FRRConfiguration\nmetadata: {name: c}\nspec: {raw: {rawConfig: ${JSON.stringify(text)}}}\n---\n`;
    expect(await heard(raw)).toEqual(expected);
  });

  test('names an IPv6 neighbour in any of its spellings', async () => {
    const v6 = peer('a', '"FD00:0::1"') + pool('p', '["2001:db8::/64"]') + advertisement();
    const of = async (text: string) => announced(await first(v6 + text), 'ipv6');
    expect(await of('')).toBe('2001:db8::/64{128,128}');
    expect(await of(extras('route-map fd00::1-out permit 1000'))).toBe('?');
    expect(await of(extras('route-map fd00::2-out permit 1000'))).toBe('2001:db8::/64{128,128}');
  });

  test('may keep back what is announced', async () => {
    const certain = async (text: string) => {
      const [speaker] = await lower(all + text);
      const [one] = speaker ? announcementsOf(speaker, undefined) : [];
      return one?.families.map(({ must }) => must.toString());
    };
    expect(await certain('')).toEqual([POOL]);
    const aggregate = 'router bgp 64512\n address-family ipv4 unicast\n  aggregate-address 192.0.2.0/24 summary-only';
    expect((await certain(extras(aggregate)))?.[0]).toBe('nothing');
  });

  test('is no mistake where it changes timers', async () => {
    const text = 'router bgp 4200000000\n neighbor 10.255.255.1 timers connect 10';
    expect((await judge(`${PAGE}---\n${extras(text)}`)).diagnostics).toEqual((await judge(PAGE)).diagnostics);
  });
});

describe('letting out only what may be', () => {
  const allow = (text: string, maxLength = 32) => ({ prefix: net(text), maxLength });
  const A = peer('a', '10.0.0.1');
  const restrict = async (text: string, ...allowed: readonly ReturnType<typeof allow>[]) => {
    const [speaker] = await lower(text);
    const [session] = speaker?.sessions ?? [];
    const edits = speaker && session && metallbEdits.restrictExport(speaker, session, 'ipv4', allowed);
    return edits && announced(await first(applyEdits(text, edits)));
  };

  test.each([
    ['[10.0.0.0/8]', '192.0.2.0/31{32,32}'],
    ['[10.0.0.0/8, 10.1.0.0/16, 192.0.2.0/31]', '192.0.2.0/31{32,32}'],
    ['[192.0.2.1/32, 10.0.0.0/8, "2001:db8::/64"]', '192.0.2.1/32'],
    ['\n  - 10.0.0.0/8 # why\n  - 172.16.0.0/12\n  - 2001:db8::/64\n', '192.0.2.0/31{32,32}'],
  ])('replaces in %s', async (addresses, expected) => {
    expect(await restrict(A + pool('p', addresses) + advertisement(), allow('192.0.2.0/31'))).toBe(expected);
  });

  test('keeps to a length', async () => {
    const text = A + pool('p', '[10.0.0.0/8]') + advertisement();
    expect(await restrict(text, allow('192.0.2.0/24', 28))).toBe('192.0.2.0/24{28,28}');
    const wide = A + pool('p', '[192.0.2.0/31]') + advertisement({ aggregationLength: '24' });
    expect(await restrict(wide, allow('192.0.2.0/31'))).toBe('192.0.2.0/31{32,32}');
  });

  test('leaves alone what others announce, too, and what is elsewhere', async () => {
    const others = peer('b', '10.0.0.2', { peerASN: '64999' });
    expect(await restrict(A + others + pool('p', '[10.0.0.0/8]') + advertisement(), allow('192.0.2.0/31'))).toBe(
      undefined,
    );
    const elsewhere = A + pool('p', '[10.0.0.0/8]') + advertisement({ ipAddressPools: '[p, q]' });
    expect(await restrict(elsewhere, allow('192.0.2.0/31'))).toBe(undefined);
  });

  test('announces what no pool has', async () => {
    expect(await restrict(A + pool('p', '["2001:db8::/64"]') + advertisement(), allow('192.0.2.0/31'))).toBe(
      '192.0.2.0/31{32,32}',
    );
    expect(await restrict(A + pool('p', '[192.0.2.0/32]'), allow('192.0.2.0/31'))).toBe('192.0.2.0/32');
  });
});
