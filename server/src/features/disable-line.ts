import type { Diagnostic } from '../core/diagnostic.js';
import type { TextEdit } from '../core/edit.js';
import { LineIndex, type Source } from '../core/source.js';
import type { DialectId } from '../model/dialect.js';

/** What begins a comment that ends with its line. */
const COMMENT: Readonly<Record<DialectId, string>> = {
  bird: '#',
  frr: '!',
  metallb: '#',
  gobgp: '#',
  exabgp: '#',
  terraform: '#',
};

const DISABLE = /bgplint-disable-next-line\s+[\w/-]+(?:\s*,\s*[\w/-]+)*/;

/**
 * The edit that silences a finding on its line by a comment above, or by adding to one that is there. Undefined for what
 * cannot be silenced: the daemon would refuse the file all the same, the finding is about such a comment, or the file is JSON.
 */
export function disableOnLine(diagnostic: Diagnostic, source: Source, dialect: DialectId): TextEdit | undefined {
  const { rule, rejects, span } = diagnostic;
  if (rejects || rule === 'bgplint/unused-disable') return undefined;
  const { text, path } = source;
  // JSON has no comments.
  if (path.endsWith('.json')) return undefined;
  const lines = new LineIndex(text);
  const { line } = lines.position(span.start);
  const at = lines.line(line).start;
  const before = line > 0 ? lines.line(line - 1) : undefined;
  const above = before && DISABLE.exec(text.slice(before.start, before.end));
  if (before && above) {
    const end = before.start + above.index + above[0].length;
    return { span: { path, start: end, end }, text: `, ${rule}` };
  }
  const indent = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const comment = `${indent}${COMMENT[dialect]} bgplint-disable-next-line ${rule}${newline}`;
  return { span: { path, start: at, end: at }, text: comment };
}
