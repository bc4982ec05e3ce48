import { createToken, EmbeddedActionsParser, Lexer, type ParserMethod } from 'chevrotain';
import type { Bound } from './token-types.js';

/**
 * FRR defines each command by a line of a small language (lib/command_lex.l and lib/command_parse.y, FRR 8.4 to 10.3):
 * `[no] neighbor <A.B.C.D|WORD> remote-as (1-4294967295)`.
 */
export type Definition = readonly Piece[];

export type Piece =
  | { readonly kind: 'keyword'; readonly text: string }
  | { readonly kind: 'typed'; readonly type: TypedToken; readonly text: string }
  /** `(1-4094)`: a whole number, both ends included. */
  | { readonly kind: 'range'; readonly text: string; readonly min: Bound; readonly max: Bound }
  /** `WORD`, `RMAP_NAME`: any one token; the name tells people what it is. */
  | { readonly kind: 'variable'; readonly text: string }
  | Choice
  /** The piece before it once or more: only at the end of a line. */
  | { readonly kind: 'repeat' };

export interface Choice {
  /**
   * `<a|b>` exactly one; `[a|b]` one or none; `{a|b}` one or more, each at most once, in any order; `![a]` none only in a
   * command that begins with `no`, else one.
   */
  readonly kind: 'one' | 'optional' | 'some' | 'optional after no';
  readonly ways: readonly Definition[];
}

export type TypedToken =
  | 'ipv4'
  | 'ipv4 prefix'
  | 'ipv6'
  | 'ipv6 prefix'
  | 'mac'
  | 'mac with mask'
  /** A plain or dotted AS number (9.0 and later). */
  | 'asn';

const TYPED: Readonly<Record<string, TypedToken>> = {
  'A.B.C.D': 'ipv4',
  'A.B.C.D/M': 'ipv4 prefix',
  'X:X::X:X': 'ipv6',
  'X:X::X:X/M': 'ipv6 prefix',
  'X:X:X:X:X:X': 'mac',
  'X:X:X:X:X:X/M': 'mac with mask',
  ASNUM: 'asn',
};

const token = (name: string, pattern: RegExp) => createToken({ name, pattern });
const Blank = createToken({ name: 'Blank', pattern: /\s+/, group: Lexer.SKIPPED });
/** The name of a variable in FRR's source. */
const Name = createToken({ name: 'Name', pattern: /\$[\w*+-]+/, group: Lexer.SKIPPED });
const NotOptional = token('NotOptional', /!\[/);
const Dots = token('Dots', /\.\.\./);
const LeftAngle = token('LeftAngle', /</);
const RightAngle = token('RightAngle', />/);
const LeftBracket = token('LeftBracket', /\[/);
const RightBracket = token('RightBracket', /\]/);
const LeftBrace = token('LeftBrace', /\{/);
const RightBrace = token('RightBrace', /\}/);
const Bar = token('Bar', /\|/);
const Range = token('Range', /\([-+]?\d+ ?- ?[-+]?\d+\)/);
const Word = token('Word', /(?:(?!\.\.\.)[^\s<>[\]{}|$(])+/);

const TOKENS = [
  Blank,
  Name,
  NotOptional,
  Dots,
  LeftAngle,
  RightAngle,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Bar,
  Range,
  Word,
];

/** What opens a choice, what closes it and what it is. */
const CHOICES = [
  [LeftAngle, RightAngle, 'one'],
  [LeftBracket, RightBracket, 'optional'],
  [NotOptional, RightBracket, 'optional after no'],
  [LeftBrace, RightBrace, 'some'],
] as const;

class DefinitionParser extends EmbeddedActionsParser {
  constructor(validate: boolean) {
    super(TOKENS, { maxLookahead: 1, skipValidations: !validate });
    this.performSelfAnalysis();
  }

  readonly definition: ParserMethod<[], Piece[]> = this.RULE('definition', () => {
    const pieces: Piece[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => pieces.push(wordPiece(this.CONSUME(Word).image)) },
        { ALT: () => pieces.push(rangePiece(this.CONSUME(Range).image)) },
        { ALT: () => pieces.push(this.SUBRULE(this.choice)) },
        {
          ALT: () => {
            this.CONSUME(Dots);
            pieces.push({ kind: 'repeat' });
          },
        },
      ]);
    });
    return pieces;
  });

  private readonly ways: ParserMethod<[], Definition[]> = this.RULE('ways', () => {
    const ways: Definition[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: Bar, DEF: () => ways.push(this.SUBRULE(this.definition)) });
    return ways;
  });

  private readonly choice: ParserMethod<[], Choice> = this.RULE('choice', () =>
    this.OR(
      CHOICES.map(([open, close, kind], index) => ({
        ALT: (): Choice => {
          this.consume(index, open);
          const ways = this.subrule(index, this.ways);
          this.consume(index, close);
          return { kind, ways };
        },
      })),
    ),
  );
}

function wordPiece(text: string): Piece {
  const type = TYPED[text];
  if (type) return { kind: 'typed', type, text };
  return /^[A-Z][-_A-Z:0-9]+$/.test(text) ? { kind: 'variable', text } : { kind: 'keyword', text };
}

function rangePiece(text: string): Piece {
  const [, min = '', max = ''] = /^\(([-+]?\d+) ?- ?([-+]?\d+)\)$/.exec(text) ?? [];
  return { kind: 'range', text: `(${min}-${max})`, min: boundOf(min), max: boundOf(max) };
}

function boundOf(text: string): Bound {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

let lexer: Lexer | undefined;
let parser: DefinitionParser | undefined;

/**
 * Reads a command's definition.
 * @throws Error when it is none: the tables hold only such lines, so that is a mistake of ours.
 */
export function parseDefinition(text: string): Definition {
  lexer ??= new Lexer(TOKENS, { positionTracking: 'onlyOffset', skipValidations: true });
  parser ??= new DefinitionParser(false);
  const { tokens, errors } = lexer.tokenize(text);
  parser.input = tokens;
  const definition = parser.definition();
  if (errors.length > 0 || parser.errors.length > 0) {
    throw new Error(`not a definition of a command: ${text}: ${errors[0]?.message ?? parser.errors[0]?.message}`);
  }
  return definition;
}

/** Builds the parser with Chevrotain's own checks of the grammar, which the product skips. */
export function validateGrammar(): void {
  new Lexer(TOKENS);
  new DefinitionParser(true);
}

/** A definition as FRR writes it, without names and with one blank between pieces. */
export function normalized(text: string): string {
  return text
    .replace(/\$[\w*+-]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/([<[{|(]) /g, '$1')
    .replace(/ ([>\]}|)])/g, '$1')
    .trim();
}
