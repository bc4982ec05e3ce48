import {
  Composer,
  type CST,
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Scalar,
  type YAMLError,
  type Node as YamlNode,
} from 'yaml';
import type { Source } from '../source.js';
import type { Span } from '../span.js';
import { readJson } from './json.js';
import { type Resolved, resolveKubernetes } from './kubernetes.js';
import { readSimple } from './simple.js';
import { type Entry, holeIn, type Node, type ScalarNode } from './tree.js';

/** How far a text may go, and what its scalars mean. */
interface Reading {
  /** What the text is, for sentences: `profile`. */
  readonly what: string;
  /** UTF-16 units. */
  readonly maxLength: number;
  /** The composer recurses, and a stack that overflows inside a regular expression ends the process. */
  readonly maxDepth: number;
  /** How many values aliases may add: a "billion laughs" file would otherwise grow without end. */
  readonly maxAliased: number;
  /** Whether it is read as Kubernetes reads YAML, else as YAML 1.2 (core schema). */
  readonly isManifest: boolean;
}

/** A profile takes a few kilobytes; far larger texts are something else, and are not worth the time. */
const PROFILE: Reading = {
  what: 'profile',
  maxLength: 1_000_000,
  maxDepth: 64,
  maxAliased: 10_000,
  isManifest: false,
};

const MANIFEST: Reading = {
  what: 'manifest',
  maxLength: 5_000_000,
  maxDepth: 64,
  maxAliased: 100_000,
  isManifest: true,
};

/** Why a text is not YAML, and where. */
export interface SyntaxProblem {
  readonly span: Span;
  /** The end of a sentence that begins "this is not YAML: …"; never quotes the text, which may hold a secret. */
  readonly reason: string;
  /** What stands before it was read all the same, and what follows is passed over in silence. */
  readonly isPassedOver?: true;
  /** A key stands a second time: not every reader refuses that. */
  readonly isRepeated?: true;
  /** And it is the first of a whole object, which begins on this line. */
  readonly beginsObject?: true;
}

/** What could be read of a text, also when there is a problem; `root` is undefined for an empty one. */
export interface YamlText {
  readonly root: Node | undefined;
  /** The first one only: the others mostly follow from it. */
  readonly problem: SyntaxProblem | undefined;
}

const REASONS: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias (`*name`) can have neither an anchor nor a tag',
  BAD_ALIAS: 'an alias (`*name`) or anchor (`&name`) is spelt in a way that YAML does not have',
  BAD_COLLECTION_TYPE: 'a tag says that this is another kind of value than it is',
  BAD_DIRECTIVE: 'a line that begins with `%` is a directive, and this one does not exist',
  BAD_DQ_ESCAPE:
    'in double quotes a backslash starts an escape, and this one does not exist; write `\\\\`, or use single quotes',
  BAD_INDENT: 'the indentation does not fit the lines above',
  BAD_PROP_ORDER: 'an anchor or tag stands where it belongs to nothing',
  BAD_SCALAR_START: 'a text that begins with this character needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a second `: ` stands on this line; put quotes around a text that contains one',
  BLOCK_IN_FLOW: 'indented lines cannot stand inside brackets',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'a `:` after a key, a comma, a closing quote or a closing bracket is missing before this place',
  MULTILINE_IMPLICIT_KEY: 'a key and its `:` must stand on one line',
  MULTIPLE_ANCHORS: 'a value can have only one anchor',
  MULTIPLE_TAGS: 'a value can have only one tag',
  TAB_AS_INDENT: 'a tab indents this line, and YAML takes only spaces',
  TAG_RESOLVE_FAILED: 'a tag (`!name`) does not fit its value',
  UNEXPECTED_TOKEN: 'nothing more may stand here; a text with special characters needs quotes',
};

/** What a line lacks that is read as a text where a key with a value ought to stand: the first that fits. */
const LACKING: readonly (readonly [RegExp, string])[] = [
  [/^-[^\s-]/, 'behind the dash of this line a blank is missing'],
  [/^(?![\da-f]{1,4}:)[A-Za-z][\w./-]*:[^\s:/]/i, 'behind the `:` of this key a blank is missing'],
  [/^/, 'behind the key that begins this line its `:` is missing'],
];

/**
 * Reads YAML 1.2 (core schema), of which JSON is a part. Never throws; takes time in proportion to the text.
 * Spans are offsets of `source.text`.
 */
export function readYaml(source: Source): YamlText {
  return new TextReader(source.path, source.text, 0, source.text.length, PROFILE).read();
}

/**
 * Reads one document of a manifest as Kubernetes does: `resolveKubernetes` says what scalars mean, `<<` merges, a key may stand
 * only once in its map, and what follows the end of the document (`...`) counts for nothing. Never throws.
 * @param start where the document begins in the source's text, and `end` where it is over.
 * @param base what spans count from: the offset that they have for the document's first character. Default: `start`.
 */
export function readManifest({ path, text }: Source, start = 0, end = text.length, base = start): YamlText {
  const written = text.slice(start, end);
  const simple = readSimple(path, written, base, resolveKubernetes);
  if (simple !== undefined) return { root: simple ?? undefined, problem: undefined };
  const json = readJson(path, written, base, resolveKubernetes);
  if (json) return { root: json, problem: undefined };
  // Kubernetes reads line by line and ends each with a line feed, the last one too; a carriage return ends one as well.
  const part = written.replace(/\r(?!\n)/g, '\n');
  return new TextReader(path, part.endsWith('\n') ? part : `${part}\n`, base, base + end - start, MANIFEST).read();
}

/** Reads one text, from its tokens to our nodes. */
class TextReader {
  constructor(
    readonly path: string,
    readonly text: string,
    /** Where the text begins in its source. */
    readonly base: number,
    /** Where it is over there. */
    readonly end: number,
    readonly reading: Reading,
  ) {}

  read(): YamlText {
    const { text, reading } = this;
    if (text.length > reading.maxLength)
      return { root: undefined, problem: this.#problem(0, 0, `it is far larger than any ${reading.what}`) };
    if (HOPELESS.test(text) || nestsBeyond(text, MAX_BRACKETS)) {
      const reason = `it is nested more than ${reading.maxDepth} levels deep`;
      return { root: undefined, problem: this.#problem(0, 1, reason) };
    }
    const tokens = [...new Parser().parse(text)];
    const { tooDeep, unclosed, refused } = survey(tokens, reading.maxDepth);
    if (tooDeep !== undefined) {
      const reason = `it is nested more than ${reading.maxDepth} levels deep`;
      return { root: undefined, problem: this.#problem(tooDeep, Math.min(tooDeep + 1, text.length), reason) };
    }
    const { documents, first } = composed(tokens, text.length, reading);
    if (first) {
      const reason = REASONS[first.code] ?? 'it cannot be read from here on';
      return { root: undefined, problem: this.#problem(first.pos[0], first.pos[1], reason) };
    }
    const [document, second] = documents;
    if (!document) return { root: undefined, problem: undefined };
    const reader = new TreeReader(this);
    const root = document.contents ? reader.read(document.contents) : undefined;
    const error = document.errors[0];
    if (reading.isManifest && error && this.#isPassedOver(document.contents, error)) {
      const reason = 'this is indented less than the first line, which ends the document';
      return { root, problem: { ...this.#problem(error.pos[0], error.pos[1], reason), isPassedOver: true } };
    }
    // The parser notices only where the text or the indentation ends, lines below what was left open.
    if (error && unclosed !== undefined && unclosed <= error.pos[0]) {
      const what = /["']/.test(text.charAt(unclosed)) ? 'quote' : 'bracket';
      return { root, problem: this.#problem(unclosed, unclosed + 1, `this ${what} is never closed`) };
    }
    const lacking = error && (this.#withoutColon(error) ?? this.#withoutComma(error));
    if (lacking) return { root, problem: lacking };
    const continued = error && reading.isManifest ? this.#continued(error) : undefined;
    if (continued) return { root, problem: continued };
    if (error) {
      const reason = REASONS[error.code] ?? 'it cannot be read from here on';
      return { root, problem: this.#problem(error.pos[0], error.pos[1], reason) };
    }
    if (refused && reading.isManifest)
      return { root, problem: this.#problem(refused.at, refused.at + 1, refused.reason) };
    if (second && !reading.isManifest) {
      const [start] = second.range;
      const reason = `a second document begins here, and a ${reading.what} is only one`;
      return { root, problem: this.#problem(start, start + 1, reason) };
    }
    return { root, problem: reader.problem };
  }

  /** A line that ought to be a key with its value, or an item, and lacks what would make it one: it is read as a text. */
  #withoutColon({ code, message, pos: [at] }: YAMLError): SyntaxProblem | undefined {
    const lineStart = this.text.lastIndexOf('\n', at - 1) + 1;
    const lineEnd = this.text.indexOf('\n', at);
    const line = this.text.slice(lineStart, lineEnd < 0 ? this.text.length : lineEnd);
    const start = lineStart + (/^[ \t]*(?:- +)*/.exec(line)?.[0].length ?? 0);
    const content = this.text
      .slice(start, lineStart + line.length)
      .replace(/[ \t]#.*/, '')
      .trimEnd();
    const isText =
      start === at &&
      (code === 'MULTILINE_IMPLICIT_KEY' || (code === 'MISSING_CHAR' && message.startsWith('Implicit')));
    const isBeforeBracket = code === 'BLOCK_AS_IMPLICIT_KEY' && /^[\w./-]+ +[{[]/.test(content);
    if (!/^[\w.$/-]/.test(content) || !(isText || isBeforeBracket)) return undefined;
    const [, reason = ''] = LACKING.find(([what]) => what.test(content)) ?? [];
    return this.#problem(start, start + content.length, reason);
  }

  /** Two values or entries within brackets, with nothing in between. */
  #withoutComma({ code, message, pos: [start, end] }: YAMLError): SyntaxProblem | undefined {
    const isPair = code === 'BLOCK_IN_FLOW' && /^[^\s:]+ +[\w.-]+:(?:\s|$)/.test(this.text.slice(start, end));
    if (isPair) return this.#problem(start, end, 'a comma is missing between a value and the key behind it');
    const [, kind] = (code === 'MISSING_CHAR' && /between flow (map|sequence) items/.exec(message)) || [];
    if (kind === undefined) return undefined;
    return this.#problem(start, end, `a ${kind === 'map' ? '`:` or a ' : ''}comma is missing before this place`);
  }

  /** A key below a value and indented further is read as more of that value: the mistake is its indentation. */
  #continued({ code, pos: [start] }: YAMLError): SyntaxProblem | undefined {
    if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY') return undefined;
    const [, above = '', key = ''] =
      /^([^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*)([^\s:#][^\n:]*:)(?=\s|$)/.exec(this.text.slice(start)) ?? [];
    if (key === '') return undefined;
    const at = start + above.length;
    return this.#problem(
      at,
      at + key.length,
      'this key is indented further than the one above it, which has its value already',
    );
  }

  /** Whether an error lies behind the whole document, which is over where a line is indented less than its first. */
  #isPassedOver(contents: YamlNode | null, { code, pos: [at] }: YAMLError): boolean {
    const [start, end] = contents?.range ?? [];
    if (code !== 'UNEXPECTED_TOKEN' || start === undefined || end === undefined || at < end) return false;
    const columnOf = (offset: number) => offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
    return columnOf(at) < columnOf(start);
  }

  #problem(start: number, end: number, reason: string): SyntaxProblem {
    return { span: this.span(start, end), reason };
  }

  /** Whether a line begins at an offset of the source. */
  beginsLine(offset: number): boolean {
    return this.text[offset - this.base - 1] === '\n';
  }

  /** A span within the text, whatever the parser says. */
  span(start: number, end: number): Span {
    const clamp = (offset: number) => Math.min(this.base + Math.max(0, offset), this.end);
    return { path: this.path, start: clamp(start), end: clamp(Math.max(start, end)) };
  }
}

/** Lists in lists, so deep that even parting the text into tokens takes long. */
const HOPELESS = /^ *(?:- ){500}/m;
const MAX_BRACKETS = 500;

/** Whether brackets open so many times without closing; those in strings count too, as nobody writes so many. */
function nestsBeyond(text: string, limit: number): boolean {
  let depth = 0;
  for (const { 0: bracket } of text.matchAll(/[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') depth++;
    else if (depth > 0) depth--;
    if (depth > limit) return true;
  }
  return false;
}

/** After so many mistakes nobody means a text to be YAML: each costs as much as lines without any. */
const MAX_ERRORS = 1000;

/** Thrown through the composer, which has no other way to be stopped. */
class TooManyErrors extends Error {}

/** How the composer tells of what it finds. */
interface Telling {
  onError: (...what: unknown[]) => void;
  readonly errors: readonly YAMLError[];
}

/** The first two documents of a text; `first`: it has so many mistakes that only the first was worth finding. */
function composed(
  tokens: readonly CST.Token[],
  length: number,
  reading: Reading,
): { readonly documents: readonly Document.Parsed[]; readonly first?: Pick<YAMLError, 'code' | 'pos'> } {
  const broken = tokens.filter(({ type }) => type === 'error');
  const [at] = broken;
  if (at && broken.length > MAX_ERRORS)
    return { documents: [], first: { code: 'UNEXPECTED_TOKEN', pos: [at.offset, at.offset + 1] } };
  const own = composer(reading);
  // The class keeps these to itself.
  const telling = own as unknown as Telling;
  const tell = telling.onError;
  telling.onError = (source, code, message, isWarning) => {
    // Nobody asks for warnings.
    if (isWarning) return;
    if (telling.errors.length >= MAX_ERRORS) throw new TooManyErrors();
    tell(source, code, message);
  };
  try {
    const [document, second] = own.compose(tokens, true, length);
    return { documents: [document, second].filter(one => one !== undefined) };
  } catch (error) {
    const [first] = telling.errors;
    if (!(error instanceof TooManyErrors) || !first) throw error;
    return { documents: [], first };
  }
}

/** What puts tokens together. Of manifests it leaves every scalar a text: what that means is for `resolveKubernetes`. */
function composer({ isManifest }: Reading): Composer {
  const how = { uniqueKeys: false, logLevel: 'error' } as const;
  return isManifest
    ? new Composer({ ...how, version: '1.1', schema: 'failsafe' })
    : new Composer({ ...how, version: '1.2', schema: 'core' });
}

/** What the tokens show before they are composed. */
interface Survey {
  /** Where the first token lies that is nested too deeply. */
  readonly tooDeep?: number;
  /** Where the last bracket or quote lies that is left open. */
  readonly unclosed?: number;
  /** What is YAML, and go-yaml, which Kubernetes reads it with, refuses. */
  readonly refused?: { readonly at: number; readonly reason: string };
}

function survey(tokens: readonly CST.Token[], maxDepth: number): Survey {
  let unclosed: number | undefined;
  let refused: Survey['refused'];
  // A stack of its own: the tokens may be nested without bounds.
  const pending = tokens.map(token => ({ token, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token, depth } = next;
    if (depth > maxDepth) return { tooDeep: token.offset };
    if (isUnclosed(token)) unclosed = Math.max(token.offset, unclosed ?? 0);
    if (token.type === 'document' && token.value) pending.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      refused ??= refusedIn(token, item);
      for (const part of [item.key, item.value]) if (part) pending.push({ token: part, depth: depth + 1 });
    }
  }
  return { ...(unclosed !== undefined && { unclosed }), ...(refused && { refused }) };
}

function refusedIn({ type }: CST.Token, { start, key, value }: CST.CollectionItem): Survey['refused'] {
  const dash = start.findIndex(one => one.type === 'seq-item-ind');
  const behind = start[dash + 1];
  if (dash >= 0 && value && behind?.type === 'space' && behind.source.includes('\t')) {
    return { at: behind.offset, reason: 'a tab stands behind this dash, where YAML takes only spaces' };
  }
  if (type !== 'flow-collection') return undefined;
  const asking = [key, value].find(one => one?.type === 'scalar' && one.source.includes('?'));
  return asking ? { at: asking.offset, reason: 'inside brackets a text with a question mark needs quotes' } : undefined;
}

function isUnclosed(token: CST.Token): boolean {
  switch (token.type) {
    case 'flow-collection':
      return !token.end.some(({ type }) => type === (token.start.source === '{' ? 'flow-map-end' : 'flow-seq-end'));
    case 'double-quoted-scalar':
    case 'single-quoted-scalar':
      return token.source.length < 2 || !token.source.endsWith(token.source.charAt(0));
    default:
      return false;
  }
}

/** Turns yaml's nodes into ours. */
class TreeReader {
  problem: SyntaxProblem | undefined;
  readonly #from: TextReader;
  readonly #reading: Reading;
  readonly #anchors = new Map<string, YamlNode>();
  /** Aliased nodes being read, to notice one that contains itself. */
  readonly #open = new Set<YamlNode>();
  #aliased = 0;

  constructor(from: TextReader) {
    this.#from = from;
    this.#reading = from.reading;
  }

  read(node: YamlNode): Node {
    const { maxDepth, maxAliased, what } = this.#reading;
    if (this.#open.size > maxDepth || (this.#open.size > 0 && ++this.#aliased > maxAliased)) {
      return this.#failed(node, `its aliases multiply to more values than any ${what} has`);
    }
    if (isAlias(node)) return this.#alias(node, this.#anchors.get(node.source));
    if ('anchor' in node && node.anchor) this.#anchors.set(node.anchor, node);
    const span = this.#spanOf(node);
    if (isMap(node)) return { kind: 'map', span, entries: this.#entries(node.items) };
    if (isSeq(node)) return { kind: 'list', span, items: node.items.map(item => this.read(item as YamlNode)) };
    return this.#scalar(node, span);
  }

  #alias(alias: YamlNode, target: YamlNode | undefined): Node {
    if (!target) return this.#failed(alias, 'an alias (`*name`) refers to an anchor (`&name`) that is not above it');
    if (this.#open.has(target)) return this.#failed(alias, 'an alias refers to the value that it stands in');
    this.#open.add(target);
    const node = this.read(target);
    this.#open.delete(target);
    return node;
  }

  #entries(pairs: readonly { key: unknown; value: unknown }[]): readonly Entry[] {
    const entries = pairs.map(pair => this.#entry(pair));
    if (!this.#reading.isManifest) return entries;
    const written = new Map<string, Entry>();
    const merged: Entry[] = [];
    for (const [index, entry] of entries.entries()) {
      const pair = pairs[index] as { key: unknown };
      if (entry.key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') {
        merged.push(...this.#merged(entry));
        continue;
      }
      if (entry.key === undefined) {
        this.problem ??= { span: entry.keySpan, reason: 'a key must be a text, a number or yes or no' };
        continue;
      }
      if (written.has(entry.key)) {
        const reason = 'this key stands here a second time';
        const isFirst = entry.key === 'apiVersion' && entry.keySpan.start === entry.keySpan.end - entry.key.length;
        const begins = isFirst && this.#from.beginsLine(entry.keySpan.start);
        this.problem ??= { span: entry.keySpan, reason, isRepeated: true, ...(begins && { beginsObject: true }) };
      } else written.set(entry.key, entry);
    }
    const inherited = new Map(merged.map(entry => [entry.key, entry]));
    return [...written.values(), ...[...inherited.values()].filter(({ key }) => !written.has(key as string))];
  }

  /** What a merge key brings: of a list's maps, the first one counts most. */
  #merged({ keySpan, value }: Entry): readonly Entry[] {
    if (value.kind === 'map') return value.entries;
    const maps = value.kind === 'list' ? value.items : [];
    if (maps.length === 0 || maps.some(({ kind }) => kind !== 'map'))
      this.problem ??= { span: keySpan, reason: 'a merge key (`<<`) takes a map, or a list of maps' };
    return maps.toReversed().flatMap(item => (item.kind === 'map' ? item.entries : []));
  }

  #entry(pair: { key: unknown; value: unknown }): Entry {
    const keyNode = pair.key as YamlNode | null;
    const read = keyNode ? this.read(keyNode) : this.#nothing(0);
    const plain = read.kind === 'scalar' && read.value !== null ? read : undefined;
    const value = pair.value ? this.read(pair.value as YamlNode) : this.#nothing(read.span.end - this.#from.base);
    // To JSON every key is a text: `yes: 1` has the key `true`.
    const isOther = this.#reading.isManifest && typeof plain?.value !== 'string';
    const key = isOther ? plain && String(plain.value) : plain?.text;
    return { key, keySpan: plain?.textSpan ?? read.span, value };
  }

  #scalar(node: YamlNode, span: Span): ScalarNode {
    if (!isScalar(node)) return this.#nothing(span.start - this.#from.base);
    const written = this.#from.text.slice(span.start - this.#from.base, span.end - this.#from.base);
    const value = this.#valueOf(node, span);
    const text = node.source ?? (node.value === null ? '' : String(node.value));
    const inQuotes = /^(["'])[\s\S]*\1$/.test(written) && written.slice(1, -1) === text;
    const inner = { ...span, start: span.start + 1, end: span.end - 1 };
    const textSpan = written === text ? span : inQuotes ? inner : undefined;
    return { kind: 'scalar', span, value, text, textSpan, ...holeIn(text) };
  }

  #valueOf({ value, type, tag, source }: Scalar, span: Span): ScalarNode['value'] {
    if (this.#reading.isManifest) {
      const text = source ?? (typeof value === 'string' ? value : '');
      const means = type === 'PLAIN' || isCoreTag(tag) ? resolved(tag, text) : text;
      if (means !== undefined) return means;
      this.problem ??= {
        span,
        reason: 'this value is none that JSON has, and Kubernetes keeps all its objects as JSON',
      };
      return null;
    }
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return known ? value : null;
  }

  #failed(node: YamlNode, reason: string): ScalarNode {
    const span = this.#spanOf(node);
    this.problem ??= { span, reason };
    return this.#nothing(span.start - this.#from.base);
  }

  /** @param offset within the text that is read. */
  #nothing(offset: number): ScalarNode {
    const span = this.#from.span(offset, offset);
    return { kind: 'scalar', span, value: null, text: '', textSpan: span };
  }

  #spanOf(node: YamlNode): Span {
    const [start, end] = node.range ?? [0, 0];
    return this.#from.span(start, end);
  }
}

/** Tags that make a text in quotes a number, yes or no, or nothing. */
function isCoreTag(tag: string | undefined): boolean {
  return /^tag:yaml\.org,2002:(?:int|float|bool|null)$/.test(tag ?? '');
}

function resolved(tag: string | undefined, text: string): Resolved {
  return tag === undefined || isCoreTag(tag) ? resolveKubernetes(text) : text;
}
