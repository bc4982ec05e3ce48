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
/** Lines after which a statement follows, mostly a block. */
const CONDITION = /\b(then|else|do)$/;
/** How far before an error in a long line its cause is looked for. */
const MAX_BACK = 2000;
/** How far the end of a line, with its comment, is looked for. */
const MAX_COMMENT = 200;

/**
 * Where a text whose braces do not match most probably lacks one or has one too many, the best guess first: blocks are
 * indented, and their ends stand below their beginnings.
 * @param error where the text stopped making sense.
 */
export function repairs(source: Source, error: number): readonly Repair[] {
  const surplus = surplusOf(source.text);
  if (surplus === 0) return [];
  const { lines, braces } = outline(source.text);
  return surplus > 0 ? missingEnds(source, lines, braces, error) : missingBeginnings(source, lines, braces, error);
}

/**
 * Where the text stopped making sense, if a ";" that ends nothing or an "else" stands there; blocks that something stands
 * below which is indented no deeper than their beginning.
 */
function missingEnds(source: Source, lines: readonly Line[], braces: readonly Brace[], error: number): Repair[] {
  const { path } = source;
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
  const around = openAt(braces, error);
  const at = lines.findLast(line => line.start <= error);
  const before = at ? source.text.slice(at.start, error) : '';
  const inLine = at && error < at.end && (around?.line === at || /[;{]/.test(before));
  if (around && at && (inLine || (at.start === error && /^(;|else)$/.test(at.first)))) add(error, around, at);
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
  const above = lines[lines.indexOf(at as Line) - 1];
  if (around && at?.start === error && above) add(above.end, around, above);
  const left = open.at(-1);
  if (left) add(previousEnd, left, lines.at(-1) as Line);
  return found;
}

/** Where in a line, before an error in it, a block may begin: after a condition, else before the last words; the nearest first. */
function wordsBefore(text: string, start: number, error: number): readonly number[] {
  const from = Math.max(start, error - MAX_BACK);
  const before = text.slice(from, error);
  const conditions = [...before.matchAll(/\b(?:then|else|do)\s+(?=[^\s{])/g)].map(
    match => match.index + match[0].length,
  );
  const words = [...before.matchAll(/[^\s;{}"]+|"[^"]*"/g)].map(({ index }) => index);
  return [...conditions.slice(-3), ...words.slice(-3)].map(index => from + index).toReversed();
}

/** The line that most probably lacks the beginning of a block whose end stands deeper than the block it would end. */
function deeperEnd(text: string, lines: readonly Line[], braces: readonly Brace[]): Line | undefined {
  const open: Brace[] = [];
  for (const { char, line, leads, offset } of braces) {
    if (char === '{') {
      open.push({ char, line, leads, offset });
      continue;
    }
    const top = open.pop();
    if (!leads || (top && (top.line === line || line.indentation <= top.line.indentation))) continue;
    if (!top && line.indentation === 0) continue;
    const begin = top?.line.start ?? -1;
    return lines.findLast(
      ({ start, end, indentation, first, last }) =>
        start > begin &&
        start < line.start &&
        indentation === line.indentation &&
        (first !== '}' || CONDITION.test(text.slice(start, end))) &&
        !/[{;,(]/.test(last),
    );
  }
  return undefined;
}

/** Whether the blocks of the outermost level, or those inside, mostly begin on lines of their own. */
function haveOwnLines(braces: readonly Brace[], top: boolean): boolean {
  const begins = braces.filter(({ char, leads, line, offset }) => char === '{' && (leads || line.end === offset + 1));
  const own = begins.filter(({ leads, line }) => leads && (line.indentation === 0) === top).length;
  const others = begins.filter(({ leads, line }) => !leads && TOP.test(line.first) === top).length;
  return own > others;
}

/** The end of the blank line below a place, if the next line is blank. */
function blankBelow(text: string, end: number): number | undefined {
  const match = /^[^\n]*\n([ \t]*)(?=\n)/.exec(text.slice(end, end + MAX_COMMENT));
  return match ? end + match[0].length : undefined;
}

/** The innermost block that is open at an offset. */
function openAt(braces: readonly Brace[], offset: number): Brace | undefined {
  const open: Brace[] = [];
  for (const brace of braces) {
    if (brace.offset >= offset) break;
    if (brace.char === '{') open.push(brace);
    else open.pop();
  }
  return open.at(-1);
}

/**
 * Where a "}" stands deeper than the block it would end begins; else lines that stand above deeper ones without opening a
 * block, the nearest before the error first; and braces too many.
 */
function missingBeginnings(
  { path, text }: Source,
  lines: readonly Line[],
  braces: readonly Brace[],
  error: number,
): Repair[] {
  const found: Repair[] = [];
  const at = lines.findLast(line => line.start <= error);
  const ownLines = { top: haveOwnLines(braces, true), inner: haveOwnLines(braces, false) };
  const add = (line: Line) => {
    const isOwn = TOP.test(line.first) ? ownLines.top : ownLines.inner;
    const offset = (isOwn && blankBelow(text, line.end)) || line.end;
    if (found.some(repair => repair.offset === offset)) return;
    const place = offset === line.end ? line : { start: offset, end: offset };
    found.push({ path, offset, text: '{', kind: 'insert', line: place });
  };
  const inLine = (offset: number, line: Line) => found.push({ path, offset, text: '{', kind: 'insert', line });
  const opener = deeperEnd(text, lines, braces);
  if (opener && opener.start <= error) add(opener);
  const above = lines[lines.indexOf(at as Line) - 1];
  if (at?.start === error && above && !/[{};,(]/.test(above.last)) add(above);
  const withinLine = () => {
    if (!at || at.start >= error) return;
    if (text[error] !== ';') inLine(error, at);
    for (const offset of wordsBefore(text, at.start, error)) inLine(offset, at);
  };
  // Several statements, or the end of the block, on the line of the error: it begins there too.
  const isShort = at && (/[;{}]/.test(text.slice(at.start, error)) || text.slice(error, at.end).includes('}'));
  if (isShort) withinLine();
  for (let i = lines.length - 2, left = 5; i >= 0 && left > 0; i--) {
    const line = lines[i] as Line;
    const below = lines[i + 1] as Line;
    if (line.start > error || /[{;,(]/.test(line.last)) continue;
    const isHeader = TOP.test(line.first) || CONDITION.test(text.slice(line.start, line.end));
    if (!isHeader && below.indentation <= line.indentation && below.first !== '}') continue;
    add(line);
    left--;
  }
  if (!isShort) withinLine();
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

/** How many more braces open than close, without those in strings and comments. */
function surplusOf(text: string): number {
  let surplus = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === OPEN) surplus++;
    else if (c === CLOSE) surplus--;
    else if (c === QUOTE) {
      // A string ends with its line.
      at = firstOf(text.indexOf('"', at + 1), text.indexOf('\n', at + 1), text.length);
    } else if (c === HASH) at = firstOf(text.indexOf('\n', at), -1, text.length);
    else if (c === SLASH && text.charCodeAt(at + 1) === STAR) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 1;
    }
  }
  return surplus;
}

const [OPEN, CLOSE, QUOTE, HASH, SLASH, STAR] = [...'{}"#/*'].map(char => char.charCodeAt(0));

/** The smaller of two offsets where there is one. */
function firstOf(a: number, b: number, otherwise: number): number {
  if (a < 0) return b < 0 ? otherwise : b;
  return b < 0 ? a : Math.min(a, b);
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
