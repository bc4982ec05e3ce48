import type { Span } from '../../core/span.js';
import { type Address, addressBits } from '../../net/address.js';
import { formatPrefix, hasHostBits, network } from '../../net/prefix.js';
import { ATTRIBUTES, type AttributeSpec } from './catalogue/attributes.js';
import { isConstant, literalOf, numberOf } from './constants.js';
import { CLASS_NAMES, type Names, placeOf, spanOf } from './names.js';
import type { Slot } from './phrases.js';
import type { DaemonPlace, Extras, Report } from './report.js';
import type { Token } from './scanner.js';
import type { Definition, Entry, SymbolTable } from './symbols.js';
import * as T from './tokens.js';
import type { Expression, SetItem } from './tree.js';
import { enumerationOf, isSetElement, nameOf, UNKNOWN, type ValueType } from './types.js';
import { ALL_VERSIONS, type VersionSet } from './versions.js';

/** An expression with its type. */
export interface Typed {
  readonly node: Expression;
  readonly type: ValueType;
}

const FULL_16 = 0xffff;

/** What all judgements of types share, and the types of values: literals, names, tuples and sets. */
export abstract class ValueTyping {
  readonly #report: Report;
  protected readonly symbols: SymbolTable;
  protected readonly names: Names;
  protected readonly bit: VersionSet;
  protected readonly narrow: (set: VersionSet) => void;

  constructor(report: Report, symbols: SymbolTable, names: Names, bit: VersionSet, narrow: (set: VersionSet) => void) {
    this.#report = report;
    this.symbols = symbols;
    this.names = names;
    this.bit = bit;
    this.narrow = narrow;
  }

  protected error(span: Span, message: string, daemon: Token, extras?: Extras, rule = 'bird/type'): void {
    this.#report.reject(rule, span, `${message} BIRD refuses the file.`, placeOf(daemon), extras);
  }

  /** Whether this version decides as these do; what was read holds for one side only. */
  protected holds(versions: VersionSet): boolean {
    const holds = (this.bit & versions) !== 0;
    this.narrow(holds ? versions : ALL_VERSIONS & ~versions);
    return holds;
  }

  /** Whether a value can stand where a type is wanted: unknown ones can; an IPv4 constant is a quad, `[]` any set. */
  protected fits(node: Expression, type: ValueType, wanted: ValueType): boolean {
    if (type === wanted || type === UNKNOWN || wanted === UNKNOWN || wanted === 'any') return true;
    if (!isConstant(node, this.symbols)) return false;
    const literal = literalOf(node, this.symbols);
    if (wanted === 'quad') return literal.kind === 'address' && literal.address.family === 'ipv4';
    return wanted === 'prefix set' && literal.kind === 'set' && literal.items.length === 0;
  }

  /** Reports a value of another type; returns whether it fits. */
  protected want({ node, type }: Typed, wanted: ValueType, what: string, daemon: Token): boolean {
    if (this.fits(node, type, wanted)) return true;
    this.error(node.span, `${what} must be ${nameOf(wanted)}, not ${nameOf(type)}.`, daemon);
    return false;
  }

  /** Both operands; only the first that does not fit is reported. */
  protected wantBoth(operator: string, left: Typed, right: Typed, wanted: ValueType, daemon: Token): boolean {
    return (
      this.want(left, wanted, `The left side of "${operator}"`, daemon) &&
      this.want(right, wanted, `The right side of "${operator}"`, daemon)
    );
  }

  numberOf(expression: Expression): number | undefined {
    return numberOf(expression, this.symbols);
  }

  // ---- literals

  /** Checks a prefix literal; returns the length, cut down to what the family has. */
  prefix(address: Address, length: number, at: Token, token: Token): number {
    const bits = addressBits(address.family);
    if (length > bits) {
      const family = bits === 32 ? 'IPv4' : 'IPv6';
      this.error(
        spanOf(token),
        `/${length} is no prefix length: ${family} addresses have ${bits} bits.`,
        token,
        undefined,
        'bird/prefix-length',
      );
      return bits;
    }
    if (hasHostBits({ address, length })) {
      const span = { path: at.source.path, start: at.start, end: token.end };
      const text = formatPrefix(network({ address, length }));
      const fixes = [{ title: `Write ${text}`, safe: false, edits: [{ span, text }] }];
      this.error(
        span,
        `${at.image}/${length} has bits set after its first ${length}: the network is ${text}.`,
        token,
        { fixes },
        'bird/prefix-host-bits',
      );
    }
    return length;
  }

  // ---- names

  /** The type of a name where a value is needed; `mayBeTable`: as the first argument of roa_check() and its kin. */
  value(name: Token, mayBeTable = false): ValueType {
    if (name.tokenType === T.Enumerated) return enumerationOf(name.text);
    if (name.tokenType === T.Attribute) return this.attribute(name.text)?.type ?? UNKNOWN;
    if (name.tokenType === T.Unknown) {
      this.names.undefined(name);
      return UNKNOWN;
    }
    const definition = (name.value as Entry).definition as Definition;
    if (definition.class === 'constant' || definition.class === 'variable' || definition.class === 'attribute') {
      return definition.type;
    }
    if (definition.class === 'table' && mayBeTable) return 'table';
    this.misused(name, definition, 'has no value');
    return UNKNOWN;
  }

  protected misused(name: Token, definition: Definition, why: string): void {
    const related =
      definition.span.end > 0 ? [{ span: definition.span, message: `"${name.text}" is defined here` }] : [];
    const message = `"${name.text}" is ${CLASS_NAMES[definition.class]}: it ${why}.`;
    this.error(spanOf(name), message, name, { related }, 'bird/wrong-symbol-class');
  }

  protected attribute(name: string): AttributeSpec | undefined {
    this.#attributes ??= new Map(
      ATTRIBUTES.filter(({ versions }) => versions & this.bit).map(spec => [spec.name, spec]),
    );
    return this.#attributes.get(name);
  }
  #attributes: ReadonlyMap<string, AttributeSpec> | undefined;

  /** A name in a set or option, where only constants may stand. */
  constant(name: Token, inSet = true): ValueType {
    if (name.tokenType !== T.Known) return this.value(name);
    const definition = (name.value as Entry).definition as Definition;
    if (definition.class !== 'constant') {
      this.misused(name, definition, 'is no constant, which alone may stand here');
      return UNKNOWN;
    }
    if (inSet && !isSetElement(definition.type)) {
      const message = `"${name.text}" is ${nameOf(definition.type)}, which cannot be an element of a set.`;
      const related = [{ span: definition.span, message: `"${name.text}" is defined here` }];
      this.error(spanOf(name), message, name, { related });
    }
    return definition.type;
  }

  /** The value of an option: a constant of one of these types, in the slot's range. */
  argument(
    expression: Expression,
    type: ValueType,
    types: readonly ValueType[],
    label: string,
    slot: Slot,
    last: Token,
  ): void {
    if (type !== UNKNOWN && !types.includes(type)) {
      this.error(expression.span, `BIRD expects ${label} here, not ${nameOf(type)}.`, last);
      return;
    }
    if (slot.kind !== 'num' || slot.detail === '') return;
    const value = numberOf(expression, this.symbols);
    if (value === undefined || inRange(value, slot.detail)) return;
    this.error(
      expression.span,
      `${value} is out of range here: BIRD accepts ${rangeText(slot.detail)}.`,
      last,
      undefined,
      'bird/number-range',
    );
  }

  // ---- tuples and sets

  /** The type of `(a, b)`, `(a, b, c)` or `(rt, a, b)`. */
  tuple(
    community: boolean,
    elements: readonly Expression[],
    types: readonly ValueType[],
    span: Span,
    last: Token,
  ): ValueType {
    if (elements.length > 3 || (community && elements.length !== 2)) {
      this.error(
        span,
        'This is no pair, large or extended community: it has two or three numbers, or a kind and two.',
        last,
        undefined,
        'bird/syntax',
      );
      return UNKNOWN;
    }
    elements.forEach((node, i) => {
      const type = types[i] as ValueType;
      if (community && i === 0 && (type === 'ip' || type === 'quad')) return;
      this.want({ node, type }, 'int', 'What stands in a community', last);
    });
    if (community) return 'ec';
    if (elements.length === 3) return 'lc';
    // Constants are put together at once, and must then fit into 16 bits.
    const values = elements.map(element => numberOf(element, this.symbols));
    if (values.every(value => value !== undefined))
      for (const [i, value] of values.entries()) this.#half(value, (elements[i] as Expression).span, last);
    return 'pair';
  }

  #half(value: number | undefined, span: Span, last: Token): void {
    if (value === undefined || value <= FULL_16) return;
    this.error(
      span,
      `${value} does not fit into 16 bits, as the parts of a pair must: use a large community.`,
      last,
      undefined,
      'bird/number-range',
    );
  }

  /** A tuple in a set: constants, `*` and ranges. */
  tuplePattern(
    community: boolean,
    elements: readonly SetItem[],
    types: readonly ValueType[],
    span: Span,
    last: Token,
  ): ValueType {
    if (elements.length > 3 || (community && elements.length !== 2) || (!community && elements.length < 2)) {
      this.error(
        span,
        'This is no pair, large or extended community: it has two or three numbers, or a kind and two.',
        last,
        undefined,
        'bird/syntax',
      );
      return UNKNOWN;
    }
    elements.forEach((item, i) => {
      const type = types[i] as ValueType;
      const ends = item.kind === 'one' ? [item.value] : item.kind === 'range' ? [item.from, item.to] : [];
      for (const node of ends) {
        this.want({ node, type }, 'int', 'What stands in a pattern of communities', last);
        this.#mustBeConstant(node, last);
        if (!community && elements.length === 2) this.#half(numberOf(node, this.symbols), node.span, last);
      }
      if (item.kind === 'range' && !community && elements.length === 2) this.#ascending(item, last);
    });
    return community ? 'ec' : elements.length === 3 ? 'lc' : 'pair';
  }

  #ascending(item: SetItem & { kind: 'range' }, last: Token): void {
    const from = numberOf(item.from, this.symbols);
    const to = numberOf(item.to, this.symbols);
    if (from === undefined || to === undefined || from <= to) return;
    this.error(
      item.span,
      `The range ${from}..${to} is empty: its first end is the greater one.`,
      last,
      undefined,
      'bird/number-range',
    );
  }

  #mustBeConstant(node: Expression, last: Token): void {
    const name = this.changing(node);
    if (name)
      this.error(
        name.span,
        'What stands in a set must be known while BIRD reads, so it cannot be an attribute of a route.',
        last,
      );
  }

  /** Something in an expression that is known only when a route is looked at. */
  protected changing(node: Expression): Expression | undefined {
    if (node.kind === 'binary') {
      // Along the left spine without recursion: a sum of thousands is a tree of that depth.
      let found: Expression | undefined;
      let left: Expression = node;
      for (; left.kind === 'binary'; left = left.left) found = this.changing(left.right) ?? found;
      return this.changing(left) ?? found;
    }
    if (node.kind === 'unary') return this.changing(node.operand);
    if (node.kind === 'method') return this.changing(node.object);
    if (node.kind !== 'name') return undefined;
    const { definition } = this.symbols.entry(node.name);
    // A variable is refused or read as whatever the evaluation before has left there: BIRD does not say.
    if (definition) return definition.class === 'attribute' ? node : undefined;
    return this.attribute(node.name) ? node : undefined;
  }

  /** The type of `[ … ]`. */
  set(items: readonly SetItem[], types: readonly ValueType[], last: Token): ValueType {
    const first = items[0];
    if (!first) return 'set';
    if (!isPrefix(first)) {
      const stray = items.find(isPrefix);
      if (stray) {
        const message = 'A set holds prefixes or other values, not both. BIRD refuses the file.';
        this.#report.reject('bird/syntax', stray.span, message, placeIn(stray.span, stray.span.start, last));
      }
      for (const [i, item] of items.entries()) this.#element(item, types[i] as ValueType, last);
      return 'set';
    }
    for (const item of items) {
      if (!isPrefix(item)) {
        const message =
          item.kind === 'one' && item.value.kind === 'address'
            ? 'An address in a set of prefixes needs a length: write /32 or /128. BIRD refuses the file.'
            : 'A set holds prefixes or other values, not both; names of prefixes cannot stand in it. BIRD refuses the file.';
        this.#report.reject('bird/syntax', item.span, message, placeIn(item.span, item.span.start, last));
        break;
      }
      if (familyOf(item) !== familyOf(first)) {
        const message = 'A set holds IPv4 prefixes or IPv6 prefixes, not both. BIRD refuses the file. Make two sets.';
        // Where no range of lengths follows a prefix, BIRD has looked for one at the next token.
        const { end } = item.span;
        const offset = /[-+}]/.test(last.source.text[end - 1] ?? '') ? end : nextToken(last.source.text, end);
        this.#report.reject('bird/type', item.span, message, placeIn(item.span, offset, last));
        break;
      }
    }
    return 'prefix set';
  }

  #element(item: SetItem, type: ValueType, last: Token): void {
    if (item.kind !== 'one') return;
    const { value } = item;
    if (value.kind === 'name' || type === UNKNOWN) {
      const changing = value.kind === 'name' ? undefined : this.changing(value);
      if (changing) this.#mustBeConstant(value, last);
      return;
    }
    if (!isSetElement(type)) this.error(item.span, `${nameOf(type, true)} cannot be an element of a set.`, last);
  }

  /** `{low,high}` after a prefix. */
  patternRange(prefix: Expression, low: number, high: number, span: Span, last: Token): void {
    const bits = prefix.kind === 'prefix' ? addressBits(prefix.address.family) : 128;
    if (low <= high && high <= bits) return;
    const why = low > high ? `its first end is the greater one` : `prefixes have at most ${bits} bits`;
    this.error(span, `{${low},${high}} is no range of prefix lengths: ${why}.`, last, undefined, 'bird/number-range');
  }
}

function isPrefix(item: SetItem): boolean {
  return item.kind === 'prefixes' || (item.kind === 'one' && item.value.kind === 'prefix');
}

/** A place in the text of a span; `last`, what was read last, where that was another text. */
function placeIn({ path }: Span, offset: number, last: Token): DaemonPlace | undefined {
  return path === last.source.path ? { source: last.source, offset } : placeOf(last);
}

/** Where the token behind a place begins. */
function nextToken(text: string, from: number): number {
  const blanks = /(?:\s|#[^\n]*|\/\*[\s\S]*?\*\/)*/y;
  blanks.lastIndex = from;
  return from + (blanks.exec(text)?.[0].length ?? 0);
}

function familyOf(item: SetItem): string | undefined {
  const prefix = item.kind === 'prefixes' ? item.prefix : item.kind === 'one' ? item.value : undefined;
  return prefix?.kind === 'prefix' ? prefix.address.family : undefined;
}

/** Ranges as slots write them: `0|3..65535`, `1..`. */
function inRange(value: number, ranges: string): boolean {
  return ranges.split('|').some(range => {
    const [low, high] = range.split('..');
    return high === undefined ? value === Number(low) : value >= Number(low) && (high === '' || value <= Number(high));
  });
}

function rangeText(ranges: string): string {
  return ranges
    .split('|')
    .map(range => {
      const [low, high] = range.split('..');
      return high === undefined ? `${low}` : high === '' ? `${low} and more` : `${low} to ${high}`;
    })
    .join(' or ');
}
