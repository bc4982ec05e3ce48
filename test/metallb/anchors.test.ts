/** Places of the anchored text, also such that no document has. */

import { expect, test } from 'vitest';
import { Places } from '../../server/src/dialects/metallb/anchors.js';
import { readManifestFile } from '../../server/src/dialects/metallb/manifest.js';

const [FIRST, SEPARATOR, SECOND] = ['kind: A\n', '---\n', 'kind: B\n'];

test('of the room between two documents is the end of the one before it', () => {
  const source = { path: 'a.yaml', text: FIRST + SEPARATOR + SECOND };
  const file = readManifestFile(source);
  const places = new Places([file]);
  const [first, second] = file.anchored?.documents ?? [];
  if (!first || !second) throw new Error('two documents were written');
  const of = (start: number, end: number) => {
    const span = places.of({ path: source.path, start, end });
    return source.text.slice(span.start, span.end);
  };
  expect(second.span.start - first.span.end).toBeGreaterThan(100);
  expect(of(first.span.start, first.span.end)).toBe(FIRST);
  expect(of(first.span.start, first.span.end + 20)).toBe(FIRST);
  expect(of(first.span.end + 10, first.span.end + 20)).toBe('');
  expect(of(first.span.end + 10, second.span.end)).toBe(SEPARATOR + SECOND);
  expect(of(first.span.start, second.span.start)).toBe(FIRST + SEPARATOR);
  expect(of(second.span.start, second.span.end)).toBe(SECOND);
});

test('of JSON among other documents are those of its text', () => {
  const json = '{"apiVersion": "metallb.io/v1beta1", "kind": "IPAddressPool", "metadata": {"name": "a"}, "spec": {}}\n';
  const source = { path: 'a.yaml', text: FIRST + SEPARATOR + json };
  const [object] = readManifestFile(source).documents.flatMap(({ objects }) => objects);
  if (!object?.nameNode) throw new Error('an object was written');
  const { start, end } = object.nameNode.span;
  expect(source.text.slice(start, end)).toBe('"a"');
});
