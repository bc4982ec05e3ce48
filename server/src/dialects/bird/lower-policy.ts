import type { Span } from '../../core/span.js';
import { ABSENT, byDefault, explicit, type Fact, inherited, unknown } from '../../model/fact.js';
import type { Policy, PolicyPart } from '../../model/policy.js';
import type { AddressFamily } from '../../model/session.js';
import type { Address, Family } from '../../net/address.js';
import { PrefixSet } from '../../net/prefix-set.js';
import { callsIn, givesBack } from './calls.js';
import type { Definitions, Lookup } from './definitions.js';
import { argumentFact, type Reader } from './facts.js';
import type { Interpretation } from './interpret.js';
import { Interpreter } from './interpret.js';
import { filterArgument, type Layer } from './options.js';
import { FILLED_IN } from './template.js';
import type { Channel, Expression, FilterReference, Option, Statement } from './tree.js';

/** A channel as it stands in one layer of a protocol. */
export interface ChannelLayer extends Layer {
  readonly channel: Channel;
}

/** Interprets filters, each once per family however many sessions use it, and only when a rule looks at the result. */
export class Policies {
  readonly #definitions: Definitions;
  readonly #isDoubtful: (body: Span) => boolean;
  readonly #parts: Readonly<Record<Family, Map<Statement | Expression, readonly PolicyPart[]>>> = {
    ipv4: new Map(),
    ipv6: new Map(),
  };
  readonly #cache = new Map<Family, Map<Statement | Expression, Interpretation>>();

  /** @param isDoubtful whether something in a filter's body leaves open what it means. */
  constructor(definitions: Definitions, isDoubtful: (body: Span) => boolean = () => false) {
    this.#definitions = definitions;
    this.#isDoubtful = isDoubtful;
  }

  /** What `import …` or `export …` lets through a channel of the family. */
  policy(reference: FilterReference, option: Option, family: Family): Policy {
    const at = option.full;
    switch (reference.kind) {
      case 'all':
      case 'none':
        return allOrNone(reference.kind, at, family);
      case 'where':
        return new FilterPolicy(
          'condition',
          at,
          () => this.#interpret(reference.condition, family),
          () => this.#functions(reference.condition, family),
        );
      case 'inline filter':
        return new FilterPolicy(
          'filter',
          at,
          () => this.#interpret(reference.body, family),
          () => this.#functions(reference.body, family),
        );
      case 'named filter': {
        const definition = this.#definitions.filters.get(reference.name.text);
        if (!definition) return new FilterPolicy('filter', at, () => unreadable(family));
        // The body is not touched before somebody asks: after an edit above, it would have to be moved.
        const { header } = definition;
        const policy: FilterPolicy = new FilterPolicy(
          'filter',
          at,
          () => this.#interpret(definition.body, family),
          () => [
            { header, body: definition.body.span, role: 'whole', accepts: () => policy },
            ...this.#functions(definition.body, family),
          ],
          header,
        );
        return policy;
      }
    }
  }

  /**
   * The functions that a body asks, however far away: of those that take arguments only one that is all of a condition, for others say one
   * thing here and another there; and none that gives nothing back.
   */
  #functions(body: Statement | Expression, family: Family): readonly PolicyPart[] {
    const known = this.#parts[family].get(body);
    if (known) return known;
    const { functions } = this.#definitions;
    const parts: PolicyPart[] = [];
    const seen = new Set<string>();
    const waiting = [...callsIn(body)];
    for (let call = waiting.shift(); call; call = waiting.shift()) {
      const asked = call;
      const definition = functions.get(asked.name.text);
      if (!definition || seen.has(asked.name.text)) continue;
      seen.add(asked.name.text);
      waiting.push(...callsIn(definition.body));
      if ((definition.parameters.length > 0 && asked !== body) || !givesBack(definition.body)) continue;
      parts.push({
        header: definition.header,
        role: asked === body ? 'whole' : 'ingredient',
        accepts: () => new FilterPolicy('condition', asked.span, () => this.#interpret(asked, family)),
      });
    }
    this.#parts[family].set(body, parts);
    return parts;
  }

  #interpret(body: Statement | Expression, family: Family): Interpretation {
    const cache = this.#cache.get(family) ?? new Map<Statement | Expression, Interpretation>();
    this.#cache.set(family, cache);
    const known = cache.get(body);
    if (known) return known;
    const interpreter = new Interpreter(family, this.#definitions);
    const isDoubtful = this.#isDoubtful(body.span);
    const result =
      body.kind === 'block'
        ? interpreter.filter(body, isDoubtful)
        : interpreter.condition(body as Expression, isDoubtful);
    cache.set(body, result);
    return result;
  }
}

/**
 * A policy that is worked out when it is first asked for: a route server has thousands of filters, and only those that face
 * NREC are judged.
 */
class FilterPolicy implements Policy {
  readonly form: Policy['form'];
  readonly at: Span;
  readonly definition?: Span;
  readonly #interpret: () => Interpretation;
  readonly #parts: () => readonly PolicyPart[];
  #terms: Policy['terms'] | undefined;

  constructor(
    form: Policy['form'],
    at: Span,
    interpret: () => Interpretation,
    parts: () => readonly PolicyPart[] = () => [],
    definition?: Span,
  ) {
    this.form = form;
    this.at = at;
    this.#interpret = interpret;
    this.#parts = parts;
    if (definition) this.definition = definition;
  }

  get parts(): readonly PolicyPart[] {
    return this.#parts();
  }

  get may(): PrefixSet {
    return this.#interpret().may;
  }

  get must(): PrefixSet {
    return this.#interpret().must;
  }

  get terms(): Policy['terms'] {
    const { terms, must } = this.#interpret();
    this.#terms ??= terms.map(term => ({ ...term, must: term.may.intersect(must) }));
    return this.#terms;
  }

  get compares(): readonly Family[] {
    return [...this.#interpret().compares];
  }

  get changes(): Policy['changes'] & {} {
    return this.#interpret().changes;
  }

  get damaged(): boolean {
    return this.#interpret().damaged;
  }
}

function allOrNone(form: 'all' | 'none', at: Span, family: Family): Policy {
  const set = form === 'all' ? PrefixSet.all(family) : PrefixSet.empty(family);
  return {
    form,
    at,
    may: set,
    must: set,
    terms: [{ at, may: set, must: set }],
    compares: [],
    changes: [],
    damaged: false,
  };
}

/** A filter that does not exist: the daemon refuses the file, so there is nothing to judge. */
function unreadable(family: Family): Interpretation {
  const [may, must] = [PrefixSet.all(family), PrefixSet.empty(family)];
  return { may, must, terms: [], compares: new Set(), changes: [], damaged: true, widened: [] };
}

const gatewayMode: Reader<'direct' | 'recursive'> = literal =>
  literal.kind === 'name' && (literal.name === 'direct' || literal.name === 'recursive') ? literal.name : undefined;

const nextHopAddress: Reader<Address> = literal => (literal.kind === 'address' ? literal.address : undefined);

/** One address family of a session, from the channel's layers, farthest first. */
export function lowerFamily(
  family: Family,
  layers: readonly ChannelLayer[],
  policies: Policies,
  multihop: boolean,
  lookup: Lookup,
): AddressFamily {
  const last = layers.at(-1) as ChannelLayer;
  let imports: Fact<Policy> = ABSENT;
  let exports: Fact<Policy> = ABSENT;
  // BIRD's default: next hops of a multihop session are looked up recursively.
  let gateway: Fact<'direct' | 'recursive'> = byDefault(multihop ? 'recursive' : 'direct');
  let nextHop: Fact<Address> = ABSENT;
  let table: Fact<string> = byDefault(MAIN_TABLES[family]);
  let isLimited = false;
  for (const { channel, inherited: base } of layers) {
    for (const option of channel.items) {
      if (option.kind !== 'option') continue;
      const name = optionName(option);
      const wrap = <T>(fact: Fact<T>): Fact<T> => (base ? inherited(fact) : fact);
      if (name === 'import' || name === 'export') {
        const reference = filterArgument(option);
        const isHole = Object.values(option.args).some(({ kind }) => kind === 'opaque');
        if (!reference && !isHole) continue;
        const isCertain = reference && !option.conditional && !channel.conditional;
        if (!isCertain) {
          if (name === 'import') imports = unknown(FILLED_IN, option.span);
          else exports = unknown(FILLED_IN, option.span);
          continue;
        }
        const fact = wrap(explicit(policies.policy(reference, option, family), option.full, option.span));
        if (name === 'import') imports = fact;
        else exports = fact;
      } else if (name === 'export limit') {
        const isOff = [...option.flags, ...Object.values(option.args)].some(
          part => part.kind === 'word' && part.text === 'off',
        );
        isLimited = !isOff;
      } else if (name === 'table') {
        table = option.conditional ? unknown(FILLED_IN, option.span) : wrap(tableFact(option));
      } else if (name === 'next hop address') {
        const fact: Fact<Address> = argumentFact(option, 'address', nextHopAddress, lookup) ?? nextHop;
        nextHop = option.conditional ? unknown(FILLED_IN, option.span) : wrap(fact);
      } else if (name === 'gateway') {
        const word = [...option.flags, ...Object.values(option.args)].find(
          part => part.kind === 'word' && (part.text === 'direct' || part.text === 'recursive'),
        );
        if (option.conditional) gateway = unknown(FILLED_IN, option.span);
        else if (word?.kind === 'word')
          gateway = wrap(explicit(word.text as 'direct' | 'recursive', option.full, word.span));
        else gateway = argumentFact(option, 'mode', gatewayMode, () => undefined) ?? gateway;
      }
    }
  }
  if (layers.some(({ channel, block }) => channel.hasHoles || channel.conditional || block.hasHoles)) {
    const doubted = <T>(fact: Fact<T>): Fact<T> =>
      fact.kind === 'absent' || (fact.kind === 'known' && fact.origin === 'default') ? unknown(FILLED_IN) : fact;
    imports = doubted(imports);
    exports = doubted(exports);
    gateway = doubted(gateway);
  }
  return {
    family,
    header: last.channel.header,
    span: last.channel.span,
    import: imports,
    export: exports,
    gateway,
    nextHop,
    table,
    // Beyond a limit nothing more is announced, or nothing at all.
    ...(isLimited && { withheld: () => PrefixSet.all(family) }),
  };
}

/**
 * A channel between routers of one AS, where BIRD takes in everything and lets out nothing unless it is told to (2.0 to 3.4). Towards other
 * ASes it refuses a channel without policies.
 */
export function withDefaultPolicies(carried: AddressFamily): AddressFamily {
  const { family, header } = carried;
  const or = (fact: Fact<Policy>, form: 'all' | 'none') =>
    fact.kind === 'absent' ? byDefault(allOrNone(form, header, family)) : fact;
  return { ...carried, import: or(carried.import, 'all'), export: or(carried.export, 'none') };
}

/** The tables of protocols that name none. */
export const MAIN_TABLES: Readonly<Record<Family, string>> = { ipv4: 'master4', ipv6: 'master6' };

/** The table that an option names. */
export function tableFact(option: Option): Fact<string> {
  const name = option.args.table;
  return name?.kind === 'word' ? explicit(name.text, option.full, name.span) : unknown(FILLED_IN, option.span);
}

/** An option's phrase without the catalogue's area: `bgp.channel.import` → `import`. */
export function optionName(option: Option): string {
  return option.option.slice(option.option.lastIndexOf('.') + 1);
}
