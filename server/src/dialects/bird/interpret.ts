import type { Span } from '../../core/span.js';
import type { RouteChange } from '../../model/policy.js';
import type { Family } from '../../net/address.js';
import { PrefixSet } from '../../net/prefix-set.js';
import { hasCall, isLogical, operandsOf, spineOf } from './conditions.js';
import { constantsOf, type Definitions, type Lookup } from './definitions.js';
import { fold } from './fold.js';
import { neverMatches } from './match-types.js';
import { routeChange } from './route-changes.js';
import { mayFail, mayOverflow } from './runtime-errors.js';
import { collectAssigned, lookUp, newScope, type Scope } from './scopes.js';
import type {
  Case,
  Declaration,
  Expression,
  For,
  FunctionDefinition,
  If,
  SetItem,
  Statement,
  Verdict,
  Word,
} from './tree.js';
import { both, decided, either, not, type Truth } from './truth.js';
import { enumerationOf, UNKNOWN } from './types.js';
import { ValueTypes } from './value-types.js';
import { isArithmetic, type Literal, NOTHING, OPTIONAL, UNKNOWN_ATOM, type Value, Values } from './values.js';

/** How many calls are followed before the next one may do anything: functions that call functions multiply. */
const MOST_CALLS = 5000;

/** As how many different things a variable is known; beyond, it may be anything. */
const MOST_PIECES = 256;

/** What running a filter over every prefix of a family comes to. */
export interface Interpretation {
  /** Prefixes it may accept. */
  readonly may: PrefixSet;
  /** Prefixes it certainly accepts, whatever else is true of their routes. */
  readonly must: PrefixSet;
  readonly terms: readonly { readonly at: Span; readonly may: PrefixSet }[];
  readonly compares: ReadonlySet<Family>;
  readonly changes: readonly RouteChange[];
  /** It holds text that could not be read, or names a filter or function that does not exist. */
  readonly damaged: boolean;
  /** Where something was taken to be anything because it is not understood; attributes are unknown by their nature. */
  readonly widened: readonly Span[];
}

/** Where a run of statements has come to: the prefixes that may be there, and what variables may be for them. */
interface State {
  running: PrefixSet;
  variables: ReadonlyMap<Word, Value>;
}

/** One activation of a filter or function. */
interface Frame {
  /** The functions that are being run, innermost last. */
  readonly calls: readonly FunctionDefinition[];
  /** What `return` gave back so far; filters have none. */
  returned: Value | undefined;
}

/** The condition under which statements run that are reached only when it holds. */
type Place =
  | { readonly condition: Expression; readonly scope: Scope; readonly variables: State['variables'] }
  | undefined;

interface Term {
  readonly at: Span;
  readonly may: PrefixSet;
}

/**
 * Interprets filters over sets of prefixes instead of single routes. It follows both ways of every condition that does not
 * depend on the prefix alone, so `may` never lacks a prefix that the daemon would accept (BIRD 2.0 to 3.4: a filter that
 * ends without a verdict, or with a runtime error, rejects).
 */
export class Interpreter {
  readonly #family: Family;
  readonly #definitions: Definitions;
  readonly #values: Values;
  readonly #types: ValueTypes;
  /** The constants of the configuration. */
  readonly #written: Lookup;
  readonly #widened: Span[] = [];
  /** What is being worked out, for `#widened`. */
  #at: Span | undefined;
  #accepted: PrefixSet;
  #rejected: PrefixSet;
  /** Worked out when somebody asks: a set has a term for each of its elements. */
  readonly #terms: (() => readonly Term[])[] = [];
  readonly #changes: { readonly change: RouteChange; readonly running: PrefixSet }[] = [];
  #damaged = false;
  #calls = 0;

  constructor(family: Family, definitions: Definitions) {
    this.#family = family;
    this.#definitions = definitions;
    const constants = constantsOf(definitions);
    this.#types = new ValueTypes(definitions, () => '');
    this.#written = constants;
    const resolve = (expression: Expression) =>
      expression.kind === 'prefix' ? expression : (fold(expression, constants) ?? expression);
    this.#values = new Values(family, resolve, () => this.#widen());
    this.#accepted = this.#values.none;
    this.#rejected = this.#values.none;
  }

  /**
   * Interprets the body of a filter. An interpreter serves once.
   * @param damaged whether something in it is known to leave open what it means.
   */
  filter(body: Statement, damaged = false): Interpretation {
    this.#damaged = damaged;
    const state: State = { running: this.#values.all, variables: new Map() };
    this.#run(body, state, newScope(), newFrame(), undefined);
    this.#reject(state.running);
    return this.#result();
  }

  /** Interprets `where CONDITION`: accepts what satisfies it, rejects the rest. */
  condition(condition: Expression, damaged = false): Interpretation {
    this.#damaged = damaged;
    const state: State = { running: this.#values.all, variables: new Map() };
    const scope = newScope();
    const truth = this.#truth(condition, state, scope, newFrame());
    this.#accept(state.running.intersect(truth.yes), condition.span, { condition, scope, variables: state.variables });
    this.#reject(state.running.intersect(truth.no.union(truth.error)));
    return this.#result();
  }

  #result(): Interpretation {
    const terms = this.#terms;
    let known: readonly Term[] | undefined;
    return {
      may: this.#accepted,
      must: this.#accepted.minus(this.#rejected),
      get terms() {
        known ??= terms.flatMap(make => make()).filter(term => !term.may.isEmpty());
        return known;
      },
      compares: this.#values.compares,
      changes: this.#changes
        .filter(({ running }) => !running.intersect(this.#accepted).isEmpty())
        .map(({ change }) => change),
      damaged: this.#damaged,
      widened: this.#widened,
    };
  }

  #widen(at = this.#at): void {
    if (at && !this.#widened.includes(at)) this.#widened.push(at);
  }

  #accept(running: PrefixSet, at: Span, place: Place): void {
    if (running.isEmpty()) return;
    this.#accepted = this.#accepted.union(running);
    this.#terms.push(() => {
      const parts = place ? this.#split(place.condition, place) : [];
      if (parts.length === 0) return [{ at: place?.condition.span ?? at, may: running }];
      return parts.map(part => ({ at: part.at, may: running.intersect(part.yes) }));
    });
  }

  #reject(running: PrefixSet): void {
    if (!running.isEmpty()) this.#rejected = this.#rejected.union(running);
  }

  // ---- statements

  /** Runs a statement; `state` is left as it is for the prefixes that may fall through to the next one. */
  #run(statement: Statement, state: State, scope: Scope, frame: Frame, place: Place): void {
    // Nothing comes here, which says nothing of whether it can be read.
    if (state.running.isEmpty() && statement.kind !== 'damaged') return;
    const change = routeChange(statement, this.#written);
    if (change) this.#changes.push({ change, running: state.running });
    switch (statement.kind) {
      case 'block': {
        const inner = newScope(scope);
        for (const { name } of statement.variables ?? []) this.#declare(name, UNKNOWN_VALUE, state, inner);
        for (const each of statement.statements) this.#run(each, state, inner, frame, place);
        return;
      }
      case 'if':
        this.#if(statement, state, scope, frame, place);
        return;
      case 'case':
        this.#case(statement, state, scope, frame, place);
        return;
      case 'for':
        this.#for(statement, state, scope, frame);
        return;
      case 'verdict':
        for (const value of statement.message) this.#value(value, state, scope, frame);
        this.#verdict(statement, state, place);
        return;
      case 'return': {
        const value = statement.value ? this.#value(statement.value, state, scope, frame) : this.#values.of(OPTIONAL);
        const returned = this.#values.within(value, state.running);
        // BIRD 2.0 takes a `return` in a filter itself, and for its verdict; later versions refuse it.
        if (frame.calls.length === 0) {
          const truth = this.#values.toTruth(returned);
          const condition = statement.value;
          const by = condition && { condition, scope, variables: state.variables };
          this.#accept(state.running.intersect(truth.yes), statement.span, by);
          this.#reject(state.running.intersect(truth.no.union(truth.error)));
          state.running = this.#values.none;
          return;
        }
        frame.returned = frame.returned ? this.#values.join(frame.returned, returned) : returned;
        state.running = this.#values.none;
        return;
      }
      case 'declaration':
        this.#declaration(statement, state, scope, frame);
        return;
      case 'assignment':
        this.#assignment(statement, state, scope, frame);
        return;
      case 'expression':
        if (statement.expression.kind === 'call') this.#call(statement.expression, state, scope, frame);
        else if (statement.expression.kind === 'method') this.#change(statement.expression, state, scope, frame);
        else this.#value(statement.expression, state, scope, frame);
        return;
      case 'print':
        for (const value of statement.values) this.#value(value, state, scope, frame);
        return;
      case 'damaged':
        this.#damaged = true;
        this.#widen(statement.span);
        this.#accept(state.running, statement.span, undefined);
        this.#reject(state.running);
        return;
      default:
        return;
    }
  }

  #verdict(statement: Verdict, state: State, place: Place): void {
    if (statement.verdict === 'accept') this.#accept(state.running, statement.span, place);
    else this.#reject(state.running);
    state.running = this.#values.none;
  }

  #if(statement: If, state: State, scope: Scope, frame: Frame, place: Place): void {
    // A chain of `else if` is followed in a loop: it may be long.
    const ends: State[] = [];
    for (let link: Statement | undefined = statement; link; ) {
      if (link.kind !== 'if') {
        this.#run(link, state, scope, frame, undefined);
        break;
      }
      const { condition } = link;
      const truth = this.#truth(condition, state, scope, frame);
      this.#reject(state.running.intersect(truth.error));
      // A condition that says nothing of the prefix is not what lets prefixes through; the one around it is.
      const isOpen = truth.yes.equals(this.#values.all);
      const inner = place && isOpen ? place : { condition, scope, variables: state.variables };
      const then = { running: state.running.intersect(truth.yes), variables: state.variables };
      state.running = state.running.intersect(truth.no);
      if (!then.running.isEmpty()) {
        this.#run(link.then, then, newScope(scope), frame, inner);
        ends.push(then);
      }
      link = link.else;
    }
    for (const end of ends) this.#join(state, end);
  }

  #case(statement: Case, state: State, scope: Scope, frame: Frame, place: Place): void {
    const subject = this.#value(statement.subject, state, scope, frame);
    this.#take(subject, state);
    this.#at = statement.subject.span;
    const ends: State[] = [];
    let [open, otherwise] = [state.running, undefined as Case['arms'][number] | undefined];
    const run = ({ body }: Case['arms'][number], running: PrefixSet) => {
      const end = { running, variables: state.variables };
      const inner = newScope(scope);
      for (const each of body) this.#run(each, end, inner, frame, place);
      ends.push(end);
    };
    for (const arm of statement.arms) {
      if (!arm.matches) {
        otherwise = arm;
        continue;
      }
      const truth = this.#values.matchItems(subject, arm.matches);
      // Where arms overlap, it is not said which of them is taken.
      run(arm, state.running.intersect(truth.yes));
      open = open.intersect(truth.no);
    }
    state.running = open;
    if (otherwise) {
      run(otherwise, open);
      state.running = this.#values.none;
    }
    for (const end of ends) this.#join(state, end);
  }

  /** The body may run any number of times, with any value: one pass that may be skipped covers them all. */
  #for(statement: For, state: State, scope: Scope, frame: Frame): void {
    this.#take(this.#value(statement.in, state, scope, frame), state);
    const names = new Set<string>();
    collectAssigned(statement.body, names);
    const variables = new Map(state.variables);
    for (const name of names) {
      const key = lookUp(scope, name);
      if (key) variables.set(key, UNKNOWN_VALUE(this.#values));
    }
    state.variables = variables;
    const inner = newScope(scope);
    const once: State = { running: state.running, variables };
    this.#declare(statement.variable, UNKNOWN_VALUE, once, inner);
    this.#run(statement.body, once, inner, frame, undefined);
    this.#join(state, once);
  }

  #declaration({ name, value }: Declaration, state: State, scope: Scope, frame: Frame): void {
    const initial = value && this.#value(value, state, scope, frame);
    if (initial) this.#take(initial, state);
    // BIRD 2.0 fails where a variable gets no value at once; later versions let it have none.
    else this.#reject(state.running);
    this.#declare(name, initial ? () => initial : values => values.of(OPTIONAL), state, scope);
  }

  #declare(name: Word, value: (values: Values) => Value, state: State, scope: Scope): void {
    scope.names.set(name.text, name);
    state.variables = new Map(state.variables).set(name, value(this.#values));
  }

  #assignment({ target, value }: Statement & { kind: 'assignment' }, state: State, scope: Scope, frame: Frame): void {
    const assigned = this.#value(value, state, scope, frame);
    this.#take(assigned, state);
    const key = target.kind === 'name' ? lookUp(scope, target.name) : undefined;
    if (!key) {
      // Attributes do not take every value: a next hop that cannot be reached is a runtime error.
      if (assigned.pieces.some(({ atom }) => atom.kind === 'unknown') || !isFree(target)) this.#reject(state.running);
      return;
    }
    const known = assigned.pieces.length > MOST_PIECES ? UNKNOWN_VALUE(this.#values) : assigned;
    state.variables = new Map(state.variables).set(key, { ...known, error: this.#values.none });
  }

  /** A method as a statement: `bgp_community.add((1, 2));` */
  #change(method: Expression & { kind: 'method' }, state: State, scope: Scope, frame: Frame): void {
    this.#value(method.object, state, scope, frame);
    const [argument] = (method.args ?? []).map(each => this.#value(each, state, scope, frame));
    if (mayFail(method, argument, this.#written)) this.#reject(state.running);
  }

  /** Goes on where an expression has a value; where it may have failed, the route is rejected. */
  #take({ pieces, error }: Value, state: State): void {
    for (const { where, atom } of pieces) if (atom.kind === 'nothing') this.#reject(state.running.intersect(where));
    if (error.isEmpty()) return;
    this.#reject(state.running.intersect(error));
    const covered = PrefixSet.unionAll(
      this.#family,
      pieces.map(({ where }) => where),
    );
    state.running = state.running.intersect(covered);
  }

  /** Lets `state` go on where `other` does too. */
  #join(state: State, other: State): void {
    if (other.running.isEmpty()) return;
    if (state.running.isEmpty()) {
      state.running = other.running;
      state.variables = other.variables;
      return;
    }
    if (state.variables !== other.variables) {
      const variables = new Map<Word, Value>();
      for (const [key, value] of state.variables) {
        const there = other.variables.get(key);
        // What is declared in one of two branches is not in force behind them.
        if (!there) continue;
        variables.set(key, there === value ? value : this.#either(value, state.running, there, other.running));
      }
      state.variables = variables;
    }
    state.running = state.running.union(other.running);
  }

  #either(a: Value, whereA: PrefixSet, b: Value, whereB: PrefixSet): Value {
    const value = this.#values.join(this.#values.within(a, whereA), this.#values.within(b, whereB));
    return value.pieces.length > MOST_PIECES ? UNKNOWN_VALUE(this.#values) : value;
  }

  // ---- expressions

  /** For which prefixes a condition may be true, false, or fail; calls in it may end what is running. */
  #truth(condition: Expression, state: State, scope: Scope, frame: Frame): Truth {
    switch (condition.kind) {
      case 'boolean':
        return decided(condition.value ? this.#values.all : this.#values.none);
      case 'unary':
        if (condition.operator !== '!') break;
        return not(this.#truth(condition.operand, state, scope, frame));
      case 'binary':
        if (isArithmetic(condition.operator)) break;
        return this.#binary(condition, state, scope, frame);
      default:
    }
    return this.#values.toTruth(this.#value(condition, state, scope, frame));
  }

  #binary(condition: Expression & { kind: 'binary' }, state: State, scope: Scope, frame: Frame): Truth {
    const { operator, left, right } = condition;
    if (isLogical(operator)) {
      // Along the left spine: chains of thousands are a tree of that depth.
      const [first, rest] = spineOf(condition);
      let truth = this.#truth(first, state, scope, frame);
      for (const { operator: then, right: operand } of rest) {
        const goesOn = then === '&&' ? truth.yes : truth.no;
        if (!hasCall(operand)) {
          const next = this.#truth(operand, state, scope, frame);
          truth = then === '&&' ? both(truth, next) : either(truth, next);
          continue;
        }
        const ahead: State = { running: state.running.intersect(goesOn), variables: state.variables };
        const next = this.#truth(operand, ahead, scope, frame);
        truth = then === '&&' ? both(truth, next) : either(truth, next);
        state.running = state.running
          .intersect(then === '&&' ? truth.no.union(truth.error) : truth.yes.union(truth.error))
          .union(ahead.running);
      }
      return truth;
    }
    const [a, b] = [this.#value(left, state, scope, frame), this.#value(right, state, scope, frame)];
    this.#at = condition.span;
    if (operator === '~' || operator === '!~') {
      if (neverMatches(left, right, this.#types, name => lookUp(scope, name) !== undefined))
        return { yes: this.#values.none, no: this.#values.none, error: this.#values.all };
      const matches = this.#values.match(a, b);
      return operator === '~' ? matches : not(matches);
    }
    if (COMPARISONS.has(operator)) return this.#values.compare(operator, a, b);
    return this.#values.toTruth(this.#values.of(OPTIONAL));
  }

  #value(expression: Expression, state: State, scope: Scope, frame: Frame): Value {
    const values = this.#values;
    switch (expression.kind) {
      case 'number':
      case 'boolean':
      case 'string':
      case 'address':
      case 'prefix':
      case 'set':
        return values.of({ kind: 'literal', literal: expression });
      case 'name':
        return this.#name(expression, state, scope);
      case 'unary':
        return values.fromTruth(this.#truth(expression, state, scope, frame), expression);
      case 'binary': {
        if (!isArithmetic(expression.operator)) {
          if (!isLogical(expression.operator) && !COMPARISONS.has(expression.operator)) {
            this.#value(expression.left, state, scope, frame);
            this.#value(expression.right, state, scope, frame);
            return values.of(OPTIONAL);
          }
          return values.fromTruth(this.#truth(expression, state, scope, frame), expression);
        }
        return this.#arithmetic(expression, state, scope, frame);
      }
      case 'method': {
        const object = this.#value(expression.object, state, scope, frame);
        const [argument] = (expression.args ?? []).map(each => this.#value(each, state, scope, frame));
        this.#at = expression.span;
        return values.method(object, expression.name.text, argument);
      }
      case 'call':
        return this.#call(expression, state, scope, frame);
      case 'tuple':
        return this.#tuple(expression, state, scope, frame);
      case 'opaque':
        this.#widen(expression.span);
        return values.of(OPTIONAL);
      default:
        return values.of(OPTIONAL);
    }
  }

  #tuple(tuple: Expression & { kind: 'tuple' }, state: State, scope: Scope, frame: Frame): Value {
    const isWritten = (element: Expression) =>
      element.kind === 'number' ||
      (element.kind === 'name' && !lookUp(scope, element.name) && this.#definitions.constants.has(element.name));
    const fails = mayOverflow(tuple, element =>
      isWritten(element) ? undefined : this.#value(element, state, scope, frame),
    );
    return this.#values.of(fails ? OPTIONAL : UNKNOWN_ATOM);
  }

  /** Computes along the left spine: `1 + 1 + …` is a tree as deep as it is long. */
  #arithmetic(expression: Expression & { kind: 'binary' }, state: State, scope: Scope, frame: Frame): Value {
    const steps: (Expression & { kind: 'binary' })[] = [];
    let first: Expression = expression;
    for (; first.kind === 'binary' && isArithmetic(first.operator); first = first.left) steps.push(first);
    let value = this.#value(first, state, scope, frame);
    for (const step of steps.toReversed()) {
      const right = this.#value(step.right, state, scope, frame);
      this.#at = step.span;
      value = this.#values.arithmetic(step.operator, value, right, step);
    }
    return value;
  }

  #name(expression: Expression & { kind: 'name' }, state: State, scope: Scope): Value {
    const { name } = expression;
    const key = lookUp(scope, name);
    if (key) return state.variables.get(key) ?? UNKNOWN_VALUE(this.#values);
    if (name === 'net') return this.#values.of({ kind: 'net' });
    const constant = this.#definitions.constants.get(name);
    if (constant) return this.#constant(name, constant.value);
    const isEnumerated = enumerationOf(name) !== UNKNOWN;
    if (isEnumerated) return this.#values.of({ kind: 'literal', literal: expression });
    return this.#values.of(PRESENT.has(name) ? UNKNOWN_ATOM : OPTIONAL);
  }

  readonly #constants = new Map<string, Value>();

  /** What a constant stands for is worked out without a route. */
  #constant(name: string, value: Expression): Value {
    const known = this.#constants.get(name);
    if (known) return known;
    // Constants cannot form a circle, but a name may be defined twice in a file that is refused.
    this.#constants.set(name, this.#values.of(OPTIONAL));
    const literal = fold(value, constantsOf(this.#definitions));
    const result = literal
      ? this.#values.of({ kind: 'literal', literal: literal as Literal })
      : this.#value(value, { running: this.#values.all, variables: new Map() }, newScope(), newFrame());
    this.#constants.set(name, result);
    return result;
  }

  // ---- calls

  /** A call, as a statement or for its value; `state` is left for the prefixes that come back from it. */
  #call(call: Expression & { kind: 'call' }, state: State, scope: Scope, frame: Frame): Value {
    const values = this.#values;
    const args = call.args.map(arg => {
      const value = this.#value(arg, state, scope, frame);
      this.#take(value, state);
      return value;
    });
    const definition = this.#definitions.functions.get(call.name.text);
    if (!definition) {
      if (BUILT_IN.has(call.name.text)) return values.of(UNKNOWN_ATOM);
      // What is defined elsewhere may do anything, accept the route among it.
      return this.#anything(call, state);
    }
    if (frame.calls.includes(definition) || ++this.#calls > MOST_CALLS) return this.#anything(call, state);
    const known = args.length === 0 ? this.#returns.get(definition) : undefined;
    const value =
      known && state.running.isSubsetOf(known.where)
        ? known.value
        : this.#follow(definition, args, state.running, frame);
    state.running = state.running.intersect(
      PrefixSet.unionAll(this.#family, [value.error, ...value.pieces.map(({ where }) => where)]),
    );
    return value;
  }

  /** What functions without arguments give back and where, if that is all they do: they may be asked often. */
  readonly #returns = new Map<FunctionDefinition, { readonly where: PrefixSet; readonly value: Value }>();

  /** Runs a function; there is no value for prefixes of which it decides itself what becomes of them. */
  #follow(definition: FunctionDefinition, args: readonly Value[], running: PrefixSet, frame: Frame): Value {
    const values = this.#values;
    const [accepted, rejected] = [this.#accepted, this.#rejected];
    const variables = new Map<Word, Value>();
    const scope = newScope();
    definition.parameters.forEach(({ name }, index) => {
      scope.names.set(name.text, name);
      variables.set(name, args[index] ?? values.of(OPTIONAL));
    });
    const own: State = { running, variables };
    const activation: Frame = { calls: [...frame.calls, definition], returned: undefined };
    this.#run(definition.body, own, scope, activation, undefined);
    let value: Value = activation.returned ?? { pieces: [], error: values.none };
    // Ending without a return gives no value.
    if (!own.running.isEmpty())
      value = values.join(value, { pieces: [{ where: own.running, atom: NOTHING }], error: values.none });
    if (args.length === 0 && accepted === this.#accepted && rejected === this.#rejected)
      this.#returns.set(definition, { where: running, value });
    return value;
  }

  /** A call that is not followed: it may accept, reject, and come back with anything. */
  #anything(call: Expression & { kind: 'call' }, state: State): Value {
    this.#widen(call.span);
    this.#accept(state.running, call.span, undefined);
    this.#reject(state.running);
    return this.#values.of(OPTIONAL);
  }

  // ---- places

  /** The alternatives of a condition, each with its own place: members of a set, operands of `||`. */
  #split(condition: Expression, place: NonNullable<Place>): { at: Span; yes: PrefixSet }[] {
    if (condition.kind !== 'binary' || hasCall(condition)) return [];
    const { operator, left } = condition;
    const state = (): State => ({ running: this.#values.all, variables: place.variables });
    const truthOf = (operand: Expression) => this.#truth(operand, state(), place.scope, newFrame());
    if (operator === '||') {
      return operandsOf(condition).flatMap(side => {
        const parts = this.#split(side, place);
        return parts.length > 0 ? parts : [{ at: side.span, yes: truthOf(side).yes }];
      });
    }
    if (operator === '&&') {
      const operands = operandsOf(condition);
      for (const [index, operand] of operands.entries()) {
        const parts = this.#split(operand, place);
        if (parts.length === 0) continue;
        const others = operands.filter((_, other) => other !== index);
        const limit = others.reduce((set, other) => set.intersect(truthOf(other).yes), this.#values.all);
        return parts.map(part => ({ at: part.at, yes: part.yes.intersect(limit) }));
      }
      return [];
    }
    if (operator !== '~' || left.kind !== 'name' || left.name !== 'net') return [];
    const { pieces } = this.#value(condition.right, state(), place.scope, newFrame());
    const [only] = pieces;
    const set = only?.atom.kind === 'literal' && pieces.length === 1 ? only.atom.literal : undefined;
    if (set?.kind !== 'set') return [];
    return set.items.map((item: SetItem) => ({
      at: item.span,
      yes: this.#values.item({ kind: 'net' }, item) ?? this.#values.all,
    }));
  }
}

const UNKNOWN_VALUE = (values: Values): Value => values.of(UNKNOWN_ATOM);

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', '~', '!~']);

/** Functions of the language; what they say depends on more than the prefix, or is told of attributes. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'roa_check',
  'aspa_check',
  'aspa_check_downstream',
  'aspa_check_upstream',
  'defined',
  'format',
  'prepend',
  'add',
  'delete',
  'filter',
  'from_hex',
  'bgpmask',
]);

/** What every route has. */
const PRESENT: ReadonlySet<string> = new Set(['source', 'proto', 'preference', 'dest', 'scope', 'from']);

/** Attributes that take any value of their type. */
const FREE: ReadonlySet<string> = new Set(['bgp_med', 'bgp_local_pref', 'preference', 'bgp_origin', 'bgp_path']);

function isFree(target: Expression): boolean {
  return target.kind === 'name' && (FREE.has(target.name) || target.name.endsWith('community'));
}

function newFrame(): Frame {
  return { calls: [], returned: undefined };
}
