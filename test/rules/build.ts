/** Speakers built by hand: what the NREC page's configuration makes a speaker do, with one thing or another changed. */

import { revealSecret, Secret } from '../../server/src/core/secret.js';
import { type Span, spanKey } from '../../server/src/core/span.js';
import type { EditVerbs } from '../../server/src/model/edits.js';
import { ABSENT, byDefault, explicit, type Fact } from '../../server/src/model/fact.js';
import type { SecretVerdict } from '../../server/src/model/host.js';
import type { Policy } from '../../server/src/model/policy.js';
import type { AllocationContext } from '../../server/src/model/rule.js';
import type { AddressFamily, Session } from '../../server/src/model/session.js';
import type { BfdProtocol, RouteSource, Speaker } from '../../server/src/model/speaker.js';
import { type Address, type Family, formatAddress, parseAddress } from '../../server/src/net/address.js';
import { type Prefix, parsePrefix } from '../../server/src/net/prefix.js';
import { PrefixSet } from '../../server/src/net/prefix-set.js';
import type { Allocation, Instance } from '../../server/src/profile/allocation.js';
import { checkSpeaker } from '../../server/src/rules/check.js';
import { nrecSessions } from '../../server/src/rules/nrec-session.js';

const labels = new Map<string, string>();

/** A place of its own for every label. */
export function spot(label: string): Span {
  const known = [...labels].find(([, other]) => other === label);
  if (known) return { path: 'bird.conf', start: Number(known[0].split('\0')[1]), end: Number(known[0].split('\0')[2]) };
  const span = { path: 'bird.conf', start: labels.size * 10, end: labels.size * 10 + 5 };
  labels.set(spanKey(span), label);
  return span;
}

/** The label of a place. */
export function labelOf(span: Span): string {
  return labels.get(spanKey(span)) ?? spanKey(span);
}

export function ip(text: string): Address {
  const address = parseAddress(text);
  if (!address) throw new Error(`no address: ${text}`);
  return address;
}

export function net(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(`no prefix: ${text}`);
  return prefix;
}

/** A value written at the label. */
export function at<T>(label: string, value: T): Fact<T> {
  return explicit(value, spot(label));
}

export const ALLOCATION: Allocation = {
  name: 'page',
  site: undefined,
  localAs: 4200000000,
  peerAs: 65535,
  peers: [ip('10.255.255.1'), ip('10.255.255.2')],
  ipv4: [{ prefix: net('192.168.0.16/31'), maxLength: 32 }],
  ipv6: [{ prefix: net('fda4:5ff2:8477:1755::/127'), maxLength: 128 }],
  bfd: 'required',
  password: { kind: 'env', name: 'NREC_MD5' },
  instanceNetwork: [net('10.0.240.0/24')],
  instances: [],
  services: [],
  span: { path: '.nrec.yaml', start: 0, end: 1 },
};

/** The page's. */
const PASSWORD = 'b1ecd7f662e6ff6ce03ab33626f92cfe';

/** A named filter that surely accepts the prefixes and everything below them; `may` are those it accepts or not. */
export function filter(
  name: string,
  family: Family,
  must: readonly string[],
  options: { may?: readonly string[]; compares?: readonly Family[]; exactly?: boolean } = {},
): (label: string) => Policy {
  const set = (texts: readonly string[]) =>
    PrefixSet.unionAll(
      family,
      texts.map(text => (options.exactly ? PrefixSet.of(net(text)) : PrefixSet.orLonger(net(text)))),
    );
  const certain = set(must);
  const possible = certain.union(set(options.may ?? []));
  return label => ({
    form: 'filter',
    at: spot(label),
    definition: spot(name),
    may: possible,
    must: certain,
    terms: [
      ...must.map(text => ({ at: spot(`${name}: ${text}`), may: set([text]), must: set([text]) })),
      ...(options.may ?? []).map(text => ({
        at: spot(`${name}: ${text}?`),
        may: set([text]),
        must: PrefixSet.empty(family),
      })),
    ],
    compares: options.compares ?? [family],
    damaged: false,
  });
}

export function plain(form: 'all' | 'none', family: Family): (label: string) => Policy {
  const set = form === 'all' ? PrefixSet.all(family) : PrefixSet.empty(family);
  return label => ({ form, at: spot(label), may: set, must: set, terms: [], compares: [], damaged: false });
}

export const EXPORTS: Readonly<Record<Family, (label: string) => Policy>> = {
  ipv4: filter('export_bgp_v4', 'ipv4', ['192.168.0.16/31']),
  ipv6: filter('export_bgp_v6', 'ipv6', ['fda4:5ff2:8477:1755::/127']),
};

export function channel(name: string, family: Family, policy = EXPORTS[family]): AddressFamily {
  const label = `${name} ${family}`;
  return {
    family,
    header: spot(label),
    span: spot(`${label} block`),
    import: at(`${label} import`, plain('none', family)(`${label} import`)),
    export: at(`${label} export`, policy(`${label} export`)),
    gateway: at(`${label} gateway`, 'recursive' as const),
  };
}

export function session(name: string, peer: string, changes: Partial<Session> = {}): Session {
  const own = ip('10.0.240.156');
  const local = explicit(own, spot(`${name} local`));
  const source = explicit(own, spot(`${name} source`));
  return {
    id: name,
    name,
    header: spot(name),
    span: spot(`${name} block`),
    incomplete: false,
    disabled: byDefault(false),
    localAs: at(`${name} local as`, 4200000000),
    peerAs: at(`${name} peer as`, 65535),
    peerAddress: at(`${name} neighbor`, ip(peer)),
    peerPort: at(`${name} port`, 179),
    localAddress: source,
    localAddresses: [local, source],
    password: at(`${name} password`, new Secret(PASSWORD)),
    multihop: at(`${name} multihop`, 255),
    ttlSecurity: byDefault(false),
    bfd: at(`${name} bfd`, 'graceful' as const),
    passive: byDefault(false),
    holdTime: byDefault(240),
    keepaliveTime: byDefault(80),
    as4: byDefault(true),
    families: [channel(name, 'ipv4'), channel(name, 'ipv6')],
    ...changes,
  };
}

/** A session whose local and source addresses are these. */
export function sentFrom(name: string, local: string | undefined, source: string | undefined): Partial<Session> {
  const known = [
    ...(local ? [explicit(ip(local), spot(`${name} local`))] : []),
    ...(source ? [explicit(ip(source), spot(`${name} source`))] : []),
  ];
  return { localAddresses: known, localAddress: known.at(-1) ?? ABSENT };
}

export function kernel(family: Family, changes: Partial<RouteSource> = {}): RouteSource {
  return {
    kind: 'kernel',
    name: `kernel ${family}`,
    family,
    header: spot(`kernel ${family}`),
    span: spot(`kernel ${family} block`),
    disabled: byDefault(false),
    active: at(`kernel ${family} learn`, true),
    ...changes,
  };
}

export function bfdProtocol(changes: Partial<BfdProtocol> = {}): BfdProtocol {
  return {
    name: 'bfd1',
    header: spot('bfd'),
    disabled: byDefault(false),
    multihop: at('bfd accept', ['ipv4'] as const),
    ...changes,
  };
}

export const PEER1 = session('nrec_peer1', '10.255.255.1');
export const PEER2 = session('nrec_peer2', '10.255.255.2');

/** The page's speaker with the parts given in place of its own. */
export function speaker(changes: Partial<Speaker> = {}): Speaker {
  return {
    dialect: 'bird',
    root: 'bird.conf',
    span: spot('file'),
    incomplete: false,
    routerId: at('router id', ip('10.0.240.156')),
    sessions: [PEER1, PEER2],
    bfd: at('bfd', [bfdProtocol()]),
    routeSources: [kernel('ipv4'), kernel('ipv6')],
    ...changes,
  };
}

/** Verbs that write down what was asked of them, each at a place of its own. */
export const VERBS = new Proxy({} as EditVerbs, {
  get:
    (_, verb: string) =>
    (...args: readonly unknown[]) => {
      const text = `${verb}(${args.slice(1).map(shown).join(', ')})`;
      return [{ span: spot(text), text }];
    },
});

function shown(argument: unknown): string {
  if (typeof argument !== 'object' || argument === null) return String(argument);
  if ('family' in argument && 'value' in argument) return formatAddress(argument as Address);
  if ('name' in argument) return String(argument.name);
  if ('peerAddress' in argument) return `to ${formatAddress(argument.peerAddress as Address)}`;
  if ('path' in argument) return labelOf(argument as Span);
  return '…';
}

export interface Circumstances {
  readonly allocation?: Allocation;
  readonly instance?: Instance;
  /** What comparing passwords comes to; the page's own is never a different one. Default: all are the same. */
  readonly secret?: SecretVerdict;
}

export function contextOf(of: Speaker, circumstances: Circumstances = {}): AllocationContext {
  const { allocation = ALLOCATION, instance, secret = 'same' } = circumstances;
  return {
    speaker: of,
    allocation,
    instance,
    siblings: [],
    others: [],
    passwordOf: () => undefined,
    passwordFiles: () => [],
    sessions: nrecSessions(of, allocation),
    edits: VERBS,
    secretVerdict({ password }) {
      const right = password.kind === 'known' && revealSecret(password.value) === PASSWORD;
      return right && secret === 'different' ? 'same' : secret;
    },
  };
}

/** What all rules together say: `rule severity @ place`. */
export function findings(of: Speaker, circumstances: Circumstances = {}): string[] {
  return diagnostics(of, circumstances).map(({ rule, severity, span }) => `${rule} ${severity} @ ${labelOf(span)}`);
}

export function diagnostics(of: Speaker, circumstances: Circumstances = {}) {
  return checkSpeaker(contextOf(of, circumstances));
}

/** The first finding's fix: `safe: verb(…); verb(…)` or `unsafe: …`; undefined without one. */
export function fixOf(of: Speaker, circumstances: Circumstances = {}): string | undefined {
  const [fix] = diagnostics(of, circumstances)[0]?.fixes ?? [];
  return fix && `${fix.safe ? 'safe' : 'unsafe'}: ${fix.edits.map(({ text }) => text).join('; ')}`;
}

/** The page's speaker with its first session changed. */
export function withPeer1(changes: Partial<Session>): Speaker {
  return speaker({ sessions: [session('nrec_peer1', '10.255.255.1', changes), PEER2] });
}

/** The page's speaker with both sessions changed in the same way, as by a template. */
export function withBoth(changes: Partial<Session>): Speaker {
  return speaker({
    sessions: [session('nrec_peer1', '10.255.255.1', changes), session('nrec_peer2', '10.255.255.2', changes)],
  });
}
