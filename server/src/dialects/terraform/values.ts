import type { Span } from '../../core/span.js';
import type { Attribute, Expression, TerraformModule } from './tree.js';

type Scalar = string | number | boolean | null;

/** What an expression comes to, as far as the module itself says. */
export type Value =
  | {
      readonly kind: 'scalar';
      readonly value: Scalar;
      readonly at: Span /** It is written there as it is. */;
      readonly isLiteral: boolean;
    }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Value> }
  /** Something of a resource, known when it was made: `openstack_networking_secgroup_v2.bgp.id`. */
  | { readonly kind: 'resource'; readonly path: readonly string[] }
  | { readonly kind: 'unknown'; readonly at: Span };

/** One of the things that `count` and `for_each` make of a block. */
export interface Each {
  readonly index?: number;
  readonly key?: Value;
  readonly value?: Value;
}

/** How many things one block may stand for; a list that is longer is not followed. */
const MOST = 64;
/** How many values may lead to each other. */
const DEEPEST = 32;

/** Works out what expressions come to: literals, `locals`, `each`, `count`, and functions on lists. Variables are for others to set. */
export class Evaluator {
  readonly #locals: ReadonlyMap<string, Expression>;
  #depth = 0;

  constructor({ files, overridden }: TerraformModule) {
    const blocks = files.flatMap(({ body }) => body.blocks).filter(({ type }) => type === 'locals');
    this.#locals = new Map(
      blocks.flatMap(({ attributes }) =>
        attributes
          .filter(({ name }) => !overridden.has(`local.${name}`))
          .map(({ name, value }) => [name, value] as const),
      ),
    );
  }

  value(expression: Expression, each: Each = {}): Value {
    if (this.#depth >= DEEPEST) return { kind: 'unknown', at: expression.span };
    this.#depth++;
    try {
      return this.#value(expression, each);
    } finally {
      this.#depth--;
    }
  }

  /**
   * What a block stands for: one for each element of `for_each`, or as many as `count` says.
   * @returns undefined where that is not known.
   */
  eachOf(count: Attribute | undefined, forEach: Attribute | undefined): readonly Each[] | undefined {
    if (forEach) {
      const over = this.value(forEach.value);
      if (over.kind === 'map')
        return [...over.entries].map(([key, value]) => ({ key: text(key, forEach.span), value }));
      if (over.kind !== 'list' || over.items.length > MOST || over.items.some(({ kind }) => kind !== 'scalar'))
        return undefined;
      return over.items.map(value => ({ key: value, value }));
    }
    if (!count) return [{}];
    const number = this.value(count.value);
    if (number.kind !== 'scalar' || typeof number.value !== 'number' || number.value > MOST) return undefined;
    return Array.from({ length: number.value }, (_, index) => ({ index }));
  }

  #value(expression: Expression, each: Each): Value {
    const unknown: Value = { kind: 'unknown', at: expression.span };
    switch (expression.kind) {
      case 'string':
      case 'number':
      case 'bool':
        return { kind: 'scalar', value: expression.value, at: expression.span, isLiteral: true };
      case 'null':
        return { kind: 'scalar', value: null, at: expression.span, isLiteral: true };
      case 'list':
        return { kind: 'list', items: expression.items.map(item => this.value(item, each)) };
      case 'object':
        return this.#object(expression, each) ?? unknown;
      case 'template':
        return this.#template(expression, each) ?? unknown;
      case 'reference':
        return this.#reference(expression.path, each) ?? unknown;
      case 'index':
        return this.#indexed(this.value(expression.of, each), this.value(expression.key, each)) ?? unknown;
      case 'call':
        return this.#call(expression, each) ?? unknown;
      case 'other':
        return unknown;
    }
  }

  #object({ items }: Extract<Expression, { kind: 'object' }>, each: Each): Value | undefined {
    const entries = new Map<string, Value>();
    for (const { key, value } of items) {
      // A bare word is its own name here.
      const bare = key.kind === 'reference' && key.path.length === 1 ? key.path[0] : undefined;
      const known = bare === undefined ? this.value(key, each) : text(bare, key.span);
      if (known.kind !== 'scalar') return undefined;
      entries.set(String(known.value), this.value(value, each));
    }
    return { kind: 'map', entries };
  }

  #template({ parts, span }: Extract<Expression, { kind: 'template' }>, each: Each): Value | undefined {
    const values = parts.map(part => this.value(part, each));
    if (!values.every(value => value.kind === 'scalar' && value.value !== null)) return undefined;
    return text(values.map(value => String((value as { value: Scalar }).value)).join(''), span);
  }

  #reference([root, name, ...more]: readonly string[], each: Each): Value | undefined {
    if (root === 'local' && name !== undefined) {
      const local = this.#locals.get(name);
      return local && this.#members(this.value(local), more);
    }
    if (root === 'each' && name === 'key') return each.key;
    if (root === 'each' && name === 'value') return each.value && this.#members(each.value, more);
    if (root === 'var' || root === 'module' || root === 'path' || root === 'terraform' || name === undefined)
      return undefined;
    return { kind: 'resource', path: [root as string, name, ...more] };
  }

  #members(value: Value, names: readonly string[]): Value | undefined {
    let found: Value | undefined = value;
    for (const name of names) found = found?.kind === 'map' ? found.entries.get(name) : undefined;
    return found;
  }

  #indexed(of: Value, key: Value): Value | undefined {
    // Which one of several resources it is does not matter here.
    if (of.kind === 'resource') return of;
    if (key.kind !== 'scalar') return undefined;
    if (of.kind === 'list' && typeof key.value === 'number') return of.items[key.value];
    return of.kind === 'map' ? of.entries.get(String(key.value)) : undefined;
  }

  #call({ name, arguments: written, span }: Extract<Expression, { kind: 'call' }>, each: Each): Value | undefined {
    const values = written.map((argument): Value => {
      const isIndex = argument.kind === 'reference' && argument.path.join('.') === 'count.index';
      if (isIndex && each.index !== undefined)
        return { kind: 'scalar', value: each.index, at: argument.span, isLiteral: false };
      return this.value(argument, each);
    });
    const [first, second] = values;
    switch (name) {
      case 'toset':
      case 'tolist':
      case 'tomap':
      case 'distinct':
        return first;
      case 'tostring':
      case 'tonumber':
        return first?.kind === 'scalar' ? first : undefined;
      case 'concat':
      case 'setunion': {
        const lists = values.filter(value => value.kind === 'list');
        return lists.length === values.length
          ? { kind: 'list', items: lists.flatMap(({ items }) => items) }
          : undefined;
      }
      case 'length':
        return first?.kind === 'list'
          ? { kind: 'scalar', value: first.items.length, at: span, isLiteral: false }
          : undefined;
      case 'element':
        return first?.kind === 'list' && second?.kind === 'scalar' && typeof second.value === 'number'
          ? first.items[second.value % first.items.length]
          : undefined;
      case 'values':
        return first?.kind === 'map' ? { kind: 'list', items: [...first.entries.values()] } : undefined;
      default:
        return undefined;
    }
  }
}

function text(value: string, at: Span): Value {
  return { kind: 'scalar', value, at, isLiteral: false };
}
