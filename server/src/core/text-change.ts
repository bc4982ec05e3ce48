/** How one text became another: what stood from `start` to `before` in the old one stands from `start` to `after` in the new one. */
export interface TextChange {
  readonly start: number;
  readonly before: number;
  readonly after: number;
}

/** How much is compared at once: engines compare slices much faster than characters one by one. */
const PIECE = 1024;

/** The smallest change that makes the new text of the old one; offsets in UTF-16 units. Equal texts: an empty one at their end. */
export function changeBetween(old: string, now: string): TextChange {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start + PIECE <= shorter && old.slice(start, start + PIECE) === now.slice(start, start + PIECE))
    start += PIECE;
  while (start < shorter && old.charCodeAt(start) === now.charCodeAt(start)) start++;
  let before = old.length;
  let after = now.length;
  while (before - PIECE >= start && after - PIECE >= start) {
    if (old.slice(before - PIECE, before) !== now.slice(after - PIECE, after)) break;
    before -= PIECE;
    after -= PIECE;
  }
  while (before > start && after > start && old.charCodeAt(before - 1) === now.charCodeAt(after - 1)) {
    before--;
    after--;
  }
  return { start, before, after };
}
