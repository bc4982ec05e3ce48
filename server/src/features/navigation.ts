import type { Span } from '../core/span.js';
import type { Subject } from './subject.js';

/** Where the name at `offset` is defined, in any file of the unit. */
export function definitionAt({ dialect, unit, path }: Subject, offset: number): Span | undefined {
  return dialect && unit && dialect.language.definition?.(unit, path, offset);
}

/** Every place in the unit that names what is named at `offset`, its definition first. */
export function referencesAt({ dialect, unit, path }: Subject, offset: number): readonly Span[] {
  return (dialect && unit && dialect.language.references?.(unit, path, offset)) ?? [];
}
