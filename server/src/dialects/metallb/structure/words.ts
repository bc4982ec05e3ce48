import type { Node, ScalarNode } from '../../../core/yaml/tree.js';
import type { Field } from '../kinds/schema.js';

const TAKES: Readonly<Record<Field['type'], string>> = {
  string: 'a text',
  integer: 'a whole number',
  boolean: 'true or false',
  list: 'a list',
  object: 'a map',
  map: 'a map',
  any: 'anything',
};

/** What a field takes, as the object of a sentence. */
export function takes({ type }: Pick<Field, 'type'>): string {
  return TAKES[type];
}

/** What a value is, as the object of a sentence; secrets are not quoted. */
export function kindOfValue(node: Node, isSecret = false): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  const { value } = node;
  if (value === null) return 'nothing (null)';
  if (isSecret) return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
  const quoted = ` ${shown(node)}`;
  if (typeof value === 'boolean')
    return `the boolean ${String(value)}${node.text === String(value) ? '' : `, which is what${quoted} means in YAML 1.1`}`;
  if (typeof value === 'number') return Number.isInteger(value) ? `the number${quoted}` : `the fraction${quoted}`;
  return `the text${quoted}`;
}

/** A value as it is written, between quotation marks, and not too long. */
export function shown({ text }: Pick<ScalarNode, 'text'>): string {
  const line = text.split('\n', 1)[0] ?? '';
  return `“${line.length > 60 || line !== text ? `${line.slice(0, 60)}…` : line}”`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A key that is one text with its value, for it lacks its colon (`peerASN 64512`) or the blank behind that (`peerASN:64512`). */
export function inOneWord(text: string): { readonly name: string; readonly gap: string } | undefined {
  const [, name, gap] = /^(\w+)(:|:? +)(?=[^ :])/.exec(text) ?? [];
  return name === undefined || gap === undefined ? undefined : { name, gap };
}
