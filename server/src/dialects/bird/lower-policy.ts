import { ABSENT, byDefault, explicit, type Fact, inherited } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import type { AddressFamily } from '../../model/session.js';
import type { Family } from '../../net/address.js';
import { PrefixSet } from '../../net/prefix-set.js';
import type { Definitions } from './definitions.js';
import { argumentFact, type Reader } from './facts.js';
import type { Interpretation } from './interpret.js';
import { Interpreter } from './interpret.js';
import { filterArgument, type Layer } from './options.js';
import type { Channel, Expression, FilterReference, Option, Statement } from './tree.js';

/** A channel as it stands in one layer of a protocol. */
export interface ChannelLayer extends Layer {
  readonly channel: Channel;
}

/** Interprets filters, each once per family however many sessions use it. */
export class Policies {
  readonly #definitions: Definitions;
  readonly #cache = new Map<Family, Map<Statement | Expression, Interpretation>>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** What `import …` or `export …` lets through a channel of the family. */
  policy(reference: FilterReference, option: Option, family: Family): Policy {
    const at = option.full;
    switch (reference.kind) {
      case 'all':
      case 'none': {
        const set = reference.kind === 'all' ? PrefixSet.all(family) : PrefixSet.empty(family);
        const terms = [{ at, may: set, must: set }];
        return { form: reference.kind, at, may: set, must: set, terms, compares: [], damaged: false };
      }
      case 'where':
        return toPolicy('condition', option, this.#interpret(reference.condition, family));
      case 'inline filter':
        return toPolicy('filter', option, this.#interpret(reference.body, family));
      case 'named filter': {
        const definition = this.#definitions.filters.get(reference.name.text);
        if (!definition) return { ...unreadable(option, family), at };
        return {
          ...toPolicy('filter', option, this.#interpret(definition.body, family)),
          definition: definition.header,
        };
      }
    }
  }

  #interpret(body: Statement | Expression, family: Family): Interpretation {
    const cache = this.#cache.get(family) ?? new Map<Statement | Expression, Interpretation>();
    this.#cache.set(family, cache);
    const known = cache.get(body);
    if (known) return known;
    const interpreter = new Interpreter(family, this.#definitions);
    const result = body.kind === 'block' ? interpreter.filter(body) : interpreter.condition(body as Expression);
    cache.set(body, result);
    return result;
  }
}

function toPolicy(form: Policy['form'], option: Option, result: Interpretation): Policy {
  return {
    form,
    at: option.full,
    may: result.may,
    must: result.must,
    terms: result.terms.map(term => ({ ...term, must: term.may.intersect(result.must) })),
    compares: [...result.compares],
    damaged: result.damaged,
  };
}

/** The policy of a filter that does not exist: the daemon refuses the file, so there is nothing to judge. */
function unreadable(option: Option, family: Family): Policy {
  return {
    form: 'filter',
    at: option.full,
    may: PrefixSet.all(family),
    must: PrefixSet.empty(family),
    terms: [],
    compares: [],
    damaged: true,
  };
}

const gatewayMode: Reader<'direct' | 'recursive'> = literal =>
  literal.kind === 'name' && (literal.name === 'direct' || literal.name === 'recursive') ? literal.name : undefined;

/** One address family of a session, from the channel's layers, farthest first. */
export function lowerFamily(
  family: Family,
  layers: readonly ChannelLayer[],
  policies: Policies,
  multihop: boolean,
): AddressFamily {
  const last = layers.at(-1) as ChannelLayer;
  let imports: Fact<Policy> = ABSENT;
  let exports: Fact<Policy> = ABSENT;
  // BIRD's default: next hops of a multihop session are looked up recursively.
  let gateway: Fact<'direct' | 'recursive'> = byDefault(multihop ? 'recursive' : 'direct');
  for (const { channel, inherited: base } of layers) {
    for (const option of channel.items) {
      if (option.kind !== 'option') continue;
      const name = optionName(option);
      const wrap = <T>(fact: Fact<T>): Fact<T> => (base ? inherited(fact) : fact);
      if (name === 'import' || name === 'export') {
        const reference = filterArgument(option);
        if (!reference) continue;
        const fact = wrap(explicit(policies.policy(reference, option, family), option.full, option.span));
        if (name === 'import') imports = fact;
        else exports = fact;
      } else if (name === 'gateway') {
        const word = [...option.flags, ...Object.values(option.args)].find(
          part => part.kind === 'word' && (part.text === 'direct' || part.text === 'recursive'),
        );
        if (word?.kind === 'word')
          gateway = wrap(explicit(word.text as 'direct' | 'recursive', option.full, word.span));
        else gateway = argumentFact(option, 'mode', gatewayMode, () => undefined) ?? gateway;
      }
    }
  }
  return {
    family,
    header: last.channel.header,
    span: last.channel.span,
    import: imports,
    export: exports,
    gateway,
  };
}

/** An option's phrase without the catalogue's area: `bgp.channel.import` → `import`. */
export function optionName(option: Option): string {
  return option.option.slice(option.option.lastIndexOf('.') + 1);
}
