import type { Source } from '../../core/source.js';
import { templateSuffix } from '../../core/template-tags.js';
import type { Entry, MapNode, Node } from '../../core/yaml/tree.js';
import type { Embedded } from '../../model/dialect.js';
import type { ManifestFile, ManifestObject } from './tree.js';

/** Where manifests hold configurations of other daemons. */
interface Place {
  readonly kind: string;
  /** `metadata.name`, where only objects of that name are read as meant. */
  readonly name?: string;
  /** The keys on the way, the last as a pattern. */
  readonly path: readonly string[];
  readonly key: RegExp;
  readonly dialect: Embedded['dialect'];
  /** It is put behind what MetalLB or frr-k8s writes itself. */
  readonly isPartial: boolean;
  /** Names of files that FRR reads beside these, and that mean something only there. */
  readonly beside?: RegExp;
}

/** FRR's own file, and those of its daemons; `ospfd-2.conf` is that of the second OSPF. */
const FRR_FILES =
  /^(?:frr|bgpd|zebra|mgmtd|staticd|bfdd|ospfd(?:-\d+)?|ospf6d|isisd|ripn?gd|ripd|pim6?d|ldpd|eigrpd|babeld|nhrpd|pbrd|pathd|vrrpd|fabricd)\.conf$/;

const PLACES: readonly Place[] = [
  {
    kind: 'ConfigMap',
    path: ['data'],
    key: FRR_FILES,
    dialect: 'frr',
    isPartial: false,
    beside: /^(?:daemons|vtysh\.conf)$/,
  },
  { kind: 'ConfigMap', path: ['data'], key: /^bird6?\.conf$/, dialect: 'bird', isPartial: false },
  { kind: 'ConfigMap', name: 'bgpextras', path: ['data'], key: /^extras$/, dialect: 'frr', isPartial: true },
  { kind: 'FRRConfiguration', path: ['spec', 'raw'], key: /^rawConfig$/, dialect: 'frr', isPartial: true },
];

const KINDS: ReadonlySet<string> = new Set(PLACES.map(({ kind }) => kind));

/** Where a text would have to be rendered before its daemon sees it, in a file whose name does not say so. */
const RENDERED = /\{\{|\{%|\$\{|<%/;

/** The configurations that stand in the objects of files as block scalars (`|`), whose lines are those that the daemon reads. */
export function embeddedIn(files: readonly ManifestFile[]): readonly Embedded[] {
  return files.flatMap(({ source, documents }) =>
    // Of most documents the kinds alone are looked at, which are those of the document as it was first read.
    documents
      .filter(document => (document.origin ?? document).objects.some(({ kind }) => KINDS.has(kind)))
      .flatMap(({ objects }) => objects.flatMap(object => inObject(source, object))),
  );
}

function inObject(source: Source, object: ManifestObject): Embedded[] {
  return PLACES.filter(
    ({ kind, name }) => kind === object.kind && (name === undefined || name === object.name),
  ).flatMap(place => atPlace(source, object, place));
}

function atPlace(source: Source, object: ManifestObject, { path, key, beside, dialect, isPartial }: Place): Embedded[] {
  const found = entriesAt(object.root, path).flatMap(({ key: name = '', value }) => {
    if (!key.test(name) && !beside?.test(name)) return [];
    const block = blockOf(source, value);
    return block ? [{ name, part: { dialect, isPartial, ...block } }] : [];
  });
  const files = found.filter(({ name }) => key.test(name));
  if (files.length === 0) return [];
  // Alone, the file that has everything is read as any text of the language.
  const [first] = found;
  if (!beside || (found.length === 1 && first?.name === 'frr.conf')) return files.map(({ part }) => part);
  const folder = String(object.span.start);
  return found.map(({ name, part }) => ({ ...part, file: { folder, name } }));
}

function entriesAt(root: MapNode, path: readonly string[]): readonly Entry[] {
  const [first, ...rest] = path;
  if (first === undefined) return root.entries;
  const next = root.entries.find(({ key }) => key === first)?.value;
  return next?.kind === 'map' ? entriesAt(next, rest) : [];
}

/** The lines of a literal block scalar and how they are indented; undefined for every other way to write a text. */
function blockOf({ path, text }: Source, node: Node): Pick<Embedded, 'span' | 'indent'> | undefined {
  if (node.kind !== 'scalar' || text[node.span.start] !== '|') return undefined;
  const start = text.indexOf('\n', node.span.start) + 1;
  if (start === 0 || start > node.span.end) return undefined;
  const lines = text.slice(start, node.span.end);
  const indent = /^(?:[ \t]*\r?\n)*( +)\S/.exec(lines)?.[1];
  if (indent === undefined || (RENDERED.test(lines) && templateSuffix(path) === undefined)) return undefined;
  return { span: { path, start, end: node.span.end }, indent };
}
