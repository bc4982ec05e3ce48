import type { Dialect } from '../model/dialect.js';
import type { AllocationSnippet, SnippetKind } from '../model/language.js';
import type { Allocation, Profile } from '../profile/allocation.js';
import { allocationTexts } from './allocation-texts.js';

/** The snippet of a dialect that is filled from an allocation, for the file at `path`. */
export function allocationSnippet(
  dialect: Dialect,
  kind: SnippetKind,
  allocation: Allocation,
  profile: Profile,
  path: string,
): AllocationSnippet | undefined {
  return dialect.language.snippets(allocationTexts(allocation, profile, path)).find(snippet => snippet.kind === kind);
}

/** A snippet as plain text: each `${1:words}` place becomes its words, for editors that know no snippets. */
export function withoutPlaces(body: string): string {
  return body
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\{?\d+\}?/g, (_, words?: string) => words ?? '')
    .replace(/\\([$}\\])/g, '$1');
}
