import type { Span } from '../../core/span.js';
import { byDefault, explicit, type Fact } from '../../model/fact.js';
import type { RouteSource } from '../../model/speaker.js';
import type { Family } from '../../net/address.js';
import type { Prefix } from '../../net/prefix.js';
import { PrefixSet } from '../../net/prefix-set.js';
import type { Definitions, Lookup } from './definitions.js';
import { switchFact } from './facts.js';
import { fold } from './fold.js';
import { optionName } from './lower-policy.js';
import { channelsOf, filterArgument, layersOf, optionsOf } from './options.js';
import type { Option, ProtocolBlock, StaticRoute } from './tree.js';

/** All options of a protocol, the farthest template's first. */
export function allOptions(block: ProtocolBlock, definitions: Definitions): readonly Option[] {
  return layersOf(block, definitions.protocols).flatMap(layer => optionsOf(layer.block.items));
}

export function disabledFact(options: readonly Option[], lookup: Lookup): Fact<boolean> {
  const option = options.findLast(one => optionName(one) === 'disabled');
  return option ? switchFact(option, lookup) : byDefault(false);
}

/** How each protocol type stands as a source of routes. */
const SOURCE_KINDS: Readonly<Record<string, RouteSource['kind']>> = {
  kernel: 'kernel',
  static: 'static',
  direct: 'direct',
  ospf: 'other',
  rip: 'other',
  babel: 'other',
  pipe: 'other',
  bgp: 'other',
  aggregator: 'other',
  l3vpn: 'other',
  radv: 'other',
  perf: 'other',
};

/** What a protocol brings into the tables, a source per family. */
export function routeSources(block: ProtocolBlock, lookup: Lookup, definitions: Definitions): RouteSource[] {
  const kind = SOURCE_KINDS[block.type.text];
  if (!kind) return [];
  const layers = layersOf(block, definitions.protocols);
  const options = allOptions(block, definitions);
  const channels = layers.flatMap(layer => channelsOf(layer.block.items));
  const disabled = disabledFact(options, lookup);
  const learn = options.findLast(option => optionName(option) === 'learn');
  return (['ipv4', 'ipv6'] as const).flatMap((family): RouteSource[] => {
    const own = channels.filter(channel => channel.type === family);
    // A pipe has no channels of its own: it may carry either family.
    if (own.length === 0 && block.type.text !== 'pipe') return [];
    const imports = own
      .flatMap(channel => optionsOf(channel.items))
      .findLast(option => optionName(option) === 'import');
    const name = block.name?.text ?? block.type.text;
    const common = { name, family, header: block.header, span: block.span, disabled };
    if (imports && filterArgument(imports)?.kind === 'none') {
      return [{ ...common, kind, active: explicit(false, imports.full, imports.span) }];
    }
    if (kind === 'static') {
      const routes = layers.flatMap(layer => layer.block.items.filter(item => item.kind === 'route'));
      return [new StaticSource(common, routes, lookup)];
    }
    if (kind === 'kernel') return [{ ...common, kind, active: learn ? learnFact(learn, lookup) : byDefault(false) }];
    // Only what a BGP session imports can be exported by another; its default depends on the peer.
    return [{ ...common, kind, active: byDefault(block.type.text !== 'bgp' || imports !== undefined) }];
  });
}

/** `learn [all | SWITCH]`: routes other than the daemon's own are read from the system's table. */
function learnFact(option: Option, lookup: Lookup): Fact<boolean> {
  return option.flags.some(flag => flag.text === 'all')
    ? explicit(true, option.full, option.span)
    : switchFact(option, lookup);
}

/** Static routes; tens of thousands of them are put into a set only when a rule asks. */
class StaticSource implements RouteSource {
  readonly kind = 'static';
  readonly name: string;
  readonly family: Family;
  readonly header: Span;
  readonly span: Span;
  readonly disabled: Fact<boolean>;
  readonly active: Fact<boolean>;
  readonly #routes: readonly StaticRoute[];
  readonly #lookup: Lookup;
  #prefixes: PrefixSet | undefined;

  constructor(
    common: Pick<RouteSource, 'name' | 'family' | 'header' | 'span' | 'disabled'>,
    routes: readonly StaticRoute[],
    lookup: Lookup,
  ) {
    this.name = common.name;
    this.family = common.family;
    this.header = common.header;
    this.span = common.span;
    this.disabled = common.disabled;
    this.#routes = routes;
    this.#lookup = lookup;
    this.active = byDefault(routes.some(route => (this.#prefix(route)?.address.family ?? this.family) === this.family));
  }

  /** Everything, when one route's prefix is not known. */
  get prefixes(): PrefixSet {
    this.#prefixes ??= this.#set();
    return this.#prefixes;
  }

  #set(): PrefixSet {
    const prefixes: Prefix[] = [];
    for (const route of this.#routes) {
      const prefix = this.#prefix(route);
      if (!prefix) return PrefixSet.all(this.family);
      if (prefix.address.family === this.family) prefixes.push(prefix);
    }
    return PrefixSet.ofAll(this.family, prefixes);
  }

  #prefix({ net }: StaticRoute): Prefix | undefined {
    const literal = fold(net, this.#lookup);
    return literal?.kind === 'prefix' ? { address: literal.address, length: literal.length } : undefined;
  }
}
