import type { Argument, Channel, Expression, FilterReference, Item, Option, ProtocolBlock } from './tree.js';

/** One level of where a protocol's settings come from: its own block, or a template's (or protocol's) after `from`. */
export interface Layer {
  readonly block: ProtocolBlock;
  readonly inherited: boolean;
}

/** A protocol's blocks in the order in which the daemon applies them: the farthest template first, its own block last. */
export function layersOf(block: ProtocolBlock, protocols: ReadonlyMap<string, ProtocolBlock>): readonly Layer[] {
  const layers: Layer[] = [{ block, inherited: false }];
  const seen = new Set([block]);
  for (let from = block.from; from; ) {
    const base = protocols.get(from.text);
    if (!base || seen.has(base)) break;
    seen.add(base);
    layers.unshift({ block: base, inherited: true });
    from = base.from;
  }
  return layers;
}

/** Whether a template that a block builds on is missing, so that its settings are not known. */
export function hasUnknownBase(block: ProtocolBlock, protocols: ReadonlyMap<string, ProtocolBlock>): boolean {
  const seen = new Set<ProtocolBlock>();
  for (let at: ProtocolBlock | undefined = block; at?.from && !seen.has(at); ) {
    seen.add(at);
    const base = protocols.get(at.from.text);
    if (!base) return true;
    at = base;
  }
  return false;
}

/** The last option of that key, which is the one that counts. */
export function lastOption(items: readonly Item[], key: string): Option | undefined {
  return items.findLast((item): item is Option => item.kind === 'option' && item.option === key);
}

export function optionsOf(items: readonly Item[]): readonly Option[] {
  return items.filter(item => item.kind === 'option');
}

export function channelsOf(items: readonly Item[]): readonly Channel[] {
  return items.filter(item => item.kind === 'channel');
}

/** An argument that is an expression. */
export function expressionArgument(option: Option, name: string): Expression | undefined {
  const argument = option.args[name];
  return argument && !isReference(argument) && argument.kind !== 'word' ? argument : undefined;
}

/** An argument that names or holds a filter. */
export function filterArgument(option: Option): FilterReference | undefined {
  return Object.values(option.args).find(isReference);
}

/** Whether an optional word of the phrase is written. */
export function hasFlag(option: Option, word: string): boolean {
  return option.flags.some(flag => flag.text === word);
}

const REFERENCES: ReadonlySet<string> = new Set(['all', 'none', 'named filter', 'inline filter', 'where']);

function isReference(argument: Argument): argument is FilterReference {
  return REFERENCES.has(argument.kind);
}
