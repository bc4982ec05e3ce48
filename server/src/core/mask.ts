import { MASK } from './secret.js';
import type { Span } from './span.js';

/** The text of a span with a mask in the place of every secret that it touches: what may be shown of a source. */
export function maskedText(text: string, span: Span, secrets: readonly Span[]): string {
  const touched = secrets
    .filter(secret => secret.path === span.path && secret.start < span.end && span.start < secret.end)
    .toSorted((a, b) => a.start - b.start);
  let shown = '';
  let done = span.start;
  for (const { start, end } of touched) {
    // One that begins within another goes on behind it, under the same mask.
    if (start > done || shown === '') shown += text.slice(done, Math.max(done, start)) + MASK;
    done = Math.max(done, Math.min(end, span.end));
  }
  return shown + text.slice(done, span.end);
}
