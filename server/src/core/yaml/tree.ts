import type { Span } from '../span.js';

/** YAML and JSON as the profile sees them: values with places, aliases already followed. */
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
