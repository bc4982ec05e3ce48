import type { Shape } from './shape.js';

/** A value as it could stand in a profile; undefined where an example says nothing. */
export function exampleOf(shape: Shape): string | undefined {
  switch (shape.kind) {
    case 'text':
      return shape.format.example;
    case 'either':
      return exampleOf(shape.text);
    case 'list': {
      const item = exampleOf(shape.item);
      return item === undefined ? undefined : `[${quotedInFlow(item)}]`;
    }
    default:
      return undefined;
  }
}

/** Within brackets, stars and colons would mean something else. */
function quotedInFlow(text: string): string {
  return /[*:]/.test(text) ? `"${text}"` : text;
}
