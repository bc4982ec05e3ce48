import { LineIndex } from '../../core/source.js';
import type { Unit } from '../../model/dialect.js';
import { templateOf } from './template.js';
import type { FrrConfig, Line } from './tree.js';

/** The end of "it is not known, because …", where a template says more when it is rendered. */
export const FILLED_IN = 'it depends on what the template is filled in with';

/** What is not known of a configuration: lines that FRR does not take, and what a template leaves open. */
export interface Trouble {
  readonly isEmpty: boolean;
  /** Whether more may be written when a template is rendered. */
  readonly isTemplate: boolean;
  /** Whether a line is filled in when a template is rendered, or may be left out. */
  isOpen(line: Line): boolean;
  /** Whether one of them has this word. */
  mentions(word: string): boolean;
  /** Whether one of them stands between two offsets of the root. */
  isBetween(from: number, to: number): boolean;
}

/** Gathers what a unit's text leaves open. */
export function troubleIn({ diagnostics, holes = [], root, sources }: Unit<FrrConfig>): Trouble {
  const source = sources.get(root) ?? { path: root, text: '' };
  const { text } = source;
  const template = holes.length > 0 ? templateOf(source) : undefined;
  const refused = diagnostics.filter(({ rejects, span }) => rejects && span.path === root);
  const index = refused.length > 0 ? new LineIndex(text) : undefined;
  const words = new Set<string>();
  for (const { span } of refused) {
    const { start, end } = index?.line(index.position(span.start).line) ?? span;
    for (const word of text.slice(start, end).trim().split(/\s+/)) words.add(word);
  }
  return {
    isEmpty: refused.length === 0 && !template,
    isTemplate: template !== undefined,
    isOpen: line => template !== undefined && (line.hasHole || template.branchAt(line.start) !== 0),
    mentions: word => words.has(word),
    isBetween: (from, to) => refused.some(({ span }) => span.start >= from && span.start < to),
  };
}
