import type { CommandNode } from './catalogue.js';
import { BFD_ROWS } from './descriptions-bfd.js';
import { BGP_ROWS, BGP_TOPICS, BMP_ROWS, RPKI_ROWS } from './descriptions-bgp.js';
import { OSPF_INTERFACE_ROWS, OSPF_INTERFACE_TOPICS, OSPF_ROWS, OSPF_TOPICS } from './descriptions-ospf.js';
import { ISIS_ROWS, LDP_ROWS, OTHER_INTERFACE_ROWS, RIP_ROWS } from './descriptions-others.js';
import { LIST_ROWS, LIST_TOPICS, ROUTE_MAP_ROWS, ROUTE_MAP_TOPICS } from './descriptions-policy.js';
import {
  INTERFACE_ROWS,
  INTERFACE_TOPICS,
  KEY_ROWS,
  LINE_ROWS,
  NEXTHOP_GROUP_ROWS,
  SYSTEM_ROWS,
  SYSTEM_TOPICS,
  ZEBRA_ROWS,
} from './descriptions-routing.js';
import { type CommandGraph, following, type Place } from './graph.js';

/**
 * One line on each command, by the words that it begins with: `neighbor * remote-as`. `*` stands for any one word. Of several
 * rows that fit, the longest tells most. `no` in front of a command is no part of it.
 */
export type Rows = Readonly<Record<string, string>>;

/** Rows, and where they hold. */
export interface Group {
  /** Names of the nodes whose commands these are. */
  readonly nodes: RegExp;
  readonly rows: Rows;
  /** What several commands begin with; said of exactly these words. */
  readonly topics?: Rows;
}

/** Nodes may be in several groups: the first that has something to say is heard. */
export const GROUPS: readonly Group[] = [
  { nodes: /^bgp/, rows: BGP_ROWS, topics: BGP_TOPICS },
  { nodes: /^routemap$/, rows: ROUTE_MAP_ROWS, topics: ROUTE_MAP_TOPICS },
  { nodes: /^bfd/, rows: BFD_ROWS },
  { nodes: /^bmp/, rows: BMP_ROWS },
  { nodes: /rpki$/, rows: RPKI_ROWS },
  { nodes: /^ospf6?$/, rows: OSPF_ROWS, topics: OSPF_TOPICS },
  { nodes: /^interface$/, rows: OSPF_INTERFACE_ROWS, topics: OSPF_INTERFACE_TOPICS },
  { nodes: /^interface$/, rows: INTERFACE_ROWS, topics: INTERFACE_TOPICS },
  { nodes: /^interface$/, rows: OTHER_INTERFACE_ROWS },
  { nodes: /^isis$/, rows: ISIS_ROWS },
  { nodes: /^ldp( ipv[46])?$/, rows: LDP_ROWS },
  { nodes: /^rip(ng)?$/, rows: RIP_ROWS },
  { nodes: /^keychain/, rows: KEY_ROWS },
  { nodes: /^vty$/, rows: LINE_ROWS },
  { nodes: /^nexthop-group$/, rows: NEXTHOP_GROUP_ROWS },
  { nodes: /^config$/, rows: LIST_ROWS, topics: LIST_TOPICS },
  { nodes: /^(config|vrf)$/, rows: ZEBRA_ROWS },
  { nodes: /^config$/, rows: SYSTEM_ROWS, topics: SYSTEM_TOPICS },
  { nodes: /./, rows: { exit: 'Ends this block.', end: 'Ends configuration; in a file it does nothing.' } },
];

/** A word of descriptions, and what may follow it. */
interface Branch {
  readonly next: Map<string, Branch>;
  text?: string;
  topic?: string;
}

const trees = new Map<Group, Branch>();

function treeOf(group: Group): Branch {
  const known = trees.get(group);
  if (known) return known;
  const root: Branch = { next: new Map() };
  const reach = (key: string): Branch => {
    let at = root;
    for (const word of key.split(' ')) {
      const next: Branch = at.next.get(word) ?? { next: new Map() };
      at.next.set(word, next);
      at = next;
    }
    return at;
  };
  for (const [key, text] of Object.entries(group.rows)) reach(key).text = text;
  for (const [key, text] of Object.entries(group.topics ?? {})) reach(key).topic = text;
  trees.set(group, root);
  return root;
}

const ANY = '*';

const NO = 'Takes a setting back, or switches off what is on by default.';

/**
 * What a command does.
 * @param node the name of the node that it stands in
 * @param shape its words in order: keywords in full, `*` for others; of a command that goes on, as many as there are
 */
export function describe(node: string, shape: readonly string[]): string | undefined {
  const words = shape[0] === 'no' ? shape.slice(1) : shape;
  if (words.length === 0) return NO;
  for (const group of GROUPS) {
    const found = group.nodes.test(node) ? deepest(treeOf(group), words, 0) : undefined;
    if (found) return found.text;
  }
  return undefined;
}

/** The longest description that fits words from an index on; of those of one length the one that is not about any word. */
function deepest(at: Branch, words: readonly string[], index: number): { text: string; depth: number } | undefined {
  const word = words[index];
  const own = (word === undefined ? (at.topic ?? at.text) : at.text) ?? undefined;
  let best = own === undefined ? undefined : { text: own, depth: index };
  if (word === undefined) return best;
  for (const key of word === ANY ? [ANY] : [ANY, word]) {
    const next = at.next.get(key);
    const found = next && deepest(next, words, index + 1);
    if (found && (!best || found.depth >= best.depth)) best = found;
  }
  return best;
}

/** Whether there is a description of a command, in some way of writing it. */
export function isDescribed({ name }: CommandNode, { start }: CommandGraph): boolean {
  return GROUPS.some(group => group.nodes.test(name) && meets(treeOf(group), start));
}

function meets(at: Branch, place: Place): boolean {
  return following(place, true).some(next => {
    const { what } = next;
    if (what.kind === 'keyword' && what.text === 'no') return meets(at, next);
    const keys = what.kind === 'keyword' ? [what.text, ANY] : [ANY];
    return keys.some(key => {
      const branch = at.next.get(key);
      return branch !== undefined && (branch.text !== undefined || meets(branch, next));
    });
  });
}
