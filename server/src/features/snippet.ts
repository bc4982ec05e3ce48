import type { Dialect } from '../model/dialect.js';
import type { AllocationSnippet, AllocationTexts, SnippetKind } from '../model/language.js';

/** The snippet of a dialect that is filled from an allocation. */
export function allocationSnippet(
  dialect: Dialect,
  kind: SnippetKind,
  allocation: AllocationTexts,
): AllocationSnippet | undefined {
  return dialect.language.snippets(allocation).find(snippet => snippet.kind === kind);
}

const ESCAPED = /\\([$}\\])/g;
/** An escaped character, a place with words, one with choices, or an empty one. */
const PLACE = /\\[$}\\]|\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{?\d+\}?/g;

/** A snippet as plain text, for editors that know none: `${1:words}` becomes its words, `${1|a,b|}` its first choice. */
export function withoutPlaces(body: string): string {
  return body.replace(PLACE, (piece: string, words?: string, choice?: string) => {
    const kept = piece.startsWith('\\') ? piece : (words ?? choice ?? '');
    return kept.replace(ESCAPED, '$1');
  });
}
