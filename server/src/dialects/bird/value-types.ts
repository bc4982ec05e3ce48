import type { Span } from '../../core/span.js';
import type { Body } from './advice/rule.js';
import { ATTRIBUTES } from './catalogue/attributes.js';
import { methodsOf } from './catalogue/methods.js';
import type { Definitions } from './definitions.js';
import { Enumerated } from './tokens.js';
import type { Expression, SetItem } from './tree.js';
import { enumerationOf, UNKNOWN, type ValueType } from './types.js';
import { knownWords } from './words.js';

/** How many names deep a constant may be defined through others. */
const DEPTH = 32;

const LITERALS: Partial<Readonly<Record<Expression['kind'], ValueType>>> = {
  number: 'int',
  boolean: 'bool',
  string: 'string',
  address: 'ip',
  prefix: 'prefix',
  'path mask': 'bgpmask',
};

const RESULTS: Readonly<Record<string, ValueType>> = { defined: 'bool', format: 'string', roa_check: 'enum roa' };

const NUMERIC: ReadonlySet<string> = new Set(['+', '-', '*', '/']);

/** Types that name one thing in every version and are compared as they are. */
const PLAIN: ReadonlySet<string> = new Set(
  'int bool ip prefix pair ec lc string bgppath clist eclist lclist bgpmask'.split(' '),
);

let attributes: ReadonlyMap<string, ValueType> | undefined;

/** Attributes whose type is one and the same in all versions that have them. */
function attributeTypes(): ReadonlyMap<string, ValueType> {
  if (attributes) return attributes;
  const types = new Map<string, ValueType>();
  for (const { name, type } of ATTRIBUTES) {
    const before = types.get(name);
    types.set(name, before === undefined || before === type ? type : UNKNOWN);
  }
  attributes = types;
  return types;
}

/**
 * The types of values, as far as they are certain in every version of BIRD. A set's type says what it holds: `set of int`.
 * It knows less than the daemon's own checks (`typing.ts`), and is asked only where those say nothing.
 */
export class ValueTypes {
  readonly #definitions: Definitions;
  readonly #text: (span: Span) => string;
  readonly #constants = new Map<string, ValueType>();
  #body: Body | undefined;
  /** Those of the current body that are declared so far; a name declared with different types is of none. */
  readonly #variables = new Map<string, ValueType>();
  /** The current body declares variables before its brace, of which the tree says nothing. */
  #declaresBefore: boolean | undefined;

  /** @param text what is written in a span; asked once a body was entered. */
  constructor(definitions: Definitions, text: (span: Span) => string) {
    this.#definitions = definitions;
    this.#text = text;
  }

  /** Variables are those of this body from here on. */
  enter(body: Body): void {
    this.leave();
    this.#body = body;
    for (const { name, type } of body.function?.parameters ?? []) this.declare(name.text, type.text);
  }

  leave(): void {
    this.#body = undefined;
    this.#declaresBefore = undefined;
    this.#variables.clear();
  }

  /** A variable is known from here on. */
  declare(name: string, type: string | undefined): void {
    const known = type && (PLAIN.has(type) || /^enum \w+$/.test(type)) ? type : UNKNOWN;
    const before = this.#variables.get(name);
    this.#variables.set(name, before === undefined || before === known ? known : UNKNOWN);
  }

  /** The type of an expression; `unknown` where that may differ. */
  of(expression: Expression, depth = 0): ValueType {
    if (depth > DEPTH) return UNKNOWN;
    switch (expression.kind) {
      case 'name':
        return this.#name(expression.name, depth);
      case 'tuple':
        return tupleType(expression.elements);
      case 'set':
        return this.#set(expression.items, depth);
      case 'call':
        return RESULTS[expression.name.text] ?? this.#call(expression.name.text);
      case 'method': {
        const results = methodsOf(this.of(expression.object, depth + 1)).get(expression.name.text) ?? [];
        const [first] = results;
        return first && results.every(({ returns }) => returns === first.returns) ? first.returns : UNKNOWN;
      }
      case 'unary':
        return expression.operator === '!' ? 'bool' : UNKNOWN;
      case 'binary':
        if (expression.operator === '++' || expression.operator === '.') return UNKNOWN;
        if (expression.operator === '&' || expression.operator === '|') return UNKNOWN;
        return NUMERIC.has(expression.operator) ? 'int' : 'bool';
      default:
        return LITERALS[expression.kind] ?? UNKNOWN;
    }
  }

  #name(name: string, depth: number): ValueType {
    const variable = this.#variables.get(name);
    if (variable) return variable;
    const constant = this.#definitions.constants.get(name);
    if (!constant) {
      const attribute = attributeTypes().get(name);
      if (attribute !== undefined) return PLAIN.has(attribute) || attribute.startsWith('enum ') ? attribute : UNKNOWN;
      // Other names may be constants of a file that was not read.
      return knownWords().get(name)?.type === Enumerated ? enumerationOf(name) : UNKNOWN;
    }
    if (this.#hidden() || attributeTypes().has(name)) return UNKNOWN;
    const known = this.#constants.get(name);
    if (known) return known;
    const type = this.of(constant.value, depth + 1);
    this.#constants.set(name, type);
    return type;
  }

  /** Whether variables may hide constants unseen. */
  #hidden(): boolean {
    const span = this.#body?.block.span;
    this.#declaresBefore ??= span !== undefined && this.#text({ ...span, end: span.start + 1 }) !== '{';
    return this.#declaresBefore;
  }

  #call(name: string): ValueType {
    const returns = this.#definitions.functions.get(name)?.returns?.text;
    return returns && PLAIN.has(returns) ? returns : UNKNOWN;
  }

  #set(items: readonly SetItem[], depth: number): ValueType {
    const [first] = items;
    if (!first) return UNKNOWN;
    if (first.kind === 'prefixes') return 'prefix set';
    const value = first.kind === 'one' ? first.value : first.kind === 'range' ? first.from : undefined;
    const type = value ? this.of(value, depth + 1) : UNKNOWN;
    if (type === 'prefix') return 'prefix set';
    return type === UNKNOWN ? UNKNOWN : `set of ${type}`;
  }
}

function tupleType(elements: readonly SetItem[]): ValueType {
  const [first] = elements;
  if (elements.length === 2) return 'pair';
  if (elements.length !== 3) return UNKNOWN;
  const kind = first?.kind === 'one' && first.value.kind === 'name' ? first.value.name : '';
  return /^(rt|ro|generic|unknown)$/.test(kind) ? 'ec' : 'lc';
}
