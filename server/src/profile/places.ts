import type { Entry, MapNode, Node } from '../core/yaml/tree.js';
import type { Field, ObjectShape, Shape } from './shape.js';

/** A key in the text, and the object in which it stands. */
export interface KeyPlace {
  readonly kind: 'key';
  readonly entry: Entry;
  readonly map: MapNode;
  readonly object: ObjectShape;
  /** undefined for a key that the object does not have. */
  readonly field: Field | undefined;
}

/** A value in the text, what should stand there, and the key that it belongs to. */
export interface ValuePlace {
  readonly kind: 'value';
  readonly node: Node;
  readonly shape: Shape;
  readonly name: string;
  readonly field: Field | undefined;
  readonly object: ObjectShape | undefined;
}

export type Place = KeyPlace | ValuePlace;

type Owner = Pick<ValuePlace, 'name' | 'field' | 'object'>;

/** Every key and value of a tree with what the definition says about it, as far as the two agree. */
export function* placesIn(
  node: Node,
  shape: Shape,
  owner: Owner = { name: '', field: undefined, object: undefined },
): Generator<Place> {
  if (shape.kind === 'list') {
    for (const item of node.kind === 'list' ? node.items : [node]) yield* placesIn(item, shape.item, owner);
    return;
  }
  if (shape.kind === 'either') {
    yield* placesIn(node, node.kind === 'map' ? shape.object : shape.text, owner);
    return;
  }
  yield { kind: 'value', node, shape, ...owner };
  if (shape.kind !== 'object' || node.kind !== 'map') return;
  for (const entry of node.entries) {
    const name = entry.key ?? '';
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    yield { kind: 'key', entry, map: node, object: shape, field };
    if (field) yield* placesIn(entry.value, field.shape, { name, field, object: shape });
  }
}
