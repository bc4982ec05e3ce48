import type { Span } from '../../../core/span.js';
import type { Fact } from '../../../model/fact.js';
import type { Policy, PolicyPart, PolicyTerm, RouteChange } from '../../../model/policy.js';
import type { AddressFamily, BfdTimers, Session } from '../../../model/session.js';
import type { RouteSource, Speaker } from '../../../model/speaker.js';
import type { Address } from '../../../net/address.js';
import type { PrefixSet } from '../../../net/prefix-set.js';
import type { Places } from '../anchors.js';

/**
 * A speaker that was lowered from anchored texts, with its places in the texts as they are. Each part is made when somebody asks
 * for it: after an edit hardly anybody does.
 */
export function placedSpeaker(speaker: Speaker, places: Places): Speaker {
  return {
    ...speaker,
    routerId: placedFact(speaker.routerId, places),
    sessions: speaker.sessions.map(session => new PlacedSession(session, places)),
    routeSources: speaker.routeSources.map(source => new PlacedSource(source, places)),
  };
}

/** What is optional in the model is easily forgotten: nothing may be. */
type All<T, Placed> = Exclude<keyof T, keyof Placed> extends never ? true : never;
true satisfies All<Session, PlacedSession>;
true satisfies All<AddressFamily, PlacedFamily>;
true satisfies All<Policy, PlacedPolicy>;
true satisfies All<RouteSource, PlacedSource>;

function placedFact<T>(fact: Fact<T>, places: Places): Fact<T> {
  if (fact.kind === 'absent' || !fact.at) return fact;
  const at = places.of(fact.at);
  if (fact.kind === 'unknown') return { ...fact, at };
  const { valueAt } = fact;
  return { ...fact, at, ...(valueAt && { valueAt: valueAt === fact.at ? at : places.of(valueAt) }) };
}

class PlacedSession implements Session {
  readonly id: string;
  readonly name: string;
  readonly vrf?: string;
  readonly incomplete: boolean;
  readonly routerId?: Fact<Address>;
  readonly role?: Fact<string>;
  readonly ownAsAllowed?: Fact<boolean>;
  readonly #of: Session;
  readonly #places: Places;
  readonly #facts = new Map<Fact<unknown>, Fact<unknown>>();
  #timers: BfdTimers | undefined;
  #header: Span | undefined;
  #span: Span | undefined;
  #families: readonly AddressFamily[] | undefined;

  constructor(of: Session, places: Places) {
    this.#of = of;
    this.#places = places;
    this.id = of.id;
    this.name = of.name;
    if (of.vrf !== undefined) this.vrf = of.vrf;
    this.incomplete = of.incomplete;
    if (of.routerId) this.routerId = placedFact(of.routerId, places);
    if (of.role) this.role = placedFact(of.role, places);
    if (of.ownAsAllowed) this.ownAsAllowed = placedFact(of.ownAsAllowed, places);
  }

  #fact<T>(fact: Fact<T>): Fact<T> {
    const known = this.#facts.get(fact);
    // What is kept for a fact is that fact in another place.
    if (known) return known as Fact<T>;
    const placed = placedFact(fact, this.#places);
    this.#facts.set(fact, placed);
    return placed;
  }

  get header() {
    this.#header ??= this.#places.of(this.#of.header);
    return this.#header;
  }

  get span() {
    this.#span ??= this.#places.of(this.#of.span);
    return this.#span;
  }

  get disabled() {
    return this.#fact(this.#of.disabled);
  }

  get localAs() {
    return this.#fact(this.#of.localAs);
  }

  get peerAs() {
    return this.#fact(this.#of.peerAs);
  }

  get peerAddress() {
    return this.#fact(this.#of.peerAddress);
  }

  get peerPort() {
    return this.#fact(this.#of.peerPort);
  }

  get localAddress() {
    return this.#fact(this.#of.localAddress);
  }

  get localAddresses() {
    return this.#of.localAddresses.flatMap(fact => {
      const placed = this.#fact(fact);
      return placed.kind === 'known' ? [placed] : [];
    });
  }

  get password() {
    return this.#fact(this.#of.password);
  }

  get multihop() {
    return this.#fact(this.#of.multihop);
  }

  get ttlSecurity() {
    return this.#fact(this.#of.ttlSecurity);
  }

  get bfd() {
    return this.#fact(this.#of.bfd);
  }

  get passive() {
    return this.#fact(this.#of.passive);
  }

  get holdTime() {
    return this.#fact(this.#of.holdTime);
  }

  get keepaliveTime() {
    return this.#fact(this.#of.keepaliveTime);
  }

  get as4() {
    return this.#fact(this.#of.as4);
  }

  /** Where there are none, none are said to be: the type of an optional member has no word for that. */
  get bfdTimers() {
    const timers = this.#of.bfdTimers;
    this.#timers ??= timers && placedTimers(timers, this.#places);
    return this.#timers as BfdTimers;
  }

  get nodes() {
    const { nodes } = this.#of;
    return (nodes && this.#fact(nodes)) as Fact<string>;
  }

  get families() {
    this.#families ??= this.#of.families.map(family => new PlacedFamily(family, this.#places));
    return this.#families;
  }
}

function placedTimers(timers: BfdTimers, places: Places): BfdTimers {
  return {
    transmitInterval: placedFact(timers.transmitInterval, places),
    receiveInterval: placedFact(timers.receiveInterval, places),
    multiplier: placedFact(timers.multiplier, places),
    minimumTtl: placedFact(timers.minimumTtl, places),
  };
}

class PlacedFamily implements AddressFamily {
  readonly family: AddressFamily['family'];
  readonly table?: Fact<string>;
  readonly nextHop?: Fact<Address>;
  readonly withheld?: () => PrefixSet;
  readonly #of: AddressFamily;
  readonly #places: Places;
  #import: Fact<Policy> | undefined;
  #export: Fact<Policy> | undefined;

  constructor(of: AddressFamily, places: Places) {
    this.family = of.family;
    if (of.table) this.table = placedFact(of.table, places);
    if (of.nextHop) this.nextHop = placedFact(of.nextHop, places);
    if (of.withheld) this.withheld = of.withheld;
    this.#of = of;
    this.#places = places;
  }

  get header() {
    return this.#places.of(this.#of.header);
  }

  get span() {
    return this.#places.of(this.#of.span);
  }

  get import() {
    this.#import ??= placedPolicy(this.#of.import, this.#places);
    return this.#import;
  }

  get export() {
    this.#export ??= placedPolicy(this.#of.export, this.#places);
    return this.#export;
  }

  get gateway() {
    return placedFact(this.#of.gateway, this.#places);
  }
}

function placedPolicy(fact: Fact<Policy>, places: Places): Fact<Policy> {
  const placed = placedFact(fact, places);
  return placed.kind === 'known' ? { ...placed, value: new PlacedPolicy(placed.value, places) } : placed;
}

class PlacedPolicy implements Policy {
  readonly form: Policy['form'];
  readonly compares: Policy['compares'];
  readonly definition?: Span;
  readonly #of: Policy;
  readonly #places: Places;
  #terms: readonly PolicyTerm[] | undefined;

  constructor(of: Policy, places: Places) {
    this.form = of.form;
    this.compares = of.compares;
    if (of.definition) this.definition = places.of(of.definition);
    this.#of = of;
    this.#places = places;
  }

  get at() {
    return this.#places.of(this.#of.at);
  }

  get may() {
    return this.#of.may;
  }

  get must() {
    return this.#of.must;
  }

  get terms() {
    this.#terms ??= placedTerms(this.#of, this.#places);
    return this.#terms;
  }

  get changes(): readonly RouteChange[] {
    return (this.#of.changes ?? []).map(change => ({ ...change, at: this.#places.of(change.at) }));
  }

  get parts(): readonly PolicyPart[] {
    return (this.#of.parts ?? []).map(part => ({
      ...part,
      header: this.#places.of(part.header),
      accepts: () => {
        const { may, must, damaged, ...rest } = part.accepts();
        return { may, must, damaged, terms: placedTerms(rest, this.#places) };
      },
    }));
  }

  get damaged() {
    return this.#of.damaged;
  }
}

function placedTerms({ terms }: Pick<Policy, 'terms'>, places: Places): readonly PolicyTerm[] {
  return terms.map(term => ({ ...term, at: places.of(term.at) }));
}

class PlacedSource implements RouteSource {
  readonly kind: RouteSource['kind'];
  readonly name: string;
  readonly family: RouteSource['family'];
  readonly table?: Fact<string>;
  readonly idle?: string;
  readonly #of: RouteSource;
  readonly #places: Places;

  constructor(of: RouteSource, places: Places) {
    if (of.table) this.table = placedFact(of.table, places);
    if (of.idle !== undefined) this.idle = of.idle;
    this.kind = of.kind;
    this.name = of.name;
    this.family = of.family;
    this.#of = of;
    this.#places = places;
  }

  get header() {
    return this.#places.of(this.#of.header);
  }

  get span() {
    return this.#places.of(this.#of.span);
  }

  get disabled() {
    return placedFact(this.#of.disabled, this.#places);
  }

  get active() {
    return placedFact(this.#of.active, this.#places);
  }

  /** Of MetalLB's Services these are always known. */
  get prefixes() {
    return this.#of.prefixes as NonNullable<RouteSource['prefixes']>;
  }
}
