import { LineIndex } from '../../core/source.js';
import { spanKey } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import type { FrrConfig } from './tree.js';

/** The words of all lines that FRR does not take: what one of these was to say of a name is not known. */
export function refusedWords({ diagnostics, sources }: Unit<FrrConfig>): ReadonlySet<string> {
  const words = new Set<string>();
  const indices = new Map<string, LineIndex>();
  // A line that is longer than vtysh's buffer is refused in hundreds of parts, each with a finding.
  const done = new Set<string>();
  for (const { rejects, span } of diagnostics) {
    const text = rejects ? sources.get(span.path)?.text : undefined;
    if (text === undefined) continue;
    const index = indices.get(span.path) ?? new LineIndex(text);
    indices.set(span.path, index);
    const { start, end } = index.line(index.position(span.start).line) ?? span;
    const key = spanKey({ path: span.path, start, end });
    if (done.has(key)) continue;
    done.add(key);
    for (const word of text.slice(start, end).trim().split(/\s+/)) words.add(word);
  }
  return words;
}
