import { createToken, EmbeddedActionsParser, type IToken, Lexer, type ParserMethod } from 'chevrotain';
import { problem, type ValueProblem } from './problem.js';
import { remembered } from './remembered.js';

/** A length of time as Go's time.ParseDuration reads it: `90s`, `1m30s`, `1.5h`. */
export interface Duration {
  readonly kind: 'duration';
  readonly nanoseconds: bigint;
}

/** Nanoseconds. */
const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** Go holds durations in 64 bits with a sign. */
const LIMIT = 1n << 63n;

const Sign = createToken({ name: 'Sign', pattern: /[-+]/, start_chars_hint: ['-', '+'] });
const Amount = createToken({ name: 'Amount', pattern: /[0-9]+\.?[0-9]*|\.[0-9]+/ });
const Unit = createToken({ name: 'Unit', pattern: /[^0-9.+-][^0-9.]*/, line_breaks: true });
const TOKENS = [Sign, Amount, Unit];

interface Term {
  readonly amount: IToken;
  readonly unit: IToken | undefined;
}

/** duration: Sign? (Amount Unit?)+; that only a lone 0 may lack its unit is said where the terms are judged. */
class DurationParser extends EmbeddedActionsParser {
  constructor(validate: boolean) {
    super(TOKENS, { maxLookahead: 1, skipValidations: !validate });
    this.performSelfAnalysis();
  }

  readonly duration: ParserMethod<[], { readonly negative: boolean; readonly terms: Term[] }> = this.RULE(
    'duration',
    () => {
      const sign = this.OPTION(() => this.CONSUME(Sign));
      const terms: Term[] = [];
      this.AT_LEAST_ONE(() => {
        const amount = this.CONSUME(Amount);
        terms.push({ amount, unit: this.OPTION1(() => this.CONSUME(Unit)) });
      });
      return { negative: sign?.image === '-', terms };
    },
  );
}

let lexer: Lexer | undefined;
let parser: DurationParser | undefined;

/** For the test that validates the grammar. */
export function validateDurationGrammar(): void {
  new DurationParser(true);
}

/**
 * Reads a duration as Kubernetes does (metav1.Duration, which is Go's time.ParseDuration).
 *
 * @param text the value, without quotes
 */
export const parseDuration = remembered((text: string): Duration | ValueProblem => {
  lexer ??= new Lexer(TOKENS, { positionTracking: 'onlyOffset' });
  parser ??= new DurationParser(false);
  const { tokens, errors } = lexer.tokenize(text);
  parser.input = tokens;
  const parsed = parser.duration();
  const whole = (reason: string) => problem(reason, 0, text.length);
  if (errors.length > 0 || parser.errors.length > 0)
    return whole('a duration is a number and its unit: `90s`, `1m30s`');
  const { negative, terms } = parsed;
  const [only] = terms;
  // A zero needs no unit, when it is spelt with one digit and nothing but a sign before it.
  if (terms.length === 1 && only?.amount.image === '0' && !only.unit) return { kind: 'duration', nanoseconds: 0n };
  let sum = 0n;
  for (const { amount, unit } of terms) {
    const start = amount.startOffset;
    if (!unit) return problem('a unit is missing: `s` for seconds', start, start + amount.image.length);
    const nanoseconds = Object.hasOwn(UNITS, unit.image) ? UNITS[unit.image] : undefined;
    if (nanoseconds === undefined) {
      const at = unit.startOffset;
      return problem('this is no unit; there are `h`, `m`, `s`, `ms`, `us` and `ns`', at, at + unit.image.length);
    }
    sum += total(amount.image, nanoseconds);
    if (sum > LIMIT) return whole('it is longer than 292 years');
  }
  if (!negative && sum === LIMIT) return whole('it is longer than 292 years');
  return { kind: 'duration', nanoseconds: negative ? -sum : sum };
});

/** Whole seconds, towards zero, as MetalLB rounds before it compares. */
export function wholeSeconds({ nanoseconds }: Duration): number {
  return Number(nanoseconds / 1_000_000_000n);
}

/** `amount` times `unit`; fractions in floating point and cut off, as in Go. */
function total(amount: string, unit: bigint): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  const product = BigInt(whole || '0') * unit;
  if (!/[1-9]/.test(fraction)) return product;
  // Go stops reading digits where they no longer fit 63 bits.
  const digits = fraction.slice(0, 18);
  return product + BigInt(Math.trunc(Number(digits) * (Number(unit) / 10 ** digits.length)));
}
