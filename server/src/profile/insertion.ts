import { exampleOf } from './example.js';
import type { ObjectShape, Shape } from './shape.js';

/** A place to fill in, as snippets write it: `${1:text}`. */
export function placeholder(index: number, text: string): string {
  return `\${${index}:${text.replace(/[\\$}]/g, '\\$&')}}`;
}

/** A snippet for a key and its value: what must stand there, with examples to write over. Further lines are indented from the key. */
export function insertionOf(key: string, shape: Shape): string {
  const places = new Places();
  return `${key}:${places.value(shape)}`;
}

class Places {
  #count = 0;

  /** What follows a key's colon. */
  value(shape: Shape): string {
    switch (shape.kind) {
      case 'text':
        return ` ${this.#next(shape.format.example)}`;
      case 'either':
        return this.value(shape.text);
      case 'choice':
        return ` \${${++this.#count}|${shape.options.map(({ value }) => value).join(',')}|}`;
      case 'object':
        return shape.oneOf ? this.#reference(shape) : `\n  ${this.#fields(shape, '  ')}`;
      case 'list':
        if (shape.item.kind === 'object') return `\n  - ${this.#fields(shape.item, '    ')}`;
        return ` ${this.#list(shape)}`;
    }
  }

  #next(text: string): string {
    return placeholder(++this.#count, text);
  }

  #list(shape: Shape): string {
    return `[${this.#next(exampleOf(shape)?.slice(1, -1) ?? '')}]`;
  }

  #reference(shape: ObjectShape): string {
    return ` { \${${++this.#count}|${Object.keys(shape.fields).join(',')}|}: ${this.#next('')} }`;
  }

  /** The fields that an object cannot do without, one a line. */
  #fields(shape: ObjectShape, indent: string): string {
    return Object.entries(shape.fields)
      .filter(([, field]) => field.required)
      .map(([name, field]) => `${name}:${this.value(field.shape).replace(/\n/g, `\n${indent}`)}`)
      .join(`\n${indent}`);
  }
}
