import { applyEdits, type TextEdit } from '../core/edit.js';
import { safeFixes, unreadPaths } from '../features/safe-fixes.js';
import type { Input } from './inputs.js';
import { type Judgement, type JudgeOptions, judge } from './judge.js';
import type { PathNames } from './names.js';
import type { OverlayHost } from './overlay.js';
import type { Texts } from './texts.js';

/** A mended file may show what the first mistake hid; this many times. */
const ROUNDS = 10;

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
    const { texts, guests } = after;
    const chosen = safeFixes(
      after.entries.flatMap(entry => entry.diagnostics),
      path => (guests.has(path) ? undefined : texts.source(path)?.text),
    );
    const results = applied(chosen.edits, texts);
    const state = JSON.stringify([...results]);
    if (chosen.fixes.length === 0 || seen.has(state)) break;
    seen.add(state);
    for (const [path, text] of results) {
      const source = texts.source(path);
      if (!source) continue;
      host.lay({ ...source, text });
      changed.add(path);
    }
    fixes += chosen.fixes.length;
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

function applied(edits: readonly TextEdit[], texts: Texts): ReadonlyMap<string, string> {
  const byPath = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const own = byPath.get(edit.span.path);
    if (own) own.push(edit);
    else byPath.set(edit.span.path, [edit]);
  }
  return new Map([...byPath].map(([path, own]) => [path, applyEdits(texts.source(path)?.text ?? '', own)]));
}
