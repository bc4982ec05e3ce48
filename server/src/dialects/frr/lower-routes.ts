import type { Span } from '../../core/span.js';
import { byDefault, explicit, type Fact } from '../../model/fact.js';
import type { RouteSource } from '../../model/speaker.js';
import { addressBits, type Family, parseAddress } from '../../net/address.js';
import { type Prefix, parsePrefix } from '../../net/prefix.js';
import { PrefixSet } from '../../net/prefix-set.js';
import type { Instance, Origination } from './lower-peers.js';
import type { Policies } from './lower-policy.js';
import { type Statement, statementOf, statementShape } from './lower-statement.js';
import { outlineOf, type Series } from './outline.js';
import { type FrrConfig, type Item, isSeen, type Line } from './tree.js';

/** What `redistribute` takes routes from; what is not listed is another protocol. */
const REDISTRIBUTED: Readonly<Record<string, RouteSource['kind']>> = {
  connected: 'direct',
  local: 'direct',
  kernel: 'kernel',
  static: 'static',
};

/** What puts routes in front of the export policies of an instance. */
export function routeSources(instance: Instance, config: FrrConfig, policies: Policies): readonly RouteSource[] {
  const defaults = [...instance.peers.values()].flatMap(peer =>
    (['ipv4', 'ipv6'] as const).flatMap(family => {
      const statement = peer.policies[family].get('default-originate');
      return statement ? [source('other', 'default-originate', family, statement.line, defaultRoute)] : [];
    }),
  );
  return [...instance.originations.flatMap(one => originated(one, instance, config, policies)), ...defaults];
}

const defaultRoute = (family: Family) => PrefixSet.lengths(family, 0, 0);

function originated(
  { family, statement }: Origination,
  instance: Instance,
  config: FrrConfig,
  policies: Policies,
): readonly RouteSource[] {
  const { line, phrase } = statement;
  const [verb = '', what = ''] = phrase.split(' ');
  const allowed = () => policies.routeMap(statement, family).yes;
  if (verb === 'redistribute') {
    const lacking = lackingSource(what, instance, config);
    if (lacking) return [source(REDISTRIBUTED[what] ?? 'other', what, family, line, undefined, lacking)];
    const kind = REDISTRIBUTED[what] ?? 'other';
    const statics = what === 'static' && instance.vrf === undefined ? staticRoutes(config, family) : undefined;
    const prefixes = () => (statics ? statics.intersect(allowed()) : allowed());
    const isOpen = !statics && !statement.has('route-map');
    return [source(kind, what, family, line, isOpen ? undefined : prefixes)];
  }
  if (verb === 'import') return [source('other', phrase, family, line)];
  const prefix = originatedPrefix(statement, verb, family);
  const bounded =
    prefix && (() => PrefixSet.of(prefix).intersect(verb === 'network' ? allowed() : PrefixSet.all(family)));
  return [source(verb === 'network' ? 'static' : 'other', verb, family, line, bounded)];
}

/** The daemon of each protocol, and the words with which its configuration begins. */
const PROTOCOLS: Readonly<Record<string, readonly [daemon: string, header: string]>> = {
  babel: ['babeld', 'router babel'],
  eigrp: ['eigrpd', 'router eigrp'],
  isis: ['isisd', 'router isis'],
  ospf: ['ospfd', 'router ospf'],
  ospf6: ['ospf6d', 'router ospf6'],
  rip: ['ripd', 'router rip'],
  ripng: ['ripngd', 'router ripng'],
};

const STATIC: readonly string[] = ['ip route', 'ipv6 route'];

/** Why there is nothing to redistribute, where the daemon that would have it is seen and has nothing: a sentence. */
function lackingSource(what: string, { vrf }: Instance, config: FrrConfig): string | undefined {
  if (vrf !== undefined) return undefined;
  const parts = outlineOf(config.items).parts;
  if (what === 'static') {
    // A VRF's block may hold some, which leak.
    const isThere =
      STATIC.some(phrase => outlineOf(config.items).lines(phrase).length > 0) ||
      parts.some(part => part.kind === 'block' && part.node.name === 'vrf');
    return isThere || !isSeen(config, 'staticd') ? undefined : 'There is no static route to redistribute';
  }
  const [daemon, header] = PROTOCOLS[what] ?? [];
  if (!daemon || !header || !isSeen(config, daemon)) return undefined;
  const isThere = parts.some(part => isBlockOf(part, header));
  return isThere ? undefined : `“${header}” stands nowhere, so there is nothing to redistribute`;
}

/** Whether it is the block of a protocol other than BGP, which learns routes by itself. */
export function isOfProtocol(part: Item | Series): boolean {
  return Object.values(PROTOCOLS).some(([, header]) => isBlockOf(part, header));
}

function isBlockOf(part: Item | Series, header: string): boolean {
  return part.kind === 'block' && statementShape(part.header).phrase.startsWith(header);
}

/** `network 192.0.2.0/24`, `network 192.0.2.0 mask 255.255.255.0`, and `network 192.0.2.0` by the classes of old. */
export function originatedPrefix(statement: Statement, verb: string, family: Family): Prefix | undefined {
  const [first, second] = statement.after(verb).map(({ text }) => text);
  const prefix = first === undefined ? undefined : parsePrefix(first, { leadingZeros: true });
  if (prefix) return prefix;
  const address = first === undefined ? undefined : parseAddress(first, { leadingZeros: true });
  if (!address || family !== 'ipv4') return undefined;
  const mask = statement.word('mask')?.text ?? second;
  const length = mask === undefined ? classfulLength(address.value) : maskLength(mask);
  return length === undefined ? undefined : { address, length };
}

function classfulLength(value: bigint): number | undefined {
  const first = Number(value >> 24n);
  return first < 128 ? 8 : first < 192 ? 16 : first < 224 ? 24 : undefined;
}

function maskLength(text: string): number | undefined {
  const bits = parseAddress(text)?.value.toString(2).padStart(addressBits('ipv4'), '0');
  return bits && /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}

/** The static routes of the default VRF; undefined where there are none: they may stand in a file of their own. */
function staticRoutes(config: FrrConfig, family: Family): PrefixSet | undefined {
  const prefixes: Prefix[] = [];
  for (const line of outlineOf(config.items).lines(family === 'ipv4' ? 'ip route' : 'ipv6 route')) {
    const statement = statementOf(line);
    if (statement.negated || statement.has('vrf')) continue;
    const prefix = originatedPrefix(statement, 'route', family);
    if (!prefix) return undefined;
    prefixes.push(prefix);
  }
  return prefixes.length === 0 ? undefined : PrefixSet.ofAll(family, prefixes);
}

function source(
  kind: RouteSource['kind'],
  name: string,
  family: Family,
  line: Line,
  prefixes?: (family: Family) => PrefixSet,
  idle?: string,
): RouteSource {
  return new Source(kind, name, family, line.span, prefixes, idle);
}

/** What it can bring is worked out when a rule asks. */
class Source implements RouteSource {
  readonly kind;
  readonly name;
  readonly family;
  readonly header: Span;
  readonly span: Span;
  readonly disabled = byDefault(false);
  readonly active: Fact<boolean>;
  readonly idle?: string;
  readonly #prefixes: ((family: Family) => PrefixSet) | undefined;
  #known: PrefixSet | undefined;

  constructor(
    kind: RouteSource['kind'],
    name: string,
    family: Family,
    span: Span,
    prefixes: ((family: Family) => PrefixSet) | undefined,
    idle: string | undefined,
  ) {
    this.active = idle === undefined ? byDefault(true) : explicit(false, span);
    if (idle !== undefined) this.idle = idle;
    this.kind = kind;
    this.name = name;
    this.family = family;
    this.header = span;
    this.span = span;
    this.#prefixes = prefixes;
  }

  get prefixes(): PrefixSet {
    this.#known ??= this.#prefixes?.(this.family) ?? PrefixSet.all(this.family);
    return this.#known;
  }
}
