import type { RouteChange } from '../../model/policy.js';
import type { Family } from '../../net/address.js';
import { PrefixSet } from '../../net/prefix-set.js';
import { changesOf } from './lower-changes.js';
import type { AttributeList, Definitions } from './lower-definitions.js';
import type { Lists } from './lower-lists.js';
import { either, listOutcome, nothing, type Outcome, open, type Passage, together, within } from './lower-match.js';
import type { MapEntry } from './lower-route-maps.js';
import type { Statement } from './lower-statement.js';
import type { Line } from './tree.js';

/** Conditions that depend on the prefix alone: which list they ask. All others may come out either way. */
export const CONDITIONS: Readonly<
  Record<string, { readonly kind: 'prefix-list' | 'access-list'; readonly family: Family }>
> = {
  'match ip address prefix-list': { kind: 'prefix-list', family: 'ipv4' },
  'match ipv6 address prefix-list': { kind: 'prefix-list', family: 'ipv6' },
  'match ip address': { kind: 'access-list', family: 'ipv4' },
  'match ipv6 address': { kind: 'access-list', family: 'ipv6' },
};

/** Conditions that ask lists about attributes; where there is no such list they never hold. */
const ATTRIBUTES: Readonly<Record<string, AttributeList>> = {
  'match as-path': 'as-path',
  'match community': 'community',
  'match extcommunity': 'extcommunity',
  'match large-community': 'large-community',
};

/**
 * Works out what lists and route-maps do to the prefixes of one family, whichever way the configuration is loaded: what bgpd reads
 * itself may be more than what vtysh gets through (`lossesIn`).
 */
export class Interpreter {
  readonly #itself: Run;
  readonly #definitions: Definitions;
  readonly #family: Family;
  #byVtysh: Run | undefined | 'not yet' = 'not yet';

  constructor(family: Family, definitions: Definitions) {
    this.#family = family;
    this.#definitions = definitions;
    this.#itself = new Run(family, definitions);
  }

  /** @param user the line that names the list: it is told where there is no such list. */
  prefixList(name: string, user: Line, family = this.#family): Outcome {
    return this.#eitherWay(run => run.prefixList(name, user, family));
  }

  accessList(name: string, user: Line, family = this.#family): Outcome {
    return this.#eitherWay(run => run.accessList(name, user, family));
  }

  /** A list that looks at something else than the prefix: it lets nothing through where there is none. */
  attributeList(kind: AttributeList, name: string, user: Line): Outcome {
    return this.#eitherWay(run => run.attributeList(kind, name, user));
  }

  /** A route-map that does not exist denies everything. */
  routeMap(name: string, user: Line): Outcome {
    return this.#eitherWay(run => run.routeMap(name, user));
  }

  #eitherWay(ask: (run: Run) => Outcome): Outcome {
    const itself = ask(this.#itself);
    if (this.#byVtysh === 'not yet') {
      const definitions = this.#definitions.loadedByVtysh();
      this.#byVtysh = definitions && new Run(this.#family, definitions);
    }
    return this.#byVtysh ? either(itself, ask(this.#byVtysh)) : itself;
  }
}

/**
 * Works out what definitions do (lib/routemap.c, lib/plist.c, lib/filter.c, FRR 8.4; tested against bgpd). Each is worked out once.
 */
class Run {
  readonly #family: Family;
  readonly #definitions: Definitions;
  readonly #known = new Map<string, Outcome>();
  readonly #running = new Set<string>();

  constructor(family: Family, definitions: Definitions) {
    this.#family = family;
    this.#definitions = definitions;
  }

  /** @param user the line that names the list: it is told where there is no such list. */
  prefixList(name: string, user: Line, family = this.#family): Outcome {
    return this.#list(this.#definitions.prefixLists, 'prefix-list', name, user, family);
  }

  accessList(name: string, user: Line, family = this.#family): Outcome {
    return this.#list(this.#definitions.accessLists, 'access-list', name, user, family);
  }

  /** A list that looks at something else than the prefix: it lets nothing through where there is none. */
  attributeList(kind: AttributeList, name: string, user: Line): Outcome {
    const key = `${kind}\0${name}`;
    if (kind === 'as-path' && this.#definitions.closedPathLists.has(name)) return nothing(this.#family, [key]);
    return this.#definitions.attributeLists[kind].has(name)
      ? open(this.#family, [key])
      : nothing(this.#family, [key], [user]);
  }

  /** A route-map that does not exist denies everything. */
  routeMap(name: string, user: Line): Outcome {
    const key = `route-map\0${name}`;
    const known = this.#known.get(key);
    if (known) return known;
    const { routeMaps } = this.#definitions;
    if (routeMaps.isUncertain(name)) return { ...open(this.#family, [key]), damaged: true };
    const entries = routeMaps.entries(name);
    if (!entries) return nothing(this.#family, [key], [user]);
    // FRR gives up after ten calls within each other, and denies.
    if (this.#running.has(key)) return open(this.#family, [key]);
    this.#running.add(key);
    const outcome = this.#run(entries, key);
    this.#running.delete(key);
    this.#known.set(key, outcome);
    return outcome;
  }

  #list(lists: Lists, kind: string, name: string, user: Line, family: Family): Outcome {
    const key = `${family} ${kind}\0${name}`;
    const known = this.#known.get(key);
    if (known) return known;
    const list = lists.get(family, name);
    if (!list) return { ...nothing(this.#family, [key], [user]), compares: new Set([family]) };
    const outcome = listOutcome(list, this.#family, key);
    this.#known.set(key, outcome);
    return outcome;
  }

  /**
   * Follows routes from entry to entry. A route that an entry does not match goes to the next one, and is denied after the last;
   * one that a permitting entry matches goes where the entry says, and is permitted where there is no such entry.
   */
  #run(entries: readonly MapEntry[], key: string): Outcome {
    const family = this.#family;
    const none = PrefixSet.empty(family);
    const reaching: PrefixSet[] = entries.map((_, index) => (index === 0 ? PrefixSet.all(family) : none));
    let [yes, no] = [none, none];
    const passages: Passage[] = [];
    const compares = new Set<Family>();
    const missing: Line[] = [];
    const names = new Set([key]);
    const changes: RouteChange[] = [];
    let damaged = false;
    const note = (outcome: Outcome) => {
      for (const other of outcome.compares) compares.add(other);
      for (const name of outcome.names) names.add(name);
      missing.push(...outcome.missing);
      damaged ||= outcome.damaged;
    };
    const hand = (index: number, set: PrefixSet): boolean => {
      const there = reaching[index];
      if (there) reaching[index] = there.union(set);
      return there !== undefined;
    };
    entries.forEach((entry, index) => {
      const here = reaching[index] as PrefixSet;
      const condition = this.#conditions(entry);
      note(condition);
      const unmatched = here.intersect(condition.no);
      if (!hand(index + 1, unmatched)) no = no.union(unmatched);
      let matched = here.intersect(condition.yes);
      if (!entry.permits) {
        no = no.union(matched);
        return;
      }
      const called = this.#called(entry);
      if (called) {
        note(called);
        no = no.union(matched.intersect(called.no));
        matched = matched.intersect(called.yes);
      }
      if (!matched.isEmpty()) changes.push(...changesOf(entry.sets.values()), ...(called?.changes ?? []));
      const { onward } = entry;
      const target =
        onward === 'next'
          ? index + 1
          : onward === 'exit'
            ? -1
            : entries.findIndex(({ sequence }) => sequence >= onward);
      if (target > index && hand(target, matched)) return;
      yes = yes.union(matched);
      const whole: Passage = { line: entry.header, set: () => matched };
      const telling = condition.passages.length > 0 ? within(condition.passages, matched) : undefined;
      passages.push(...(telling ?? (called?.passages.length ? within(called.passages, matched) : [whole])));
    });
    if (entries.length === 0) no = PrefixSet.all(family);
    return { yes, no, passages, compares, missing, names, changes, damaged };
  }

  #conditions({ conditions, damaged }: MapEntry): Outcome {
    const all = [...conditions.values()].map(statement => this.#condition(statement));
    const outcome = together(this.#family, all);
    return damaged ? { ...outcome, damaged } : outcome;
  }

  #condition(statement: Statement): Outcome {
    const attribute = ATTRIBUTES[statement.phrase];
    const list = attribute && statement.word(attribute);
    if (attribute && list) return this.attributeList(attribute, list.text, statement.line);
    const asks = CONDITIONS[statement.phrase];
    const name = asks && statement.word(asks.kind === 'prefix-list' ? 'prefix-list' : 'address')?.text;
    if (!asks || name === undefined) return open(this.#family);
    return asks.kind === 'prefix-list'
      ? this.prefixList(name, statement.line, asks.family)
      : this.accessList(name, statement.line, asks.family);
  }

  /** A call of a route-map that does not exist is passed over. */
  #called({ call }: MapEntry): Outcome | undefined {
    const { routeMaps } = this.#definitions;
    const name = call?.word('call')?.text;
    if (!call || name === undefined || !(routeMaps.entries(name) || routeMaps.isUncertain(name))) return undefined;
    return this.routeMap(name, call.line);
  }
}
