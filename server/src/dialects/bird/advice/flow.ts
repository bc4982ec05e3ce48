import type { Span } from '../../../core/span.js';
import type { Block, Case, Expression, FunctionDefinition, If, Statement } from '../tree.js';

/** Whether statements after this one run: they may, nobody knows, or certainly not. */
export type Outcome = 'goes on' | 'unknown' | 'ends';

/** How deep functions are followed into each other; beyond, nothing is known of a call. */
const DEPTH = 32;

const OPPOSITES: Readonly<Record<string, string>> = {
  '=': '!=',
  '!=': '=',
  '~': '!~',
  '!~': '~',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** Statements that hold others: what becomes of them is worth keeping. */
const COMPOUND: ReadonlySet<string> = new Set(['block', 'if', 'case']);

/** Follows the ways through bodies to their ends. Each statement is judged once. */
export class Flow {
  readonly #functions: ReadonlyMap<string, FunctionDefinition>;
  readonly #text: (span: Span) => string;
  readonly #known = new WeakMap<Statement, Outcome>();
  /** What is known of calls; those being looked at are unknown, for functions may call themselves. */
  readonly #calls = new Map<string, Outcome>();
  #depth = 0;

  constructor(functions: ReadonlyMap<string, FunctionDefinition>, text: (span: Span) => string) {
    this.#functions = functions;
    this.#text = text;
  }

  /** What becomes of a body; `at`: the index of the statement after which nothing runs, where there is one. */
  sequence(statements: readonly Statement[]): { readonly outcome: Outcome; readonly at?: number } {
    let outcome: Outcome = 'goes on';
    for (let at = 0; at < statements.length; at++) {
      const statement = statements[at] as Statement;
      const own = this.outcome(statement);
      const together = own === 'ends' ? own : this.#together(statements[at - 1], statement);
      if (together === 'ends') return { outcome: 'ends', at };
      if (own === 'unknown' || together === 'unknown') outcome = 'unknown';
    }
    return { outcome };
  }

  outcome(statement: Statement): Outcome {
    if (statement.kind === 'verdict' || statement.kind === 'return') return 'ends';
    if (!COMPOUND.has(statement.kind)) return this.#judge(statement);
    const known = this.#known.get(statement);
    if (known) return known;
    const outcome = this.#judge(statement);
    this.#known.set(statement, outcome);
    return outcome;
  }

  #judge(statement: Statement): Outcome {
    switch (statement.kind) {
      case 'block':
        return this.sequence(statement.statements).outcome;
      case 'if':
        return this.#choice(statement);
      case 'case':
        return this.#case(statement);
      case 'expression':
        return this.#call(statement.expression);
      case 'damaged':
        return 'unknown';
      default:
        return 'goes on';
    }
  }

  #choice(statement: If): Outcome {
    const ways: Outcome[] = [];
    let last: Statement | undefined = statement;
    while (last?.kind === 'if') {
      const { condition } = last;
      if (this.#call(condition) === 'ends') return either([...ways, 'ends']);
      if (condition.kind !== 'boolean') ways.push(this.outcome(last.then));
      else if (condition.value) return either([...ways, this.outcome(last.then)]);
      last = last.else;
    }
    return either([...ways, last ? this.outcome(last) : 'goes on']);
  }

  #case({ subject, arms }: Case): Outcome {
    const ways = arms.map(({ body }) => this.sequence(body).outcome);
    if (arms.some(({ matches }) => matches === undefined)) return either(ways);
    // The constants of a kind are few, so all of them may be listed; and many routers know only one kind of network.
    const isType = subject.kind === 'method' && subject.name.text === 'type';
    const mayBeAll = (arms.length > 1 || isType) && arms.some(({ matches }) => matches?.some(isNamed));
    return either([...ways, mayBeAll ? 'unknown' : 'goes on']);
  }

  /** A function may hold the verdict itself. */
  #call(expression: Expression): Outcome {
    if (expression.kind !== 'call') return 'goes on';
    const name = expression.name.text;
    const known = this.#calls.get(name);
    if (known) return known;
    const definition = this.#functions.get(name);
    // Keywords that are called are no functions of the configuration, and come back.
    if (!definition) return BUILT_IN.test(name) ? 'goes on' : 'unknown';
    if (this.#depth >= DEPTH) return 'unknown';
    this.#calls.set(name, 'unknown');
    this.#depth++;
    const ends = this.sequence(definition.body.statements).outcome;
    this.#depth--;
    const outcome = ends === 'ends' && returns(definition.body) ? 'goes on' : ends;
    this.#calls.set(name, outcome);
    return outcome;
  }

  /**
   * What two statements come to that follow each other: `if A then accept; if ! A then reject;` leaves no way to what stands
   * behind, and `if net.type = NET_IP4 …; if net.type = NET_IP6 …;` none that a route would take.
   */
  #together(before: Statement | undefined, now: Statement): Outcome {
    if (before?.kind !== 'if' || now.kind !== 'if' || before.else || now.else) return 'goes on';
    if (this.outcome(before.then) !== 'ends' || this.outcome(now.then) !== 'ends') return 'goes on';
    const [a, b] = [before.condition, now.condition];
    if (this.#negates(a, b) || this.#negates(b, a)) return 'ends';
    return choice(a) && choice(b) && this.#same(a.left, b.left) ? 'unknown' : 'goes on';
  }

  #negates(a: Expression, b: Expression): boolean {
    if (a.kind === 'unary' && a.operator === '!') return this.#same(a.operand, b);
    if (a.kind !== 'binary' || b.kind !== 'binary') return false;
    return OPPOSITES[a.operator] === b.operator && this.#same(a.left, b.left) && this.#same(a.right, b.right);
  }

  #same(a: Expression, b: Expression): boolean {
    return this.#text(a.span).replace(/\s+/g, '') === this.#text(b.span).replace(/\s+/g, '');
  }
}

const BUILT_IN = /^(defined|prepend|append|add|delete|filter|roa_check|aspa_check\w*|format|from_hex|bt_\w+)$/;

function either(ways: readonly Outcome[]): Outcome {
  if (ways.includes('goes on')) return 'goes on';
  return ways.includes('unknown') ? 'unknown' : 'ends';
}

const NAMED: ReadonlySet<string> = new Set(['name', 'string']);

/** Whether a condition asks for one constant of a kind, or one of the words that callers agree on. */
function choice(condition: Expression): condition is Expression & { readonly kind: 'binary' } {
  return condition.kind === 'binary' && condition.operator === '=' && NAMED.has(condition.right.kind);
}

function isNamed(item: { readonly kind: string; readonly value?: Expression }): boolean {
  return item.kind === 'one' && item.value?.kind === 'name';
}

/** Whether a body holds `return`. */
function returns(body: Block): boolean {
  return [...statementsIn(body)].some(({ kind }) => kind === 'return');
}

/** Every statement of a body, at whatever depth. */
export function* statementsIn(body: Block): Generator<Statement> {
  const open: Statement[] = [body];
  for (let statement = open.pop(); statement; statement = open.pop()) {
    yield statement;
    switch (statement.kind) {
      case 'block':
        for (const inner of statement.statements) open.push(inner);
        break;
      case 'if':
        if (statement.else) open.push(statement.else);
        open.push(statement.then);
        break;
      case 'for':
        open.push(statement.body);
        break;
      case 'case':
        for (const { body: arm } of statement.arms) for (const inner of arm) open.push(inner);
        break;
      default:
    }
  }
}
