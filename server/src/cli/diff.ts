/** Lines shown around a change. */
const CONTEXT = 3;

/** More differing lines than this and the whole stretch counts as replaced: exactness there would cost seconds. */
const MOST_EDITS = 1500;

/** A stretch where old and new differ: half-open line ranges of both. */
interface Change {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * A unified diff of two texts.
 * @param shown the same two texts as they may be shown (passwords masked), line for line; compared are the real ones.
 * @returns '' when they are the same.
 */
export function unifiedDiff(
  path: string,
  real: readonly [before: string, after: string],
  shown: readonly [before: string, after: string],
): string {
  const [before, after] = real.map(splitLines) as [string[], string[]];
  const [shownBefore, shownAfter] = shown.map(splitLines) as [string[], string[]];
  const changes = diffLines(before, after);
  if (changes.length === 0) return '';
  const hunks = hunksOf(changes, before.length).map(hunk => {
    const out: string[] = [];
    let at = hunk.oldStart;
    for (const change of hunk.changes) {
      out.push(...shownBefore.slice(at, change.oldStart).map(line => ` ${line}`));
      out.push(...shownBefore.slice(change.oldStart, change.oldEnd).map(line => `-${line}`));
      out.push(...shownAfter.slice(change.newStart, change.newEnd).map(line => `+${line}`));
      at = change.oldEnd;
    }
    out.push(...shownBefore.slice(at, hunk.oldEnd).map(line => ` ${line}`));
    const [first] = hunk.changes as [Change];
    const last = hunk.changes.at(-1) as Change;
    const newStart = first.newStart - (first.oldStart - hunk.oldStart);
    const newEnd = last.newEnd + (hunk.oldEnd - last.oldEnd);
    return `@@ -${range(hunk.oldStart, hunk.oldEnd)} +${range(newStart, newEnd)} @@\n${out.map(terminated).join('')}`;
  });
  return `--- ${path}\n+++ ${path}\n${hunks.join('')}`;
}

/** Lines with their breaks. */
function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function terminated(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`;
}

/** A range as the unified format counts: 1-based, and the line before where it is empty. */
function range(start: number, end: number): string {
  const count = end - start;
  if (count === 1) return `${start + 1}`;
  return `${count === 0 ? start : start + 1},${count}`;
}

interface Hunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly changes: readonly Change[];
}

/** Changes whose contexts touch share a hunk. */
function hunksOf(changes: readonly Change[], oldLength: number): readonly Hunk[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    if (last && previous && change.oldStart - previous.oldEnd <= 2 * CONTEXT) last.push(change);
    else groups.push([change]);
  }
  return groups.map(group => ({
    oldStart: Math.max(0, (group[0] as Change).oldStart - CONTEXT),
    oldEnd: Math.min(oldLength, (group.at(-1) as Change).oldEnd + CONTEXT),
    changes: group,
  }));
}

/** The fewest changes between two lists of lines: E. Myers, An O(ND) Difference Algorithm, 1986, after cutting off both common ends. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly Change[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const longest = Math.min(before.length, after.length) - head;
  while (tail < longest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const oldEnd = before.length - tail;
  const newEnd = after.length - tail;
  if (head === oldEnd && head === newEnd) return [];
  const trace =
    head === oldEnd || head === newEnd ? undefined : search(before.slice(head, oldEnd), after.slice(head, newEnd));
  if (!trace) return [{ oldStart: head, oldEnd, newStart: head, newEnd }];
  return trace.map(change => ({
    oldStart: change.oldStart + head,
    oldEnd: change.oldEnd + head,
    newStart: change.newStart + head,
    newEnd: change.newEnd + head,
  }));
}

/** Myers' greedy search; undefined when more than MOST_EDITS lines would have to change. */
function search(a: readonly string[], b: readonly string[]): readonly Change[] | undefined {
  const limit = Math.min(a.length + b.length, MOST_EDITS);
  const offset = limit + 1;
  const furthest = new Int32Array(2 * limit + 3);
  const rounds: Int32Array[] = [];
  for (let d = 0; d <= limit; d++) {
    rounds.push(furthest.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (furthest[offset + k - 1] as number) < (furthest[offset + k + 1] as number));
      let x = down ? (furthest[offset + k + 1] as number) : (furthest[offset + k - 1] as number) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(rounds, offset, a.length, b.length);
    }
  }
  return undefined;
}

/** From the search's record back to changes, first to last. */
function walkBack(rounds: readonly Int32Array[], offset: number, oldLength: number, newLength: number): Change[] {
  const changes: Change[] = [];
  let x = oldLength;
  let y = newLength;
  for (let d = rounds.length - 1; d > 0; d--) {
    const furthest = rounds[d] as Int32Array;
    const k = x - y;
    const down = k === -d || (k !== d && (furthest[offset + k - 1] as number) < (furthest[offset + k + 1] as number));
    const fromX = furthest[offset + (down ? k + 1 : k - 1)] as number;
    const fromY = fromX - (down ? k + 1 : k - 1);
    const toX = down ? fromX : fromX + 1;
    const toY = down ? fromY + 1 : fromY;
    const next = changes.at(-1);
    if (next && next.oldStart === toX && next.newStart === toY) {
      changes[changes.length - 1] = { ...next, oldStart: fromX, newStart: fromY };
    } else changes.push({ oldStart: fromX, oldEnd: toX, newStart: fromY, newEnd: toY });
    x = fromX;
    y = fromY;
  }
  return changes.reverse();
}
