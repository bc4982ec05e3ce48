import type { Source } from '../core/source.js';
import type { Span } from '../core/span.js';
import { readYaml } from '../core/yaml/read.js';
import { PROFILE } from './definition.js';
import { exampleOf } from './example.js';
import { type Place, placesIn } from './places.js';
import type { Field, Shape } from './shape.js';

export interface ProfileHover {
  readonly span: Span;
  /** Markdown. */
  readonly markdown: string;
}

/** What the key or value at `offset` (0-based) means. Speaks of the definition only, never of what is written. */
export function hoverProfile(source: Source, offset: number): ProfileHover | undefined {
  const { root } = readYaml(source);
  if (!root) return undefined;
  for (const place of placesIn(root, PROFILE)) {
    const hover = explain(place);
    if (hover && hover.span.start <= offset && offset <= hover.span.end) return hover;
  }
  return undefined;
}

function explain(place: Place): ProfileHover | undefined {
  if (place.kind === 'key') {
    const { entry, field } = place;
    return field && entry.key !== undefined
      ? { span: entry.keySpan, markdown: explainField(entry.key, field) }
      : undefined;
  }
  const { node, shape, name, field } = place;
  if (node.kind !== 'scalar' || node.value === null || !field) return undefined;
  const option = shape.kind === 'choice' ? shape.options.find(({ value }) => value === node.value) : undefined;
  const markdown = option ? `\`${name}: ${option.value}\`: ${option.doc}` : explainField(name, field);
  return { span: node.span, markdown };
}

/** A field's documentation: name, whether it is required, explanation, values or an example. */
export function explainField(name: string, field: Field): string {
  const values = valuesOf(field.shape);
  return [
    `**${name}**${field.required ? ' (required)' : ''}`,
    field.doc,
    ...(values === undefined ? [] : [values]),
  ].join('\n\n');
}

function valuesOf(shape: Shape): string | undefined {
  if (shape.kind === 'choice') return shape.options.map(({ value, doc }) => `- \`${value}\`: ${doc}`).join('\n');
  const example = exampleOf(shape);
  return example === undefined ? undefined : `Example: \`${example}\``;
}
