import type { TokenType } from 'chevrotain';
import * as T from './tokens.js';

/** Something that is no token of HCL; offsets in the text. */
export interface ScanProblem {
  readonly start: number;
  readonly end: number;
  /** A sentence. */
  readonly message: string;
}

export interface Scanned {
  readonly tokens: readonly T.HclToken[];
  /** Without their line ends. */
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  readonly problems: readonly ScanProblem[];
  /** At the end something is still open: a block, brackets, a string. */
  readonly isOpen: boolean;
}

/**
 * Reads a text into the tokens of HCL's native syntax (hashicorp/hcl 2.25). Which line ends count is settled here: within round and
 * square brackets, within `${ }` and in a `for` they are blanks, between the items of bodies and objects they part these.
 */
export function scan(text: string): Scanned {
  const scanner = new Scanner(text);
  scanner.run();
  return scanner;
}

/** Reads a text that is a template as a whole, as the texts of Terraform's JSON syntax are: backslashes and line ends mean nothing in it. */
export function scanTemplate(text: string): Scanned {
  const scanner = new Scanner(text);
  scanner.runTemplate();
  return scanner;
}

const BLANKS = /[ \t]+/y;
const LINE_COMMENT = /(?:#|\/\/)[^\n]*/y;
const BLOCK_COMMENT = /\/\*[\s\S]*?\*\//y;
const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /[0-9](?:(?:[0-9.]|[eE][+-]?[0-9])*(?:[0-9]|[eE][+-]?[0-9]))?/y;
const HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
/** Blanks, line ends and comments, and then the word that makes an object a `for`. */
const FOR = /(?:[ \t\n]|\r\n|(?:#|\/\/)[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*for(?![\p{ID_Continue}-])/uy;
const SPLAT = /\[(?:[ \t]|\/\*[\s\S]*?\*\/)*\*/y;
const QUOTED_TEXT = /(?:[^"\\$%\r\n]|\\[^\r\n]|\$\$\{|%%\{|[$%](?!\{))+/uy;
const HEREDOC_TEXT = /(?:[^$%\n]|\$\$\{|%%\{|[$%](?!\{))*\n?/uy;
const TEMPLATE_TEXT = /(?:[^$%]+|\$\$\{|%%\{|[$%](?!\{))+/y;
const REAL_NUMBER = /^[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/** How many brackets, braces and templates may stand in each other. */
const DEEPEST = 100;

/** What is open: the body of a block, an object, brackets of either kind, a sequence in a template. */
type Opened = 'block' | 'object' | 'for' | '(' | '[' | 'sequence';

class Scanner implements Scanned {
  readonly tokens: T.HclToken[] = [];
  readonly comments: { start: number; end: number }[] = [];
  readonly problems: ScanProblem[] = [];
  readonly #text: string;
  readonly #open: Opened[] = [];
  #at = 0;
  /** Behind an attribute's equals sign: a brace opens an object. */
  #inExpression = false;

  get isOpen(): boolean {
    return this.#open.length > 0 || this.problems.length > 0;
  }

  constructor(text: string) {
    this.#text = text;
    if (text.startsWith('\ufeff')) this.#at = 1;
  }

  run(): void {
    while (this.#at < this.#text.length) this.#next();
  }

  runTemplate(): void {
    while (this.#at < this.#text.length) {
      const at = this.#at;
      const [piece] = this.#match(TEMPLATE_TEXT) ?? [];
      if (piece !== undefined) this.#push(T.Literal, at, piece.replaceAll('$${', '${').replaceAll('%%{', '%{'));
      else this.#sequence();
    }
  }

  /** What follows cannot be read: whoever nests this deep wants to break a reader. */
  #giveUp(start: number): void {
    this.#problem(start, start + 1, 'This is nested too deeply to be read.');
    this.#at = this.#text.length;
  }

  /** Reads one token outside of templates. */
  #next(): void {
    const text = this.#text;
    const start = this.#at;
    if (this.#open.length > DEEPEST) {
      this.#giveUp(start);
      return;
    }
    if (this.#match(BLANKS)) return;
    if (text[start] === '\n' || text.startsWith('\r\n', start)) {
      this.#at += text[start] === '\n' ? 1 : 2;
      this.#endLine(start);
      return;
    }
    if (this.#comment()) return;
    if (text[start] === '"') {
      this.#string();
      return;
    }
    const heredoc = this.#match(HEREDOC);
    if (heredoc) {
      this.#heredoc(start, heredoc[2] as string);
      return;
    }
    if (this.#match(IDENTIFIER)) {
      this.#push(T.Identifier, start);
      return;
    }
    const number = this.#match(NUMBER);
    if (number) {
      this.#push(T.NumberLiteral, start);
      // The index in `list.0` must have no fraction, which the grammar knows.
      if (!REAL_NUMBER.test(number[0])) this.#problem(start, this.#at, 'This is not a number.');
      return;
    }
    this.#symbol();
  }

  #comment(): boolean {
    const start = this.#at;
    const line = this.#match(LINE_COMMENT);
    if (line) {
      const end = start + line[0].replace(/\r$/, '').length;
      this.comments.push({ start, end });
      if (this.#at < this.#text.length) {
        const newline = this.#at++;
        this.#endLine(newline);
      }
      return true;
    }
    if (!this.#match(BLOCK_COMMENT)) return false;
    this.comments.push({ start, end: this.#at });
    return true;
  }

  /** A line end, where it means something. */
  #endLine(start: number): void {
    const within = this.#open.at(-1);
    if (within !== undefined && within !== 'block' && within !== 'object') return;
    if (within !== 'object') this.#inExpression = false;
    this.#push(T.Newline, start);
  }

  #symbol(): void {
    const start = this.#at;
    const text = this.#text;
    const c = text[start] as string;
    if (c === '{') {
      this.#openBrace();
      return;
    }
    if (c === '}' || text.startsWith('~}', start)) {
      this.#closeBrace();
      return;
    }
    if (this.#match(SPLAT)) {
      this.#push(T.OpenSplat, start);
      // No other brackets can stand in it; line ends count as they do around it.
      return;
    }
    const [symbol, type] = T.SYMBOLS.find(([written]) => text.startsWith(written, start)) ?? [];
    if (symbol === undefined || type === undefined) {
      const end = start + ((text.codePointAt(start) as number) > 0xffff ? 2 : 1);
      this.#at = end;
      this.#problem(start, end, MEANINGLESS[c] ?? 'This character means nothing in Terraform.');
      return;
    }
    this.#at += symbol.length;
    if (symbol === '(' || symbol === '[') this.#open.push(symbol);
    if ((symbol === ')' && this.#open.at(-1) === '(') || (symbol === ']' && this.#open.at(-1) === '['))
      this.#open.pop();
    if (symbol === '=' && this.#isInBody()) this.#inExpression = true;
    this.#push(type, start);
  }

  #isInBody(): boolean {
    const within = this.#open.at(-1);
    return within === undefined || within === 'block';
  }

  #openBrace(): void {
    const start = this.#at++;
    this.#push(T.OpenBrace, start);
    if (this.#isInBody() && !this.#inExpression) {
      this.#open.push('block');
      return;
    }
    FOR.lastIndex = this.#at;
    this.#open.push(FOR.test(this.#text) ? 'for' : 'object');
  }

  #closeBrace(): void {
    const start = this.#at;
    const isTrimming = this.#text[start] === '~';
    const within = this.#open.at(-1);
    this.#at += isTrimming ? 2 : 1;
    if (isTrimming || within === 'sequence') {
      this.#push(T.CloseSequence, start);
      return;
    }
    if (within === 'block') this.#inExpression = false;
    if (within === 'block' || within === 'object' || within === 'for') this.#open.pop();
    this.#push(T.CloseBrace, start);
  }

  #string(): void {
    const start = this.#at++;
    this.#push(T.OpenQuote, start);
    for (;;) {
      const at = this.#at;
      if (at >= this.#text.length) {
        this.#problem(start, start + 1, 'This string is never closed.');
        return;
      }
      if (this.#match(QUOTED_TEXT)) {
        this.#push(T.Literal, at, this.#unescaped(at));
      } else if (this.#text[at] === '"') {
        this.#at++;
        this.#push(T.CloseQuote, at);
        return;
      } else if (!this.#sequence()) {
        this.#problem(
          start,
          at,
          'This string is not closed on its line: write `\\n` for a line end in it, or use a heredoc (`<<EOT`).',
        );
        return;
      }
    }
  }

  #heredoc(start: number, marker: string): void {
    this.#push(T.OpenHeredoc, start);
    let beginsLine = true;
    while (this.#at < this.#text.length) {
      const at = this.#at;
      const [piece] = this.#match(HEREDOC_TEXT) ?? [''];
      const endsLine = piece.endsWith('\n');
      if (endsLine && beginsLine && piece.trim() === marker) {
        // The line end behind the marker ends the attribute.
        this.#at -= piece.endsWith('\r\n') ? 2 : 1;
        this.#push(T.CloseHeredoc, at);
        return;
      }
      if (piece !== '') this.#push(T.Literal, at, piece.replaceAll('$${', '${').replaceAll('%%{', '%{'));
      beginsLine = endsLine;
      if (!endsLine && this.#at < this.#text.length && !this.#sequence()) return;
    }
    this.#problem(start, start + 2 + marker.length, `This heredoc never ends: a line of its own has to say ${marker}.`);
  }

  /** `${ … }` or `%{ … }` in a template; false where there is none. */
  #sequence(): boolean {
    const start = this.#at;
    const opening = this.#text.slice(start, start + 2);
    if (opening !== '${' && opening !== '%{') return false;
    this.#at += this.#text[start + 2] === '~' ? 3 : 2;
    this.#push(opening === '${' ? T.OpenInterpolation : T.OpenDirective, start);
    const depth = this.#open.push('sequence');
    const outer = this.#inExpression;
    while (this.#at < this.#text.length) {
      this.#next();
      if (this.#open.length <= depth && this.tokens.at(-1)?.tokenType === T.CloseSequence) break;
    }
    this.#open.length = depth - 1;
    this.#inExpression = outer;
    return true;
  }

  /** What a piece of a quoted string says. */
  #unescaped(start: number): string {
    const piece = this.#text.slice(start, this.#at);
    return piece.replace(
      /\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])|\$\$\{|%%\{/g,
      (written, selector: string | undefined, at: number) => {
        if (selector === undefined) return written.slice(1);
        const known = ESCAPES[selector];
        if (known !== undefined) return known;
        const code = /^[uU]./.test(selector) ? Number.parseInt(selector.slice(1), 16) : -1;
        if (code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)) return String.fromCodePoint(code);
        this.#problem(
          start + at,
          start + at + written.length,
          'There is no such escape; there are `\\n`, `\\r`, `\\t`, `\\"`, `\\\\`, `\\uNNNN` and `\\UNNNNNNNN`.',
        );
        return written;
      },
    );
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match || match[0] === '') return undefined;
    this.#at += match[0].length;
    return match;
  }

  #push(tokenType: TokenType, start: number, value?: string): void {
    this.tokens.push({
      image: this.#text.slice(start, this.#at),
      startOffset: start,
      endOffset: this.#at - 1,
      tokenType,
      tokenTypeIdx: tokenType.tokenTypeIdx as number,
      ...(value === undefined ? {} : { value }),
    });
  }

  #problem(start: number, end: number, message: string): void {
    this.problems.push({ start, end, message });
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

const MEANINGLESS: Readonly<Record<string, string>> = {
  "'": 'Strings stand in double quotes.',
  ';': 'Semicolons mean nothing in Terraform: what they would part stands on lines of its own.',
  '&': 'Terraform has no bitwise operators; “and” is `&&`.',
  '|': 'Terraform has no bitwise operators; “or” is `||`.',
};
