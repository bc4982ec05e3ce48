import type { Span } from '../../core/span.js';
import type { Template } from '../../core/template.js';
import type { Unit } from '../../model/dialect.js';
import { refusedWords } from './refused-words.js';
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
  /** Whether one of them stands behind a place and before another one of its file. */
  isBetween(from: Span, to: number): boolean;
}

/** Gathers what a unit's text leaves open. */
export function troubleIn(unit: Unit<FrrConfig>): Trouble {
  const { diagnostics, holes = [], sources } = unit;
  const templates = new Map<string, Template>();
  for (const source of holes.length > 0 ? sources.values() : []) {
    const template = templateOf(source);
    if (template) templates.set(source.path, template);
  }
  const refused = diagnostics.filter(({ rejects }) => rejects);
  const words = refusedWords(unit);
  const isConditional = (line: Line) => {
    const { path, start } = line.span;
    const template = templates.get(path);
    return template !== undefined && (line.hasHole || template.branchAt(start) !== 0);
  };
  return {
    isEmpty: refused.length === 0 && templates.size === 0,
    isTemplate: templates.size > 0,
    isOpen: line => templates.size > 0 && isConditional(line),
    mentions: word => words.has(word),
    isBetween: ({ path, start }, to) =>
      refused.some(({ span }) => span.path === path && span.start >= start && span.start < to),
  };
}
