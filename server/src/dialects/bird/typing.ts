import type { Span } from '../../core/span.js';
import { METHODS_2_0, MUTATORS_2_0, methodsOf } from './catalogue/methods.js';
import { isConstant, numberOf } from './constants.js';
import { spanOf } from './names.js';
import { isEntry, type Token } from './scanner.js';
import type { Definition } from './symbols.js';
import * as T from './tokens.js';
import type { BinaryOperator, Expression, Word } from './tree.js';
import { elementOf, nameOf, typeNamed, UNKNOWN, type ValueType } from './types.js';
import { type Typed, ValueTyping } from './typing-values.js';
import { ALL_VERSIONS, ONLY_3, SINCE_2_17, V2_0, V3_4, type VersionSet } from './versions.js';

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

/** The types of the filter language, as far as BIRD judges them while it reads (filter/f-inst.c). */
export class Typing extends ValueTyping {
  #function: CurrentFunction | undefined;

  // ---- operators

  binary(operator: BinaryOperator, left: Typed, right: Typed, ahead: Token): ValueType {
    if (BOOLEAN_OPERATORS.has(operator)) {
      this.wantBoth(operator, left, right, 'bool', ahead);
      return 'bool';
    }
    if (ARITHMETIC.has(operator)) {
      if (!this.wantBoth(operator, left, right, 'int', ahead)) return UNKNOWN;
      if (
        operator === '/' &&
        numberOf(right.node, this.symbols) === 0 &&
        numberOf(left.node, this.symbols) !== undefined
      ) {
        this.error(right.node.span, 'Nothing can be divided by zero.', ahead);
      }
      return 'int';
    }
    if (operator === '++') return this.#dispatch('append', left, [right], right.node.span, ahead);
    if (ORDER.has(operator)) this.#sameTypes(operator, left, right, ahead);
    if (operator === '~' || operator === '!~') this.#match(operator, left, right, ahead);
    return 'bool';
  }

  #sameTypes(operator: string, left: Typed, right: Typed, ahead: Token): void {
    if (this.fits(left.node, left.type, right.type) || this.fits(right.node, right.type, left.type)) return;
    const message = `"${operator}" compares values of one type, not ${nameOf(left.type)} with ${nameOf(right.type)}.`;
    this.error({ ...left.node.span, end: right.node.span.end }, message, ahead);
  }

  /** BIRD computes what is constant while it reads, and only then sees that two types cannot match. */
  #match(operator: string, left: Typed, right: Typed, ahead: Token): void {
    if (left.type === UNKNOWN || right.type === UNKNOWN) return;
    if (!isConstant(left.node, this.symbols) || !isConstant(right.node, this.symbols)) return;
    if (right.type === 'set' || MATCHES[left.type]?.includes(right.type)) return;
    this.error(
      { ...left.node.span, end: right.node.span.end },
      `"${operator}" cannot match ${nameOf(left.type)} with ${nameOf(right.type)}.`,
      ahead,
    );
  }

  negation(operand: Expression, type: ValueType, ahead: Token): void {
    if (this.fits(operand, type, 'bool')) return;
    const related = [
      { span: operand.span, message: 'Put parentheses around the whole condition, or use "!~" or "!="' },
    ];
    this.error(operand.span, `"!" belongs to this alone, which is ${nameOf(type)} and no condition.`, ahead, {
      related,
    });
  }

  condition(node: Expression, type: ValueType, ahead: Token, what = 'if'): void {
    if (this.fits(node, type, 'bool')) return;
    this.error(node.span, `What "${what}" asks must be true or false; this is ${nameOf(type)}.`, ahead);
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
    this.names.define(name, definition, last);
    this.#function = { definition, declared };
  }

  endFunction(): void {
    this.#function = undefined;
  }

  call(name: Token, args: readonly Expression[], types: readonly ValueType[], last: Token): ValueType {
    if (name.tokenType === T.Unknown) {
      this.names.undefined(name);
      return UNKNOWN;
    }
    const definition = isEntry(name.value) ? name.value.definition : undefined;
    if (definition?.class !== 'function') {
      if (definition) this.misused(name, definition, 'cannot be called');
      else this.error(spanOf(name), `"${name.text}" cannot be called.`, last, undefined, 'bird/wrong-symbol-class');
      return UNKNOWN;
    }
    const parameters = definition.parameters ?? [];
    const related = [{ span: definition.span, message: `"${name.text}" is defined here` }];
    if (parameters.length !== args.length) {
      const message = `"${name.text}" takes ${count(parameters.length)}, not ${args.length}.`;
      this.error(spanOf(name), message, last, { related });
    }
    parameters.forEach((wanted, i) => {
      const node = args[i];
      if (!node || this.fits(node, types[i] as ValueType, wanted)) return;
      const message = `Argument ${i + 1} of "${name.text}" must be ${nameOf(wanted)}, not ${nameOf(types[i] as ValueType)}.`;
      this.error(node.span, message, last, { related });
    });
    return this.bit & V2_0 ? UNKNOWN : definition.type;
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
      this.error(spanOf(name), `"${name.text}" takes 2 arguments, not ${args.length}.`, last);
      return UNKNOWN;
    }
    const [object, argument] = args.map((node, i) => ({ node, type: types[i] as ValueType })) as [Typed, Typed];
    if (this.bit & V2_0) return name.text === 'prepend' ? 'bgppath' : object.type;
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
      this.error(spanOf(name), `"${name.text}" takes ${count(wanted.length)}, not ${args.length}.`, last);
    }
    wanted.forEach((type, i) => {
      const node = args[i];
      if (node) this.want({ node, type: types[i] as ValueType }, type, `Argument ${i + 1} of "${name.text}"`, last);
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
    if (!this.holds(SINCE_2_17)) return this.#method20(name, object, type, last);
    if (type === 'route') return this.attribute(name.text)?.type ?? UNKNOWN;
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
          return argument.type !== UNKNOWN && this.fits(argument.node, argument.type, wanted);
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
      if (method.of) this.want({ node: object, type }, method.of, `What ".${name.text}" is asked of`, last);
      return method.returns;
    }
    if (!MUTATORS_2_0.has(name.text)) {
      this.error(spanOf(name), `There is no method "${name.text}".`, last, undefined, 'bird/undefined-symbol');
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
    const overloads = (methods.get(name) ?? []).filter(({ versions }) => versions & this.bit);
    if (overloads.length === 0) {
      for (const { versions } of methods.get(name) ?? []) this.narrow(ALL_VERSIONS & ~versions);
      const known = [...methods.keys()].join(', ');
      const hint = known ? ` It has ${known}.` : '';
      this.error(
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
      this.error(span, message, last);
      return (overloads[0] as (typeof overloads)[number]).returns;
    }
    const found = overloads.find(({ parameters }) =>
      parameters.every((type, i) => this.fits((args[i] as Typed).node, (args[i] as Typed).type, type)),
    );
    if (found) {
      if (found.versions !== ALL_VERSIONS) this.narrow(found.versions);
      return found.returns;
    }
    for (const { versions } of overloads) if (versions !== ALL_VERSIONS) this.narrow(versions);
    const [argument] = args as [Typed];
    const types = [...new Set(overloads.map(({ parameters }) => nameOf(parameters[0] as string)))];
    this.error(
      argument.node.span,
      `"${name}" of ${nameOf(object.type)} takes ${types.join(' or ')}, not ${nameOf(argument.type)}.`,
      last,
    );
    return (overloads[0] as (typeof overloads)[number]).returns;
  }

  // ---- statements

  assignment(target: Expression, targetType: ValueType, value: Expression, valueType: ValueType, last: Token): void {
    if (target.kind !== 'name') {
      this.error(target.span, 'Only variables and attributes can be assigned to.', last, undefined, 'bird/syntax');
      return;
    }
    if (!this.#canChange(target, target.name, last)) return;
    if (this.fits(value, valueType, targetType)) return;
    this.error(value.span, `"${target.name}" takes ${nameOf(targetType)}, not ${nameOf(valueType)}.`, last);
  }

  #canChange(target: Expression, name: string, last: Token): boolean {
    const { definition } = this.symbols.entry(name);
    if (definition?.class === 'constant') {
      const related = [{ span: definition.span, message: `"${name}" is defined here` }];
      this.error(target.span, `"${name}" is a constant: it cannot be changed.`, last, { related });
      return false;
    }
    if (definition) return true;
    const attribute = this.attribute(name);
    if (attribute?.readonly) this.error(target.span, `"${name}" cannot be changed: it is what the route is.`, last);
    else if (attribute?.type === 'opaque')
      this.error(target.span, `"${name}" can only be unset, not given a value.`, last);
    return attribute !== undefined && !attribute.readonly && attribute.type !== 'opaque';
  }

  /** A statement that is one expression: only calls, and methods whose result replaces the object, make sense. */
  statement(expression: Expression, type: ValueType, last: Token): void {
    if (expression.kind === 'call') return;
    if (expression.kind !== 'method' || expression.object.kind !== 'name') {
      this.error(expression.span, 'This is no statement: it does nothing.', last, undefined, 'bird/syntax');
      return;
    }
    const { object, name } = expression;
    if (this.symbols.entry(object.name).definition && !this.holds(SINCE_2_17)) {
      this.error(
        name.span,
        'This version changes only attributes of routes by methods; for a variable write "x = add(x, …);".',
        last,
        undefined,
        'bird/syntax',
      );
      return;
    }
    if (!this.#canChange(object, object.name, last) || this.bit & V2_0) return;
    const { definition } = this.symbols.entry(object.name);
    const wanted = definition?.type ?? this.attribute(object.name)?.type ?? UNKNOWN;
    if (this.fits(expression, type, wanted)) return;
    this.error(name.span, `".${name.text}" gives ${nameOf(type)}, which does not fit into "${object.name}".`, last);
  }

  unset(target: Expression, last: Token): void {
    if (target.kind !== 'name') return;
    const { definition } = this.symbols.entry(target.name);
    const attribute = definition ? undefined : this.attribute(target.name);
    if (definition ? definition.class === 'attribute' : attribute === undefined || !attribute.fixed) return;
    this.error(target.span, `"${target.name}" cannot be unset: it is no optional attribute.`, last);
  }

  /** `type name = value;` */
  initial(type: ValueType, value: Expression, valueType: ValueType, last: Token): void {
    this.want({ node: value, type: valueType }, typeNamed(type), 'The first value', last);
  }

  returns(word: Token, value: Expression | undefined, type: ValueType, inFunction: boolean, last: Token): void {
    if (!inFunction) {
      if (!this.holds(SINCE_2_17)) return;
      this.error(
        spanOf(word),
        '"return" belongs into functions; a filter ends with "accept" or "reject".',
        last,
        undefined,
        'bird/syntax',
      );
      return;
    }
    if (!this.#function || !value || this.bit & V2_0) return;
    const { definition, declared } = this.#function;
    if (definition.type === UNKNOWN) {
      definition.type = type;
      return;
    }
    if (type === definition.type || type === UNKNOWN) return;
    const why = declared ? 'as declared' : 'as its first "return" does';
    this.error(
      value.span,
      `"${definition.name}" returns ${nameOf(definition.type)}, ${why}, not ${nameOf(type)}.`,
      last,
    );
  }

  /** `for TYPE NAME in LIST do …` */
  loop(type: Word | undefined, variable: Token, list: Expression, listType: ValueType, last: Token): void {
    if (!type) {
      if (!this.holds(SINCE_2_17)) return;
      this.error(
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
      this.error(list.span, `A loop goes over a path or a list of communities, not over ${nameOf(listType)}.`, last);
    } else if (typeNamed(type.text) !== element) {
      this.error(
        type.span,
        `The elements of ${nameOf(listType)} are of the type "${element}", not "${type.text}".`,
        last,
      );
    }
  }

  /** What a constant is defined as must be known without a route. */
  constantValue(value: Expression, type: ValueType, last: Token): void {
    const broken = BROKEN_CONSTANTS[type];
    if (broken && this.holds(broken)) {
      this.error(value.span, `This version stops with an internal error at a constant that is ${nameOf(type)}.`, last);
    }
    const changing = this.changing(value);
    if (changing) this.error(changing.span, 'A constant cannot depend on a route.', last);
  }
}

function count(number: number): string {
  return number === 0 ? 'no arguments' : number === 1 ? '1 argument' : `${number} arguments`;
}
