import { blockSchema, PROTOCOLS, TOP } from './catalogue/index.js';
import type { BlockSchema } from './catalogue/spec.js';
import type { EnclosingBlock } from './language-context.js';
import { compile, type Slot, type State } from './phrases.js';
import type { VersionSet } from './versions.js';

const starts = new WeakMap<BlockSchema, State>();

/** The state in which no word of a statement of the block has been read yet. */
export function startOf(schema: BlockSchema): State {
  const known = starts.get(schema);
  if (known) return known;
  const made = compile(schema.options);
  starts.set(schema, made);
  return made;
}

/** The types of protocols that a version has. */
export function protocolTypes(bit: VersionSet): { readonly name: string; readonly title: string }[] {
  return [...PROTOCOLS].filter(([, { versions }]) => versions & bit).map(([name, { title }]) => ({ name, title }));
}

/** What may stand in the innermost of nested blocks; undefined where the catalogue does not say. */
export function schemaOf(blocks: readonly EnclosingBlock[]): BlockSchema | undefined {
  let schema: BlockSchema | undefined = TOP;
  for (const { kind, header } of blocks) {
    if (!schema) return undefined;
    if (kind === 'protocol') schema = PROTOCOLS.get(header[1] ?? '');
    else if (kind === 'channel')
      schema = blockSchema(header[0] === 'mpls' ? 'mpls channel' : (schema.channelSchema ?? 'channel'));
    else {
      const block = follow(startOf(schema), header).find(({ state }) => state?.block)?.state?.block;
      schema = block && blockSchema(block.schema);
    }
  }
  return schema;
}

/** Where one may stand after some words of a statement: between two parts of a phrase, or in the middle of a value. */
export interface Place {
  readonly state?: State;
  readonly slot?: Slot;
  /** What has been written of the value. */
  readonly written?: readonly string[];
}

/** Every place that the words of a statement lead to. */
export function follow(state: State, words: readonly string[]): readonly Place[] {
  const [first, ...rest] = words;
  if (first === undefined) return [{ state }];
  const way = state.words.get(first);
  const bySlots = state.slots.flatMap(({ slot, way }): Place[] => {
    const { lengths, isOpen } = extentOf(slot, words);
    const after = lengths.flatMap(length => follow(way.state, words.slice(length)));
    return isOpen ? [{ slot, written: words }, ...after] : after;
  });
  return [...(way ? follow(way.state, rest) : []), ...bySlots];
}

/** How much of the words a value takes: where it may have ended, and whether it may go on behind them all. */
interface Extent {
  readonly lengths: readonly number[];
  readonly isOpen: boolean;
}

const OPEN: Extent = { lengths: [], isOpen: true };
const NOTHING: Extent = { lengths: [], isOpen: false };

function closed(length: number): Extent {
  return { lengths: [length], isOpen: false };
}

function extentOf({ kind }: Slot, words: readonly string[]): Extent {
  const [first = '', second] = words;
  switch (kind) {
    case 'filter':
      if (first === 'all' || first === 'none') return closed(1);
      if (first === 'filter') return second === undefined ? OPEN : closed(2);
      return first === 'where' ? OPEN : NOTHING;
    case 'time':
      return second === undefined ? OPEN : closed(2);
    case 'scoped':
      return closed(second === '%' ? 3 : 1);
    case 'term':
    case 'interfaces':
    case 'targets':
      return { lengths: [words.length], isOpen: true };
    default:
      if (first === '(') return groupExtent(words);
      return /^[\w"':]/.test(first) ? closed(1) : NOTHING;
  }
}

/** An expression in parentheses. */
function groupExtent(words: readonly string[]): Extent {
  let depth = 0;
  for (const [index, word] of words.entries()) {
    depth += word === '(' ? 1 : word === ')' ? -1 : 0;
    if (depth === 0) return closed(index + 1);
  }
  return OPEN;
}
