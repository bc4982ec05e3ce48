import type { TextEdit } from '../../../core/edit.js';
import type { Source } from '../../../core/source.js';
import { type Span, sameSpan } from '../../../core/span.js';
import { YamlEditor, type YamlEdits, type YamlValue } from '../../../core/yaml/edit.js';
import type { ListNode, MapNode, Node } from '../../../core/yaml/tree.js';
import { valueAt } from '../../../core/yaml/tree.js';
import { block } from '../../../core/yaml/write.js';
import type { ManifestDocument, ManifestObject, Manifests } from '../tree.js';

/** Changes objects of manifests, and adds some. What an edit needs is found by the places of nodes. */
export class ManifestEditor {
  readonly manifests: Manifests;
  readonly #editors = new Map<string, YamlEditor>();

  constructor(manifests: Manifests) {
    this.manifests = manifests;
  }

  /** The editor of the file that a node stands in. */
  at({ path }: Span): YamlEditor {
    const known = this.#editors.get(path);
    if (known) return known;
    const source = this.#source(path);
    const editor = new YamlEditor(source ?? { path, text: '' });
    this.#editors.set(path, editor);
    return editor;
  }

  #source(path: string): Source | undefined {
    return this.manifests.files.find(({ source }) => source.path === path)?.source;
  }

  /** The document that an object is, or stands in as an item of a `List`. */
  documentOf(object: ManifestObject): ManifestDocument | undefined {
    const file = this.manifests.files.find(({ source }) => source.path === object.span.path);
    return file?.documents.find(document => document.objects.includes(object));
  }

  /** Sets a field of a mapping, or adds it, behind the field `after` where that is there. */
  set(map: MapNode | undefined, key: string, value: YamlValue, after?: string): YamlEdits {
    if (!map) return undefined;
    const editor = this.at(map.span);
    const entry = map.entries.find(one => one.key === key);
    if (!entry) return editor.insertEntry(map, key, value, after);
    if (entry.value.kind === 'scalar' && typeof value !== 'object') return editor.setScalar(entry.value, value);
    return editor.setValue(map, key, value);
  }

  remove(map: MapNode | undefined, key: string): YamlEdits {
    return map && this.at(map.span).removeEntry(map, key);
  }

  /** Adds an item to a list in a mapping, which is made where it is missing. */
  append(map: MapNode | undefined, key: string, value: YamlValue): YamlEdits {
    if (!map) return undefined;
    const list = valueAt(map, key);
    if (list?.kind === 'list' && list.items.length > 0) return this.at(map.span).appendItem(list, value);
    return this.set(map, key, [value]);
  }

  /** The mapping under a key. */
  map(map: MapNode | undefined, key: string): MapNode | undefined {
    const node = valueAt(map, key);
    return node?.kind === 'map' ? node : undefined;
  }

  /** Adds an object behind another one, as a document of its own, or as an item of the list that the other stands in. */
  addObject(near: ManifestObject, value: YamlValue): YamlEdits {
    const document = this.documentOf(near);
    const source = this.#source(near.span.path);
    if (!document || !source) return undefined;
    if (document.root !== near.root) {
      const list = listWith(document.root, near.root);
      return list && this.at(list.span).appendItem(list, value);
    }
    const { layout } = this.at(near.span);
    return this.#addDocument(source, document, block(value, layout).join(layout.eol));
  }

  /** Adds a copy of an object's own text behind it, with changes of that text. */
  addCopy(of: ManifestObject, changes: readonly TextEdit[], value: YamlValue): YamlEdits {
    const document = this.documentOf(of);
    const source = this.#source(of.span.path);
    if (!document || !source) return undefined;
    if (document.root !== of.root) return this.addObject(of, value);
    const { start } = of.span;
    // The comments below an object are not about the copy.
    const end = start + source.text.slice(start, document.span.end).replace(/(?:\r?\n[ \t]*(?:#[^\n]*)?)+$/, '').length;
    const inner = changes.map(({ span, text }) => ({
      span: { ...span, start: span.start - start, end: span.end - start },
      text,
    }));
    if (inner.some(({ span }) => span.start < 0 || span.end > end - start)) return this.addObject(of, value);
    return this.#addDocument(source, document, applied(source.text.slice(start, end), inner));
  }

  #addDocument({ path, text }: Source, { span, root }: ManifestDocument, written: string): YamlEdits {
    if (!root || isJson(text)) return undefined;
    const { eol } = this.at(span).layout;
    const before = text.slice(0, span.end);
    const gap = before === '' || before.endsWith('\n') ? '' : eol;
    // The text goes on with the next separator, or is over.
    const after = text.slice(span.end).trim() === '' && gap !== '' ? '' : eol;
    return [{ span: { path, start: span.end, end: span.end }, text: `${gap}---${eol}${written}${after}` }];
  }
}

/** Whether a text is JSON, in which there is but one document. */
function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (done, { span, text: replacement }) => done.slice(0, span.start) + replacement + done.slice(span.end),
      text,
    );
}

function listWith(root: Node | undefined, item: Node): ListNode | undefined {
  if (root?.kind === 'list')
    return root.items.includes(item) ? root : root.items.map(one => listWith(one, item)).find(Boolean);
  return root?.kind === 'map' ? root.entries.map(({ value }) => listWith(value, item)).find(Boolean) : undefined;
}

/** Edits of several steps together; undefined where one of them has no way. */
export function allOf(...parts: readonly YamlEdits[]): YamlEdits {
  if (parts.includes(undefined)) return undefined;
  const edits: TextEdit[] = [];
  for (const edit of parts.flatMap(part => part ?? [])) {
    // What is added at one place is added at once: an order of edits at the same place is nothing to rely on.
    const same = edits.findIndex(({ span }) => span.start === span.end && sameSpan(span, edit.span));
    const before = edits[same];
    if (before) edits[same] = { ...before, text: before.text + edit.text };
    else edits.push(edit);
  }
  return edits;
}

/** A value as it can be written again; what is nothing is left out. */
export function valueOfNode(node: Node): YamlValue {
  if (node.kind === 'list') return node.items.map(valueOfNode);
  if (node.kind === 'scalar') return node.value ?? '';
  const written = node.entries.filter(({ value }) => value.kind !== 'scalar' || value.value !== null);
  return Object.fromEntries(written.map(({ key = '', value }) => [key, valueOfNode(value)]));
}
