import type { Diagnostic } from '../core/diagnostic.js';
import { LineIndex, type Source } from '../core/source.js';
import type { Span } from '../core/span.js';
import { parseTarget, type Target } from '../core/version.js';

const PRAGMA = /^\W*bgplint:\s*([a-z]+@[\w.]+)\s*\W*$/;
const DISABLE = /bgplint-disable-next-line\s+([\w/-]+(?:\s*,\s*[\w/-]+)*)/;

/** The version a file asks to be judged by: a comment `bgplint: bird@3.4`, anywhere in it. */
export function targetInComments(text: string, comments: Iterable<Span>): Target | undefined {
  for (const span of comments) {
    const match = PRAGMA.exec(text.slice(span.start, span.end));
    const target = match && parseTarget(match[1] as string);
    if (target) return target;
  }
  return undefined;
}

/** One rule silenced on one line. */
interface Disable {
  readonly rule: string;
  readonly path: string;
  /** 0-based: the line after the comment's last. */
  readonly line: number;
  readonly span: Span;
  used: boolean;
}

/**
 * Drops the diagnostics that comments silence, and adds `bgplint/unused-disable` for comments that silence nothing.
 * A finding of a daemon's own (`rejects`) cannot be silenced: the daemon would refuse the file all the same.
 */
export function applyDisables(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
  comments: readonly Span[],
): readonly Diagnostic[] {
  const disables = readDisables(sources, comments);
  if (disables.length === 0) return diagnostics;
  const lines = new Map<string, LineIndex>();
  const lineOf = (span: Span): number => {
    const index = lines.get(span.path) ?? new LineIndex(sources.get(span.path)?.text ?? '');
    lines.set(span.path, index);
    return index.position(span.start).line;
  };
  const kept = diagnostics.filter(diagnostic => {
    const disable = disables.find(
      d => d.rule === diagnostic.rule && d.path === diagnostic.span.path && d.line === lineOf(diagnostic.span),
    );
    if (!disable || diagnostic.rejects) return true;
    disable.used = true;
    return false;
  });
  const unused = disables.filter(disable => !disable.used);
  return [
    ...kept,
    ...unused.map(
      (disable): Diagnostic => ({
        rule: 'bgplint/unused-disable',
        severity: 'info',
        message: `Nothing on the next line reports ${disable.rule}, so this comment silences nothing. Remove it, or a later finding may be hidden by it.`,
        span: disable.span,
        rejects: false,
        related: [],
        fixes: [],
      }),
    ),
  ];
}

function readDisables(sources: ReadonlyMap<string, Source>, comments: readonly Span[]): Disable[] {
  const disables: Disable[] = [];
  for (const span of comments) {
    const text = sources.get(span.path)?.text;
    const match = text === undefined ? null : DISABLE.exec(text.slice(span.start, span.end));
    if (!match || text === undefined) continue;
    const line = new LineIndex(text).position(span.end).line + 1;
    for (const rule of (match[1] as string).split(/\s*,\s*/)) {
      disables.push({ rule, path: span.path, line, span, used: false });
    }
  }
  return disables;
}
