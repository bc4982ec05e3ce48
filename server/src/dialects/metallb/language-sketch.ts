/** A mapping or list as the lines and brackets of a document show it, whether or not the document can be read as YAML. */
export interface Frame {
  readonly kind: 'map' | 'list';
  /** Written with brackets. */
  readonly isFlow: boolean;
  /** Where its keys or dashes begin on their lines; of brackets that of the block around. */
  readonly column: number;
  /** All its keys, those below the cursor too. */
  readonly keys: string[];
  /** Of keys whose value stands beside them: what it says, without quotes. */
  readonly values: Map<string, string>;
  /** Of a map: the key whose value is being read. */
  key: string | undefined;
  /** Whether something stands there for the current key or item. */
  hasValue: boolean;
}

/** One thing that may be written at the cursor. */
export interface Spot {
  /** A key of a map, the value of a key or an item, or an item that needs its dash. */
  readonly as: 'key' | 'value' | 'item';
  /** From the document's root to the map, the value or the item; items of lists are `[]`. */
  readonly path: readonly string[];
  /** Of a key: the map that it belongs to, which may have just begun. */
  readonly frame: Frame;
  /** The frames around, outermost first, `frame` included where it is open. */
  readonly frames: readonly Frame[];
}

/** Where the cursor is; offsets within the document's text. */
export interface Cursor {
  readonly spots: readonly Spot[];
  /** The word under the cursor, without its quotes. */
  readonly start: number;
  readonly end: number;
  /** What has to stand in front of the word: a blank right behind a colon or dash. */
  readonly before: string;
  /** What has to stand behind the word: a comma, where brackets go on with something else. */
  readonly after: string;
  /** The quotation mark that the word stands in. */
  readonly quote: '"' | "'" | undefined;
  /** The word is a key that has its colon. */
  readonly hasColon: boolean;
  /** It stands within brackets. */
  readonly isFlow: boolean;
  /** How far its line is indented, and where on it the word begins, its quotation mark included. */
  readonly indent: number;
  readonly column: number;
}

/** A key with its colon: in quotes, or plain and at most as long as YAML lets it be. */
const KEY =
  /(?:"([^"\n]{0,1024})"|'([^'\n]{0,1024})'|((?:[^\s"'#[\]{},&*!|>%@`:-]|-(?=[^\s:#]))(?:[^\n:#]|:(?=\S)|(?<=\S)#){0,1024}?))[ \t]*:(?=\s|$)/y;
const BLOCK_SCALAR = /[|>][-+\d]*[ \t]*(?:#[^\n]*)?$/my;
/** Anchors and tags. */
const PROPERTIES = /(?:[&!][^\s,[\]{}]*(?:[ \t]+|$))+/my;
/** Further in nothing that anybody means stands, and readers of YAML have an end. */
const MAX_DEPTH = 100;
const QUOTED = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'/y;
const FLOW_WORD = /[^\s,[\]{}"'#:]+(?:[ \t]*(?::(?=[^\s,[\]{}])|(?<=\S)#)?[^\s,[\]{}"'#:]+)*/y;

/**
 * Where an offset is in the text of one document. Goes by indentation, dashes, colons and brackets alone, so that what is being
 * typed need not be YAML yet.
 * @returns undefined in comments, in block scalars, and where nothing could be written.
 */
export function cursorIn(text: string, offset: number): Cursor | undefined {
  return new Sketcher(text, offset).run();
}

class Sketcher {
  readonly #text: string;
  readonly #offset: number;
  readonly #frames: Frame[] = [];
  /** The column that the lines of a block scalar stand further in than. */
  #scalar = -1;
  #cursor: Cursor | undefined;
  #isDone = false;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  run(): Cursor | undefined {
    const text = this.#text;
    for (let from = 0; from <= text.length; ) {
      const newline = text.indexOf('\n', from);
      const to = newline < 0 ? text.length : newline;
      from = this.#line(from, text[to - 1] === '\r' && to > from ? to - 1 : to);
      // Where the cursor is was found out to be nowhere: what follows does not matter.
      if (this.#isDone && !this.#cursor) return undefined;
    }
    return this.#cursor;
  }

  /** @returns where the next line begins: brackets may go over several. */
  #line(from: number, to: number): number {
    const text = this.#text;
    const next = text.indexOf('\n', to) < 0 ? text.length + 1 : text.indexOf('\n', to) + 1;
    const start = skipBlanks(text, from, to);
    const isHere = this.#offset >= from && this.#offset <= to && !this.#isDone;
    const isBlank = start >= to;
    if (this.#scalar >= 0) {
      const column = isBlank ? (isHere ? this.#offset - from : Number.POSITIVE_INFINITY) : start - from;
      if (column > this.#scalar) {
        if (isHere) this.#isDone = true;
        return next;
      }
      this.#scalar = -1;
    }
    if (isHere && isBlank) this.#open(from, this.#offset, this.#offset, '', undefined);
    else if (isHere && (this.#offset < start || text[start] === '#')) this.#isDone = true;
    else if (!isBlank && text[start] !== '#') return this.#element(from, start, to, isHere) ?? next;
    return next;
  }

  /** What begins at a place of a line: a dash, a key, a bracket, a word. @returns where to go on, if not with the next line. */
  #element(from: number, at: number, to: number, isHere: boolean): number | undefined {
    const text = this.#text;
    if (this.#frames.length > MAX_DEPTH) {
      this.#isDone = true;
      return undefined;
    }
    if (text[at] === '-' && (at + 1 >= to || /[ \t]/.test(text[at + 1] as string)))
      return this.#item(from, at, to, isHere);
    const match = matchAt(KEY, text, at);
    const colon = at + (match?.[0].length ?? 0);
    if (match && colon <= to) {
      const key = match[1] ?? match[2] ?? match[3] ?? '';
      return this.#key(from, at, colon, to, key, match[3] === undefined, isHere);
    }
    if (/[[{]/.test(text[at] as string)) return this.#brackets(from, at);
    if (isHere) this.#word(from, at, to);
    return undefined;
  }

  #item(from: number, at: number, to: number, isHere: boolean): number | undefined {
    const text = this.#text;
    const list = this.#listAt(at - from);
    list.hasValue = false;
    const next = skipBlanks(text, at + 1, to);
    if (next >= to || text[next] === '#') {
      if (isHere) {
        if (this.#offset <= at || this.#offset > next) this.#isDone = true;
        else this.#value(from, this.#offset, this.#offset, this.#offset === at + 1 ? ' ' : '', undefined);
      }
      return undefined;
    }
    if (isHere && this.#offset < next) this.#isDone = true;
    list.hasValue = true;
    return this.#element(from, next, to, isHere && !this.#isDone);
  }

  #key(
    from: number,
    at: number,
    colon: number,
    to: number,
    key: string,
    isQuoted: boolean,
    isHere: boolean,
  ): number | undefined {
    const text = this.#text;
    const map = this.#mapAt(at - from);
    map.keys.push(key);
    map.key = key;
    map.hasValue = false;
    const quotes = isQuoted ? 1 : 0;
    const [start, end] = [at + quotes, at + quotes + key.length];
    if (isHere && this.#offset <= end) {
      const path = this.#pathTo(map);
      const quote = isQuoted ? (text[at] as '"' | "'") : undefined;
      if (this.#offset < start) this.#isDone = true;
      else this.#found(from, start, end, '', quote, [{ as: 'key', path, frame: map, frames: [...this.#frames] }], true);
    } else if (isHere && this.#offset < colon) this.#isDone = true;
    const properties = skipBlanks(text, colon, to);
    const value = properties + (matchAt(PROPERTIES, text, properties)?.[0].length ?? 0);
    const isOurs = isHere && !this.#isDone;
    if (value >= to || text[value] === '#') {
      if (isOurs && (this.#offset <= value || value >= to) && value === properties)
        this.#value(from, this.#offset, this.#offset, this.#offset === colon ? ' ' : '', undefined);
      else if (isOurs) this.#isDone = true;
      return undefined;
    }
    if (isOurs && this.#offset < value) this.#isDone = true;
    map.hasValue = true;
    if (matchAt(BLOCK_SCALAR, text, value)) {
      this.#scalar = map.column;
      if (isOurs) this.#isDone = true;
      return undefined;
    }
    if (/[[{]/.test(text[value] as string)) return this.#brackets(from, value);
    const quoted = matchAt(QUOTED, text, value)?.[0];
    map.values.set(key, quoted ? quoted.slice(1, -1) : plainValue(text.slice(value, to)));
    if (isOurs && !this.#isDone) this.#word(from, value, to);
    return undefined;
  }

  /** The word that begins at a place of the cursor's line, if the cursor is in it and nothing but a comment follows. */
  #word(from: number, at: number, to: number): void {
    const text = this.#text;
    const mark = text[at];
    const quote = mark === '"' || mark === "'" ? mark : undefined;
    const start = quote ? at + 1 : at;
    let end = start;
    while (end < to && (quote ? text[end] !== quote : !/\s/.test(text[end] as string))) end++;
    const behind = text.slice(quote && text[end] === quote ? end + 1 : end, to).trim();
    const isAlone = behind === '' || behind.startsWith('#');
    if (this.#offset < start || this.#offset > end || !isAlone) {
      this.#isDone = true;
      return;
    }
    // Behind a key or a dash with something beside it, this is a value; on a line of its own it may become a key.
    const top = this.#frames.at(-1);
    const first = skipBlanks(text, from, to);
    if (first === at) this.#open(from, start, end, '', quote);
    else if (top) this.#value(from, start, end, '', quote);
    else this.#isDone = true;
  }

  /** A value of the current key or item, which may also be the first key of a map within an item. */
  #value(from: number, start: number, end: number, before: string, quote: Cursor['quote']): void {
    const frames = [...this.#frames];
    const path = this.#steps();
    const top = frames.at(-1) as Frame;
    const spots: Spot[] = [{ as: 'value', path, frame: top, frames }];
    if (top.kind === 'list') {
      // Lines below that are as far in as this word belong to the same map.
      const map = this.#push('map', start - (quote ? 1 : 0) - from + before.length, false);
      spots.push({ as: 'key', path, frame: map, frames: [...this.#frames] });
    }
    this.#found(from, start, end, before, quote, spots, false);
  }

  /** A line on which nothing but the word stands, or nothing at all. */
  #open(from: number, start: number, end: number, before: string, quote: Cursor['quote']): void {
    const column = start - (quote ? 1 : 0) - from;
    this.#close(column, true);
    const spots: Spot[] = [];
    let top = this.#frames.at(-1);
    if (top?.kind === 'list' && top.column === column) {
      spots.push({ as: 'item', path: this.#steps(), frame: top, frames: [...this.#frames] });
      const around = this.#frames.at(-2);
      // A list may stand as far in as its key: then the next key ends it.
      if (around?.kind === 'map' && around.column === column) top = around;
    }
    if (!top || (top.column < column && !top.hasValue && (top.kind === 'list' || top.key !== undefined))) {
      const path = this.#steps();
      const frames = [...this.#frames];
      const map = this.#push('map', column, false);
      spots.push({ as: 'key', path, frame: map, frames: [...this.#frames] });
      if (top?.kind === 'map') spots.push({ as: 'item', path: [...path, ITEM], frame: map, frames });
      else if (top) spots.push({ as: 'value', path, frame: map, frames });
    } else if (top.kind === 'map' && top.column === column) {
      const path = this.#pathTo(top);
      spots.unshift({ as: 'key', path, frame: top, frames: this.#frames.slice(0, this.#frames.indexOf(top) + 1) });
      const isNew = this.#frames.at(-1) === top;
      if (isNew && top.key !== undefined && !top.hasValue)
        spots.push({ as: 'item', path: [...path, top.key, ITEM], frame: top, frames: [...this.#frames] });
    }
    this.#found(from, start, end, before, quote, spots, false);
  }

  #found(
    from: number,
    start: number,
    end: number,
    before: string,
    quote: Cursor['quote'],
    spots: readonly Spot[],
    hasColon: boolean,
    isFlow = false,
    after = '',
  ): void {
    this.#isDone = true;
    if (spots.length === 0) return;
    const indent = skipBlanks(this.#text, from, this.#offset) - from;
    const column = start - (quote ? 1 : 0) - from;
    this.#cursor = { spots, start, end, before, after, quote, hasColon, isFlow, indent, column };
  }

  // ---- brackets

  /** Reads brackets, over lines where they go on. @returns where the line behind them begins. */
  #brackets(from: number, at: number): number {
    const text = this.#text;
    const around = this.#frames.at(-1)?.column ?? -1;
    const depth = this.#frames.length;
    let lineStart = from;
    let next = at;
    while (next < text.length) {
      const c = text[next] as string;
      const isWithin = this.#frames.length > depth;
      if (next > at && !isWithin) break;
      if (c === '\n') {
        if (this.#offset === next) this.#gap(lineStart, next);
        const begin = next + 1;
        const start = skipBlanks(text, begin, text.length);
        // Lines of brackets stand further in than what is around them: this one was left open.
        const isLeft = start - begin <= around && start < text.length && !/[\n\r\]}#]/.test(text[start] as string);
        if (isLeft) {
          this.#frames.length = depth;
          return begin;
        }
        lineStart = begin;
        next++;
      } else if (/\s/.test(c)) {
        if (this.#offset === next) this.#gap(lineStart, next);
        next++;
      } else if (c === '#' && /\s/.test(text[next - 1] ?? ' ')) {
        const end = text.indexOf('\n', next);
        const to = end < 0 ? text.length : end;
        if (this.#offset > next && this.#offset <= to) this.#isDone = true;
        next = to;
      } else if (c === '{' || c === '[') {
        const top = this.#frames.at(-1);
        if ((this.#offset === next && isWithin) || this.#frames.length > MAX_DEPTH) this.#isDone = true;
        if (top) top.hasValue = true;
        this.#push(c === '{' ? 'map' : 'list', around, true);
        next++;
      } else if (c === '}' || c === ']') {
        if (this.#offset === next) this.#gap(lineStart, next);
        this.#frames.pop();
        next++;
      } else if (c === ',') {
        if (this.#offset === next) this.#gap(lineStart, next);
        const top = this.#frames.at(-1) as Frame;
        top.key = undefined;
        top.hasValue = false;
        next++;
      } else if (c === ':') {
        next++;
      } else next = this.#flowWord(lineStart, next);
    }
    if (next >= text.length && this.#offset >= text.length && !this.#isDone && this.#frames.length > depth)
      this.#gap(lineStart, text.length);
    const newline = text.indexOf('\n', next);
    const to = newline < 0 ? text.length : newline;
    if (this.#offset > next && this.#offset <= to && this.#frames.length <= depth) this.#isDone = true;
    this.#frames.length = Math.min(this.#frames.length, depth);
    return newline < 0 ? text.length + 1 : newline + 1;
  }

  /** A key or value within brackets. @returns where it ends. */
  #flowWord(from: number, at: number): number {
    const text = this.#text;
    const mark = text[at];
    const quote = mark === '"' || mark === "'" ? mark : undefined;
    const line = text.indexOf('\n', at);
    const to = line < 0 ? text.length : line;
    let start = at;
    let end: number;
    let next: number;
    if (quote) {
      start = at + 1;
      const whole = matchAt(QUOTED, text, at)?.[0];
      // One that is still open ends with its word.
      end = whole ? at + whole.length - 1 : start + (/^[^\s,[\]{}]*/.exec(text.slice(start, to))?.[0].length ?? 0);
      next = whole ? end + 1 : end;
    } else {
      end = at + Math.max(1, matchAt(FLOW_WORD, text, at)?.[0].length ?? 1);
      next = end;
    }
    const top = this.#frames.at(-1) as Frame;
    const word = text.slice(start, end);
    const colon = skipBlanks(text, next, to);
    const isKey = top.kind === 'map' && top.key === undefined;
    const hasColon = isKey && text[colon] === ':';
    if (this.#offset >= start && this.#offset <= end) this.#flowFound(from, start, end, quote, hasColon);
    else if (this.#offset > at - 1 && this.#offset <= next && quote && !this.#isDone && this.#offset >= at)
      this.#isDone = true;
    if (isKey) {
      if (hasColon) {
        top.keys.push(word);
        top.key = word;
        top.hasValue = false;
        next = colon + 1;
        if (this.#offset > end && this.#offset <= next && !this.#isDone) {
          // Right behind the colon a value may begin; JSON needs no blank.
          if (this.#offset === next && !/[^\s,[\]{}]/.test(text[next] ?? ' ')) this.#gap(from, next, quote ? '' : ' ');
          else this.#isDone = true;
        }
      }
    } else {
      if (top.kind === 'map' && top.key !== undefined && !top.hasValue) top.values.set(top.key, word);
      top.hasValue = true;
    }
    return next;
  }

  /** Nothing stands at the cursor within brackets. */
  #gap(from: number, at: number, before = ''): void {
    if (this.#isDone) return;
    const { kind, key } = this.#frames.at(-1) as Frame;
    const [, blanks = '', next] = /^(\s*)([^\s,}\]#])?/.exec(this.#text.slice(at)) ?? [];
    const after = next === undefined ? '' : blanks === '' ? ', ' : ',';
    // The value of the key is there already.
    if (kind === 'map' && key !== undefined && after !== '') this.#isDone = true;
    else this.#flowFound(from, at, at, undefined, false, before, after);
  }

  #flowFound(
    from: number,
    start: number,
    end: number,
    quote: Cursor['quote'],
    hasColon: boolean,
    before = '',
    after = '',
  ): void {
    const top = this.#frames.at(-1) as Frame;
    const frames = [...this.#frames];
    const isKey = top.kind === 'map' && top.key === undefined;
    if (top.hasValue && !isKey) {
      this.#isDone = true;
      return;
    }
    const path = isKey ? this.#pathTo(top) : this.#steps();
    const spots: Spot[] = [{ as: isKey ? 'key' : 'value', path, frame: top, frames }];
    this.#found(from, start, end, before, quote, spots, hasColon, true, after);
  }

  // ---- frames

  #push(kind: Frame['kind'], column: number, isFlow: boolean): Frame {
    const frame: Frame = { kind, isFlow, column, keys: [], values: new Map(), key: undefined, hasValue: false };
    this.#frames.push(frame);
    return frame;
  }

  /** Closes what is further in than a column, and maps without a key that something else turns out to stand in the place of. */
  #close(column: number, keepsEmpty = false): void {
    for (let top = this.#frames.at(-1); top; top = this.#frames.at(-1)) {
      const isVoid = top.column === column && top.kind === 'map' && top.keys.length === 0 && !keepsEmpty;
      if (top.column <= column && !isVoid) return;
      this.#frames.pop();
    }
  }

  /** The list whose dashes stand in a column. */
  #listAt(column: number): Frame {
    this.#close(column);
    const top = this.#frames.at(-1);
    if (top?.kind === 'list' && top.column === column) return top;
    if (top) top.hasValue = true;
    return this.#push('list', column, false);
  }

  /** The map whose keys stand in a column. */
  #mapAt(column: number): Frame {
    this.#close(column, true);
    if (this.#frames.at(-1)?.kind === 'list' && this.#frames.at(-1)?.column === column) this.#frames.pop();
    const top = this.#frames.at(-1);
    if (top?.kind === 'map' && top.column === column) return top;
    if (top) top.hasValue = true;
    return this.#push('map', column, false);
  }

  /** The steps from the root to the value of the innermost frame's key or item. */
  #steps(): string[] {
    return this.#frames.map(stepOf);
  }

  #pathTo(frame: Frame): string[] {
    return this.#frames.slice(0, this.#frames.indexOf(frame)).map(stepOf);
  }
}

/** What stands for an item of a list in a path. */
export const ITEM = '[]';

function stepOf({ kind, key }: Frame): string {
  return kind === 'list' ? ITEM : (key ?? '');
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function plainValue(text: string): string {
  const comment = text.search(/\s#/);
  return (comment < 0 ? text : text.slice(0, comment)).trim();
}
