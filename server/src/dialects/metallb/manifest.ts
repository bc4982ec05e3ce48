import { basename } from '../../core/path.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { HOLE_START } from '../../core/template.js';
import { readManifest } from '../../core/yaml/read.js';
import { type MapNode, type Node, type ScalarNode, shifted, shiftedSpan, valueAt } from '../../core/yaml/tree.js';
import { anchoredSource, anchorsFor } from './anchors.js';
import { isWanted } from './groups.js';
import { type Chunk, splitDocuments } from './split.js';
import { type ManifestTemplate, templateOf } from './template.js';
import type { ManifestDocument, ManifestFile, ManifestObject } from './tree.js';

/** How a file is read, beside what its text says. */
export interface ReadHow {
  /** Something says that its objects are only parts of others: a kustomization that names it as a patch. */
  readonly isPatch?: boolean;
  /** Reads a template as Kubernetes would if it were given it as it is. */
  readonly asWritten?: boolean;
}

/** Files whose name says that they are kustomize patches. */
const PATCH_NAME = /^(?:patch(?:es)?[-_.]?.*|.*[-_.]patch(?:es)?)\.ya?ml$/i;

/** A file is read once, however many versions are judged. */
const files = new WeakMap<Source, Map<string, ManifestFile>>();

/** The files read last, by path: what an edit leaves as it was is not read again. */
const latest = new Map<string, ManifestFile>();
const KEPT = 32;

/**
 * Reads a file of manifests, as a template with holes where it has tags. Never throws. Documents of kinds that bgplint knows
 * nothing of are not looked into; those that an edit left alone are taken over from the last reading.
 */
export function readManifestFile(source: Source, how: ReadHow = {}): ManifestFile {
  const key = `${how.isPatch ? 'patch' : ''} ${how.asWritten ? 'written' : ''}`;
  const known = files.get(source) ?? new Map<string, ManifestFile>();
  files.set(source, known);
  const same = known.get(key);
  if (same) return same;
  const before = latest.get(`${key}${source.path}`);
  const file = new FileReader(source, how, before).read();
  known.set(key, file);
  latest.delete(`${key}${source.path}`);
  latest.set(`${key}${source.path}`, file);
  for (const path of latest.keys()) {
    if (latest.size <= KEPT) break;
    latest.delete(path);
  }
  return file;
}

class FileReader {
  readonly #source: Source;
  readonly #template: ManifestTemplate | undefined;
  readonly #text: Source;
  readonly #isPatch: boolean;
  /** The last reading, where documents may be taken over from it. */
  readonly #before: ManifestFile | undefined;

  constructor(source: Source, how: ReadHow, before: ManifestFile | undefined) {
    this.#source = source;
    this.#template = how.asWritten ? undefined : templateOf(source);
    this.#text = this.#template?.masked ?? source;
    this.#isPatch = how.isPatch || PATCH_NAME.test(basename(source.path));
    this.#before = this.#template ? undefined : before;
  }

  read(): ManifestFile {
    const source = this.#source;
    const chunks = splitDocuments(this.#text.text);
    // What a template's tags touch depends on more than one document's text.
    if (this.#template) {
      const documents = chunks.map(chunk => this.#document(chunk, chunk.start));
      return { source, documents, template: this.#template };
    }
    const before = this.#before?.anchored && this.#before;
    const { starts, known } = anchorsFor(source.text, chunks, before);
    const anchored = chunks.map((chunk, index) => {
      const start = starts[index] as number;
      const same = known(chunk, index);
      const origin = same && (same.origin ?? same);
      return origin ? moved(origin, start - origin.span.start) : this.#document(chunk, start);
    });
    const documents = chunks.map(({ start }, index) => {
      const document = anchored[index] as ManifestDocument;
      // What stands where it stood is the very same.
      const last = this.#before?.documents[index];
      if (last && last.anchor === document && last.span.start === start) return last;
      return new MovedDocument(document, start - document.span.start);
    });
    return { source, documents, anchored: { source: anchoredSource(source, chunks, starts), documents: anchored } };
  }

  /** @param at where the document begins in the text that it is read for: its own, or the anchored one. */
  #document(chunk: Chunk, at: number): ManifestDocument {
    const { start, end, badSeparator } = chunk;
    const { path } = this.#source;
    const span = { path, start: at, end: at + end - start };
    if (badSeparator) {
      const reason =
        'nothing but a comment may stand behind `---`, and Kubernetes takes every line that begins so for a separator';
      const problem = { span: shiftedSpan({ path, ...badSeparator }, at - start), reason };
      return { span, root: undefined, problem, objects: [] };
    }
    const text = this.#text.text.slice(start, end);
    if (!isWanted(text)) return { span, root: undefined, problem: undefined, objects: [] };
    const { root, problem } = readManifest(this.#text, start, end, at);
    const hasLooseHoles = this.#template?.loose.some(hole => hole.start < end && hole.end > start) ?? false;
    const isPartial = this.#isPatch || hasLooseHoles || problem !== undefined || text.includes('$patch');
    const isExcused = problem !== undefined && this.#isTemplates(problem.span, span);
    return { span, root, problem: isExcused ? undefined : problem, objects: objectsOf(root, span, isPartial) };
  }

  /** Whether a problem may well be gone when the template is rendered. */
  #isTemplates({ start, end }: Span, document: Span): boolean {
    const template = this.#template;
    if (!template) return false;
    if (template.hasBranches && template.loose.some(hole => hole.start < document.end && hole.end > document.start))
      return true;
    return template.holes.some(hole => hole.start <= end && hole.end >= start);
  }
}

function moved(document: ManifestDocument, by: number): ManifestDocument {
  return by === 0 ? document : new MovedDocument(document, by);
}

/** A document further on in its text. Its objects and its tree are moved when somebody asks for them: most are never asked for. */
class MovedDocument implements ManifestDocument {
  readonly span: Span;
  readonly anchor: ManifestDocument;
  readonly origin: ManifestDocument;
  readonly movedBy: number;
  #root: Node | undefined;
  #objects: readonly ManifestObject[] | undefined;

  constructor(before: ManifestDocument, by: number) {
    this.anchor = before;
    this.origin = before.origin ?? before;
    this.movedBy = (before.movedBy ?? 0) + by;
    this.span = shiftedSpan(this.origin.span, this.movedBy);
  }

  get problem(): ManifestDocument['problem'] {
    const { problem } = this.origin;
    return problem && { ...problem, span: shiftedSpan(problem.span, this.movedBy) };
  }

  get objects(): readonly ManifestObject[] {
    this.#objects ??= this.origin.objects.map(
      (object, index) => new MovedObject(object, () => this.#object(index), this.movedBy),
    );
    return this.#objects;
  }

  get root(): Node | undefined {
    const { root } = this.origin;
    this.#root ??= root && this.movedBy !== 0 ? shifted(root, this.movedBy) : root;
    return this.#root;
  }

  #object(index: number): MapNode {
    return objectRoots(this.root)[index] as MapNode;
  }
}

class MovedObject implements ManifestObject {
  readonly apiVersion: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly header: Span;
  readonly span: Span;
  readonly isPartial: boolean;
  readonly #find: () => MapNode;
  #root: MapNode | undefined;

  constructor(origin: ManifestObject, find: () => MapNode, by: number) {
    this.apiVersion = origin.apiVersion;
    this.group = origin.group;
    this.kind = origin.kind;
    this.name = origin.name;
    this.namespace = origin.namespace;
    this.header = shiftedSpan(origin.header, by);
    this.span = shiftedSpan(origin.span, by);
    this.isPartial = origin.isPartial;
    this.#find = find;
  }

  get root(): MapNode {
    this.#root ??= this.#find();
    return this.#root;
  }

  get nameNode(): ScalarNode | undefined {
    return nameOf(this.root);
  }
}

/** The maps that are objects: the document's own, or the items of a list. */
function objectRoots(root: Node | undefined): readonly MapNode[] {
  if (root?.kind !== 'map') return [];
  const items = valueAt(root, 'items');
  if (textOf(valueAt(root, 'kind'))?.endsWith('List') && items?.kind === 'list')
    return items.items.filter(item => item.kind === 'map');
  return [root];
}

function objectsOf(root: Node | undefined, document: Span, isPartial: boolean): readonly ManifestObject[] {
  return objectRoots(root).map(map => objectOf(map, document, isPartial));
}

function objectOf(root: MapNode, document: Span, isPartial: boolean): ManifestObject {
  const apiVersion = textOf(valueAt(root, 'apiVersion')) ?? '';
  const slash = apiVersion.indexOf('/');
  const nameNode = nameOf(root);
  const kindNode = valueAt(root, 'kind');
  const first = root.entries[0]?.keySpan ?? { ...document, end: document.start };
  return {
    apiVersion,
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    kind: textOf(kindNode) ?? '',
    root,
    name: textOf(nameNode),
    nameNode,
    namespace: textOf(valueAt(valueAt(root, 'metadata'), 'namespace')),
    header: nameNode?.textSpan ?? nameNode?.span ?? kindNode?.span ?? first,
    span: root.span,
    isPartial: isPartial || root.entries.some(({ key }) => key?.includes(HOLE_START)),
  };
}

function nameOf(root: MapNode): ScalarNode | undefined {
  const name = valueAt(valueAt(root, 'metadata'), 'name');
  return name?.kind === 'scalar' ? name : undefined;
}

/** A text that is known: neither a number nor filled in later. */
function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' && !node.isHole ? node.value : undefined;
}
