import type { Version } from '../../core/version.js';
import type { Unit } from '../../model/dialect.js';
import { ABSENT, byDefault, explicit, type Fact, unknown } from '../../model/fact.js';
import type { Session } from '../../model/session.js';
import type { Speaker } from '../../model/speaker.js';
import { type Address, parseAddress } from '../../net/address.js';
import { profileOf } from './daemons.js';
import { Bfd, bfdProtocols } from './lower-bfd.js';
import { Defaults } from './lower-defaults.js';
import { type Definitions, definitionsOf } from './lower-definitions.js';
import { listening } from './lower-listen.js';
import { Instance, type Peer } from './lower-peers.js';
import { Policies } from './lower-policy.js';
import { routeSources } from './lower-routes.js';
import { lowerPeer, type SessionContext } from './lower-session.js';
import { type Statement, statementOf, statementShape } from './lower-statement.js';
import { systemRoutes } from './lower-system-routes.js';
import { FILLED_IN, type Trouble, troubleIn } from './lower-trouble.js';
import { outlineOf } from './outline.js';
import { type Block, type FrrConfig, isSeen, type Line, partOf } from './tree.js';

/** What edits and advice need to know about a speaker beyond the model. */
export interface SpeakerNodes {
  readonly unit: Unit<FrrConfig>;
  readonly instance: Instance;
  readonly defaults: Defaults;
  readonly definitions: Definitions;
}

const speakers = new WeakMap<Speaker, SpeakerNodes>();
const sessions = new WeakMap<Session, Peer>();

/** What a lowered speaker was made from. */
export function speakerNodes(speaker: Speaker): SpeakerNodes | undefined {
  return speakers.get(speaker);
}

/** The neighbour that a lowered session was made from; none for those of `bgp listen range`. */
export function sessionPeer(session: Session): Peer | undefined {
  return sessions.get(session);
}

/** A speaker for each `router bgp`: those of different VRFs share nothing but the definitions. */
export function lowerFrr(unit: Unit<FrrConfig>): readonly Speaker[] {
  const { tree } = unit;
  const trouble = troubleIn(unit);
  const own = partOf(tree, 'bgpd');
  const definitions = definitionsOf(own, trouble, unit.version);
  const defaults = defaultsOf(tree, 'bgpd', unit.version);
  const policies = new Policies(definitions, trouble);
  return instancesOf(own).map(instance => {
    const speaker = lowerInstance(unit, instance, defaults, policies, trouble);
    speakers.set(speaker, { unit, instance, defaults, definitions });
    return speaker;
  });
}

/** The instances of BGP; one that is refused, because its VRF has another AS number already, is none. */
function instancesOf({ items }: FrrConfig): readonly Instance[] {
  const instances = new Map<string, Instance>();
  for (const part of outlineOf(items).parts) {
    if (part.kind === 'block' && part.node.name === 'bgp') instanceFor(instances, part)?.read(part);
    else if (part.kind === 'line' && statementShape(part).phrase === 'router bgp')
      removeInstance(instances, statementOf(part));
  }
  return [...instances.values()];
}

function instanceFor(instances: Map<string, Instance>, { header }: Block): Instance | undefined {
  const statement = statementOf(header);
  const vrf = vrfOf(statement);
  const key = vrf ?? '';
  // Without a number it means the one that is there.
  if (!statement.word('bgp'))
    return instances.get(key) ?? (instances.size === 1 ? [...instances.values()][0] : undefined);
  const made = new Instance(header, vrf);
  const known = instances.get(key);
  if (!known) instances.set(key, made);
  else if (known.localAs !== made.localAs) {
    known.lacksBlock = true;
    return undefined;
  }
  return known ?? made;
}

/** What a daemon does where nothing is written. */
function defaultsOf(tree: FrrConfig, daemon: string, version: Version): Defaults {
  return new Defaults(partOf(tree, daemon), version, tree.daemons && profileOf(tree.daemons, daemon));
}

function removeInstance(instances: Map<string, Instance>, statement: Statement): void {
  if (statement.negated) instances.delete(vrfOf(statement) ?? '');
}

/** `vrf default` is where one is without saying so. */
function vrfOf(statement: Statement): string | undefined {
  const name = (statement.word('vrf') ?? statement.word('view'))?.text;
  return name === 'default' ? undefined : name;
}

function lowerInstance(
  unit: Unit<FrrConfig>,
  instance: Instance,
  defaults: Defaults,
  policies: Policies,
  trouble: Trouble,
): Speaker {
  const bfd = new Bfd(unit.tree, unit.version, trouble);
  const context: SessionContext = { instance, defaults, policies, bfd, trouble };
  const neighbours = [...instance.peers.values()].filter(({ isGroup }) => !isGroup);
  const lowered = neighbours.map((peer, index) => {
    const session = lowerPeer(peer, index, context);
    sessions.set(session, peer);
    return session;
  });
  return {
    dialect: 'frr',
    root: unit.root,
    span: { path: unit.root, start: 0, end: 0 },
    incomplete: !trouble.isEmpty || unit.unresolved.length > 0 || instance.lacksPeers,
    routerId: routerId(instance, unit.tree, trouble),
    sessions: [...lowered, ...listening(instance, context)],
    bfd: bfdProtocols(unit.tree.daemons),
    bfdPeers: bfd.peers(instance.vrf),
    routeSources: routeSources(instance, unit.tree, policies),
    systemRoutes: systemRoutes(instance, unit.tree, trouble),
  };
}

/** BGP's own, else the one that the whole router has. */
function routerId(instance: Instance, config: FrrConfig, trouble: Trouble): Fact<Address> {
  const own = instance.options.get('bgp router-id');
  const statement = own && !own.negated ? own : commonRouterId(partOf(config, 'zebra'), instance.vrf);
  if (!statement && !isSeen(config, 'zebra')) return unknown('zebra may have one, in a file of its own');
  if (!statement) return trouble.isTemplate ? unknown(FILLED_IN) : ABSENT;
  if (trouble.isOpen(statement.line)) return unknown(FILLED_IN, statement.line.span);
  const word = statement.word('router-id');
  const address = word && parseAddress(word.text);
  return address ? explicit(address, statement.line.span, word.span) : unknown('it is not written');
}

/** `ip router-id A.B.C.D [vrf X]`, also as `router-id`, at the top or in the VRF's block. */
function commonRouterId({ items }: FrrConfig, vrf: string | undefined): Statement | undefined {
  let last: Statement | undefined;
  const take = (line: Line, where: string | undefined) => {
    const { phrase } = statementShape(line);
    if (phrase !== 'ip router-id' && phrase !== 'router-id') return;
    const statement = statementOf(line);
    if ((statement.word('vrf')?.text ?? where) === vrf) last = statement.negated ? undefined : statement;
  };
  for (const item of outlineOf(items).parts) {
    if (item.kind === 'line') take(item, undefined);
    else if (item.kind === 'block' && item.node.name === 'vrf') {
      const name = statementOf(item.header).word('vrf')?.text;
      for (const each of item.items) if (each.kind === 'line') take(each, name);
    }
  }
  return last;
}

/** Whether a peer that is not connected is found through the default route. */
export function resolvesViaDefault(config: FrrConfig, defaults: Defaults, family: 'ipv4' | 'ipv6'): Fact<boolean> {
  const line = outlineOf(config.items)
    .lines(`${family === 'ipv4' ? 'ip' : 'ipv6'} nht resolve-via-default`)
    .at(-1);
  return line ? explicit(!statementOf(line).negated, line.span) : byDefault(defaults.resolvesViaDefault);
}
