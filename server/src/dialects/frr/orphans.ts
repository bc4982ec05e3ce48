import type { Version } from '../../core/version.js';
import { type CommandNode, catalogueOf } from './catalogue.js';
import { matcherOf } from './matcher.js';

/** Of a line that stands outside of its block: how the first lines of the blocks that take it begin. */
export interface Orphan {
  readonly nodes: ReadonlySet<CommandNode>;
  /** `router bgp`, `route-map`; most often one. */
  readonly headers: readonly string[];
}

/** More blocks than these take nearly anything, and to name them helps nobody. */
const MOST_BLOCKS = 3;

/**
 * The blocks in which a line that is unknown where it stands would be a whole command: where their first line is missing, everything in
 * them is unknown.
 * @param within only blocks that a line of this node opens, else also those further inside.
 * @returns undefined where no such block takes the line, or too many do.
 */
export function orphanOf(
  words: readonly string[],
  { here, within, version }: { here: CommandNode; within: boolean; version: Version },
): Orphan | undefined {
  const taking = catalogueOf(version).nodes.filter(node => node.parent && node !== here && takes(node, words));
  const near = taking.filter(({ parent }) => parent === here);
  const nodes = near.length > 0 || within ? near : taking;
  const whole = new Set(nodes.flatMap(headerOf));
  const headers = whole.size > MOST_BLOCKS ? new Set([...whole].map(firstWord)) : whole;
  return headers.size === 0 || headers.size > MOST_BLOCKS
    ? undefined
    : { nodes: new Set(nodes), headers: [...headers] };
}

function firstWord(header: string): string {
  return header.slice(0, `${header} `.indexOf(' '));
}

/** Whether a line would be a command of one of the same blocks. */
export function isBesides({ nodes }: Orphan, words: readonly string[]): boolean {
  return [...nodes].some(node => takes(node, words));
}

function takes(node: CommandNode, words: readonly string[]): boolean {
  const [first = ''] = words;
  return node.beginningWith(first).length > 0 && matcherOf(node).match(words).kind === 'command';
}

const headers = new WeakMap<CommandNode, readonly string[]>();

/** The keywords that the command begins with which leads to a node: `router bgp`. None of the outermost node. */
export function headerOf(node: CommandNode): readonly string[] {
  const known = headers.get(node);
  if (known) return known;
  const { parent } = node;
  const command = parent?.commands.find(({ syntax }) => parent.enteredBy(syntax) === node);
  const keywords = /^[a-z][\w-]*(?: [a-z][\w-]*)*(?![\w-])/.exec(command?.syntax ?? '');
  const header = keywords ? [keywords[0]] : [];
  headers.set(node, header);
  return header;
}
