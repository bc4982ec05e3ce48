import type { Finding } from '../../../model/rule.js';
import { optionsOf } from '../options.js';
import type { Argument, Block, Expression, Item, Option, SetItem, Statement, Word } from '../tree.js';
import type { Context } from './context.js';
import type { KnownAdvice } from './known.js';
import { openEnd } from './open-end.js';
import type { AdviceRule, Body, Findings } from './rule.js';

type Hook = 'options' | 'body' | 'statements' | 'comparison' | 'pattern' | 'mask' | 'name';

/** What a hook is shown. */
type Shown<H extends Hook> = Parameters<NonNullable<AdviceRule[H]>>[0];

/** Options with a body in braces that is neither a filter's nor a function's. */
const NO_FILTERS: ReadonlySet<string> = new Set(['aggregator.merge by']);

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '~', '!~']);

/** Shows a tree to rules, each node once. What is long (chains of `else if`, of operators) is followed without recursion. */
export class Walk {
  readonly #context: Context;
  readonly #report: (rule: AdviceRule, finding: Finding) => void;
  readonly #hooks: Readonly<Record<Hook, readonly AdviceRule[]>>;
  /** The names that the current item uses, and those of functions whose values it asks for. */
  #used = new Set<string>();
  #evaluated = new Set<string>();
  /** How much has been said so far. */
  #said = 0;
  /** Names are gathered all the same, but no rule is asked. */
  #quiet = false;

  constructor(rules: readonly AdviceRule[], context: Context, report: (rule: AdviceRule, finding: Finding) => void) {
    this.#context = context;
    this.#report = report;
    const having = <H extends Hook>(hook: H) => rules.filter(rule => rule[hook] !== undefined);
    this.#hooks = {
      options: having('options'),
      body: having('body'),
      statements: having('statements'),
      comparison: having('comparison'),
      pattern: having('pattern'),
      mask: having('mask'),
      name: having('name'),
    };
  }

  /**
   * Walks the outermost level; of items that are `refused` only the names they use are gathered.
   * @param known of earlier walks: what there was nothing to say of is passed by.
   */
  run(refused: (item: Item) => boolean, known?: KnownAdvice): void {
    const { items } = this.#context.unit.tree;
    let damaged = false;
    for (const item of items) {
      this.#quiet = refused(item);
      if (item.kind === 'damaged') damaged = true;
      this.#outermost(item, known);
    }
    this.#quiet = damaged;
    this.#ask('options', optionsOf(items));
  }

  #outermost(item: Item, known: KnownAdvice | undefined): void {
    const { used, evaluated } = this.#context;
    const said = this.#said;
    const silent = this.#quiet ? undefined : known?.silent(item);
    if (!silent) {
      this.#used = known ? new Set() : used;
      this.#evaluated = known ? new Set() : evaluated;
      this.#item(item);
    }
    if (!known) return;
    const names = silent ?? { used: this.#used, evaluated: this.#evaluated };
    for (const name of names.used) used.add(name);
    for (const name of names.evaluated) evaluated.add(name);
    if (!silent) known.keep(item, names, !this.#quiet && this.#said === said && !this.#mayBeToldLater(item));
  }

  /** Of functions that come to their end without a value something is said when somebody asks for that. */
  #mayBeToldLater(item: Item): boolean {
    return item.kind === 'function' && openEnd({ block: item.body, function: item }, this.#context) !== undefined;
  }

  #ask<H extends Hook>(hook: H, shown: Shown<H>): void {
    if (this.#quiet) return;
    for (const rule of this.#hooks[hook]) {
      const findings = (rule[hook] as (shown: Shown<H>, context: Context) => Findings)(shown, this.#context);
      if (findings === undefined) continue;
      for (const finding of 'span' in findings ? [findings] : findings) {
        this.#said++;
        this.#report(rule, finding);
      }
    }
  }

  #items(items: readonly Item[]): void {
    const options: Option[] = [];
    for (const item of items) {
      if (item.kind === 'route') continue;
      if (item.kind === 'option') options.push(item);
      this.#item(item);
    }
    this.#ask('options', options);
  }

  #item(item: Item): void {
    switch (item.kind) {
      case 'define':
        this.#name(item.name);
        this.#expression(item.value);
        return;
      case 'filter':
        this.#name(item.name);
        this.#body({ block: item.body });
        return;
      case 'function':
        this.#name(item.name);
        this.#body({ block: item.body, function: item });
        return;
      case 'protocol':
      case 'template':
        if (item.name) this.#name(item.name);
        if (item.from) this.#used.add(item.from.text);
        this.#items(item.items);
        return;
      case 'channel':
        this.#items(item.items);
        return;
      case 'option':
        for (const name in item.args) this.#argument(item.args[name] as Argument, item.option);
        if (item.items) this.#items(item.items);
        return;
      default:
        return;
    }
  }

  #name(name: Word): void {
    this.#ask('name', name);
  }

  #argument(argument: Argument, option: string): void {
    switch (argument.kind) {
      case 'word':
        if (!option.startsWith('top.')) this.#used.add(argument.text);
        return;
      case 'named filter':
        this.#used.add(argument.name.text);
        return;
      case 'inline filter':
        if (!NO_FILTERS.has(option)) this.#body({ block: argument.body });
        return;
      case 'where':
        this.#expression(argument.condition);
        return;
      case 'all':
      case 'none':
        return;
      default:
        this.#expression(argument);
    }
  }

  // ---- the filter language

  #body(body: Body): void {
    this.#context.types.enter(body);
    if (!this.#quiet) this.#context.bodies.push(body);
    this.#ask('body', body);
    this.#block(body.block);
    this.#context.types.leave();
  }

  #block({ statements }: Block): void {
    this.#statements(statements);
  }

  #statements(statements: readonly Statement[]): void {
    this.#ask('statements', statements);
    for (const statement of statements) this.#statement(statement);
  }

  #statement(statement: Statement): void {
    let next: Statement | undefined = statement;
    while (next?.kind === 'if') {
      this.#expression(next.condition);
      this.#statement(next.then);
      next = next.else;
    }
    switch (next?.kind) {
      case 'block':
        this.#block(next);
        return;
      case 'for':
        this.#context.types.declare(next.variable.text, next.type?.text);
        this.#expression(next.in);
        this.#statement(next.body);
        return;
      case 'case':
        this.#expression(next.subject);
        for (const { matches, body } of next.arms) {
          for (const item of matches ?? []) this.#setItem(item);
          this.#statements(body);
        }
        return;
      case 'declaration':
        this.#context.types.declare(next.name.text, next.type.text);
        if (next.value) this.#expression(next.value);
        return;
      case 'return':
        if (next.value) this.#expression(next.value);
        return;
      case 'assignment':
        this.#expression(next.target);
        this.#expression(next.value);
        return;
      case 'verdict':
        for (const value of next.message) this.#expression(value);
        return;
      case 'print':
        for (const value of next.values) this.#expression(value);
        return;
      case 'expression':
        this.#called(next.expression);
        return;
      default:
        return;
    }
  }

  /** A call as a statement does not ask for the function's result. */
  #called(expression: Expression): void {
    if (expression.kind !== 'call') {
      this.#expression(expression);
      return;
    }
    // A test says on purpose what is never true.
    const quiet = this.#quiet;
    if (expression.name.text === 'bt_assert') this.#quiet = true;
    this.#used.add(expression.name.text);
    for (const argument of expression.args) this.#expression(argument);
    this.#quiet = quiet;
  }

  #expression(expression: Expression): void {
    let next = expression;
    for (;;) {
      switch (next.kind) {
        case 'binary':
          if (COMPARISONS.has(next.operator)) this.#ask('comparison', next);
          this.#expression(next.right);
          next = next.left;
          continue;
        case 'unary':
          next = next.operand;
          continue;
        case 'method':
          for (const argument of next.args ?? []) this.#expression(argument);
          next = next.object;
          continue;
        case 'call':
          this.#used.add(next.name.text);
          this.#evaluated.add(next.name.text);
          for (const argument of next.args) this.#expression(argument);
          return;
        case 'name':
          this.#used.add(next.name);
          return;
        case 'set':
          for (const item of next.items) this.#setItem(item);
          return;
        case 'path mask':
          this.#ask('mask', next.span);
          return;
        case 'tuple':
          for (const item of next.elements) this.#setItem(item);
          return;
        default:
          return;
      }
    }
  }

  #setItem(item: SetItem): void {
    switch (item.kind) {
      case 'one':
        this.#expression(item.value);
        return;
      case 'range':
        this.#ask('pattern', item);
        this.#expression(item.from);
        this.#expression(item.to);
        return;
      case 'prefixes':
        this.#ask('pattern', item);
        return;
      default:
        return;
    }
  }
}
