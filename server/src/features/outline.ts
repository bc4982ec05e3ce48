import { covers, type Span } from '../core/span.js';
import type { Folding, OutlineSymbol, SourceLink } from '../model/language.js';
import { embeddedIn, type Subject } from './subject.js';

/** The blocks and definitions of the subject's source, as a tree; those of what is embedded hang on what they stand in. */
export function outlineOf(subject: Subject): readonly OutlineSymbol[] {
  const { dialect, unit, path } = subject;
  const own = dialect && unit ? dialect.language.symbols(unit, path) : [];
  return embeddedIn(subject).reduce((symbols, { span, ...inner }) => hung(symbols, span, outlineOf(inner)), own);
}

/** Symbols with others added below the innermost that `span` lies in. */
function hung(
  symbols: readonly OutlineSymbol[],
  span: Span,
  added: readonly OutlineSymbol[],
): readonly OutlineSymbol[] {
  const at = symbols.findIndex(symbol => covers(symbol.span, span));
  if (at < 0) return [...symbols, ...added];
  return symbols.map((symbol, index) =>
    index === at ? { ...symbol, children: hung(symbol.children, span, added) } : symbol,
  );
}

/** The parts of the subject's source that can be folded away. */
export function foldingsOf(subject: Subject): readonly Folding[] {
  const { dialect, unit, path } = subject;
  const own = dialect && unit ? dialect.language.folding(unit, path) : [];
  return [...own, ...embeddedIn(subject).flatMap(foldingsOf)];
}

/** The includes of the subject's source. */
export function linksOf({ dialect, unit, path }: Subject): readonly SourceLink[] {
  return (dialect && unit && dialect.language.links?.(unit, path)) ?? [];
}
