import type { Folding, OutlineSymbol, SourceLink } from '../model/language.js';
import type { Subject } from './subject.js';

/** The blocks and definitions of the subject's source, as a tree. */
export function outlineOf({ dialect, unit, path }: Subject): readonly OutlineSymbol[] {
  return dialect && unit ? dialect.language.symbols(unit, path) : [];
}

/** The parts of the subject's source that can be folded away. */
export function foldingsOf({ dialect, unit, path }: Subject): readonly Folding[] {
  return dialect && unit ? dialect.language.folding(unit, path) : [];
}

/** The includes of the subject's source. */
export function linksOf({ dialect, unit, path }: Subject): readonly SourceLink[] {
  return (dialect && unit && dialect.language.links?.(unit, path)) ?? [];
}
