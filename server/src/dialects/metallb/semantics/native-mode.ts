import { type Fact, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { addressBits } from '../../../net/address.js';
import type { BgpPeer } from '../resources.js';
import { parseCommunity } from '../values/community.js';
import { parseDuration } from '../values/duration.js';
import { advertisedIn } from './advertised.js';
import { advertisementsByPool } from './coverage.js';
import { entryOfFamily } from './pools.js';
import type { SemanticRule } from './rule.js';
import { at, knownItems, type Scope } from './scope.js';

type Field = keyof {
  [K in keyof BgpPeer as BgpPeer[K] extends Fact<unknown> ? K : never]: true;
};

/** Fields that only FRR knows, with what counts as written. */
const FIELDS: readonly (readonly [Field, (value: unknown) => boolean])[] = [
  ['bfdProfile', value => value !== ''],
  ['keepaliveTime', isTime],
  ['vrf', value => value !== ''],
  ['connectTime', () => true],
  ['enableGracefulRestart', value => value === true],
  ['disableMP', value => value === true],
  ['dualStackAddressFamily', value => value === true],
  ['dynamicASN', value => value !== ''],
  ['interface', value => value !== ''],
  ['localASN', value => value !== 0],
];

/** What MetalLB's own BGP cannot do. */
export const nativeMode: SemanticRule = {
  id: 'metallb/native-mode',
  severity: 'error',
  summary: 'What MetalLB refuses in native mode, for only FRR can do it',
  *check(scope) {
    if (!scope.isNative) return;
    for (const peer of scope.resources.peers) yield* judgePeer(peer, scope);
    for (const { header } of scope.resources.bfdProfiles) yield refusal(header, 'BFD', scope);
    yield* judgePools(scope);
    yield* judgeCommunities(scope);
  },
};

function* judgePeer(peer: BgpPeer, scope: Scope): Iterable<Finding> {
  for (const [field, isWritten] of FIELDS) {
    const fact = peer[field] as Fact<unknown>;
    if (fact.kind === 'known' && isWritten(fact.value)) yield refusal(at(fact, peer.header), field, scope);
  }
}

function* judgePools(scope: Scope): Iterable<Finding> {
  const { bgpAdvertisements } = scope.resources;
  const byPool = advertisementsByPool(scope);
  for (const pool of scope.pools) {
    const entry = entryOfFamily(pool, 'ipv6');
    if (!entry || bgpAdvertisements.length === 0) continue;
    // Until 0.13 one advertisement was enough, whatever it was about.
    const [about] = scope.since('0.14') ? (byPool.get(pool) ?? []) : bgpAdvertisements;
    if (!about) continue;
    const related = [{ span: about.header, message: 'This advertisement is about them.' }];
    const message = `In native mode MetalLB announces IPv4 alone, and refuses these ${addressBits('ipv6')}-bit addresses. ${ADVICE}`;
    yield scope.conflict(entry.span, about.header, message, { related });
  }
}

function* judgeCommunities(scope: Scope): Iterable<Finding> {
  const { communities } = scope.resources;
  const written = [
    ...advertisedIn(scope).flatMap(one => knownItems(one.settings.communities).map(fact => [one, fact] as const)),
    ...communities.flatMap(one =>
      (knownValue(one.communities) ?? []).flatMap(({ value }) =>
        value.kind === 'known' ? [[one, value] as const] : [],
      ),
    ),
  ];
  for (const [{ header }, fact] of written) {
    if (parseCommunity(fact.value).kind === 'large') yield refusal(at(fact, header), 'large communities', scope);
  }
}

const ADVICE = 'Run MetalLB in FRR-K8s or FRR mode, or remove this.';

function refusal(span: Finding['span'], what: string, scope: Scope): Finding {
  const { nativeBackend: backend = span } = scope;
  const related = backend === span ? [] : [{ span: backend, message: 'Native mode is asked for here.' }];
  return scope.conflict(span, backend, `In native mode MetalLB has no ${what}, and refuses this. ${ADVICE}`, {
    related,
  });
}

function isTime(value: unknown): boolean {
  const parsed = typeof value === 'string' ? parseDuration(value) : undefined;
  return parsed?.kind === 'duration' && parsed.nanoseconds !== 0n;
}
