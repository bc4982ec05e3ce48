import type { Span } from '../../core/span.js';
import type { Definition } from './symbols.js';
import type { Item } from './tree.js';

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
  if (Array.isArray(value)) return value.map(one => moved(one, by)) as T;
  if ('path' in value && 'start' in value) return movedSpan(value as unknown as Span, by) as T;
  // Addresses are values without a place.
  if ('family' in value) return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = moved(value[key], by);
  return copy as T;
}

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
