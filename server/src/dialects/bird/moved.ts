import type { Span } from '../../core/span.js';
import type { Definition } from './symbols.js';
import type { Argument, Expression, Item, Option, StaticRoute, Word } from './tree.js';

/** What a definition or item that was moved was made from. */
interface Origin<T> {
  readonly origin: T;
  readonly by: number;
}

const origins = new WeakMap<object, Origin<unknown>>();

/** The node that this one is a moved copy of, or itself, and by how many characters it was moved. */
export function originOf<T extends object>(node: T): Origin<T> {
  return (origins.get(node) as Origin<T> | undefined) ?? { origin: node, by: 0 };
}

/** A span further on in the same text; `by` may be negative. */
export function movedSpan({ path, start, end }: Span, by: number): Span {
  return { path, start: start + by, end: end + by };
}

/** A copy of a plain value in which all spans are moved: all of them must lie in one text. */
export function moved<T>(value: T, by: number): T {
  if (by === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return movedList(value, by) as T;
  const kind = 'kind' in value ? FREQUENT[value.kind as string] : undefined;
  if (kind) return kind(value as never, by) as T;
  if ('path' in value && 'start' in value) return movedSpan(value as unknown as Span, by) as T;
  // Addresses are values without a place.
  if ('family' in value) return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = moved(value[key], by);
  return copy as T;
}

function movedList<T>(list: readonly T[], by: number): T[] {
  const copy: T[] = [];
  for (const one of list) copy.push(moved(one, by));
  return copy;
}

/** What protocols consist of: thousands of them are moved with each edit, and spelt out they are moved ten times as fast. */
const FREQUENT: Readonly<Record<string, (node: never, by: number) => unknown>> = {
  word: ({ kind, text, span }: Word, by) => ({ kind, text, span: movedSpan(span, by) }),
  number: ({ kind, value, span }: Of<'number'>, by) => ({ kind, value, span: movedSpan(span, by) }),
  boolean: ({ kind, value, span }: Of<'boolean'>, by) => ({ kind, value, span: movedSpan(span, by) }),
  string: ({ kind, value, span }: Of<'string'>, by) => ({ kind, value, span: movedSpan(span, by) }),
  name: ({ kind, name, span }: Of<'name'>, by) => ({ kind, name, span: movedSpan(span, by) }),
  prefix: ({ kind, address, length, span }: Of<'prefix'>, by) => ({ kind, address, length, span: movedSpan(span, by) }),
  'named filter': ({ kind, name, span }: { kind: string; name: Word; span: Span }, by) => ({
    kind,
    name: moved(name, by),
    span: movedSpan(span, by),
  }),
  route: ({ kind, net, destination, span }: StaticRoute, by) =>
    destination
      ? { kind, net: moved(net, by), destination: moved(destination, by), span: movedSpan(span, by) }
      : { kind, net: moved(net, by), span: movedSpan(span, by) },
  option: ({ kind, option, args, flags, items, span, full }: Option, by) => {
    const copy: Record<string, Argument> = {};
    for (const name in args) copy[name] = moved(args[name] as Argument, by);
    return {
      kind,
      option,
      args: copy,
      flags: movedList(flags, by),
      ...(items && { items: movedList(items, by) }),
      span: movedSpan(span, by),
      full: movedSpan(full, by),
    };
  },
};

type Of<Kind extends Expression['kind']> = Expression & { readonly kind: Kind };

/** An item of the outermost level further on in its text. What it holds is moved when somebody looks: mostly nobody does. */
export function movedItem<T extends Item>(item: T, by: number): T {
  if (by === 0) return item;
  const copy = withLazy(item, by) as T;
  origins.set(copy, { origin: item, by });
  return copy;
}

function withLazy(item: Item, by: number): Item {
  switch (item.kind) {
    case 'define': {
      const { value, ...rest } = item;
      const lazy = once(() => moved(value, by));
      return {
        ...moved(rest, by),
        get value() {
          return lazy();
        },
      };
    }
    case 'filter':
    case 'function': {
      const { body, ...rest } = item;
      const lazy = once(() => moved(body, by));
      return {
        ...moved(rest, by),
        get body() {
          return lazy();
        },
      } as Item;
    }
    case 'protocol':
    case 'template': {
      const { items, ...rest } = item;
      const lazy = once(() => moved(items, by));
      return {
        ...moved(rest, by),
        get items() {
          return lazy();
        },
      };
    }
    default:
      return moved(item, by);
  }
}

/** A definition further on in its text. */
export function movedDefinition(definition: Definition, by: number): Definition {
  if (by === 0) return definition;
  const { value, ...rest } = definition;
  const lazy = value && once(() => moved(value, by));
  const copy: Definition = { ...rest, span: movedSpan(definition.span, by) };
  if (lazy) Object.defineProperty(copy, 'value', { get: lazy, enumerable: true });
  origins.set(copy, { origin: definition, by });
  return copy;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
