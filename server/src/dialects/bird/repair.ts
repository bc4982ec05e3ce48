import type { Source } from '../../core/source.js';

/** One brace more or less than is written, with which a text may make sense. */
export interface Repair {
  readonly path: string;
  /** Where the brace goes, or the one that is left out stands. */
  readonly offset: number;
  readonly text: '{' | '}' | '};';
  readonly kind: 'insert' | 'remove';
  /** Offset of the opening brace whose block lacks its end, and how deep its line is indented. */
  readonly opening?: number;
  readonly indentation?: number;
  /** The line on which it stands or should stand. */
  readonly line: { readonly start: number; readonly end: number };
}

/** A line that holds more than blanks and comments. */
interface Line {
  readonly start: number;
  readonly indentation: number;
  /** Just behind its last character that is no blank or comment. */
  readonly end: number;
  readonly first: string;
  readonly last: string;
}

interface Brace {
  readonly offset: number;
  readonly char: string;
  readonly line: Line;
  /** Nothing stands before it on its line. */
  readonly leads: boolean;
}

/** Words that begin something at the outermost level. */
const TOP = /^(protocol|template|filter|function|define)\b/;

/**
 * Where a text whose braces do not match most probably lacks one or has one too many, the best guess first: blocks are
 * indented, and their ends stand below their beginnings.
 * @param error where the text stopped making sense.
 */
export function repairs(source: Source, error: number): readonly Repair[] {
  const { lines, braces } = outline(source.text);
  const surplus = braces.reduce((sum, { char }) => sum + (char === '{' ? 1 : -1), 0);
  if (surplus === 0) return [];
  const { path } = source;
  return surplus > 0 ? missingEnds(path, lines, braces) : missingBeginnings(path, lines, braces, error);
}

/** Blocks that something stands below which is indented no deeper than their beginning. */
function missingEnds(path: string, lines: readonly Line[], braces: readonly Brace[]): Repair[] {
  const found: Repair[] = [];
  const open: Brace[] = [];
  let next = 0;
  let previousEnd = 0;
  const add = (offset: number, { offset: opening, line: { indentation } }: Brace, line: Line) => {
    if (found.some(repair => repair.offset === offset)) return;
    for (const text of ['}', '};'] as const) {
      found.push({ path, offset, text, kind: 'insert', opening, indentation, line });
    }
  };
  const unlikely: Parameters<typeof add>[] = [];
  for (const line of lines) {
    const top = open.at(-1);
    if (top && top.line !== line && line.indentation <= top.line.indentation) {
      const closes = line.first === '}' && line.indentation === top.line.indentation;
      // A lone ";" is what is left of "};".
      if (!closes) add(line.first === ';' ? line.start : previousEnd, top, line);
    }
    for (; next < braces.length && (braces[next] as Brace).line === line; next++) {
      const brace = braces[next] as Brace;
      if (brace.char === '{') open.push(brace);
      else open.pop();
    }
    previousEnd = line.end;
    const inner = open.at(-1);
    // A block on one line, or what stands behind its end.
    if (inner?.line === line && line.last === ';') add(line.end - 1, inner, line);
    else if (top && line.first === 'else') unlikely.push([line.start, top, line]);
  }
  for (const candidate of unlikely) add(...candidate);
  const left = open.at(-1);
  if (left) add(previousEnd, left, lines.at(-1) as Line);
  return found;
}

/** Lines that stand above deeper ones without opening a block, the nearest before the error first; and braces too many. */
function missingBeginnings(path: string, lines: readonly Line[], braces: readonly Brace[], error: number): Repair[] {
  const found: Repair[] = [];
  const at = lines.findLast(line => line.start <= error);
  if (at && at.start < error) found.push({ path, offset: error, text: '{', kind: 'insert', line: at });
  for (let i = lines.length - 2; i >= 0; i--) {
    const line = lines[i] as Line;
    const below = lines[i + 1] as Line;
    if (line.start > error || /[{;,(]/.test(line.last)) continue;
    if (below.indentation > line.indentation || below.first === '}' || TOP.test(line.first)) {
      found.push({ path, offset: line.end, text: '{', kind: 'insert', line });
    }
    if (found.length === 5) break;
  }
  const surplus = (offset: number, line: Line) => found.push({ path, offset, text: '}', kind: 'remove', line });
  const open: Brace[] = [];
  const unlikely: Brace[] = [];
  for (const brace of braces) {
    if (brace.char === '{') {
      open.push(brace);
      continue;
    }
    const opening = open.pop();
    const { line, leads, offset } = brace;
    if (!opening) {
      surplus(offset, line);
      break;
    }
    // The end of a block of several lines stands below its beginning, at the start of a line.
    const fits = opening.line === line || (leads && line.indentation === opening.line.indentation);
    if (!fits && offset <= error) unlikely.push(brace);
  }
  for (const { offset, line } of unlikely.toReversed().slice(0, 3)) surplus(offset, line);
  return found;
}

/** Lines and braces of a text, without what stands in strings and comments. */
function outline(text: string): { lines: Line[]; braces: Brace[] } {
  const lines: Line[] = [];
  const marks: { offset: number; char: string; line: number }[] = [];
  const skip = /"[^"\n]*"?|#[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[{}]|\n|[^\s"#/{}]+|\/|\s/g;
  let begin = 0;
  let first = -1;
  let end = 0;
  const finish = () => {
    if (first >= 0) {
      const rest = text.slice(first, end);
      lines.push({
        start: first,
        indentation: first - begin,
        end,
        first: /^[\w]+|^./.exec(rest)?.[0] ?? '',
        last: rest.at(-1) ?? '',
      });
    }
    first = -1;
  };
  for (const match of text.matchAll(skip)) {
    const [piece] = match;
    const at = match.index;
    if (piece === '\n') {
      finish();
      begin = at + 1;
    } else if (!/^(\s|#|\/\*)/.test(piece)) {
      if (first < 0) first = at;
      end = at + piece.length;
      if (piece === '{' || piece === '}') marks.push({ offset: at, char: piece, line: lines.length });
    }
  }
  finish();
  const braces = marks.map(({ offset, char, line }) => {
    const own = lines[line] as Line;
    return { offset, char, line: own, leads: own.start === offset };
  });
  return { lines, braces };
}
