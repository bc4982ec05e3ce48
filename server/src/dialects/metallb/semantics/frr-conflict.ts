import { revealSecret } from '../../../core/secret.js';
import type { Span } from '../../../core/span.js';
import { type Fact, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { BfdSettings, FrrConfiguration, FrrNeighbor } from '../resources.js';
import { parseDuration, wholeSeconds } from '../values/duration.js';
import { familiesOfNeighbor, neighborName, neighborsOf, orElse, type PlacedNeighbor, routersOf } from './frr.js';
import { meet } from './nodes.js';
import type { SemanticRule } from './rule.js';
import { at, isBefore, knownItems, nearFirst, type Scope } from './scope.js';

/** What FRRConfigurations for one node say of one router or one session, and contradict each other in. */
export const frrConflict: SemanticRule = {
  id: 'metallb/frr-conflict',
  severity: 'error',
  summary: 'FRRConfigurations that contradict each other',
  *check(scope) {
    yield* among(bfdProfilesIn(scope), profileClash, scope);
    yield* among(routersIn(scope), routerClash, scope);
    yield* among(neighborsIn(scope), (here, there) => neighborClash(here, there, scope), scope);
  },
};

/** Something that frr-k8s merges with what has the same key in other objects, and in its own. */
interface Part<T> {
  readonly key: string;
  readonly configuration: FrrConfiguration;
  readonly span: Span;
  readonly value: T;
}

/** What two parts contradict each other in: the place in each, and a sentence. */
interface Clash {
  readonly here: Span;
  readonly there: Span;
  readonly says: string;
}

/** Compares each part with those before it, until the first contradiction. */
function* among<T>(
  parts: readonly Part<T>[],
  clashOf: (here: Part<T>, there: Part<T>) => Clash | undefined,
  scope: Scope,
): Iterable<Finding> {
  const groups = new Map<string, Part<T>[]>();
  for (const part of [...parts].sort((a, b) => (isBefore(a.span, b.span) ? -1 : 1))) {
    const others = groups.get(part.key) ?? [];
    groups.set(part.key, [...others, part]);
    let possible: Finding | undefined;
    let isTold = false;
    for (const other of nearFirst(part.span, others, one => one.span)) {
      const clash = clashOf(part, other);
      if (!clash) continue;
      const { here, there, says } = clash;
      const where =
        part.configuration === other.configuration ? 'certainly' : meet(part.configuration, other.configuration, scope);
      const related = [{ span: there, message: 'It contradicts this.' }];
      if (where === 'certainly') {
        yield scope.conflict(here, there, `frr-k8s merges what it has for a node, and refuses this: ${says}.`, {
          related,
        });
        isTold = true;
        break;
      }
      if (where === 'perhaps') {
        const message = `On a node that both objects select frr-k8s would refuse this: ${says}.`;
        possible ??= { span: here, severity: 'warning', message, related };
      }
    }
    if (!isTold && possible) yield possible;
  }
}

type Profile = BfdSettings & { readonly span: Span; readonly name: Fact<string> };

function bfdProfilesIn({ resources }: Scope): readonly Part<Profile>[] {
  return resources.frrConfigurations.flatMap(configuration =>
    (knownValue(configuration.bfdProfiles) ?? []).flatMap(value =>
      value.name.kind === 'known'
        ? [{ key: value.name.value, configuration, span: at(value.name, value.span), value }]
        : [],
    ),
  );
}

const BFD_NUMBERS = ['receiveInterval', 'transmitInterval', 'detectMultiplier', 'echoInterval', 'minimumTtl'] as const;
const BFD_FLAGS = ['echoMode', 'passiveMode'] as const;

function profileClash(here: Part<Profile>, there: Part<Profile>): Clash | undefined {
  const places = { here: here.span, there: there.span };
  if (here.configuration === there.configuration) {
    return { ...places, says: `the BFD profile “${here.key}” is there twice. Delete one` };
  }
  const differ =
    BFD_NUMBERS.find(field => isOther(here.value[field], there.value[field], -1)) ??
    BFD_FLAGS.find(field => isOther(here.value[field], there.value[field], false));
  return (
    differ && { ...places, says: `the BFD profile “${here.key}” has another ${differ} there. Write the same in both` }
  );
}

interface RouterPart {
  readonly asn: Fact<number>;
  readonly id: Fact<string>;
}

function routersIn(scope: Scope): readonly Part<RouterPart>[] {
  return [...routersOf(scope)].flatMap(({ configuration, router }) => {
    const vrf = orElse(router.vrf, '');
    return vrf === undefined ? [] : [{ key: vrf, configuration, span: router.span, value: router }];
  });
}

function routerClash(here: Part<RouterPart>, there: Part<RouterPart>): Clash | undefined {
  const vrf = here.key === '' ? '' : ` in vrf “${here.key}”`;
  if (isOther(here.value.asn, there.value.asn, 0)) {
    return clashAt(
      here,
      there,
      here.value.asn,
      there.value.asn,
      `the router${vrf} has another asn there. Write the same in both`,
    );
  }
  const [one, other] = [knownValue(here.value.id), knownValue(there.value.id)];
  return one && other && one !== other
    ? clashAt(
        here,
        there,
        here.value.id,
        there.value.id,
        `the router${vrf} has another id there. Write the same in both, or delete one`,
      )
    : undefined;
}

function neighborsIn(scope: Scope): readonly Part<PlacedNeighbor>[] {
  return [...neighborsOf(scope)].flatMap(placed => {
    const { neighbor, router, configuration } = placed;
    const vrf = orElse(router.vrf, '');
    const name = orElse(neighbor.interface, '') || orElse(neighbor.address, '');
    return vrf === undefined || !name
      ? []
      : [{ key: `${name} ${vrf}`, configuration, span: neighbor.span, value: placed }];
  });
}

/** What the two must agree in: the field, and what it comes to. An undefined key is not known. */
const AGREED: readonly (readonly [keyof FrrNeighbor, (neighbor: FrrNeighbor) => unknown])[] = [
  ['asn', ({ asn, dynamicASN }) => orElse(dynamicASN, '') || orElse(asn, 0)],
  ['port', ({ port }) => orElse(port, 179)],
  ['sourceAddress', ({ sourceAddress }) => orElse(sourceAddress, '')],
  ['password', ({ password }) => secretText(password)],
  ['ebgpMultiHop', ({ ebgpMultiHop }) => orElse(ebgpMultiHop, false)],
  ['dualStackAddressFamily', neighbor => familiesOfNeighbor(neighbor)?.join()],
  ['holdTime', ({ holdTime }) => seconds(holdTime, 180)],
  ['keepaliveTime', ({ keepaliveTime }) => seconds(keepaliveTime, 60)],
  ['connectTime', ({ connectTime }) => seconds(connectTime, 60)],
  ['disableMP', ({ disableMP }) => orElse(disableMP, false)],
  ['localASN', ({ localASN }) => orElse(localASN, 0)],
];

function neighborClash(here: Part<PlacedNeighbor>, there: Part<PlacedNeighbor>, scope: Scope): Clash | undefined {
  // frr-k8s 0.0.16 compared only neighbors of different routers.
  if (here.value.router === there.value.router && !scope.since('0.15')) return undefined;
  const [one, other] = [here.value.neighbor, there.value.neighbor];
  const name = neighborName(one);
  for (const [field, keyOf] of AGREED) {
    const [mine, theirs] = [keyOf(one), keyOf(other)];
    if (mine === undefined || theirs === undefined || mine === theirs) continue;
    if (field === 'disableMP' && scope.since('0.15')) continue;
    const says = `neighbor “${name}” has another ${field} there. Write the same in both`;
    return clashAt(here, there, one[field] as Fact<unknown>, other[field] as Fact<unknown>, says);
  }
  const profiles = [orElse(one.bfdProfile, ''), orElse(other.bfdProfile, '')];
  const isUnsure = profiles.includes(undefined);
  // Until 0.0.21 a profile beside none was refused too.
  const isOptional = scope.since('0.16');
  if (profiles[0] !== profiles[1] && !isUnsure && (!isOptional || (profiles[0] && profiles[1]))) {
    const says = `neighbor “${name}” has another bfdProfile there. Write the same in both, or ${isOptional ? 'delete one' : 'in none'}`;
    return clashAt(here, there, one.bfdProfile, other.bfdProfile, says);
  }
  return preferenceClash(here, there);
}

function preferenceClash(here: Part<PlacedNeighbor>, there: Part<PlacedNeighbor>): Clash | undefined {
  const theirs = preferencesOf(there.value);
  for (const [text, { value, span }] of preferencesOf(here.value)) {
    const other = theirs.get(text);
    if (!other || other.value === value) continue;
    const says = `the local preference of “${text}” is ${value} here and ${other.value} there. Write the same in both`;
    return { here: span, there: other.span, says };
  }
  return undefined;
}

function preferencesOf({
  neighbor,
}: PlacedNeighbor): ReadonlyMap<string, { readonly value: number; readonly span: Span }> {
  const found = new Map<string, { value: number; span: Span }>();
  for (const { value, prefixes } of knownValue(neighbor.toAdvertise.withLocalPref) ?? []) {
    const preference = orElse(value, 0);
    for (const prefix of knownItems(prefixes)) {
      if (preference !== undefined && prefix.at)
        found.set(prefix.value, { value: preference, span: at(prefix, prefix.at) });
    }
  }
  return found;
}

function clashAt(
  here: Part<unknown>,
  there: Part<unknown>,
  one: Fact<unknown>,
  other: Fact<unknown>,
  says: string,
): Clash {
  const place = (fact: Fact<unknown>, { span }: Part<unknown>) => (fact.kind === 'known' ? at(fact, span) : span);
  return { here: place(one, here), there: place(other, there), says };
}

function isOther<T>(one: Fact<T>, other: Fact<T>, absent: T): boolean {
  const [mine, theirs] = [orElse(one, absent), orElse(other, absent)];
  return mine !== undefined && theirs !== undefined && mine !== theirs;
}

/** Only compared with another password. */
function secretText(fact: FrrNeighbor['password']): string | undefined {
  if (fact.kind === 'absent') return '';
  return fact.kind === 'known' ? revealSecret(fact.value) : undefined;
}

function seconds(fact: Fact<string>, absent: number): number | undefined {
  if (fact.kind === 'absent') return absent;
  const parsed = fact.kind === 'known' ? parseDuration(fact.value) : undefined;
  return parsed?.kind === 'duration' ? wholeSeconds(parsed) : undefined;
}
