// What is said of the announcements of manifests, and what NREC receives once MetalLB's own code has made a configuration for FRR of them.
import { afterAll, describe, expect, it } from 'vitest';
import { addressBits, type Family, parseAddress } from '../../server/src/net/address.js';
import { formatPrefix, network } from '../../server/src/net/prefix.js';
import { Random } from '../fuzz/random.js';
import { type Claim, claimsOf, type Held, holds } from '../lab/claims.js';
import { MANIFESTED, type Manifested } from '../lab/manifests.js';
import { whyNoLab } from '../lab/network.js';
import { Pool } from '../lab/pool.js';
import { PAGES } from '../lab/projects.js';
import { randomManifests } from '../lab/random-manifests.js';
import { record } from '../lab/record.js';
import { type Speaker, speakers } from '../lab/speakers.js';
import { askRendered, metallbOracle, type Rendered } from '../oracle/metallb.js';

/** The one of which the oracle renders what it writes. */
const VERSION = '0.16';
const RANDOM = 60;

const oracle = metallbOracle();
const why = oracle ? whyNoLab() : 'there is no oracle';
const frrs = why ? [] : speakers().filter(({ dialect }) => dialect === 'frr');
const pool = new Pool();
afterAll(() => pool.close());

type Question = Pick<Manifested, 'text' | 'addresses' | 'labels'>;

const render = ({ text, ...cluster }: Question) => askRendered(oracle as string, VERSION, text, cluster);

/** Every prefix that an address of a Service's is in: of those that are certain to be announced, each has to be received. */
function around({ services }: Rendered, family: Family): readonly string[] {
  const addresses = Object.values(services)
    .flat()
    .flatMap(text => parseAddress(text) ?? [])
    .filter(address => address.family === family);
  const lengths = Array.from({ length: addressBits(family) + 1 }, (_, length) => length);
  return [...new Set(addresses.flatMap(address => lengths.map(length => formatPrefix(network({ address, length })))))];
}

/** What is said of the sessions that the node runs: of a peer for other nodes nothing is seen here. */
async function claimsFor(text: string, { configuration }: Rendered): Promise<readonly Claim[]> {
  const claims = await claimsOf(PAGES, 'metallb', text, VERSION);
  return claims.filter(({ peer }) => configuration.includes(`neighbor ${peer} remote-as`));
}

/** What MetalLB tells FRR to let out to each of NREC's routers, sorted: the prefixes of a neighbour that has no session are none. */
function told({ configuration }: Rendered): readonly (readonly string[])[] {
  return PAGES.peers.map(peer => {
    const lists = ['4', '6'].filter(bits =>
      configuration.includes(`address-family ipv${bits} unicast\n    neighbor ${peer} activate`),
    );
    const lines = configuration
      .split('\n')
      .flatMap(line => / prefix-list (\S+) seq \d+ permit (\S+)/.exec(line)?.slice(1, 3).join(' ') ?? []);
    return lists
      .flatMap(bits =>
        lines.flatMap(line => (line.startsWith(`${peer}-allowed-ipv${bits} `) ? [line.replace(/.* /, '')] : [])),
      )
      .toSorted();
  });
}

interface Tried extends Held {
  readonly received: readonly (readonly string[])[];
}

/** Runs what MetalLB writes until NREC's routers receive what is waited for, and holds that against what is said. */
async function tried(
  speaker: Speaker,
  claims: readonly Claim[],
  rendered: Rendered,
  waited: readonly (readonly string[])[],
): Promise<Tried> {
  const ours: Speaker = { ...speaker, held: (_, family) => around(rendered, family) };
  const receivedOf = (seen: Held['seen']) => seen.map(({ received }) => received.toSorted());
  const held = await pool.using(PAGES, async lab => {
    await speaker.start(lab, rendered.configuration);
    const isThere = (seen: Held['seen']) => JSON.stringify(receivedOf(seen)) === JSON.stringify(waited);
    return await holds(lab, ours, claims, { isFresh: true, steady: 3, isThere });
  });
  return { ...held, received: receivedOf(held.seen) };
}

describe.skipIf(why)(`what manifests announce${why ? `: ${why}` : ''}`, () => {
  const group = 'announces what bgplint announces says, by MetalLB';
  const cases = MANIFESTED.flatMap(one =>
    frrs.map(speaker => [`${one.name} (${speaker.name})`, one, speaker] as const),
  );
  it.concurrent.each(cases)('%s', { timeout: 600_000 }, async (_, one, speaker) => {
    const rendered = render(one);
    const outcome = await tried(speaker, await claimsFor(one.text, rendered), rendered, one.receives);
    record({ group, name: one.name, speaker: `MetalLB ${VERSION}, ${speaker.name}`, predicted: [], outcome });
    const { symptoms, found, seen } = outcome;
    expect({ symptoms, ...(symptoms.length > 0 && { found, seen }) }).toEqual({ symptoms: [] });
    expect(outcome.received).toEqual(one.receives);
  });
});

describe.skipIf(why)(`what random manifests announce${why ? `: ${why}` : ''}`, () => {
  const group = 'a random configuration announces what bgplint announces says, by MetalLB';
  const cases = frrs.flatMap(speaker =>
    Array.from({ length: RANDOM }, (_, seed) => [`${speaker.name}, seed ${seed}`, speaker, seed] as const),
  );
  let [ran, certain] = [0, 0];
  // Else there would be little to be wrong about.
  afterAll(() => {
    if (ran === cases.length) expect(certain).toBeGreaterThan(ran / 4);
  });
  it.concurrent.each(cases)('%s', { timeout: 1_200_000 }, async (_, speaker, seed) => {
    const { question, rendered } = accepted(new Random(seed));
    const claims = await claimsFor(question.text, rendered);
    ran++;
    if (claims.some(({ must }) => !must.isEmpty()) && told(rendered).flat().length > 0) certain++;
    const outcome = await tried(speaker, claims, rendered, told(rendered));
    record({ group, name: `seed ${seed}`, speaker: `MetalLB ${VERSION}, ${speaker.name}`, predicted: [], outcome });
    const { symptoms, found, seen } = outcome;
    expect({ symptoms, ...(symptoms.length > 0 && { found, seen, question, rendered }) }).toEqual({ symptoms: [] });
    expect(outcome.received).toEqual(told(rendered));
  });
});

/** The first that MetalLB accepts and in which the node has a session. */
function accepted(random: Random): { readonly question: Question; readonly rendered: Rendered } {
  for (let tries = 0; tries < 100; tries++) {
    const question = randomManifests(random);
    try {
      const rendered = render(question);
      if (rendered.configuration.includes('remote-as')) return { question, rendered };
    } catch (error) {
      if (!/invalid|duplicate/.test(String(error))) throw error;
    }
  }
  throw new Error('MetalLB refuses them all');
}
