import { PrefixSet } from '../../server/src/net/prefix-set.js';
import { exported, speakersOf } from '../frr/lowering/build.js';
import { bgpdProgram, bgpdVersion, startBgpd } from '../oracle/bgpd.js';
import { nothing, type Outcome } from './outcome.js';
import { Random } from './random.js';

/** Lists and route-maps, any two of which let through something else. */
const DEFINITIONS = `ip prefix-list P1 seq 5 permit 10.0.0.0/9 le 32
ip prefix-list P2 seq 5 permit 10.64.0.0/10 le 32
ip prefix-list SHORT seq 5 permit 10.0.0.0/8 le 20
ip prefix-list LONG seq 5 permit 10.0.0.0/8 ge 20
access-list D1 permit 10.0.0.0/12
access-list D2 permit 10.80.0.0/12
route-map R1 permit 10
 match ip address prefix-list LONG
route-map R2 permit 10
 match ip address prefix-list SHORT
`;

const APPLIED: Readonly<Record<string, string>> = {
  P1: 'prefix-list P1',
  P2: 'prefix-list P2',
  D1: 'distribute-list D1',
  D2: 'distribute-list D2',
  R1: 'route-map R1',
  R2: 'route-map R2',
};

const GROUPS = ['G', 'H'] as const;
const PEERS = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5', '192.0.2.6'] as const;

/** Lines in any order that apply policies to neighbours and groups, take them back, and change groups. */
function peering(random: Random): string {
  const made = PEERS.map(peer => `${peer} ${random.once(2) ? 'remote-as 65001' : `peer-group ${random.of(GROUPS)}`}`);
  const groups = GROUPS.flatMap(group => [`${group} peer-group`, `${group} remote-as 65001`]);
  const applied = Array.from({ length: 30 }, () => {
    if (random.once(10))
      return `${random.once(3) ? 'no ' : ''}neighbor ${random.of(PEERS)} peer-group ${random.of(GROUPS)}`;
    const who = random.once(3) ? random.of(GROUPS) : random.of(PEERS);
    return `${random.once(5) ? 'no ' : ''}neighbor ${who} ${random.of(Object.values(APPLIED))} out`;
  });
  return instance(
    [...groups, ...made].map(line => `neighbor ${line}`),
    applied,
  );
}

function instance(lines: readonly string[], applied: readonly string[]): string {
  const start = 'router bgp 65000\n no bgp ebgp-requires-policy';
  const indented = [
    ...lines.map(line => ` ${line}`),
    ' address-family ipv4 unicast',
    ...applied.map(line => `  ${line}`),
  ];
  return `${DEFINITIONS}${[start, ...indented].join('\n')}\n exit-address-family\n`;
}

/** What the named lists and route-maps let through together. */
function together(names: readonly string[]): PrefixSet {
  const one = (name: string) =>
    exported(instance(['neighbor 192.0.2.1 remote-as 65001'], [`neighbor 192.0.2.1 ${APPLIED[name]} out`])).may;
  return names.map(one).reduce((a, b) => a.intersect(b), PrefixSet.all('ipv4'));
}

/** Which policies bgpd applies to each neighbour, and which we do. */
export async function comparePeers(seed: number): Promise<Outcome> {
  const bgpd = bgpdProgram() as string;
  const text = peering(new Random(seed));
  const daemon = await startBgpd(bgpd, text);
  const outcome = nothing();
  try {
    const [speaker] = speakersOf(text, bgpdVersion(bgpd).startsWith('8.') ? '8.4' : '10.3');
    for (const peer of PEERS) {
      const answer = daemon.ask([`show bgp neighbor ${peer}`])[0] ?? '';
      const isThere = answer.includes('BGP neighbor is');
      const names = [...answer.matchAll(/^ +(?:Outgoing update .* list|Route map for outgoing .*) is \*(\w+)/gm)];
      const policy = speaker?.sessions
        .find(({ name }) => name === peer)
        ?.families.find(({ family }) => family === 'ipv4')?.export;
      outcome.comparisons++;
      // A session too many lets nothing out that is not told.
      if (!isThere) continue;
      const theirs = together(names.map(([, name]) => name as string));
      const ours = policy?.kind === 'known' ? policy.value.may : undefined;
      // What is not known is not claimed.
      if (!ours || ours.equals(theirs)) continue;
      outcome.wrong++;
      outcome.mismatches.push(`${peer}: bgpd lets through ${theirs}, we say ${ours}\n${text}`);
    }
    outcome.definitions = PEERS.length;
    outcome.exact = PEERS.length;
    return outcome;
  } finally {
    daemon.stop();
  }
}
