// What bgplint and its editors write, as whole configurations of a project.
import { readFileSync } from 'node:fs';
import { bird } from '../../server/src/dialects/bird/index.js';
import { frr } from '../../server/src/dialects/frr/index.js';
import { allocationTexts } from '../../server/src/features/allocation-texts.js';
import { allocationSnippet, withoutPlaces } from '../../server/src/features/snippet.js';
import type { SnippetKind } from '../../server/src/model/language.js';
import { parseAddress } from '../../server/src/net/address.js';
import { readProfile } from '../../server/src/profile/read.js';
import { fill } from '../snippets/fill.js';
import type { Dialect } from './judge.js';
import { withPassword } from './mend.js';
import { beside } from './pages.js';
import { PAGES, type Project } from './projects.js';
import type { Expectation } from './symptoms.js';

export interface Variant {
  readonly name: string;
  readonly project: Project;
  readonly expectation: Expectation;
}

const [V4 = '', V6 = ''] = PAGES.announced;

function variant(
  name: string,
  edit: readonly [string | RegExp, string] | undefined,
  prefixes: readonly string[],
  bfd = true,
): Variant {
  const profile = edit ? PAGES.profile.replace(...edit) : PAGES.profile;
  return { name, project: { ...PAGES, profile }, expectation: { prefixes, bfd } };
}

/** All that an allocation may be. What is none of its addresses is still the instance's, and has to stay inside. */
export const VARIANTS: readonly Variant[] = [
  variant('both families', undefined, [V4, V6]),
  variant('IPv4 alone', [/ *ipv6:.*\n/, ''], [V4]),
  variant('IPv6 alone', [/ *ipv4:.*\n/, ''], [V6]),
  variant('without BFD', ['bfd: required', 'bfd: disabled'], [V4, V6], false),
  variant('BFD as one likes', ['bfd: required', 'bfd: optional'], [V4, V6]),
];

const DIALECTS = { bird, frr };

/** What a configuration has beside sessions and filters. */
const REST: Readonly<Record<Dialect, (families: readonly string[]) => string>> = {
  bird: families =>
    [
      'router id 10.0.240.156;\nprotocol device { }\nprotocol bfd { accept ipv4 multihop; }\n',
      ...families.map(family => `protocol kernel { learn; ${family} { import all; export none; }; }\n`),
    ].join(''),
  frr: () => 'ip nht resolve-via-default\n',
};

/** The texts that the editor inserts for an allocation, one after the other, with what is missing for a whole configuration. */
export function inserted(
  { profile: text, instance, ...project }: Project,
  dialect: Dialect,
  kinds: readonly SnippetKind[],
): string {
  const { profile } = readProfile({ path: '.nrec.yaml', text });
  const [allocation] = profile?.allocations ?? [];
  const address = parseAddress(instance);
  if (!profile || !allocation || !address) throw new Error('the profile cannot be used');
  const texts = { ...allocationTexts(allocation, profile, '', []), instance: address };
  let missing = texts.peers;
  const bodies = kinds.map(kind => {
    const body = allocationSnippet(DIALECTS[dialect], kind, { ...texts, missingPeers: missing })?.body ?? '';
    if (kind === 'peer') missing = missing.slice(1);
    return withoutPlaces(body);
  });
  const families = (['ipv4', 'ipv6'] as const).filter(family => texts[family].length > 0);
  return withPassword(project, `${REST[dialect](families)}${bodies.join('\n')}`);
}

type Snippets = Readonly<Record<string, { readonly body: readonly string[]; readonly description: string }>>;

/** A whole configuration of a dialect's snippets, by what it is made of: those about NREC alone, the others beside sessions that work. */
export function ofSnippets(dialect: Dialect): Readonly<Record<string, string>> {
  const file = new URL(`../../snippets/${dialect}.json`, import.meta.url);
  const snippets = JSON.parse(readFileSync(file, 'utf8')) as Snippets;
  const text = (name: string) =>
    `${fill(snippets[name]?.body.join('\n') ?? '')}\n`.replace(/password[ -]from[ -]NREC/, PAGES.password);
  const whole = { 'NREC configuration': text('NREC configuration') };
  if (dialect === 'bird') {
    const peer = text('NREC peer');
    const second = peer.replace('nrec_peer1', 'nrec_peer2').replace(PAGES.peers[0], PAGES.peers[1]);
    const kernel = text('Kernel routes');
    const parts = [
      text('Device'),
      kernel,
      kernel.replace('ipv4', 'ipv6'),
      text('BFD over several hops'),
      text('NREC filters'),
      peer,
      second,
    ];
    return {
      ...whole,
      [Object.keys(snippets)
        .filter(name => name !== 'NREC configuration')
        .join(', ')]: parts.join('\n'),
    };
  }
  const others = Object.entries(snippets).filter(([name]) => name !== 'NREC configuration');
  const alone = others.map(([name, { description }]) => {
    const own = text(name);
    return [
      name,
      beside(description.endsWith('in router bgp') ? `router bgp 65000\n${own}\nexit\n` : own, dialect),
    ] as const;
  });
  return { ...whole, ...Object.fromEntries(alone) };
}
