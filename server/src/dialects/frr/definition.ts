import { createToken, EmbeddedActionsParser, Lexer, type ParserMethod } from 'chevrotain';
import { type Choice, type Definition, type Piece, rangePiece, wordPiece } from './pieces.js';

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

let lexer: Lexer | undefined;
let parser: DefinitionParser | undefined;

/**
 * Reads a command's definition as FRR's source or its shell gives it. What makes the tables parses each by this.
 * @throws Error when it is none.
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

/** Builds the parser with Chevrotain's own checks of the grammar. */
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
