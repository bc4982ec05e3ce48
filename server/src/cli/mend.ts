import type { Diagnostic, Fix } from '../core/diagnostic.js';
import { applyEdits, editsOverlap, type TextEdit } from '../core/edit.js';
import { spanKey } from '../core/span.js';
import type { Input } from './inputs.js';
import { type Judgement, type JudgeOptions, judge } from './judge.js';
import type { PathNames } from './names.js';
import type { OverlayHost } from './overlay.js';
import type { Texts } from './texts.js';

/** A mended file may show what the first mistake hid; this many times. */
const ROUNDS = 10;

/** Findings that say that a text could not be read: what else is said of it may be wrong. */
const UNREAD = /\/(?:syntax|unterminated-string|comment-nesting|nesting|unknown-character|carriage-return)$/;

export interface Mended {
  /** Of the texts as they were. */
  readonly before: Judgement;
  /** Of the texts as they are now. */
  readonly after: Judgement;
  /** Paths whose text is another one now. */
  readonly changed: readonly string[];
  /** How many fixes were applied. */
  readonly fixes: number;
}

/** Applies safe fixes until none is left or the texts begin to repeat. Nothing is written: the host holds the new texts. */
export async function mend(
  inputs: readonly Input[],
  host: OverlayHost,
  names: PathNames,
  options: JudgeOptions,
): Promise<Mended> {
  const before = await judge(inputs, host, names, options);
  let after = before;
  let fixes = 0;
  const changed = new Set<string>();
  const seen = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const chosen = chooseFixes(
      after.entries.flatMap(entry => entry.diagnostics),
      after.texts,
      after.guests,
    );
    const results = applied(chosen, after.texts);
    const state = JSON.stringify([...results]);
    if (chosen.length === 0 || seen.has(state)) break;
    seen.add(state);
    for (const [path, text] of results) {
      const source = after.texts.source(path);
      if (!source) continue;
      host.lay({ ...source, text });
      changed.add(path);
    }
    fixes += chosen.length;
    after = await judge(inputs, host, names, options);
  }
  // A text that still cannot be read is left as it was, whatever was mended in it.
  const unread = [...unreadPaths(after.entries.flatMap(entry => entry.diagnostics))].filter(path => changed.has(path));
  if (unread.length === 0) return { before, after, changed: [...changed], fixes };
  for (const path of unread) {
    const source = before.texts.source(path);
    if (source) host.lay(source);
    changed.delete(path);
  }
  return {
    before,
    after: await judge(inputs, host, names, options),
    changed: [...changed],
    fixes: changed.size > 0 ? fixes : 0,
  };
}

function unreadPaths(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(diagnostics.filter(({ rule, rejects }) => rejects && UNREAD.test(rule)).map(({ span }) => span.path));
}

/**
 * The safe fixes that can be applied together: in the order of the findings, none overlapping one chosen earlier, each
 * once. What is left out gets its turn in the next round. In a text that could not be read, only what makes it readable is
 * mended.
 * @param untouched paths that no fix may change.
 */
function chooseFixes(
  diagnostics: readonly Diagnostic[],
  texts: Texts,
  untouched: ReadonlySet<string> = new Set(),
): readonly Fix[] {
  const chosen: Fix[] = [];
  const edits: TextEdit[] = [];
  const unread = unreadPaths(diagnostics);
  for (const { rule, fixes } of diagnostics) {
    const fix = fixes.find(candidate => candidate.safe && candidate.edits.length > 0);
    if (!fix || !applicable(fix.edits, texts) || fix.edits.some(({ span }) => untouched.has(span.path))) continue;
    if (!UNREAD.test(rule) && fix.edits.some(({ span }) => unread.has(span.path))) continue;
    if (fix.edits.some(edit => edits.some(other => editsOverlap(edit, other)))) continue;
    chosen.push(fix);
    edits.push(...fix.edits);
  }
  return chosen;
}

/** Whether the edits have one meaning in the texts at hand. */
function applicable(edits: readonly TextEdit[], texts: Texts): boolean {
  return edits.every(({ span }, index) => {
    const source = texts.source(span.path);
    const placed = source && 0 <= span.start && span.start <= span.end && span.end <= source.text.length;
    return placed && edits.slice(index + 1).every(other => !editsOverlap(edits[index] as TextEdit, other));
  });
}

function applied(fixes: readonly Fix[], texts: Texts): ReadonlyMap<string, string> {
  const byPath = new Map<string, Map<string, TextEdit>>();
  for (const edit of fixes.flatMap(fix => fix.edits)) {
    const edits = byPath.get(edit.span.path) ?? new Map<string, TextEdit>();
    byPath.set(edit.span.path, edits.set(`${spanKey(edit.span)}\0${edit.text}`, edit));
  }
  return new Map(
    [...byPath].map(([path, edits]) => [path, applyEdits(texts.source(path)?.text ?? '', [...edits.values()])]),
  );
}
