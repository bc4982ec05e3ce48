import { MASK } from '../core/secret.js';
import type { Span } from '../core/span.js';
import type { Texts } from './texts.js';

/** Distance between tab stops in excerpts, columns. */
const TAB = 4;

/** How much of a line before the place is looked at, UTF-16 units: a 5 MB line must not be laid out as a whole. */
const BEFORE = 400;

/** One line of a source, and where in it a place begins and ends as it is displayed. */
export interface Excerpt {
  readonly line: number;
  readonly text: string;
  /** Columns of a terminal before the place. */
  readonly indent: number;
  /** Columns that the place takes, at least 1. */
  readonly width: number;
}

interface Cell {
  readonly text: string;
  readonly width: number;
}

/**
 * The line a span starts in, ready to be shown: passwords masked, tabs expanded, control characters made visible (a
 * terminal must not obey a configuration file), long lines cut around the place to `columns`.
 */
export function excerpt(texts: Texts, span: Span, columns: number): Excerpt {
  const source = texts.source(span.path)?.text ?? '';
  const bounds = texts.lineAround(span.path, span.start);
  const crlf = source[bounds.end - 1] === '\r' && span.start < bounds.end - 1;
  const lineEnd = crlf ? bounds.end - 1 : bounds.end;
  const from = Math.max(bounds.start, wholeCharacter(source, span.start - BEFORE));
  const to = Math.min(lineEnd, span.start + columns + BEFORE);
  const secrets = texts.secrets(span.path).filter(secret => secret.start < to && from < secret.end);
  const before = cells(source, from, Math.min(span.start, to), secrets, 0);
  const indent = total(before);
  const inside = cells(source, Math.min(span.start, to), Math.min(span.end, to), secrets, indent);
  const width = total(inside);
  const after = cells(source, Math.min(Math.max(span.end, span.start), to), to, secrets, indent + width);
  const cut = cutAround(before, inside, after, columns, { left: from > bounds.start, right: to < lineEnd });
  return { line: texts.place(span).line, ...cut };
}

/** Displayable pieces of a stretch of text. */
function cells(text: string, from: number, to: number, secrets: readonly Span[], start: number): Cell[] {
  const result: Cell[] = [];
  let column = start;
  for (let at = from; at < to; ) {
    const secret = secrets.find(({ start: begin, end }) => begin <= at && at < end);
    const point = text.codePointAt(at) as number;
    const cell = secret ? { text: MASK, width: MASK.length } : cellOf(point, column);
    // A secret cut in two by the place's edge is masked on both sides; better twice than not at all.
    at = secret ? Math.min(secret.end, to) : at + (point > 0xffff ? 2 : 1);
    result.push(cell);
    column += cell.width;
  }
  return result;
}

function cellOf(point: number, column: number): Cell {
  if (point === 0x09) {
    const width = TAB - (column % TAB);
    return { text: ' '.repeat(width), width };
  }
  if (point < 0x20) return { text: String.fromCharCode(0x2400 + point), width: 1 };
  if ((point >= 0x7f && point < 0xa0) || point === 0xfeff || (point >= 0x202a && point <= 0x202e)) {
    return { text: '\ufffd', width: 1 };
  }
  return { text: String.fromCodePoint(point), width: displayWidth(point) };
}

/** Columns that a character takes, near enough: Unicode's East Asian Wide ranges take two, combining marks none. */
function displayWidth(point: number): number {
  if (point < 0x300) return 1;
  if (/\p{Mark}|\u200d/u.test(String.fromCodePoint(point))) return 0;
  const wide =
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    (point >= 0x1f300 && point <= 0x1faff) ||
    (point >= 0x20000 && point <= 0x3fffd);
  return wide ? 2 : 1;
}

function total(pieces: readonly Cell[]): number {
  return pieces.reduce((sum, piece) => sum + piece.width, 0);
}

/** Cuts a line to `columns` around the place, with `…` where something is left out. */
function cutAround(
  before: Cell[],
  inside: Cell[],
  after: Cell[],
  columns: number,
  out: { left: boolean; right: boolean },
): Omit<Excerpt, 'line'> {
  let { left, right } = out;
  const keep = Math.max(columns - 2, 8);
  const room = Math.floor(keep / 3);
  while (total(before) > room && total(before) + total(inside) + Math.min(total(after), room) > keep) {
    before.shift();
    left = true;
  }
  while (total(inside) > keep - total(before)) {
    inside.pop();
    right = true;
    after.length = 0;
  }
  while (total(before) + total(inside) + total(after) > keep) {
    after.pop();
    right = true;
  }
  const text = [...before, ...inside, ...after].map(cell => cell.text).join('');
  return {
    text: `${left ? '…' : ''}${text}${right ? '…' : ''}`,
    indent: total(before) + (left ? 1 : 0),
    width: Math.max(1, total(inside)),
  };
}

/** An offset that does not fall between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at;
}
