import type { TextEdit } from '../edit.js';
import type { Source } from '../source.js';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from './tree.js';
import {
  block,
  blockEntry,
  flow,
  hang,
  isList,
  type Layout,
  layoutOf,
  quote,
  scalar,
  type YamlValue,
} from './write.js';

export { isPlain, layoutOf, quote, type YamlValue } from './write.js';

/** How far before a place one looks for what it belongs to. */
const NEAR = 400;

/** Edits of one text, or undefined where the text offers no way. */
export type YamlEdits = readonly TextEdit[] | undefined;

/**
 * Edits YAML (and so JSON) as its author laid it out: comments, quotes, indentation and line ends stay as they are. Nodes must
 * come from this very text; what an alias stands for is edited by who means it, where it is written.
 */
export class YamlEditor {
  readonly #source: Source;
  readonly #text: string;
  readonly #layout: Layout;
  /** Keys and texts always have double quotes. */
  readonly #isJson: boolean;

  constructor(source: Source) {
    this.#source = source;
    this.#text = source.text;
    this.#layout = layoutOf(source.text);
    this.#isJson = /^\s*[{[]/.test(source.text);
  }

  get layout(): Layout {
    return this.#layout;
  }

  /** Gives a scalar another value, in the quotes that it has. */
  setScalar(node: ScalarNode, value: string | number | boolean): YamlEdits {
    const { start, end } = node.span;
    if (start === end) {
      // Nothing stands there yet: not even the blank behind the colon, nor perhaps that before a comment.
      const before = /[:-]/.test(this.#text.charAt(start - 1)) ? ' ' : '';
      const after = this.#text.charAt(start) === '#' ? ' ' : '';
      return [this.#replace(start, end, before + scalar(value, this.#isJson) + after)];
    }
    return [this.#replace(start, end, this.#scalar(node, value))];
  }

  #scalar({ span: { start, end } }: ScalarNode, value: string | number | boolean): string {
    const first = this.#text.charAt(start);
    // The lines of a block scalar end with the last one's line end; a comment may stand behind its sign.
    const tail = /[|>]/.test(first) ? blockTail(this.#text.slice(start, end)) : '';
    if (typeof value !== 'string') return scalar(value, this.#isJson) + tail;
    if (first === '"') return quote(value);
    // In single quotes there are no escapes.
    if (first === "'" && /^[\x20-\x7e]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
    return scalar(value, this.#isJson || first === "'") + tail;
  }

  /** Gives the entry of a key another value; one where it has none. */
  setValue(map: MapNode, key: string, value: YamlValue): YamlEdits {
    const entry = ownEntries(map).find(one => one.key === key);
    if (!entry) return undefined;
    const { value: node } = entry;
    const isScalar = typeof value !== 'object';
    if (isScalar && node.kind === 'scalar' && !isAliased(entry)) return this.setScalar(node, value);
    const start = this.#keyEnd(entry);
    const colon = this.#text.indexOf(':', start);
    const end = this.#endOfEntry(entry);
    if (colon < 0 || end === undefined || isAliased(entry)) return undefined;
    const isFlow = this.#isInline(node) && node.span.end > node.span.start;
    const keyStart = this.#keyStart(entry);
    if (isFlow || isScalar || this.#isInline(map)) {
      return [this.#replace(colon + 1, Math.max(end, colon + 1), ` ${flow(value, this.#isJson)}`)];
    }
    const column = this.#column(keyStart) + (isList(value) ? this.#layout.dashes : this.#layout.step);
    const lines = this.#lines(block(value, this.#layout), column);
    const first = colon + 1 + (/^[ \t]*/.exec(this.#text.slice(colon + 1))?.[0].length ?? 0);
    const lineEnd = this.#lineEnd(Math.max(end, first));
    const isOneLine = node.kind !== 'scalar' || !this.#text.slice(first, end).includes('\n');
    if (node.kind !== 'scalar' || !isOneLine) {
      const comment = /^[ \t]*#[^\r\n]*/.exec(this.#text.slice(colon + 1))?.[0] ?? '';
      const at = colon + 1 + comment.length;
      return isOneLine ? [this.#replace(at, end, lines)] : undefined;
    }
    // A comment behind the value stays behind the key.
    if (lineEnd === end || end <= first) return [this.#replace(end <= first ? lineEnd : colon + 1, lineEnd, lines)];
    return [this.#replace(colon + 1, end, ''), this.#replace(lineEnd, lineEnd, lines)];
  }

  /** Adds an entry at the end of a mapping, or behind the entry of the key `after`. */
  insertEntry(map: MapNode, key: string, value: YamlValue, after?: string): YamlEdits {
    const entries = ownEntries(map);
    const anchor = entries.find(entry => after !== undefined && entry.key === after) ?? entries.at(-1);
    if (this.#isInline(map)) return this.#insertInline(map, anchor, entries, flowEntry(key, value, this.#isJson));
    const [first] = entries;
    if (!first || !anchor || this.#isExplicit(first)) return undefined;
    const end = this.#endOfEntry(anchor);
    return end === undefined
      ? undefined
      : [this.#below(end, blockEntry(key, value, this.#layout), this.#column(this.#keyStart(first)))];
  }

  /** Adds an item at the end of a list. */
  appendItem(list: ListNode, value: YamlValue): YamlEdits {
    const { items } = list;
    if (this.#isInline(list)) return this.#insertInline(list, items.at(-1), items, flow(value, this.#isJson));
    const last = items.at(-1);
    const dash = /^-[ ]*/.exec(this.#text.slice(list.span.start))?.[0];
    const end = last && this.#endOfItem(list, last);
    if (dash === undefined || end === undefined) return undefined;
    const lines = hang(dash.length > 1 ? dash : '- ', block(value, this.#layout));
    return [this.#below(end, lines, this.#column(list.span.start))];
  }

  /** Takes an entry away, with its line. A mapping that had only this one is `{}`. */
  removeEntry(map: MapNode, key: string): YamlEdits {
    const entries = ownEntries(map);
    const index = entries.findIndex(entry => entry.key === key);
    const entry = entries[index];
    if (!entry) return undefined;
    const start = this.#keyStart(entry);
    const end = this.#endOfEntry(entry);
    if (end === undefined || this.#isExplicit(entry)) return undefined;
    const next = entries[index + 1];
    const previous = entries[index - 1];
    if (this.#isInline(map)) {
      const before = previous && this.#endOfEntry(previous);
      return this.#removeInline(start, end, next && this.#keyStart(next), before);
    }
    return this.#removeBlock(start, end, next && this.#keyStart(next), map.entries.length === 1 ? '{}' : undefined);
  }

  /** Takes an item away, with its line. A list that had only this one is `[]`. */
  removeItem(list: ListNode, index: number): YamlEdits {
    const { items } = list;
    const item = items[index];
    const end = item && this.#endOfItem(list, item);
    if (!item || end === undefined) return undefined;
    if (this.#isInline(list)) {
      const previous = items[index - 1];
      return this.#removeInline(
        item.span.start,
        end,
        items[index + 1]?.span.start,
        previous && this.#endOfItem(list, previous),
      );
    }
    const start = this.#dashOf(item);
    const next = items[index + 1];
    if (start === undefined) return undefined;
    return this.#removeBlock(start, end, next && this.#dashOf(next), items.length === 1 ? '[]' : undefined);
  }

  /** Takes several items away, not all. */
  removeItems(list: ListNode, indices: readonly number[]): YamlEdits {
    const { items } = list;
    const gone = new Set(indices);
    if (items.every((_, index) => gone.has(index))) return undefined;
    const edits: TextEdit[] = [];
    for (let index = 0; index < items.length; index++) {
      if (!gone.has(index)) continue;
      const first = index;
      while (gone.has(index + 1)) index++;
      const edit = first === index ? this.removeItem(list, index) : this.#removeRun(list, first, index);
      if (!edit) return undefined;
      edits.push(...edit);
    }
    return edits;
  }

  /** Takes items away that follow each other. */
  #removeRun(list: ListNode, first: number, last: number): YamlEdits {
    const { items } = list;
    const [begin, final, next, previous] = [items[first], items[last], items[last + 1], items[first - 1]];
    const end = final && this.#endOfItem(list, final);
    if (!begin || end === undefined || begin.span.start < list.span.start) return undefined;
    if (this.#isInline(list))
      return this.#removeInline(begin.span.start, end, next?.span.start, previous && this.#endOfItem(list, previous));
    const [from, to] = [this.#dashOf(begin), next && this.#dashOf(next)];
    if (from === undefined) return undefined;
    if (this.#lineStartsAt(from)) return this.#removeBlock(from, end, to, undefined);
    // Behind the dash of a list around, what follows moves up.
    return to === undefined ? undefined : [this.#replace(from, to, '')];
  }

  /** Gives an entry another key, in the quotes that it has. */
  renameKey({ keySpan }: Entry, name: string): YamlEdits {
    const { start, end } = keySpan;
    const isQuoted = this.#quoteAround(start, end) !== undefined || /^["']/.test(this.#text.slice(start, end));
    return [this.#replace(start, end, isQuoted && /^[\w./-]+$/.test(name) ? name : scalar(name))];
  }

  /** Puts quotes around a scalar that stands without any, so that it is the text it looks like. */
  quote(node: ScalarNode): YamlEdits {
    const { start, end } = node.span;
    const written = this.#text.slice(start, end);
    if (start === end || /^["'|>]/.test(written) || written.includes('\n')) return undefined;
    return [this.#replace(start, end, quote(written))];
  }

  // ---- places

  #before(offset: number): string {
    return this.#text.slice(0, offset);
  }

  #column(offset: number): number {
    return offset - (this.#text.lastIndexOf('\n', offset - 1) + 1);
  }

  /** Where the line of an offset ends, before its line end. */
  #lineEnd(offset: number): number {
    const at = this.#text.indexOf('\n', offset);
    const end = at < 0 ? this.#text.length : at;
    return end > offset && this.#text.charAt(end - 1) === '\r' ? end - 1 : end;
  }

  /** Whether a mapping or list is written with brackets. */
  #isInline({ span }: Node): boolean {
    return /[[{]/.test(this.#text.charAt(span.start));
  }

  /** The quotation mark that stands around a place. */
  #quoteAround(start: number, end: number): string | undefined {
    const mark = this.#text.charAt(start - 1);
    return /["']/.test(mark) && this.#text.charAt(end) === mark ? mark : undefined;
  }

  #keyStart({ keySpan: { start, end } }: Entry): number {
    return this.#quoteAround(start, end) ? start - 1 : start;
  }

  #keyEnd({ keySpan: { start, end } }: Entry): number {
    return this.#quoteAround(start, end) ? end + 1 : end;
  }

  /** `? key` on a line of its own, which nobody writes. */
  #isExplicit(entry: Entry): boolean {
    return /\?[ \t]+$/.test(this.#before(this.#keyStart(entry)).slice(-8));
  }

  /** Where the text of an entry ends, comments behind it not counted. */
  #endOfEntry(entry: Entry): number | undefined {
    if (isAliased(entry)) return this.#endOfAlias(this.#keyEnd(entry));
    return this.#endOf(entry.value, this.#keyEnd(entry));
  }

  /** Only behind a key on the same line: in brackets nobody knows where an alias ends. */
  #endOfAlias(keyEnd: number): number | undefined {
    const alias = /^:[ \t]*\*[^\s,[\]{}]+/.exec(this.#text.slice(keyEnd));
    return alias ? keyEnd + alias[0].length : undefined;
  }

  #endOfItem(list: ListNode, item: Node): number | undefined {
    return item.span.start < list.span.start ? undefined : this.#endOf(item, list.span.start);
  }

  /** Where a node ends. The spans of mappings and lists without brackets reach over comments to the next line. */
  #endOf(node: Node, atLeast: number): number | undefined {
    if (node.kind === 'scalar' || this.#isInline(node)) return Math.max(node.span.end, atLeast);
    if (node.kind === 'map') {
      const last = node.entries.at(-1);
      return last && this.#endOfEntry(last);
    }
    const last = node.items.at(-1);
    return last && this.#endOfItem(node, last);
  }

  /** The dash before an item that stands on the same line. */
  #dashOf({ span }: Node): number | undefined {
    const dash = /-[ \t]*$/.exec(this.#before(span.start).slice(-200));
    return dash ? span.start - dash[0].length : undefined;
  }

  // ---- texts

  #replace(start: number, end: number, text: string): TextEdit {
    return { span: { path: this.#source.path, start, end }, text };
  }

  /** Lines below the one in which something ends, in a column. */
  #below(end: number, lines: readonly string[], column: number): TextEdit {
    const indent = ' '.repeat(column);
    const { eol } = this.#layout;
    // A block scalar ends with its last line end.
    if (this.#text.charAt(end - 1) === '\n')
      return this.#replace(end, end, lines.map(line => indent + line + eol).join(''));
    const at = this.#lineEnd(end);
    return this.#replace(at, at, this.#lines(lines, column));
  }

  #lines(lines: readonly string[], column: number): string {
    return lines.map(line => this.#layout.eol + ' '.repeat(column) + line).join('');
  }

  /** Adds to what stands in brackets: on a line of its own where the others do. */
  #insertInline(
    around: Node,
    anchor: Entry | Node | undefined,
    all: readonly (Entry | Node)[],
    text: string,
  ): YamlEdits {
    const { start, end } = around.span;
    if (!anchor) {
      // One that is never closed has no inside.
      return /^(?:\{\s*\}|\[\s*\])$/.test(this.#text.slice(start, end))
        ? [this.#replace(start + 1, end - 1, text)]
        : undefined;
    }
    const isEntry = 'keySpan' in anchor;
    const last = isEntry ? this.#endOfEntry(anchor) : this.#endOfItem(around as ListNode, anchor);
    if (last === undefined) return undefined;
    const begin = isEntry ? this.#keyStart(anchor) : anchor.span.start;
    const behind = this.#text.slice(last, end);
    const comma = /^\s*,/.exec(behind)?.[0].length ?? 0;
    const isLast = anchor === all.at(-1);
    const isOnLines = /\n/.test(this.#text.slice(start, begin)) && this.#lineStartsAt(begin);
    if (!isOnLines) {
      const at = last + (isLast ? comma : 0);
      return [this.#replace(at, at, `${isLast && comma > 0 ? '' : ','} ${text}`)];
    }
    const indented = this.#layout.eol + ' '.repeat(this.#column(begin)) + text;
    const lineEnd = Math.min(this.#lineEnd(last + comma), this.#lineEndBefore(last + comma, end));
    const tail = isLast ? '' : ',';
    if (comma > 0) return [this.#replace(lineEnd, lineEnd, indented + tail)];
    if (lineEnd === last) return [this.#replace(last, last, `,${indented}`)];
    return [this.#replace(last, last, ','), this.#replace(lineEnd, lineEnd, indented)];
  }

  /** The end of a line, or the place where the bracket around closes on it. */
  #lineEndBefore(offset: number, bracketEnd: number): number {
    const closing = bracketEnd - 1;
    return closing <= this.#lineEnd(offset)
      ? closing - (/\s*$/.exec(this.#text.slice(offset, closing))?.[0].length ?? 0)
      : this.#text.length;
  }

  #lineStartsAt(offset: number): boolean {
    return /^\s*$/.test(this.#text.slice(this.#text.lastIndexOf('\n', offset - 1) + 1, offset));
  }

  /** Takes something away that stands between commas. */
  #removeInline(start: number, end: number, next: number | undefined, previousEnd: number | undefined): YamlEdits {
    if (next !== undefined) return [this.#replace(start, next, '')];
    if (previousEnd !== undefined) return [this.#replace(previousEnd, end, '')];
    const comma = /^\s*,/.exec(this.#text.slice(end))?.[0].length ?? 0;
    return [this.#replace(start, end + comma, '')];
  }

  /** Takes lines away; `empty` is what is left where nothing else is there. */
  #removeBlock(start: number, end: number, next: number | undefined, empty: string | undefined): YamlEdits {
    const endsLine = this.#text.charAt(end - 1) === '\n';
    if (empty !== undefined) return [this.#emptied(start, end, empty + (endsLine ? this.#layout.eol : ''))];
    const lineEnd = endsLine ? end : this.#lineEnd(end);
    if (this.#lineStartsAt(start)) {
      const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1;
      const after = endsLine ? end : this.#behindLineEnd(lineEnd);
      // The last line of a text that ends without a line end leaves none behind either.
      if (after === lineEnd && !endsLine && lineStart > 0) {
        const before = this.#text.charAt(lineStart - 2) === '\r' ? lineStart - 2 : lineStart - 1;
        return [this.#replace(before, after, '')];
      }
      return [this.#replace(lineStart, after, '')];
    }
    // Behind a dash: what follows moves up, unless comments stand between.
    if (next === undefined) return undefined;
    const between = this.#text.slice(lineEnd, next);
    return [this.#replace(start, between.trim() === '' ? next : lineEnd, '')];
  }

  /** Leaves `empty` of a collection: behind its key where nothing stands between, else further in than a list may stand. */
  #emptied(start: number, end: number, empty: string): TextEdit {
    const gap = /:([ \t]*\r?\n[ \t]*)$/.exec(this.#text.slice(Math.max(0, start - NEAR), start))?.[1];
    return this.#replace(start - (gap?.length ?? 0), end, ` ${empty}`);
  }

  #behindLineEnd(lineEnd: number): number {
    return lineEnd + (/^\r?\n/.exec(this.#text.slice(lineEnd, lineEnd + 2))?.[0].length ?? 0);
  }
}

/** Whether an entry's value is an alias: what it stands for is written further up. */
export function isAliased({ keySpan, value }: Entry): boolean {
  return value.span.start < keySpan.end;
}

/** The entries that are written in the mapping itself: a merge key's are written further up. */
function ownEntries({ entries, span }: MapNode): readonly Entry[] {
  return entries.filter(({ keySpan }) => keySpan.start >= span.start);
}

/** What stays of a block scalar when its text goes: its comment and the line end. */
function blockTail(written: string): string {
  const comment = /^[|>][^\n#]*?([ \t]+#[^\r\n]*)/.exec(written)?.[1] ?? '';
  return comment + (/\s*$/.exec(written)?.[0] ?? '');
}

function flowEntry(key: string, value: YamlValue, json: boolean): string {
  return `${scalar(key, json)}: ${flow(value, json)}`;
}
