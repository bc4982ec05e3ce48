import {
  Composer,
  type CST,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Node as YamlNode,
} from 'yaml';
import type { Source } from '../source.js';
import type { Span } from '../span.js';
import type { Entry, Node, ScalarNode } from './tree.js';

/** A profile takes a few kilobytes; far larger texts are something else, and are not worth the time. */
const MAX_LENGTH = 1_000_000;
/** Nesting beyond this is no profile. The composer recurses, and a stack that overflows inside a regular expression ends the process. */
const MAX_DEPTH = 64;
/** How many values aliases may add: a "billion laughs" file would otherwise grow without end. */
const MAX_ALIASED = 10_000;

/** Why a text is not YAML, and where. */
export interface SyntaxProblem {
  readonly span: Span;
  /** The end of a sentence that begins "this is not YAML: …"; never quotes the text, which may hold a secret. */
  readonly reason: string;
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

/**
 * Reads YAML 1.2 (core schema), of which JSON is a part. Never throws; takes time in proportion to the text.
 * Spans are offsets of `source.text`.
 */
export function readYaml(source: Source): YamlText {
  const { path, text } = source;
  const whole: Span = { path, start: 0, end: 0 };
  if (text.length > MAX_LENGTH) {
    return { root: undefined, problem: { span: whole, reason: 'it is far larger than any profile' } };
  }
  const tokens = [...new Parser().parse(text)];
  const { tooDeep, unclosed } = survey(tokens);
  if (tooDeep !== undefined) {
    const span = { path, start: tooDeep, end: Math.min(tooDeep + 1, text.length) };
    return { root: undefined, problem: { span, reason: `it is nested more than ${MAX_DEPTH} levels deep` } };
  }
  const options = { version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'error' } as const;
  const [document, second] = new Composer(options).compose(tokens, true, text.length);
  if (!document) return { root: undefined, problem: undefined };
  const reader = new TreeReader(source);
  const root = document.contents ? reader.read(document.contents) : undefined;
  const error = document.errors[0];
  // The parser notices only where the text or the indentation ends, lines below what was left open.
  if (error && unclosed !== undefined && unclosed <= error.pos[0]) {
    const what = /["']/.test(text.charAt(unclosed)) ? 'quote' : 'bracket';
    return { root, problem: { span: reader.span(unclosed, unclosed + 1), reason: `this ${what} is never closed` } };
  }
  if (error) {
    const reason = REASONS[error.code] ?? 'it cannot be read from here on';
    return { root, problem: { span: reader.span(error.pos[0], error.pos[1]), reason } };
  }
  if (second) {
    const [start] = second.range;
    const reason = 'a second document begins here, and a profile is only one';
    return { root, problem: { span: reader.span(start, start + 1), reason } };
  }
  return { root, problem: reader.problem };
}

/** What the tokens show before they are composed: the first that is nested too deeply, and the last bracket or quote left open. */
function survey(tokens: readonly CST.Token[]): { readonly tooDeep?: number; readonly unclosed?: number } {
  let unclosed: number | undefined;
  // A stack of its own: the tokens may be nested without bounds.
  const pending = tokens.map(token => ({ token, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) return { tooDeep: token.offset };
    if (isUnclosed(token)) unclosed = Math.max(token.offset, unclosed ?? 0);
    if (token.type === 'document' && token.value) pending.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      for (const part of [item.key, item.value]) if (part) pending.push({ token: part, depth: depth + 1 });
    }
  }
  return unclosed === undefined ? {} : { unclosed };
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
  readonly #path: string;
  readonly #text: string;
  readonly #anchors = new Map<string, YamlNode>();
  /** Aliased nodes being read, to notice one that contains itself. */
  readonly #open = new Set<YamlNode>();
  #aliased = 0;

  constructor(source: Source) {
    this.#path = source.path;
    this.#text = source.text;
  }

  /** A span within the text, whatever the parser says. */
  span(start: number, end: number): Span {
    const clamp = (offset: number) => Math.max(0, Math.min(offset, this.#text.length));
    return { path: this.#path, start: clamp(start), end: clamp(Math.max(start, end)) };
  }

  read(node: YamlNode): Node {
    if (this.#open.size > MAX_DEPTH || (this.#open.size > 0 && ++this.#aliased > MAX_ALIASED)) {
      return this.#failed(node, 'its aliases multiply to more values than any profile has');
    }
    if (isAlias(node)) return this.#alias(node, this.#anchors.get(node.source));
    if ('anchor' in node && node.anchor) this.#anchors.set(node.anchor, node);
    const span = this.#spanOf(node);
    if (isMap(node)) return { kind: 'map', span, entries: node.items.map(pair => this.#entry(pair)) };
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

  #entry(pair: { key: unknown; value: unknown }): Entry {
    const keyNode = pair.key as YamlNode | null;
    const read = keyNode ? this.read(keyNode) : this.#nothing(0);
    const plain = read.kind === 'scalar' && read.value !== null ? read : undefined;
    const value = pair.value ? this.read(pair.value as YamlNode) : this.#nothing(read.span.end);
    return { key: plain?.text, keySpan: plain?.textSpan ?? read.span, value };
  }

  #scalar(node: YamlNode, span: Span): ScalarNode {
    if (!isScalar(node)) return this.#nothing(span.start);
    const { value } = node;
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const text = node.source ?? (value === null ? '' : String(value));
    const written = this.#text.slice(span.start, span.end);
    const inQuotes = /^(["'])[\s\S]*\1$/.test(written) && written.slice(1, -1) === text;
    const inner = { ...span, start: span.start + 1, end: span.end - 1 };
    const textSpan = written === text ? span : inQuotes ? inner : undefined;
    return { kind: 'scalar', span, value: known ? value : null, text, textSpan };
  }

  #failed(node: YamlNode, reason: string): ScalarNode {
    const span = this.#spanOf(node);
    this.problem ??= { span, reason };
    return this.#nothing(span.start);
  }

  #nothing(offset: number): ScalarNode {
    const span = this.span(offset, offset);
    return { kind: 'scalar', span, value: null, text: '', textSpan: span };
  }

  #spanOf(node: YamlNode): Span {
    const [start, end] = node.range ?? [0, 0];
    return this.span(start, end);
  }
}
