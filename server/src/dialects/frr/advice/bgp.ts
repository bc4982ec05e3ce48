import { canonicalAddress } from '../lower-peers.js';
import { type Line, oncePerForm, shapeOf, type Word } from '../tree.js';
import type { Placed } from './survey.js';

/** An address family as FRR's nodes are called: `ipv4 unicast`; '' directly in `router bgp`. */
export type FamilyName = string;

/** Whom a `router bgp` block has sessions with, or a group of them. */
export interface Neighbor {
  readonly name: string;
  readonly kind: 'address' | 'interface' | 'group';
  /** The line that first makes it known. */
  readonly made: Placed;
  /** All lines that begin with `neighbor NAME` or `no neighbor NAME`, in order. */
  readonly lines: Placed[];
  /** The line that puts it into a group. */
  joins: Placed | undefined;
  group: Neighbor | undefined;
}

/** One BGP speaker: what all `router bgp` blocks of one VRF or view say. */
export interface Instance {
  /** Of the VRF or view; '' for the default one. */
  readonly name: string;
  readonly header: Placed;
  /** As it is written; undefined in `router bgp` without a number. */
  readonly as: Word | undefined;
  /** Everything within, address families included, in order. */
  readonly lines: readonly Placed[];
  /** By name, peer-groups too. */
  readonly neighbors: ReadonlyMap<string, Neighbor>;
  /** Lines about neighbors that do not exist at that point: bgpd refuses these. */
  readonly orphans: readonly Placed[];
  /** Headers with another AS number, which bgpd refuses, together with the lines of their blocks. */
  readonly others: readonly Placed[];
  /** The families that have a block, by name, with the line that opens it first. */
  readonly families: ReadonlyMap<FamilyName, Placed>;
  /** Whether neighbors are active in a family when nothing is said, by its name with `-`; absent where FRR decides. */
  readonly defaults: ReadonlyMap<string, boolean>;
  isConfederation: boolean;
}

interface Building extends Instance {
  readonly lines: Placed[];
  readonly neighbors: Map<string, Neighbor>;
  readonly orphans: Placed[];
  readonly others: Placed[];
  readonly families: Map<FamilyName, Placed>;
  readonly defaults: Map<string, boolean>;
}

const HEADER = /^router bgp(?: |$)/;

/** Whether a line, and all that match alike, stands in a `router bgp` block or opens one. */
export function isOfBgp(line: Line): boolean {
  const { name } = line.node;
  return name === 'bgp' || name.startsWith('bgp ') || HEADER.test(shapeOf(line));
}

/** What bgpd makes of the `router bgp` blocks, in the order in which it reads them. @param lines those that are of BGP. */
export function instancesIn(lines: readonly Placed[]): readonly Instance[] {
  const instances = new Map<string, Building>();
  let current: Building | undefined;
  for (const placed of lines) {
    if (HEADER.test(placed.shape)) {
      current = enter(instances, placed);
      continue;
    }
    if (!current) continue;
    current.lines.push(placed);
    const { shape } = placed;
    const byDefault = /^(no )?bgp default (ipv\S+|l2vpn-evpn)$/.exec(shape);
    if (byDefault) current.defaults.set(byDefault[2] as string, byDefault[1] === undefined);
    else if (shape.startsWith('bgp confederation')) current.isConfederation = true;
    else if (shape.startsWith('address-family ')) note(current.families, placed);
    else if (/^(?:no )?neighbor \*/.test(shape)) take(current, placed);
  }
  return [...instances.values()];
}

/** The family that a line is about. */
export function familyOf({ line }: Placed): FamilyName {
  return familyIn(line);
}

const familyIn = oncePerForm(({ node: { name } }) => (name === 'bgp' ? '' : name.slice('bgp '.length)));

/** What is said of a neighbor last: a line that sets it, or one that takes it back with `no`. */
export interface Said {
  readonly placed: Placed;
  readonly isSet: boolean;
}

/**
 * What is said last of a neighbor in a family, by its own lines or else by its group's.
 * @param option what follows `neighbor *` in the shape of the line, such as `activate`.
 */
export function said(neighbor: Neighbor, family: FamilyName, option: RegExp): Said | undefined {
  for (const { lines } of neighbor.group ? [neighbor, neighbor.group] : [neighbor]) {
    const placed = lines.findLast(line => isAbout(line, family) && option.test(line.option));
    if (placed) return { placed, isSet: !placed.shape.startsWith('no ') };
  }
  return undefined;
}

/** The line that sets an option of a neighbor, unless that is taken back. */
export function setting(neighbor: Neighbor, family: FamilyName, option: RegExp): Placed | undefined {
  const last = said(neighbor, family, option);
  return last?.isSet ? last.placed : undefined;
}

/** Options of a family that stand directly in `router bgp` are about IPv4 unicast. */
function isAbout(placed: Placed, family: FamilyName): boolean {
  const own = familyOf(placed);
  return own === family || (own === '' && family === UNICAST);
}

const UNICAST = 'ipv4 unicast';

/** Whether routes of a family are exchanged with a neighbor, or with the members of a group. */
export function isActive(neighbor: Neighbor, family: FamilyName, instance: Instance): boolean {
  const explicit = said(neighbor, family, /^activate$/);
  if (explicit) return explicit.isSet;
  return instance.defaults.get(family.replaceAll(' ', '-')) ?? family === UNICAST;
}

/** The AS number of the other side as it is written, `internal` and `external` too; the group's counts first. */
export function remoteAs(neighbor: Neighbor): { readonly text: string; readonly placed: Placed } | undefined {
  for (const who of [neighbor.group, neighbor]) {
    const placed = who?.lines.findLast(({ shape }) =>
      /^neighbor \* (?:interface .*|interface )?remote-as /.test(shape),
    );
    if (!placed) continue;
    const { words, places } = placed.line;
    const at = places.findIndex(({ what }) => what.kind === 'keyword' && what.text === 'remote-as') + 1;
    const { what } = places[at] as (typeof places)[number];
    return { text: what.kind === 'keyword' ? what.text : (words[at]?.text ?? ''), placed };
  }
  return undefined;
}

/** Whether a session certainly leaves the AS; undefined where that cannot be said. */
export function isExternal(neighbor: Neighbor, instance: Instance): boolean | undefined {
  const as = remoteAs(neighbor)?.text;
  if (as === undefined || as === 'auto') return undefined;
  if (as === 'external' || as === 'internal') return as === 'external';
  if (!instance.as || instance.isConfederation) return undefined;
  // Another AS number may be spoken with this neighbor alone.
  if (setting(neighbor, '', /^local-as /)) return undefined;
  return asNumber(as) !== asNumber(instance.as.text);
}

/** The sessions of an instance: what is no group. */
export function sessionsOf({ neighbors }: Instance): readonly Neighbor[] {
  return [...neighbors.values()].filter(({ kind }) => kind !== 'group');
}

/** `64086.59904` and `4200000000` are the same number. */
function asNumber(text: string): number {
  const [high = '', low] = text.split('.');
  return low === undefined ? Number(high) : Number(high) * 65_536 + Number(low);
}

function enter(instances: Map<string, Building>, placed: Placed): Building | undefined {
  const { words, places } = placed.line;
  const at = places.findIndex(({ what }) => what.kind === 'keyword' && /^(?:vrf|view)$/.test(what.text));
  const name = at < 0 || words[at + 1]?.text === 'default' ? '' : (words[at + 1]?.text ?? '');
  const as = places[2]?.what.kind === 'keyword' ? undefined : words[2];
  const known = instances.get(name);
  if (!known) {
    const made: Building = {
      name,
      header: placed,
      as,
      lines: [],
      neighbors: new Map(),
      orphans: [],
      others: [],
      families: new Map(),
      defaults: new Map(),
      isConfederation: false,
    };
    instances.set(name, made);
    return made;
  }
  if (!as || !known.as || asNumber(as.text) === asNumber(known.as.text)) return known;
  known.others.push(placed);
  return undefined;
}

function note(families: Map<FamilyName, Placed>, placed: Placed): void {
  const entered = placed.line.node.enteredBy(placed.line.command.syntax)?.name.slice('bgp '.length);
  if (entered !== undefined && !families.has(entered)) families.set(entered, placed);
}

/** Follows a line about a neighbor: it may make one, remove one, or say something of one. */
function take(instance: Building, placed: Placed): void {
  const { neighbors } = instance;
  const name = canonical(placed.line.words[placed.shape.startsWith('no ') ? 2 : 1]?.text ?? '');
  const known = neighbors.get(name);
  const { shape } = placed;
  if (/^no neighbor \*(?: remote-as \*| peer-group)?$/.test(shape)) {
    neighbors.delete(name);
    return;
  }
  // What is taken back need not be there.
  if (shape.startsWith('no ')) {
    known?.lines.push(placed);
    return;
  }
  const neighbor = known ?? made(instance, name, placed);
  if (!neighbor) {
    instance.orphans.push(placed);
    return;
  }
  neighbors.set(name, neighbor);
  neighbor.lines.push(placed);
  if (!/ peer-group \*/.test(shape)) return;
  const group = groupNamed(instance, placed);
  if (group) {
    neighbor.group = group;
    neighbor.joins = placed;
  } else {
    instance.orphans.push(placed);
  }
}

/** An address as FRR writes it: `2001:DB8:0::1` and `2001:db8::1` are one neighbor. */
export function canonical(name: string): string {
  return name.includes(':') ? canonicalAddress(name) : name;
}

function made(instance: Building, name: string, placed: Placed): Neighbor | undefined {
  const { shape, line } = placed;
  const isAddress = line.places[1]?.what.kind === 'typed';
  const kind = /^neighbor \* peer-group$/.test(shape) ? 'group' : isAddress ? 'address' : 'interface';
  const neighbor: Neighbor = { name, kind, made: placed, lines: [], joins: undefined, group: undefined };
  if (kind === 'group' || /^neighbor \* interface\b/.test(shape)) return neighbor;
  if (isAddress && /^neighbor \* remote-as /.test(shape)) return neighbor;
  // A member exists as soon as its group does; the number may come later.
  return / peer-group \*/.test(shape) && groupNamed(instance, placed) ? neighbor : undefined;
}

function groupNamed({ neighbors }: Building, { line }: Placed): Neighbor | undefined {
  const at = line.places.findIndex(({ what }) => what.kind === 'keyword' && what.text === 'peer-group');
  const group = neighbors.get(line.words[at + 1]?.text ?? '');
  return group?.kind === 'group' ? group : undefined;
}
