import { LineIndex } from '../../core/source.js';
import type { Unit } from '../../model/dialect.js';
import type { FrrConfig } from './tree.js';

/** The lines that FRR does not take: what they were meant to say is not known. */
export interface Trouble {
  readonly isEmpty: boolean;
  /** Whether one of them has this word. */
  mentions(word: string): boolean;
  /** Whether one of them stands between two offsets of the root. */
  isBetween(from: number, to: number): boolean;
}

export function troubleIn({ diagnostics, root, sources }: Unit<FrrConfig>): Trouble {
  const text = sources.get(root)?.text ?? '';
  const refused = diagnostics.filter(({ rejects, span }) => rejects && span.path === root);
  const index = refused.length > 0 ? new LineIndex(text) : undefined;
  const words = new Set<string>();
  for (const { span } of refused) {
    const { start, end } = index?.line(index.position(span.start).line) ?? span;
    for (const word of text.slice(start, end).trim().split(/\s+/)) words.add(word);
  }
  return {
    isEmpty: refused.length === 0,
    mentions: word => words.has(word),
    isBetween: (from, to) => refused.some(({ span }) => span.start >= from && span.start < to),
  };
}
