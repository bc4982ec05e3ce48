import type { Span } from '../span.js';
import { HOLE_START } from '../template.js';

/** YAML and JSON as their readers see them: values with places, aliases already followed, merge keys (`<<`) merged. */
export type Node = MapNode | ListNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly Entry[];
}

export interface Entry {
  /** undefined where the key is no plain text but a list, a mapping or nothing. */
  readonly key: string | undefined;
  /** Without quotes, where the key stands letter by letter. */
  readonly keySpan: Span;
  readonly value: Node;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Node[];
}

export interface ScalarNode {
  readonly kind: 'scalar';
  /** With its quotes. */
  readonly span: Span;
  readonly value: string | number | boolean | null;
  /** As written: `1.10` where `value` has become 1.1; escapes and folding are undone. */
  readonly text: string;
  /** Where `text` stands letter by letter, without quotes; undefined when it cannot be pointed at (escapes, folding). */
  readonly textSpan: Span | undefined;
  /** Filled in when a template is rendered, wholly or in part: `value` and `text` say nothing of what it will be. */
  readonly isHole?: true;
}

/** What a scalar of this text says of holes. */
export function holeIn(text: string): { readonly isHole?: true } {
  return text.includes(HOLE_START) ? { isHole: true } : {};
}

/** The value under a key of a map; undefined where there is none, or `node` is no map. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.find(entry => entry.key === key)?.value : undefined;
}

/** The same tree, `by` characters further on in its text. */
export function shifted<N extends Node>(node: N, by: number): N;
export function shifted(node: Node, by: number): Node {
  const span = shiftedSpan(node.span, by);
  switch (node.kind) {
    case 'map': {
      const entries = node.entries.map(({ key, keySpan, value }) => {
        return { key, keySpan: shiftedSpan(keySpan, by), value: shifted(value, by) };
      });
      return { kind: 'map', span, entries };
    }
    case 'list':
      return { kind: 'list', span, items: node.items.map(item => shifted(item, by)) };
    default:
      return { ...node, span, textSpan: node.textSpan && shiftedSpan(node.textSpan, by) };
  }
}

export function shiftedSpan({ path, start, end }: Span, by: number): Span {
  return { path, start: start + by, end: end + by };
}

/** The innermost node at `offset` (both ends included) with everything around it, outermost first. */
export function pathTo(root: Node, offset: number): readonly Node[] {
  const path: Node[] = [];
  let at: Node | undefined = root;
  while (at) {
    path.push(at);
    const children: readonly Node[] =
      at.kind === 'map' ? at.entries.map(entry => entry.value) : at.kind === 'list' ? at.items : [];
    at = children.find(child => child.span.start <= offset && offset <= child.span.end);
  }
  return path;
}
