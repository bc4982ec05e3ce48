import { createToken, EmbeddedActionsParser, type IToken, Lexer, type ParserMethod } from 'chevrotain';
import { problem, type ValueProblem } from './problem.js';

/** What stands in a list of communities: a value, or the name that a `Community` object gives to one. */
export type CommunityValue = StandardCommunity | LargeCommunity | CommunityAlias;

/** `64512:100`, RFC 1997. */
export interface StandardCommunity {
  readonly kind: 'standard';
  readonly parts: readonly [number, number];
}

/** `large:64512:1:2`, RFC 8092; MetalLB 0.13.10 and later. */
export interface LargeCommunity {
  readonly kind: 'large';
  readonly parts: readonly [number, number, number];
}

export interface CommunityAlias {
  readonly kind: 'alias';
  readonly name: string;
}

const Colon = createToken({ name: 'Colon', pattern: /:/ });
const Part = createToken({ name: 'Part', pattern: /[^:]+/ });
const TOKENS = [Colon, Part];

/** A part between colons; `token` is undefined where nothing stands. */
interface Written {
  readonly token: IToken | undefined;
  readonly at: number;
}

/** parts: Part? (Colon Part?)* */
class CommunityParser extends EmbeddedActionsParser {
  constructor(validate: boolean) {
    super(TOKENS, { maxLookahead: 1, skipValidations: !validate });
    this.performSelfAnalysis();
  }

  readonly parts: ParserMethod<[], Written[]> = this.RULE('parts', () => {
    const parts: Written[] = [{ token: this.OPTION(() => this.CONSUME(Part)), at: 0 }];
    this.MANY(() => {
      const colon = this.CONSUME(Colon);
      const token = this.OPTION1(() => this.CONSUME1(Part));
      parts.push({ token, at: colon.startOffset + 1 });
    });
    return parts;
  });
}

let lexer: Lexer | undefined;
let parser: CommunityParser | undefined;

/** For the test that validates the grammar. */
export function validateCommunityGrammar(): void {
  new CommunityParser(true);
}

const MAX_16 = 0xffff;
const MAX_32 = 0xffff_ffff;

/**
 * Reads a community as MetalLB does (internal/bgp/community New): two parts are a value, four a large one, and any other
 * number of parts is a name.
 *
 * @param text the value, without quotes
 */
export function parseCommunity(text: string): CommunityValue | ValueProblem {
  lexer ??= new Lexer(TOKENS, { positionTracking: 'onlyOffset' });
  parser ??= new CommunityParser(false);
  parser.input = lexer.tokenize(text).tokens;
  const parts = parser.parts();
  if (parts.length === 2) {
    const numbers = readNumbers(parts, MAX_16);
    return Array.isArray(numbers) ? { kind: 'standard', parts: numbers as [number, number] } : numbers;
  }
  if (parts.length !== 4) return { kind: 'alias', name: text };
  const [marker, ...rest] = parts as [Written, ...Written[]];
  if (marker.token?.image !== 'large') {
    return problem('four parts are a large community, whose first part is the word `large`', ...reach(marker));
  }
  const numbers = readNumbers(rest, MAX_32);
  return Array.isArray(numbers) ? { kind: 'large', parts: numbers as [number, number, number] } : numbers;
}

function readNumbers(parts: readonly Written[], most: number): number[] | ValueProblem {
  const numbers: number[] = [];
  for (const part of parts) {
    const text = part.token?.image ?? '';
    // Leading zeros may go on for ever.
    const number = /^[0-9]+$/.test(text) ? Number(text) : Number.NaN;
    if (!(number <= most)) return problem(`this part is no number from 0 to ${most}`, ...reach(part));
    numbers.push(number);
  }
  return numbers;
}

function reach({ token, at }: Written): [start: number, end: number] {
  return [at, at + (token?.image.length ?? 0)];
}
