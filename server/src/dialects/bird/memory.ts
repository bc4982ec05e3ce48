import type { TokenType } from 'chevrotain';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { changeBetween } from '../../core/text-change.js';
import type { Version } from '../../core/version.js';
import type { UnitMemory } from '../../model/dialect.js';
import { KnownAdvice } from './advice/known.js';
import { moved, movedDefinition, movedItem, movedSpan, originOf } from './moved.js';
import type { Ground } from './protocols.js';
import { isEntry, type Scanner, Token } from './scanner.js';
import type { Definition, Entry, SymbolTable } from './symbols.js';
import * as T from './tokens.js';
import type { Item } from './tree.js';
import { ALL_VERSIONS, type VersionSet } from './versions.js';

/** A token without the text it was read from, which would be kept alive by it. */
interface Mark {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isWord: boolean;
}

/** What `Protocols` was told before a protocol's block was read. */
export interface ProtocolStart<One = Token> {
  readonly kind: 'protocol' | 'template';
  readonly type: One;
  readonly name: One | undefined;
  readonly from: One | undefined;
  /** What was read last then. */
  readonly last: One;
}

/** A statement of the outermost level that was read without any finding, and all that reading it did. */
interface Known {
  /** After how many changes it was read. */
  readonly readAt: number;
  /** Where it began when it was read. */
  readonly start: number;
  /** How much of the text reading it has seen, the token behind it included. */
  readonly length: number;
  readonly item: Item;
  readonly last: Mark;
  /** What the words in it stood for above it. */
  readonly words: ReadonlyMap<string, Definition | undefined>;
  readonly definitions: readonly Definition[];
  readonly comments: readonly Span[];
  readonly secrets: readonly Span[];
  readonly versions: VersionSet;
  readonly protocol: ProtocolStart<Mark> | undefined;
  readonly ground: Ground | undefined;
  /** Where a route in it has a label. */
  readonly label: Span | undefined;
  /** It as it stood last. */
  shown: { readonly by: number; readonly item: Item };
}

/** What is known of a statement, for the place where it stands now. */
export interface Recalled {
  readonly item: Item;
  readonly last: Token;
  readonly definitions: readonly Definition[];
  readonly comments: readonly Span[];
  readonly secrets: readonly Span[];
  readonly versions: VersionSet;
  readonly protocol: ProtocolStart | undefined;
  readonly ground: Ground | undefined;
  readonly label: Span | undefined;
}

/** A text as it was read last. */
interface Text {
  readonly text: string;
  /** Its statements by where they begin. */
  readonly known: Map<number, Known>;
  /** Those that the last change may have touched, by how they begin: most of them stand elsewhere now. */
  readonly loose: ReadonlyMap<string, readonly Loose[]>;
}

/** A statement with what was seen of the text when it was read. */
interface Loose {
  readonly text: string;
  readonly one: Known;
}

/** Enough to tell most statements apart. */
function beginningOf(text: string, start: number): string {
  return text.slice(start, start + 40);
}

/** Words of a statement keep the text alive that they were read from: so many texts of one file at most. */
const MAX_TEXTS = 50;

/**
 * What one reading of a configuration leaves to the next, for one version of BIRD: the statements of the outermost level that
 * nothing was said of. Such a statement means the same again where the text is the same up to the token behind it, and each
 * of its words stands for the same; so nothing else may have a say in how it is read. What does (findings, includes, holes,
 * text that was given up) makes a statement one that is read anew each time; see `Recorder`.
 */
export class Memory {
  readonly advice = new KnownAdvice();
  readonly #texts = new Map<string, Text>();
  #changes = 0;

  /** Forgets what a change of a text may have touched, and moves the rest. */
  #textOf({ path, text }: Source): Text {
    const before = this.#texts.get(path);
    if (before?.text === text) return before;
    const known = new Map<number, Known>();
    const loose = new Map<string, Loose[]>();
    const now: Text = { text, known, loose };
    this.#texts.set(path, now);
    this.#changes++;
    if (!before) return now;
    const change = changeBetween(before.text, text);
    const by = change.after - change.before;
    for (const [at, one] of before.known) {
      if (at + one.length <= change.start) known.set(at, one);
      else if (at > change.before) known.set(at + by, one);
      else {
        const text = before.text.slice(at, at + one.length);
        const key = beginningOf(text, 0);
        const alike = loose.get(key);
        if (alike) alike.push({ text, one });
        else loose.set(key, [{ text, one }]);
      }
    }
    forgetText(known);
    return now;
  }

  /** What is known of the statement at an offset: it stood there before the last change, or somewhere in what that touched. */
  #at(source: Source, start: number): Known | undefined {
    const { text, known, loose } = this.#textOf(source);
    const one = known.get(start);
    if (one || loose.size === 0) return one;
    const same = loose.get(beginningOf(text, start))?.find(({ text: part, one: { length } }) => {
      return part === text.slice(start, start + length);
    });
    if (same) known.set(start, same.one);
    return same?.one;
  }

  /** What is known of the statement that begins with a token, if all words in it stand for what they stood for. */
  recall(first: Token, symbols: SymbolTable, repairedFrom: number): Recalled | undefined {
    const { source, start } = first;
    const one = this.#at(source, start);
    if (!one || start + one.length >= repairedFrom) return undefined;
    for (const [text, definition] of one.words) {
      if (!meansTheSame(symbols.meaningOf(text), definition)) return undefined;
    }
    const by = start - one.start;
    if (one.shown.by !== by) one.shown = { by, item: movedItem(one.item, by) };
    const token = ({ type, start: at, end, text, isWord }: Mark) =>
      new Token(type, source, at + by, end + by, text, isWord ? symbols.entry(text) : undefined);
    const { protocol } = one;
    return {
      item: one.shown.item,
      last: token(one.last),
      definitions: one.definitions.map(definition => movedDefinition(definition, by)),
      comments: by === 0 ? one.comments : one.comments.map(span => movedSpan(span, by)),
      secrets: moved(one.secrets, by),
      versions: one.versions,
      protocol: protocol && {
        kind: protocol.kind,
        type: token(protocol.type),
        name: protocol.name && token(protocol.name),
        from: protocol.from && token(protocol.from),
        last: token(protocol.last),
      },
      ground: one.ground,
      label: one.label && movedSpan(one.label, by),
    };
  }

  /** Keeps what is known of a statement. */
  keep(source: Source, known: Omit<Known, 'readAt'>): void {
    this.#textOf(source).known.set(known.start, { ...known, readAt: this.#changes });
  }
}

/** Where statements were read from too many texts, forgets those of the text that the fewest are from. */
function forgetText(known: Map<number, Known>): void {
  const counts = new Map<number, number>();
  for (const { readAt } of known.values()) counts.set(readAt, (counts.get(readAt) ?? 0) + 1);
  if (counts.size <= MAX_TEXTS) return;
  const [fewest] = [...counts].toSorted(([a, m], [b, n]) => m - n || a - b);
  for (const [at, { readAt }] of known) if (readAt === fewest?.[0]) known.delete(at);
}

/** What earlier readings of a unit left for one version. */
export function memoryFor(memory: UnitMemory, version: Version): Memory {
  const key = `bird ${version}`;
  const known = memory.get(key);
  if (known instanceof Memory) return known;
  const made = new Memory();
  memory.set(key, made);
  return made;
}

/** Whether names are read alike: what a filter does and where anything stands makes no difference to who names it. */
function meansTheSame(now: Definition | undefined, then: Definition | undefined): boolean {
  if (now === then) return true;
  if (!now || !then) return false;
  if (originOf(now).origin === originOf(then).origin) return true;
  return (
    now.class === then.class &&
    // A constant's value counts, and so does what that is made of.
    now.class !== 'constant' &&
    now.type === then.type &&
    now.detail === then.detail &&
    now.parameters?.join() === then.parameters?.join()
  );
}

/** What has to be told apart between the beginning of a statement and its end; all of it grows only. */
export interface Progress {
  readonly findings: number;
  readonly comments: number;
  readonly secrets: number;
}

/** Listens while a statement of the outermost level is read, and says what is to be known of it. */
export class Recorder {
  /** The words met, and what they stood for. */
  readonly #words = new Map<string, Definition | undefined>();
  #versions: VersionSet = ALL_VERSIONS;
  #isOwn = true;
  #first: Token | undefined;
  #progress: Progress | undefined;
  #protocol: ProtocolStart | undefined;
  #ground: Ground | undefined;
  #label: Span | undefined;

  begin(first: Token, progress: Progress): void {
    this.#words.clear();
    this.#versions = ALL_VERSIONS;
    this.#isOwn = true;
    this.#first = first;
    this.#progress = progress;
    this.#protocol = undefined;
    this.#ground = undefined;
    this.#label = undefined;
    if (isEntry(first.value)) this.meets(first.value);
  }

  /** A word was met; what an inner scope defines is the statement's own business. */
  meets(entry: Entry): void {
    if (entry.depth === 0 && !this.#words.has(entry.text)) this.#words.set(entry.text, entry.definition);
  }

  /** The head of a protocol was read. */
  starts(protocol: ProtocolStart): void {
    this.#protocol = protocol;
  }

  /** A protocol was read to its end. */
  ends(ground: Ground): void {
    this.#ground = ground;
  }

  /** A route has a label. */
  labels(at: Span): void {
    this.#label ??= at;
  }

  /** Something was decided that holds for these versions. */
  narrows(set: VersionSet): void {
    this.#versions &= set;
  }

  /** More than the text and what its words stand for has a say in how this statement is read. */
  depends(): void {
    this.#isOwn = false;
  }

  /** A name has been given another meaning: what stands behind it may rest on it by way of others. */
  stop(): void {
    this.isStopped = true;
  }

  /** Nothing is kept or recalled any more in this reading. */
  isStopped = false;

  /** What is to be known of the statement that has been read; undefined: nothing, it is to be read again. */
  end(
    item: Item,
    last: Token,
    ahead: Token | undefined,
    now: Progress,
    {
      scanner,
      secrets,
      definitions,
    }: { scanner: Scanner; secrets: readonly Span[]; definitions: readonly Definition[] },
  ): Omit<Known, 'readAt'> | undefined {
    const [first, before, protocol] = [this.#first, this.#progress, this.#protocol];
    if (protocol && definitions.length > 1) return undefined;
    if (this.isStopped || !this.#isOwn || !first || !before || now.findings > before.findings) return undefined;
    const { source, start } = first;
    if (last.source !== source || (ahead && ahead.source !== source)) return undefined;
    // Only these end a statement whatever stands behind them.
    if (!ahead && last.tokenType !== T.Semicolon && last.tokenType !== T.RightBrace) return undefined;
    if (INCLUDE.test(source.text.slice(start, last.end))) return undefined;
    const ownSecrets = secrets.slice(before.secrets);
    if (ownSecrets.some(({ path, start: at }) => path !== source.path || at < start)) return undefined;
    return {
      start,
      // One character more: what it is may decide where a token ends, and whether anything follows.
      length: (ahead ?? last).end - start + 1,
      item,
      last: markOf(last),
      words: new Map(this.#words),
      definitions,
      comments: scanner.comments
        .slice(before.comments)
        .filter(span => span.path === source.path && span.start < last.end),
      secrets: ownSecrets,
      versions: this.#versions,
      protocol: protocol && {
        kind: protocol.kind,
        type: markOf(protocol.type),
        name: protocol.name && markOf(protocol.name),
        from: protocol.from && markOf(protocol.from),
        last: markOf(protocol.last),
      },
      ground: this.#ground,
      label: this.#label,
      shown: { by: 0, item },
    };
  }
}

const INCLUDE = /^[ \t]*include\b/m;

function markOf({ tokenType, start, end, text, value }: Token): Mark {
  return { type: tokenType, start, end, text, isWord: isEntry(value) };
}
