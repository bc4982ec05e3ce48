import type { Span } from '../../core/span.js';
import { byDefault, explicit, type Fact, unknown } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import type { RouteSource, TablePipe } from '../../model/speaker.js';
import type { Family } from '../../net/address.js';
import type { Prefix } from '../../net/prefix.js';
import { PrefixSet } from '../../net/prefix-set.js';
import type { Definitions, Lookup } from './definitions.js';
import { switchFact } from './facts.js';
import { fold } from './fold.js';
import { MAIN_TABLES, optionName, type Policies, tableFact } from './lower-policy.js';
import { channelsOf, filterArgument, layersOf, optionsOf } from './options.js';
import { FILLED_IN } from './template.js';
import type { Channel, Option, ProtocolBlock, StaticRoute } from './tree.js';

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
  bgp: 'other',
  aggregator: 'other',
  l3vpn: 'other',
  radv: 'other',
  perf: 'other',
};

/** Protocols whose routes come into other tables than that of the channel which names them. */
const ELSEWHERE: ReadonlySet<string> = new Set(['aggregator', 'l3vpn']);

/**
 * Protocols that bring routes though no channel is written: one of their family then comes about by itself, and an aggregator has none
 * (`show protocols all` of BIRD 2.17).
 */
const CHANNEL_UNWRITTEN: ReadonlySet<string> = new Set(['ospf', 'rip', 'aggregator']);

const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];

/** Channels of BGP whose routes go into tables of plain prefixes: `ipv4`, `ipv4 multicast`, `ipv4 mpls`. */
const CHANNELS: readonly string[] = ['', ' multicast', ' mpls'];

/** What a protocol brings into the tables, a source per family. */
export function routeSources(
  block: ProtocolBlock,
  lookup: Lookup,
  definitions: Definitions,
  policies: Policies,
): RouteSource[] {
  const kind = SOURCE_KINDS[block.type.text];
  if (!kind) return [];
  const layers = layersOf(block, definitions.protocols);
  const options = allOptions(block, definitions);
  const channels = layers.flatMap(layer => channelsOf(layer.block.items));
  const routes = layers.flatMap(layer => layer.block.items.filter(item => item.kind === 'route'));
  const source = (family: Family, own: readonly Channel[]): RouteSource => {
    const settings = own.flatMap(channel => optionsOf(channel.items));
    const table = ELSEWHERE.has(block.type.text) ? undefined : tableOf(settings, family);
    return new Source({ block, kind, family, options, settings, routes, lookup, policies, table });
  };
  // Which family it is follows from the version of the protocol, or from tables: either may be meant.
  if (channels.length === 0 && CHANNEL_UNWRITTEN.has(block.type.text))
    return FAMILIES.map(family => source(family, []));
  return FAMILIES.flatMap(family =>
    CHANNELS.flatMap(variant => {
      const own = channels.filter(channel => channel.type === family + variant);
      return own.length > 0 ? [source(family, own)] : [];
    }),
  );
}

/** The table that the last of these options names, else the main one. */
export function tableOf(settings: readonly Option[], family: Family): Fact<string> {
  const option = settings.findLast(one => optionName(one) === 'table');
  if (!option) return byDefault(MAIN_TABLES[family]);
  return option.conditional ? unknown(FILLED_IN, option.span) : tableFact(option);
}

/** A policy among options; undefined where none is written, or it is filled in. */
export function policyOf(
  name: string,
  settings: readonly Option[],
  family: Family,
  policies: Policies,
): Policy | undefined {
  const option = settings.findLast(one => optionName(one) === name);
  const reference = option && !option.conditional ? filterArgument(option) : undefined;
  return option && reference && policies.policy(reference, option, family);
}

interface SourceParts {
  readonly block: ProtocolBlock;
  readonly kind: RouteSource['kind'];
  readonly family: Family;
  /** Of the protocol. */
  readonly options: readonly Option[];
  /** Of its channel. */
  readonly settings: readonly Option[];
  readonly routes: readonly StaticRoute[];
  readonly lookup: Lookup;
  readonly policies: Policies;
  readonly table: Fact<string> | undefined;
}

/** A protocol as a source: filters are run, and tens of thousands of routes put into a set, only when a rule asks. */
class Source implements RouteSource {
  readonly kind: RouteSource['kind'];
  readonly name: string;
  readonly family: Family;
  readonly header: Span;
  readonly span: Span;
  readonly disabled: Fact<boolean>;
  readonly table?: Fact<string>;
  readonly #parts: SourceParts;
  #active: Fact<boolean> | undefined;
  #prefixes: { readonly set: PrefixSet | undefined } | undefined;

  constructor(parts: SourceParts) {
    const { block, kind, family, options, lookup, table } = parts;
    this.kind = kind;
    this.name = block.name?.text ?? block.type.text;
    this.family = family;
    this.header = block.header;
    this.span = block.span;
    this.disabled = disabledFact(options, lookup);
    if (table) this.table = table;
    this.#parts = parts;
  }

  get active(): Fact<boolean> {
    this.#active ??= this.#isActive();
    return this.#active;
  }

  #isActive(): Fact<boolean> {
    const { block, kind, options, settings, routes, lookup } = this.#parts;
    const imports = this.#imports;
    if (imports && !imports.damaged && imports.may.isEmpty()) {
      const option = settings.findLast(one => optionName(one) === 'import') as Option;
      return explicit(false, option.full, option.span);
    }
    if (kind === 'static')
      return byDefault(routes.some(route => (this.#prefix(route)?.address.family ?? this.family) === this.family));
    if (kind === 'kernel') {
      const learn = options.findLast(option => optionName(option) === 'learn');
      return learn ? learnFact(learn, lookup) : byDefault(false);
    }
    // Only what a BGP session imports can be exported by another; its default depends on the peer.
    return byDefault(block.type.text !== 'bgp' || settings.some(one => optionName(one) === 'import'));
  }

  /** What comes in out of what there is; of the system's routes, and other routers', nobody knows which those are. */
  get prefixes(): PrefixSet {
    this.#prefixes ??= { set: this.#set() };
    return this.#prefixes.set ?? PrefixSet.all(this.family);
  }

  get #imports(): Policy | undefined {
    const { settings, family, policies } = this.#parts;
    return policyOf('import', settings, family, policies);
  }

  #set(): PrefixSet | undefined {
    const imports = this.#imports;
    const taken = imports && !imports.damaged ? imports.may : PrefixSet.all(this.family);
    return this.kind === 'static' ? taken.intersect(this.#routes()) : taken;
  }

  /** Everything, when one route's prefix is not known. */
  #routes(): PrefixSet {
    const prefixes: Prefix[] = [];
    for (const route of this.#parts.routes) {
      const prefix = this.#prefix(route);
      if (!prefix || route.conditional) return PrefixSet.all(this.family);
      if (prefix.address.family === this.family) prefixes.push(prefix);
    }
    return PrefixSet.ofAll(this.family, prefixes);
  }

  #prefix({ net }: StaticRoute): Prefix | undefined {
    const literal = fold(net, this.#parts.lookup);
    return literal?.kind === 'prefix' ? { address: literal.address, length: literal.length } : undefined;
  }
}

/** `learn [all | SWITCH]`: routes other than the daemon's own are read from the system's table. */
function learnFact(option: Option, lookup: Lookup): Fact<boolean> {
  return option.flags.some(flag => flag.text === 'all')
    ? explicit(true, option.full, option.span)
    : switchFact(option, lookup);
}

/**
 * What a pipe carries, both ways and in either family, since only its tables know which one it is: `export` from its table to the
 * peer table, `import` back.
 */
export function tablePipes(
  block: ProtocolBlock,
  lookup: Lookup,
  definitions: Definitions,
  policies: Policies,
): TablePipe[] {
  if (block.type.text !== 'pipe') return [];
  const options = allOptions(block, definitions);
  const peer = options.findLast(one => optionName(one) === 'peer table');
  const far: Fact<string> = peer ? tableFact(peer) : unknown('it is not written', block.header);
  const disabled = disabledFact(options, lookup);
  const name = block.name?.text ?? block.type.text;
  return FAMILIES.flatMap(family => {
    const near = tableOf(options, family);
    const carried = (way: string): PrefixSet => {
      const policy = policyOf(way, options, family, policies);
      return policy && !policy.damaged ? policy.may : PrefixSet.all(family);
    };
    const common = { name, family, header: block.header, disabled };
    return [pipe(common, near, far, () => carried('export')), pipe(common, far, near, () => carried('import'))];
  });
}

function pipe(
  common: Pick<TablePipe, 'name' | 'family' | 'header' | 'disabled'>,
  from: Fact<string>,
  to: Fact<string>,
  carried: () => PrefixSet,
): TablePipe {
  let known: PrefixSet | undefined;
  return {
    ...common,
    from,
    to,
    get prefixes() {
      known ??= carried();
      return known;
    },
  };
}
