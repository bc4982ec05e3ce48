import {
  EmbeddedActionsParser,
  EOF,
  type IToken,
  isRecognitionException,
  type ParserMethod,
  type TokenType,
} from 'chevrotain';
import type { Fix } from '../../core/diagnostic.js';
import { nearest } from '../../core/similar.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { isBalanced } from './cascade.js';
import type { Memory, Recorder } from './memory.js';
import { describe, errorMessages, tokenOf } from './messages.js';
import { CLASS_NAMES, type Names } from './names.js';
import type { Protocols } from './protocols.js';
import type { Extras, Report } from './report.js';
import { isEntry, type Scanner, Token } from './scanner.js';
import type { Entry, SymbolTable } from './symbols.js';
import type { Holes } from './template.js';
import * as T from './tokens.js';
import type { Damaged, Word } from './tree.js';
import type { Typing } from './typing.js';
import type { VersionSet } from './versions.js';
import { knownWords } from './words.js';

/** While Chevrotain records the grammar there are no tokens. */
const NOWHERE: Span = { path: '', start: 0, end: 0 };
const NO_TOKEN = new Token(EOF, { path: '', text: '' }, 0, 0, '', undefined);

/** What one parse works on. */
export interface Session {
  readonly scanner: Scanner;
  readonly symbols: SymbolTable;
  readonly report: Report;
  readonly names: Names;
  readonly typing: Typing;
  readonly protocols: Protocols;
  /** The version that is parsed for. */
  readonly bit: VersionSet;
  /** Says that what was just decided holds for these versions only. */
  readonly narrow: (set: VersionSet) => void;
  readonly secrets: Span[];
  /** Words in text that was given up: what they may define is not reported as missing. */
  readonly skipped: Set<string>;
  /** Set where the root is a template. */
  readonly holes: Holes | undefined;
  /** What earlier readings left, and who listens to this one for the next; neither where there is to be none. */
  readonly memory: Memory | undefined;
  readonly recorder: Recorder | undefined;
}

/** Ends the statement that is being read; thrown through the rules to the loop that reads statements. */
export class Stop {
  constructor(
    readonly rule: string,
    readonly span: Span,
    readonly message: string,
    readonly extras: Extras = {},
    /** A limit of ours, not of the daemon's. */
    readonly ours = false,
    /** The cause of whatever else is wrong with this word. */
    readonly isCause = false,
  ) {}
}

/** Words that begin something at the outermost level and nothing inside a block. */
const TOP_WORDS: ReadonlySet<string> = new Set(['protocol', 'template', 'function', 'define', 'filter']);

/** What may follow in the filter language where something else stands: for suggestions. */
const LANGUAGE_WORDS = ['then', 'else', 'do', 'in', 'accept', 'reject', 'return', 'true', 'false', 'if', 'case', 'for'];

/** What a rule of several alternatives reads. */
const WANTED: Readonly<Record<string, string>> = {
  operand: 'a value',
  statement: 'a statement',
  simple: 'a statement',
  atom: 'an element of a set',
  constant: 'a constant',
  part: 'a number, a range or "*"',
  network: 'an address or prefix',
  address: 'an address',
  prefixPattern: '"+", "-" or a range of lengths',
  pathMask: 'an AS number, "*", "?", "+" or "=]"',
  emptyList: '"empty"',
  arm: 'a value and ":"',
};

/** What may stand behind a hole on its line when that is a whole statement. */
const AFTER_HOLES: ReadonlySet<TokenType> = new Set([T.RightBrace, T.Hole, T.Else, EOF]);

/** Nesting beyond this is one finding; BIRD itself goes on until its parser's stack is full. */
const MAX_NESTING = 200;
/** A file with more syntax errors than this is none of BIRD's: the rest of it is not looked at. */
const MAX_ERRORS = 50;
/** How much of a statement that was given up is searched for names it may have been about to define. */
const DOUBTFUL = 500;

/**
 * What the grammar needs beside Chevrotain: tokens one at a time from the scanner (what a word is depends on what has been
 * defined by then), spans over included files, and recovery by whole statements, which gives one finding per mistake.
 */
export abstract class Reader extends EmbeddedActionsParser {
  /** Only between `begin` and the end of a parse. */
  protected session!: Session;
  /** Chevrotain's, missing in its typings: the name of the rule being read. */
  declare protected readonly getCurrRuleFullName: () => string;
  #ahead: Token | undefined;
  /** What was consumed last. */
  protected last!: Token;
  #consumed = 0;
  /** How many braces are open. */
  protected braces = 0;
  /** Findings when the current statement began: it reports at most one syntax error, and none after another finding. */
  protected mark = 0;
  /** Grows with every text that was given up. */
  protected damage = 0;
  /** How often a statement could not be read. */
  damaged = 0;
  /** Where that was first. */
  firstError: Token | undefined;
  /** Set while the ends of open blocks are given up, because something of the outermost level has begun. */
  protected unwinding = false;
  /** A hole, or what was given up because of one, stands before the next statement: it may be what goes on there. */
  protected inDoubt = false;
  /** Braces may be in holes. */
  #braceDoubt = false;
  /** An error at the outermost level: what follows is its consequence until a definition or protocol could be read. */
  #panic = false;
  /** Words that are keyword and name at once: reported where that first matters, and not again. */
  readonly #overridden = new Set<string>();
  #nesting = 0;
  constructor(validate: boolean) {
    super([...T.TOKENS], {
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations: !validate,
      errorMessageProvider: errorMessages,
    });
  }

  /** Defines a rule of the grammar; what it returns is given by the type of the member it is kept in. */
  protected rule<Arguments extends unknown[], Result>(
    name: string,
    implementation: (...args: Arguments) => Result,
  ): ParserMethod<Arguments, Result> {
    return this.RULE(name, implementation) as ParserMethod<Arguments, Result>;
  }

  protected begin(session: Session): void {
    this.reset();
    this.session = session;
    this.#ahead = undefined;
    this.#consumed = 0;
    this.braces = 0;
    this.mark = 0;
    this.damage = 0;
    this.damaged = 0;
    this.firstError = undefined;
    this.unwinding = false;
    this.inDoubt = false;
    this.#braceDoubt = false;
    this.#panic = false;
    this.#overridden.clear();
    this.#nesting = 0;
  }

  // ---- tokens: Chevrotain's interface to its lexer, answered by our scanner

  protected override LA_FAST(_: number): IToken {
    return this.peek();
  }

  override LA(distance: number): IToken {
    return distance === 0 ? this.last : this.peek();
  }

  consumeToken(): void {
    this.last = this.peek();
    this.#ahead = undefined;
    this.#consumed++;
    const { tokenType } = this.last;
    if (tokenType === T.LeftBrace) this.braces++;
    else if (tokenType === T.RightBrace) this.braces--;
  }

  exportLexerState(): number {
    return this.#consumed;
  }

  importLexerState(): void {}
  resetLexerState(): void {}
  moveToTerminatedState(): void {}

  /** The next token. */
  peek(): Token {
    if (this.RECORDING_PHASE) return NO_TOKEN;
    this.#ahead ??= this.session.scanner.next();
    return this.#ahead;
  }

  /** Consumes the next token. */
  take(): Token {
    this.consumeToken();
    return this.last;
  }

  /** The next token, if anybody has looked at it. */
  protected get ahead(): Token | undefined {
    return this.#ahead;
  }

  /** Goes on behind a token of the current text as if all up to it had been consumed. */
  protected passTo(last: Token): void {
    this.last = last;
    this.#ahead = undefined;
    this.#consumed++;
    this.session.scanner.goTo(last.end);
  }

  /** Looks at the next token again: what a word is may have changed since it was read. */
  protected reclassify(): void {
    if (this.#ahead) this.#ahead = this.session.scanner.reclassify(this.#ahead);
  }

  at(type: TokenType): boolean {
    return this.peek().tokenTypeIdx === type.tokenTypeIdx;
  }

  /** Whether the next token is this word as a keyword, or this punctuation. */
  atWord(text: string): boolean {
    const token = this.peek();
    return token.text === text && token.tokenType !== T.Known && token.tokenType !== T.Text;
  }

  /** Consumes the name after a dot: no definition hides a method. */
  protected takeMethodName(): Token {
    const { scanner } = this.session;
    scanner.bare = true;
    const name = this.peek();
    scanner.bare = false;
    if (!isEntry(name.value)) this.unexpected('the name of a method');
    return this.take();
  }

  // ---- spans

  spanOf(token: Token): Span {
    if (this.RECORDING_PHASE) return NOWHERE;
    return { path: token.source.path, start: token.start, end: token.end };
  }

  wordOf(token: Token): Word {
    return { kind: 'word', text: token.text, span: this.spanOf(token) };
  }

  /** From a token to what was consumed last. */
  spanFrom(first: Token): Span {
    if (this.RECORDING_PHASE) return NOWHERE;
    return { path: first.source.path, start: first.start, end: this.endIn(first.source) };
  }

  /** Where what was read last ends, seen from a text: after the include in it, when that is what was read. */
  endIn(source: Source): number {
    if (this.last.source === source) return this.last.end;
    return this.session.scanner.includes.positionIn(source);
  }

  /** The empty place right after what was consumed last. */
  protected gap(): Span {
    return { path: this.last.source.path, start: this.last.end, end: this.last.end };
  }

  // ---- findings

  /** Where the daemon stands: at the token it holds. */
  place(token: Token): { source: Source; offset: number } | undefined {
    return token.tokenType === EOF ? undefined : { source: token.source, offset: token.start };
  }

  /** A finding that leaves the statement readable; `daemon` is the last token the daemon has read then. */
  reject(rule: string, span: Span, message: string, extras: Extras = {}, daemon: Token = this.last): void {
    this.session.report.reject(rule, span, message, this.place(daemon), extras);
  }

  /** Gives the statement up. */
  fail(rule: string, span: Span, message: string, extras: Extras = {}): never {
    throw new Stop(rule, span, message, extras);
  }

  /** Gives the statement up because of the next token. */
  protected unexpected(expected: string): never {
    const token = this.peek();
    throw this.#mismatch(token, expected);
  }

  #mismatch(token: Token, expected: string): Stop {
    const wanted = expected === '' || expected === 'something else' ? '' : `: it expects ${expected}`;
    const span = token.tokenType === EOF ? this.gap() : this.spanOf(token);
    const meant = token.tokenType === T.Unknown ? nearest(token.text, LANGUAGE_WORDS) : undefined;
    const hint = meant ? ` Did you mean "${meant}"?` : '';
    const message = `BIRD does not understand ${describe(token)} here${wanted}. It refuses the file.${hint}`;
    return new Stop('bird/syntax', span, message, meant ? { fixes: [this.replacement(span, meant)] } : {});
  }

  replacement(span: Span, text: string): Fix {
    return { title: `Write "${text}"`, safe: false, edits: [{ span, text }] };
  }

  insertion(text: string, title: string): Fix {
    return { title, safe: false, edits: [{ span: this.gap(), text }] };
  }

  /** Reports that a punctuation mark is missing after what was read last, and goes on as if it stood there. */
  protected missing(mark: string, inserted: string, what: string): void {
    if (this.session.report.count > this.mark || this.besideHole()) return;
    const message = `A "${mark}" is missing ${what}. BIRD refuses the file.`;
    const { path, end } = this.gap();
    const span = { path, start: Math.max(this.last.start, end - 1), end };
    this.reject('bird/syntax', span, message, { fixes: [this.insertion(inserted, `Insert "${mark}"`)] }, this.peek());
    this.noteError();
  }

  protected noteError(at: Token = this.peek()): void {
    this.damaged++;
    this.firstError ??= at;
  }

  /** Whether what was read last or comes next is a hole of a template. */
  protected besideHole(): boolean {
    return this.last?.tokenType === T.Hole || this.peek().tokenType === T.Hole;
  }

  /** Reads a hole that stands where a statement does: whole ones, nothing, or what the rest of its line goes on with. */
  protected holeStatement(): Damaged {
    const hole = this.take();
    this.#braceDoubt = true;
    this.inDoubt = true;
    this.damage++;
    const next = this.peek();
    if (next.tokenType === T.Semicolon) this.take();
    else if (this.sameLine(hole, next) && !AFTER_HOLES.has(next.tokenType)) this.unexpected('');
    return { kind: 'damaged', span: this.spanOf(hole) };
  }

  /**
   * Chevrotain would list all tokens that could stand here, which takes it 20 ms; what the rule reads says it better. (The
   * method is not in its typings; its version is pinned, and a test meets this.)
   */
  protected raiseNoAltException(): never {
    throw this.#mismatch(this.peek(), WANTED[this.getCurrRuleFullName()] ?? '');
  }

  protected raiseEarlyExitException(): never {
    throw this.#mismatch(this.peek(), WANTED[this.getCurrRuleFullName()] ?? '');
  }

  // ---- statements that cannot be read

  /** A keyword that this version does not take as a name; wherever it is meant as that name, nothing more is said. */
  protected refuseName(token: Token): never {
    const message = `"${token.text}" is a word of the language: this version of BIRD does not take it as a name. Choose another one.`;
    if (this.#overridden.has(token.text)) this.unexpected('a name');
    this.#overridden.add(token.text);
    throw new Stop('bird/syntax', this.spanOf(token), message, {}, false, true);
  }

  /** Turns what a statement was given up for into one finding, and skips the rest of it; `braces`: open at its beginning. */
  protected recover(error: unknown, first: Token, outermost: boolean, braces: number): Damaged {
    const stop = this.#explained(error instanceof Stop ? error : this.#recognition(error));
    const { report, holes } = this.session;
    const at = this.peek();
    const isNew = stop && report.count === this.mark && !this.unwinding && !(outermost && this.#panic);
    const tell = () => {
      if (isNew && stop.ours) report.note(stop.rule, stop.span, stop.message, stop.extras);
      else if (isNew) report.reject(stop.rule, stop.span, stop.message, this.place(at), stop.extras);
      this.noteError(at);
    };
    this.damage++;
    if (outermost) this.#panic = true;
    if (!holes) tell();
    this.#doubtNames(first, braces);
    report.muted = true;
    if (this.damaged > MAX_ERRORS) this.#skipAll();
    else if (!this.unwinding) this.#skip(first, outermost, braces);
    report.muted = false;
    const span = this.spanFrom(first);
    if (holes) {
      this.inDoubt ||= holes.touch(span) || this.besideHole();
      if (!this.inDoubt) tell();
      else if (outermost) this.session.names.doubtAll();
    }
    return { kind: 'damaged', span };
  }

  /** Where a name stands in the way of the keyword it is spelt like, says so, once for each name. */
  #explained(stop: Stop): Stop | undefined {
    const token = this.peek();
    if (stop.isCause || stop.span.start !== token.start) return stop;
    if (this.#overridden.has(token.text)) return undefined;
    const keyword = token.tokenType === T.Known ? knownWords().get(token.text)?.keyword : undefined;
    const definition = keyword && (token.value as Entry).definition;
    if (!definition || !(keyword & this.session.bit)) return stop;
    this.#overridden.add(token.text);
    const message = `"${token.text}" is ${CLASS_NAMES[definition.class]} here, since it is defined as one above: BIRD no longer takes it as the word of its language, and refuses the file. Give the definition another name.`;
    const related = [{ span: definition.span, message: `"${token.text}" is defined here` }];
    return new Stop('bird/wrong-symbol-class', stop.span, message, { related });
  }

  /** What a statement was to define before it was given up is not reported as missing; `braces`: open at its beginning. */
  #doubtNames(first: Token, braces: number): void {
    const { source, start, text } = first;
    const next = this.peek();
    // A name may stand behind what is wrong with it, on the same line.
    const lineEnd = source.text.indexOf('\n', next.source === source ? next.start : start);
    const end = Math.min(lineEnd < 0 ? source.text.length : lineEnd, start + DOUBTFUL);
    const { doubts } = this.session.names;
    if ((text === 'filter' || text === 'function') && this.braces === braces) doubts.add(text);
    for (const [word] of source.text.slice(start, end).matchAll(/[A-Za-z_]\w*/g)) this.session.skipped.add(word);
    // What a template fills in there may be the name.
    if (this.session.holes?.touch({ path: source.path, start, end })) doubts.add('variable').add('constant');
  }

  #recognition(error: unknown): Stop {
    if (!isRecognitionException(error as Error)) throw error;
    const exception = error as Error & { token: IToken };
    return this.#mismatch(tokenOf(exception), exception.message);
  }

  /** A definition or protocol could be read: what comes next stands on its own. */
  protected calm(): void {
    this.#panic = false;
  }

  #skipAll(): void {
    while (!this.at(EOF)) this.take();
    this.unwinding = true;
  }

  /** To the end of a statement: `;`, the end of its block, or where something new begins. */
  #skip(first: Token, outermost: boolean, braces: number): void {
    // The error may stand inside braces of the statement.
    let depth = Math.max(0, this.braces - braces);
    for (;;) {
      const token = this.peek();
      if (token.tokenType === EOF) return;
      if (token !== first && this.beginsAnew(token) && (depth === 0 || this.column(token) === 0)) {
        this.unwinding = !outermost;
        return;
      }
      if (token.tokenType === T.RightBrace) {
        if (depth === 0 && !outermost) return;
        this.take();
        depth = Math.max(0, depth - 1);
        if (depth > 0 || this.at(T.Else)) continue;
        if (this.at(T.Semicolon)) this.take();
        return;
      }
      this.take();
      if (token.tokenType === T.LeftBrace) depth++;
      else if (
        token.tokenType === T.Semicolon &&
        depth === 0 &&
        !((first.tokenType === T.If || first.tokenType === T.Hole) && this.at(T.Else))
      )
        return;
      else if (token.text !== '' && token.tokenType !== T.Text) this.session.skipped.add(token.text);
    }
  }

  /** Whether a token begins a definition or protocol: such a word, first on its line. */
  protected beginsAnew(token: Token): boolean {
    return (
      TOP_WORDS.has(token.text) && token.tokenType !== T.Text && token.tokenType !== T.Known && this.isFirst(token)
    );
  }

  /** Whether only blanks stand before a token on its line. */
  protected isFirst(token: Token): boolean {
    const { text } = token.source;
    let at = token.start - 1;
    while (text[at] === ' ' || text[at] === '\t') at--;
    return at < 0 || text[at] === '\n';
  }

  protected column(token: Token): number {
    return token.start - (token.source.text.lastIndexOf('\n', token.start - 1) + 1);
  }

  protected sameLine(a: Token, b: Token): boolean {
    return a.source === b.source && !a.source.text.slice(a.end, b.start).includes('\n');
  }

  // ---- blocks

  /** The brace that opens a block; where it is forgotten, the block is read all the same when something follows. */
  protected openBrace(what: string, canFollow: (token: Token) => boolean): Token {
    if (this.at(T.LeftBrace)) return this.take();
    if (!canFollow(this.peek())) this.unexpected('"{"');
    this.missing('{', ' {', `before the statements of ${what}`);
    this.damage++;
    return this.last;
  }

  /** The brace that closes a block opened by `open`; where it is missing, all open blocks are given up together. */
  protected closeBrace(open: Token): void {
    if (this.unwinding) return;
    if (this.at(T.RightBrace)) this.take();
    else this.unclosed(open);
  }

  /** Reports a block that misses its end. */
  protected unclosed(open: Token): void {
    const { report, holes } = this.session;
    if (report.count === this.mark && !this.#panic && !this.#braceDoubt && !holes?.areTangled) {
      const next = this.peek();
      const isInside = open.tokenType === T.LeftBrace && next.source === open.source && next.tokenType !== EOF;
      if (isInside && isBalanced(next.source.text)) {
        // The block ends further below: what stands here does not belong there.
        const message = `${describe(next)} begins something of the outermost level, but a block is open here. BIRD refuses the file. Move it out of the block.`;
        const related = [{ span: this.spanOf(open), message: 'The block opens here' }];
        report.reject('bird/syntax', this.spanOf(next), message, this.place(next), { related });
      } else {
        const message =
          'The block that opens here has no "}". BIRD takes what follows as part of it and refuses the file.';
        report.reject('bird/syntax', this.spanOf(open), message, this.place(next));
      }
    }
    if (!holes) this.noteError();
    this.damage++;
    this.unwinding = true;
  }

  // ---- nesting

  /** Enters a nested construct; the caller leaves it again. */
  protected deeper(): void {
    if (this.RECORDING_PHASE) return;
    if (++this.#nesting <= MAX_NESTING) return;
    this.#nesting = 0;
    const message = `This is nested more than ${MAX_NESTING} levels deep: bgplint does not look into it.`;
    throw new Stop('bird/nesting', this.spanOf(this.peek()), message, {}, true);
  }

  protected get nesting(): number {
    return this.#nesting;
  }

  protected set nesting(depth: number) {
    this.#nesting = depth;
  }
}
