/** A text with marks: `$0` is the cursor; a line of `^^^` marks what stands above it in the line before. */
export interface Marked {
  readonly text: string;
  /** Offset of `$0`. */
  readonly cursor: number;
  /** Offsets of what each line of `^^^` marks, and the words behind the marks. */
  readonly ranges: readonly { readonly start: number; readonly end: number; readonly note: string }[];
}

/** Reads the marks of a text and takes them out. */
export function marked(written: string): Marked {
  const lines: string[] = [];
  const ranges: { start: number; end: number; note: string }[] = [];
  let cursor = -1;
  let length = 0;
  let above = 0;
  for (const line of written.split('\n')) {
    const mark = /^([ #]*)(\^+)\s*(.*)$/.exec(line);
    if (mark) {
      const start = above + (mark[1] as string).length;
      ranges.push({ start, end: start + (mark[2] as string).length, note: mark[3] as string });
      continue;
    }
    const at = line.indexOf('$0');
    if (at >= 0) cursor = length + at;
    const plain = line.replace('$0', '');
    above = length;
    length += plain.length + 1;
    lines.push(plain);
  }
  return { text: lines.join('\n'), cursor, ranges };
}
