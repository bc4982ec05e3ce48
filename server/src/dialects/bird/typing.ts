import type { Span } from '../../core/span.js';
import { type Address, addressBits } from '../../net/address.js';
import { formatPrefix, hasHostBits, network } from '../../net/prefix.js';
import { ATTRIBUTES, type AttributeSpec } from './catalogue/attributes.js';
import { METHODS_2_0, MUTATORS_2_0, methodsOf } from './catalogue/methods.js';
import { isConstant, literalOf, numberOf } from './constants.js';
import { CLASS_NAMES, type Names, placeOf, spanOf } from './names.js';
import type { Slot } from './phrases.js';
import type { DaemonPlace, Extras, Report } from './report.js';
import { isEntry, type Token } from './scanner.js';
import type { Definition, Entry, SymbolTable } from './symbols.js';
import * as T from './tokens.js';
import type { BinaryOperator, Expression, SetItem, Word } from './tree.js';
import { elementOf, enumerationOf, isSetElement, nameOf, typeNamed, UNKNOWN, type ValueType } from './types.js';
import { ALL_VERSIONS, ONLY_3, SINCE_2_17, V2_0, V3_4, type VersionSet } from './versions.js';

/** An expression with its type. */
export interface Typed {
  readonly node: Expression;
  readonly type: ValueType;
}

/** What a function being read is known to return. */
interface CurrentFunction {
  readonly definition: { type: ValueType } & Definition;
  readonly declared: boolean;
}

const BOOLEAN_OPERATORS: ReadonlySet<string> = new Set(['&&', '||']);
const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '&', '|']);
const ORDER: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** Arguments and results of the functions that are keywords, except those that are methods in another form. */
const BUILT_INS: Readonly<Record<string, readonly [parameters: readonly string[], returns: string]>> = {
  defined: [['any'], 'bool'],
  format: [['any'], 'string'],
  from_hex: [['string'], 'bytestring'],
  aspa_check: [['table', 'bgppath', 'bool'], 'enum aspa'],
  aspa_check_downstream: [['table'], 'enum aspa'],
  aspa_check_upstream: [['table'], 'enum aspa'],
  bt_assert: [['bool'], 'void'],
  bt_check_assign: [['any', 'any'], 'void'],
};

const FULL_16 = 0xffff;

/** The types of the filter language, as far as BIRD judges them while it reads (filter/f-inst.c). */
export class Typing {
  readonly #report: Report;
  readonly #symbols: SymbolTable;
  readonly #names: Names;
  readonly #bit: VersionSet;
  readonly #narrow: (set: VersionSet) => void;
  #function: CurrentFunction | undefined;

  constructor(report: Report, symbols: SymbolTable, names: Names, bit: VersionSet, narrow: (set: VersionSet) => void) {
    this.#report = report;
    this.#symbols = symbols;
    this.#names = names;
    this.#bit = bit;
    this.#narrow = narrow;
  }

  #error(span: Span, message: string, daemon: Token, extras?: Extras, rule = 'bird/type'): void {
    this.#report.reject(rule, span, `${message} BIRD refuses the file.`, placeOf(daemon), extras);
  }

  /** Whether this version decides as these do; what was read holds for one side only. */
  #holds(versions: VersionSet): boolean {
    const holds = (this.#bit & versions) !== 0;
    this.#narrow(holds ? versions : ALL_VERSIONS & ~versions);
    return holds;
  }

  /** Whether a value can stand where a type is wanted: unknown ones can; an IPv4 constant is a quad, `[]` any set. */
  #fits(node: Expression, type: ValueType, wanted: ValueType): boolean {
    if (type === wanted || type === UNKNOWN || wanted === UNKNOWN || wanted === 'any') return true;
    if (!isConstant(node, this.#symbols)) return false;
    const literal = literalOf(node, this.#symbols);
    if (wanted === 'quad') return literal.kind === 'address' && literal.address.family === 'ipv4';
    return wanted === 'prefix set' && literal.kind === 'set' && literal.items.length === 0;
  }

  /** Reports a value of another type; returns whether it fits. */
  #want({ node, type }: Typed, wanted: ValueType, what: string, daemon: Token): boolean {
    if (this.#fits(node, type, wanted)) return true;
    this.#error(node.span, `${what} must be ${nameOf(wanted)}, not ${nameOf(type)}.`, daemon);
    return false;
  }

  /** Both operands; only the first that does not fit is reported. */
  #wantBoth(operator: string, left: Typed, right: Typed, wanted: ValueType, daemon: Token): boolean {
    return (
      this.#want(left, wanted, `The left side of "${operator}"`, daemon) &&
      this.#want(right, wanted, `The right side of "${operator}"`, daemon)
    );
  }

  numberOf(expression: Expression): number | undefined {
    return numberOf(expression, this.#symbols);
  }

  // ---- literals

  /** Checks a prefix literal; returns the length, cut down to what the family has. */
  prefix(address: Address, length: number, at: Token, token: Token): number {
    const bits = addressBits(address.family);
    if (length > bits) {
      const family = bits === 32 ? 'IPv4' : 'IPv6';
      this.#error(
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
      this.#error(
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
    if (name.tokenType === T.Attribute) return this.#attribute(name.text)?.type ?? UNKNOWN;
    if (name.tokenType === T.Unknown) {
      this.#names.undefined(name);
      return UNKNOWN;
    }
    const definition = (name.value as Entry).definition as Definition;
    if (definition.class === 'constant' || definition.class === 'variable' || definition.class === 'attribute') {
      return definition.type;
    }
    if (definition.class === 'table' && mayBeTable) return 'table';
    this.#misused(name, definition, 'has no value');
    return UNKNOWN;
  }

  #misused(name: Token, definition: Definition, why: string): void {
    const related =
      definition.span.end > 0 ? [{ span: definition.span, message: `"${name.text}" is defined here` }] : [];
    const message = `"${name.text}" is ${CLASS_NAMES[definition.class]}: it ${why}.`;
    this.#error(spanOf(name), message, name, { related }, 'bird/wrong-symbol-class');
  }

  #attribute(name: string): AttributeSpec | undefined {
    this.#attributes ??= new Map(
      ATTRIBUTES.filter(({ versions }) => versions & this.#bit).map(spec => [spec.name, spec]),
    );
    return this.#attributes.get(name);
  }
  #attributes: ReadonlyMap<string, AttributeSpec> | undefined;

  /** A name in a set or option, where only constants may stand. */
  constant(name: Token, inSet = true): ValueType {
    if (name.tokenType !== T.Known) return this.value(name);
    const definition = (name.value as Entry).definition as Definition;
    if (definition.class !== 'constant') {
      this.#misused(name, definition, 'is no constant, which alone may stand here');
      return UNKNOWN;
    }
    if (inSet && !isSetElement(definition.type)) {
      const message = `"${name.text}" is ${nameOf(definition.type)}, which cannot be an element of a set.`;
      const related = [{ span: definition.span, message: `"${name.text}" is defined here` }];
      this.#error(spanOf(name), message, name, { related });
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
      this.#error(expression.span, `BIRD expects ${label} here, not ${nameOf(type)}.`, last);
      return;
    }
    if (slot.kind !== 'num' || slot.detail === '') return;
    const value = numberOf(expression, this.#symbols);
    if (value === undefined || inRange(value, slot.detail)) return;
    this.#error(
      expression.span,
      `${value} is out of range here: BIRD accepts ${rangeText(slot.detail)}.`,
      last,
      undefined,
      'bird/number-range',
    );
  }

  // ---- operators

  binary(operator: BinaryOperator, left: Typed, right: Typed, ahead: Token): ValueType {
    if (BOOLEAN_OPERATORS.has(operator)) {
      this.#wantBoth(operator, left, right, 'bool', ahead);
      return 'bool';
    }
    if (ARITHMETIC.has(operator)) {
      if (!this.#wantBoth(operator, left, right, 'int', ahead)) return UNKNOWN;
      if (
        operator === '/' &&
        numberOf(right.node, this.#symbols) === 0 &&
        numberOf(left.node, this.#symbols) !== undefined
      ) {
        this.#error(right.node.span, 'Nothing can be divided by zero.', ahead);
      }
      return 'int';
    }
    if (operator === '++') return this.#dispatch('append', left, [right], right.node.span, ahead);
    if (ORDER.has(operator)) this.#sameTypes(operator, left, right, ahead);
    if (operator === '~' || operator === '!~') this.#match(operator, left, right, ahead);
    return 'bool';
  }

  #sameTypes(operator: string, left: Typed, right: Typed, ahead: Token): void {
    if (this.#fits(left.node, left.type, right.type) || this.#fits(right.node, right.type, left.type)) return;
    const message = `"${operator}" compares values of one type, not ${nameOf(left.type)} with ${nameOf(right.type)}.`;
    this.#error({ ...left.node.span, end: right.node.span.end }, message, ahead);
  }

  /** BIRD computes what is constant while it reads, and only then sees that two types cannot match. */
  #match(operator: string, left: Typed, right: Typed, ahead: Token): void {
    if (left.type === UNKNOWN || right.type === UNKNOWN) return;
    if (!isConstant(left.node, this.#symbols) || !isConstant(right.node, this.#symbols)) return;
    if (right.type === 'set' || MATCHES[left.type]?.includes(right.type)) return;
    this.#error(
      { ...left.node.span, end: right.node.span.end },
      `"${operator}" cannot match ${nameOf(left.type)} with ${nameOf(right.type)}.`,
      ahead,
    );
  }

  negation(operand: Expression, type: ValueType, ahead: Token): void {
    if (this.#fits(operand, type, 'bool')) return;
    const related = [
      { span: operand.span, message: 'Put parentheses around the whole condition, or use "!~" or "!="' },
    ];
    this.#error(operand.span, `"!" belongs to this alone, which is ${nameOf(type)} and no condition.`, ahead, {
      related,
    });
  }

  condition(node: Expression, type: ValueType, ahead: Token, what = 'if'): void {
    if (this.#fits(node, type, 'bool')) return;
    this.#error(node.span, `What "${what}" asks must be true or false; this is ${nameOf(type)}.`, ahead);
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
      this.#error(
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
      this.#want({ node, type }, 'int', 'What stands in a community', last);
    });
    if (community) return 'ec';
    if (elements.length === 3) return 'lc';
    // Constants are put together at once, and must then fit into 16 bits.
    const values = elements.map(element => numberOf(element, this.#symbols));
    if (values.every(value => value !== undefined))
      for (const [i, value] of values.entries()) this.#half(value, (elements[i] as Expression).span, last);
    return 'pair';
  }

  #half(value: number | undefined, span: Span, last: Token): void {
    if (value === undefined || value <= FULL_16) return;
    this.#error(
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
      this.#error(
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
        this.#want({ node, type }, 'int', 'What stands in a pattern of communities', last);
        this.#mustBeConstant(node, last);
        if (!community && elements.length === 2) this.#half(numberOf(node, this.#symbols), node.span, last);
      }
      if (item.kind === 'range' && !community && elements.length === 2) this.#ascending(item, last);
    });
    return community ? 'ec' : elements.length === 3 ? 'lc' : 'pair';
  }

  #ascending(item: SetItem & { kind: 'range' }, last: Token): void {
    const from = numberOf(item.from, this.#symbols);
    const to = numberOf(item.to, this.#symbols);
    if (from === undefined || to === undefined || from <= to) return;
    this.#error(
      item.span,
      `The range ${from}..${to} is empty: its first end is the greater one.`,
      last,
      undefined,
      'bird/number-range',
    );
  }

  #mustBeConstant(node: Expression, last: Token): void {
    const name = this.#changing(node);
    if (name)
      this.#error(
        name.span,
        'What stands in a set must be known while BIRD reads, so it cannot be an attribute of a route.',
        last,
      );
  }

  /** Something in an expression that is known only when a route is looked at. */
  #changing(node: Expression): Expression | undefined {
    if (node.kind === 'binary') {
      // Along the left spine without recursion: a sum of thousands is a tree of that depth.
      let found: Expression | undefined;
      let left: Expression = node;
      for (; left.kind === 'binary'; left = left.left) found = this.#changing(left.right) ?? found;
      return this.#changing(left) ?? found;
    }
    if (node.kind === 'unary') return this.#changing(node.operand);
    if (node.kind === 'method') return this.#changing(node.object);
    if (node.kind !== 'name') return undefined;
    const { definition } = this.#symbols.entry(node.name);
    // A variable is refused or read as whatever the evaluation before has left there: BIRD does not say.
    if (definition) return definition.class === 'attribute' ? node : undefined;
    return this.#attribute(node.name) ? node : undefined;
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
      const changing = value.kind === 'name' ? undefined : this.#changing(value);
      if (changing) this.#mustBeConstant(value, last);
      return;
    }
    if (!isSetElement(type)) this.#error(item.span, `${nameOf(type, true)} cannot be an element of a set.`, last);
  }

  /** `{low,high}` after a prefix. */
  patternRange(prefix: Expression, low: number, high: number, span: Span, last: Token): void {
    const bits = prefix.kind === 'prefix' ? addressBits(prefix.address.family) : 128;
    if (low <= high && high <= bits) return;
    const why = low > high ? `its first end is the greater one` : `prefixes have at most ${bits} bits`;
    this.#error(span, `{${low},${high}} is no range of prefix lengths: ${why}.`, last, undefined, 'bird/number-range');
  }

  // ---- calls and methods

  beginFunction(name: Token, parameters: readonly ValueType[], returns: string | undefined, last: Token): void {
    const declared = returns !== undefined;
    const definition: CurrentFunction['definition'] = {
      class: 'function',
      name: name.text,
      span: spanOf(name),
      type: declared ? typeNamed(returns) : UNKNOWN,
      parameters: parameters.map(typeNamed),
    };
    this.#names.define(name, definition, last);
    this.#function = { definition, declared };
  }

  endFunction(): void {
    this.#function = undefined;
  }

  call(name: Token, args: readonly Expression[], types: readonly ValueType[], last: Token): ValueType {
    if (name.tokenType === T.Unknown) {
      this.#names.undefined(name);
      return UNKNOWN;
    }
    const definition = isEntry(name.value) ? name.value.definition : undefined;
    if (definition?.class !== 'function') {
      if (definition) this.#misused(name, definition, 'cannot be called');
      else this.#error(spanOf(name), `"${name.text}" cannot be called.`, last, undefined, 'bird/wrong-symbol-class');
      return UNKNOWN;
    }
    const parameters = definition.parameters ?? [];
    const related = [{ span: definition.span, message: `"${name.text}" is defined here` }];
    if (parameters.length !== args.length) {
      const message = `"${name.text}" takes ${count(parameters.length)}, not ${args.length}.`;
      this.#error(spanOf(name), message, last, { related });
    }
    parameters.forEach((wanted, i) => {
      const node = args[i];
      if (!node || this.#fits(node, types[i] as ValueType, wanted)) return;
      const message = `Argument ${i + 1} of "${name.text}" must be ${nameOf(wanted)}, not ${nameOf(types[i] as ValueType)}.`;
      this.#error(node.span, message, last, { related });
    });
    return this.#bit & V2_0 ? UNKNOWN : definition.type;
  }

  /** Whether a keyword that is called asks for a table first. */
  asksForTable(name: string): boolean {
    return name === 'roa_check' || BUILT_INS[name]?.[0][0] === 'table';
  }

  /** A keyword that is called like a function. */
  builtIn(name: Token, args: readonly Expression[], types: readonly ValueType[], last: Token): ValueType {
    if (name.text === 'roa_check') {
      this.#builtInArguments(name, args, types, args.length > 1 ? ['table', 'prefix', 'int'] : ['table'], last);
      return 'enum roa';
    }
    const known = BUILT_INS[name.text];
    if (known) {
      this.#builtInArguments(name, args, types, known[0], last);
      return known[1];
    }
    // The others are methods in another form: `prepend(bgp_path, 65000)`.
    if (args.length !== 2) {
      this.#error(spanOf(name), `"${name.text}" takes 2 arguments, not ${args.length}.`, last);
      return UNKNOWN;
    }
    const [object, argument] = args.map((node, i) => ({ node, type: types[i] as ValueType })) as [Typed, Typed];
    if (this.#bit & V2_0) return name.text === 'prepend' ? 'bgppath' : object.type;
    return this.#dispatch(name.text, object, [argument], spanOf(name), last);
  }

  #builtInArguments(
    name: Token,
    args: readonly Expression[],
    types: readonly ValueType[],
    wanted: readonly string[],
    last: Token,
  ): void {
    if (args.length !== wanted.length) {
      this.#error(spanOf(name), `"${name.text}" takes ${count(wanted.length)}, not ${args.length}.`, last);
    }
    wanted.forEach((type, i) => {
      const node = args[i];
      if (node) this.#want({ node, type: types[i] as ValueType }, type, `Argument ${i + 1} of "${name.text}"`, last);
    });
  }

  /** A method in an expression or, where `last` ends a statement, of something that it changes. */
  method(
    name: Token,
    object: Expression,
    type: ValueType,
    args: readonly Expression[] | undefined,
    types: readonly ValueType[],
    last: Token,
  ): ValueType {
    const typed = (args ?? []).map((node, i) => ({ node, type: types[i] as ValueType }));
    const same = this.#sameInAllVersions(name.text, type, typed, args !== undefined);
    if (same) return same;
    if (!this.#holds(SINCE_2_17)) return this.#method20(name, object, type, last);
    if (type === 'route') return this.#attribute(name.text)?.type ?? UNKNOWN;
    return this.#dispatch(name.text, { node: object, type }, typed, spanOf(name), last, args !== undefined);
  }

  /**
   * What a method gives where 2.0's few built-in methods and the tables of later versions agree on it, as they do on most
   * that people use; undefined where the version matters, or where the call is wrong.
   */
  #sameInAllVersions(
    name: string,
    type: ValueType,
    args: readonly Typed[],
    parenthesized: boolean,
  ): ValueType | undefined {
    const overloads = methodsOf(type).get(name) ?? [];
    const later = overloads.find(
      ({ parameters }) =>
        parameters.length === args.length &&
        parameters.every((wanted, i) => {
          const argument = args[i] as Typed;
          return argument.type !== UNKNOWN && this.#fits(argument.node, argument.type, wanted);
        }),
    );
    if (!later || later.versions !== ALL_VERSIONS || (args.length === 0 && parenthesized)) return undefined;
    const old = METHODS_2_0.get(name);
    if (old) return old.returns === later.returns && (!old.of || old.of === type) ? later.returns : undefined;
    return MUTATORS_2_0.has(name) && later.returns === type ? type : undefined;
  }

  #method20(name: Token, object: Expression, type: ValueType, last: Token): ValueType {
    const method = METHODS_2_0.get(name.text);
    if (method) {
      if (method.of) this.#want({ node: object, type }, method.of, `What ".${name.text}" is asked of`, last);
      return method.returns;
    }
    if (!MUTATORS_2_0.has(name.text)) {
      this.#error(spanOf(name), `There is no method "${name.text}".`, last, undefined, 'bird/undefined-symbol');
    }
    return type;
  }

  /** Finds the method for the types at hand (filter/f-util.c, since 2.14). */
  #dispatch(
    name: string,
    object: Typed,
    args: readonly Typed[],
    span: Span,
    last: Token,
    parenthesized = true,
  ): ValueType {
    if (object.type === UNKNOWN) return UNKNOWN;
    const methods = methodsOf(object.type);
    const overloads = (methods.get(name) ?? []).filter(({ versions }) => versions & this.#bit);
    if (overloads.length === 0) {
      for (const { versions } of methods.get(name) ?? []) this.#narrow(ALL_VERSIONS & ~versions);
      const known = [...methods.keys()].join(', ');
      const hint = known ? ` It has ${known}.` : '';
      this.#error(
        span,
        `${nameOf(object.type, true)} has no method "${name}".${hint}`,
        last,
        undefined,
        'bird/undefined-symbol',
      );
      return UNKNOWN;
    }
    const wanted = (overloads[0] as (typeof overloads)[number]).parameters.length;
    if (wanted !== args.length || (wanted === 0 && parenthesized)) {
      const message =
        wanted === 0
          ? `"${name}" takes no arguments, and no parentheses.`
          : `"${name}" takes ${count(wanted)}, not ${args.length}.`;
      this.#error(span, message, last);
      return (overloads[0] as (typeof overloads)[number]).returns;
    }
    const found = overloads.find(({ parameters }) =>
      parameters.every((type, i) => this.#fits((args[i] as Typed).node, (args[i] as Typed).type, type)),
    );
    if (found) {
      if (found.versions !== ALL_VERSIONS) this.#narrow(found.versions);
      return found.returns;
    }
    for (const { versions } of overloads) if (versions !== ALL_VERSIONS) this.#narrow(versions);
    const [argument] = args as [Typed];
    const types = [...new Set(overloads.map(({ parameters }) => nameOf(parameters[0] as string)))];
    this.#error(
      argument.node.span,
      `"${name}" of ${nameOf(object.type)} takes ${types.join(' or ')}, not ${nameOf(argument.type)}.`,
      last,
    );
    return (overloads[0] as (typeof overloads)[number]).returns;
  }

  // ---- statements

  assignment(target: Expression, targetType: ValueType, value: Expression, valueType: ValueType, last: Token): void {
    if (target.kind !== 'name') {
      this.#error(target.span, 'Only variables and attributes can be assigned to.', last, undefined, 'bird/syntax');
      return;
    }
    if (!this.#canChange(target, target.name, last)) return;
    if (this.#fits(value, valueType, targetType)) return;
    this.#error(value.span, `"${target.name}" takes ${nameOf(targetType)}, not ${nameOf(valueType)}.`, last);
  }

  #canChange(target: Expression, name: string, last: Token): boolean {
    const { definition } = this.#symbols.entry(name);
    if (definition?.class === 'constant') {
      const related = [{ span: definition.span, message: `"${name}" is defined here` }];
      this.#error(target.span, `"${name}" is a constant: it cannot be changed.`, last, { related });
      return false;
    }
    if (definition) return true;
    const attribute = this.#attribute(name);
    if (attribute?.readonly) this.#error(target.span, `"${name}" cannot be changed: it is what the route is.`, last);
    else if (attribute?.type === 'opaque')
      this.#error(target.span, `"${name}" can only be unset, not given a value.`, last);
    return attribute !== undefined && !attribute.readonly && attribute.type !== 'opaque';
  }

  /** A statement that is one expression: only calls, and methods whose result replaces the object, make sense. */
  statement(expression: Expression, type: ValueType, last: Token): void {
    if (expression.kind === 'call') return;
    if (expression.kind !== 'method' || expression.object.kind !== 'name') {
      this.#error(expression.span, 'This is no statement: it does nothing.', last, undefined, 'bird/syntax');
      return;
    }
    const { object, name } = expression;
    if (this.#symbols.entry(object.name).definition && !this.#holds(SINCE_2_17)) {
      this.#error(
        name.span,
        'This version changes only attributes of routes by methods; for a variable write "x = add(x, …);".',
        last,
        undefined,
        'bird/syntax',
      );
      return;
    }
    if (!this.#canChange(object, object.name, last) || this.#bit & V2_0) return;
    const { definition } = this.#symbols.entry(object.name);
    const wanted = definition?.type ?? this.#attribute(object.name)?.type ?? UNKNOWN;
    if (this.#fits(expression, type, wanted)) return;
    this.#error(name.span, `".${name.text}" gives ${nameOf(type)}, which does not fit into "${object.name}".`, last);
  }

  unset(target: Expression, last: Token): void {
    if (target.kind !== 'name') return;
    const { definition } = this.#symbols.entry(target.name);
    const attribute = definition ? undefined : this.#attribute(target.name);
    if (definition ? definition.class === 'attribute' : attribute === undefined || !attribute.fixed) return;
    this.#error(target.span, `"${target.name}" cannot be unset: it is no optional attribute.`, last);
  }

  /** `type name = value;` */
  initial(type: ValueType, value: Expression, valueType: ValueType, last: Token): void {
    this.#want({ node: value, type: valueType }, typeNamed(type), 'The first value', last);
  }

  returns(word: Token, value: Expression | undefined, type: ValueType, inFunction: boolean, last: Token): void {
    if (!inFunction) {
      if (!this.#holds(SINCE_2_17)) return;
      this.#error(
        spanOf(word),
        '"return" belongs into functions; a filter ends with "accept" or "reject".',
        last,
        undefined,
        'bird/syntax',
      );
      return;
    }
    if (!this.#function || !value || this.#bit & V2_0) return;
    const { definition, declared } = this.#function;
    if (definition.type === UNKNOWN) {
      definition.type = type;
      return;
    }
    if (type === definition.type || type === UNKNOWN) return;
    const why = declared ? 'as declared' : 'as its first "return" does';
    this.#error(
      value.span,
      `"${definition.name}" returns ${nameOf(definition.type)}, ${why}, not ${nameOf(type)}.`,
      last,
    );
  }

  /** `for TYPE NAME in LIST do …` */
  loop(type: Word | undefined, variable: Token, list: Expression, listType: ValueType, last: Token): void {
    if (!type) {
      if (!this.#holds(SINCE_2_17)) return;
      this.#error(
        spanOf(variable),
        'The variable of a loop needs its type here: "for int x in …".',
        last,
        undefined,
        'bird/syntax',
      );
      return;
    }
    if (listType === UNKNOWN) return;
    const element = elementOf(listType);
    if (element === undefined) {
      this.#error(list.span, `A loop goes over a path or a list of communities, not over ${nameOf(listType)}.`, last);
    } else if (typeNamed(type.text) !== element) {
      this.#error(
        type.span,
        `The elements of ${nameOf(listType)} are of the type "${element}", not "${type.text}".`,
        last,
      );
    }
  }

  /** What a constant is defined as must be known without a route. */
  constantValue(value: Expression, type: ValueType, last: Token): void {
    const broken = BROKEN_CONSTANTS[type];
    if (broken && this.#holds(broken)) {
      this.#error(value.span, `This version stops with an internal error at a constant that is ${nameOf(type)}.`, last);
    }
    const changing = this.#changing(value);
    if (changing) this.#error(changing.span, 'A constant cannot depend on a route.', last);
  }
}

/** Versions that crash when a constant is of such a type ("Unknown type in value copy"). */
const BROKEN_CONSTANTS: Readonly<Record<string, VersionSet>> = { bytestring: ONLY_3, mac: V3_4 };

/** Types that can match each other, beside sets (filter/data.c). */
const MATCHES: Readonly<Record<string, readonly string[]>> = {
  bgppath: ['bgpmask'],
  int: ['bgppath', 'clist'],
  pair: ['clist'],
  quad: ['clist'],
  ip: ['clist', 'prefix'],
  ec: ['eclist'],
  lc: ['lclist'],
  string: ['string'],
  prefix: ['prefix', 'prefix set'],
};

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

function count(number: number): string {
  return number === 0 ? 'no arguments' : number === 1 ? '1 argument' : `${number} arguments`;
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
