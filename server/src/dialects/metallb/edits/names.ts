import type { Diagnostic } from '../../../core/diagnostic.js';
import type { TextEdit } from '../../../core/edit.js';
import { covers, type Span, sameSpan } from '../../../core/span.js';
import { type Node, type ScalarNode, valueAt } from '../../../core/yaml/tree.js';
import type { ManifestObject, Manifests } from '../tree.js';
import { ManifestEditor } from './documents.js';

/** A place that names an object: the object's own name, or a field that refers to it. */
export interface NameUse {
  readonly node: ScalarNode;
  readonly isDefinition: boolean;
  /** Several names stand in one text, parted by commas: only this part is the name. */
  readonly part?: Span;
}

/** A field that refers to objects by name. `*` stands for each item of a list. */
interface ReferenceField {
  /** Group and kind of the object that has the field. */
  readonly from: string;
  readonly path: readonly string[];
  /** Group and kind of what it names. */
  readonly to: string;
  readonly isList?: boolean;
}

const METALLB = 'metallb.io';
const FRR = 'frrk8s.metallb.io';
const POOL = `${METALLB} IPAddressPool`;
const PEER = `${METALLB} BGPPeer`;

const POOL_ANNOTATIONS = [
  'metallb.io/address-pool',
  'metallb.io/address-pools',
  'metallb.universe.tf/address-pool',
  'metallb.universe.tf/address-pools',
];

/** Every field by which one object names another. */
const FIELDS: readonly ReferenceField[] = [
  { from: PEER, path: ['spec', 'bfdProfile'], to: `${METALLB} BFDProfile` },
  { from: PEER, path: ['spec', 'passwordSecret', 'name'], to: ' Secret' },
  { from: `${METALLB} BGPAdvertisement`, path: ['spec', 'ipAddressPools', '*'], to: POOL },
  { from: `${METALLB} BGPAdvertisement`, path: ['spec', 'peers', '*'], to: PEER },
  { from: `${METALLB} L2Advertisement`, path: ['spec', 'ipAddressPools', '*'], to: POOL },
  {
    from: `${FRR} FRRConfiguration`,
    path: ['spec', 'bgp', 'routers', '*', 'neighbors', '*', 'passwordSecret', 'name'],
    to: ' Secret',
  },
  ...POOL_ANNOTATIONS.map(name => ({
    from: ' Service',
    path: ['metadata', 'annotations', name],
    to: POOL,
    isList: name.endsWith('s'),
  })),
];

/** Every place of these files that names the object, its own name first. */
function usesOfName({ files }: Manifests, object: ManifestObject): readonly NameUse[] {
  const { name, nameNode } = object;
  if (name === undefined || !nameNode) return [];
  const uses: NameUse[] = [{ node: nameNode, isDefinition: true }];
  const to = kindOf(object);
  const fields = FIELDS.filter(field => field.to === to);
  for (const { documents } of files) {
    for (const other of documents.flatMap(({ objects }) => objects)) {
      // What lies in another namespace is named by others.
      const isNear = !other.namespace || !object.namespace || other.namespace === object.namespace;
      for (const field of fields) {
        if (field.from !== kindOf(other) || (field.from !== ' Service' && !isNear)) continue;
        for (const node of nodesAt(other.root, field.path)) {
          const use = field.isList ? partOf(node, name) : node.value === name ? { node } : undefined;
          if (use) uses.push({ ...use, isDefinition: false });
        }
      }
      // A patch finds its object by name.
      const isPatch = other !== object && (other.isPartial || object.isPartial);
      if (isPatch && other.nameNode && other.name === name && kindOf(other) === to && isNear)
        uses.push({ node: other.nameNode, isDefinition: true });
    }
  }
  return uses;
}

/** Gives an object another name, everywhere in these files that names it. */
export function renameObject(manifests: Manifests, object: ManifestObject, name: string): readonly TextEdit[] {
  const editor = new ManifestEditor(manifests);
  const edits = usesOfName(manifests, object).flatMap(({ node, part }) =>
    part ? [{ span: part, text: name }] : (editor.at(node.span).setScalar(node, name) ?? []),
  );
  // An anchored name is changed where it is written, once.
  return edits.filter(
    ({ span }, index) =>
      edits.findIndex(other => other.span.path === span.path && other.span.start === span.start) === index,
  );
}

function kindOf({ group, kind }: ManifestObject): string {
  return `${group} ${kind}`;
}

function nodesAt(root: Node | undefined, [step, ...rest]: readonly string[]): readonly ScalarNode[] {
  if (!root) return [];
  if (step === undefined) return root.kind === 'scalar' ? [root] : [];
  if (step !== '*') return nodesAt(valueAt(root, step), rest);
  return root.kind === 'list' ? root.items.flatMap(item => nodesAt(item, rest)) : [];
}

/** One of several names in a text. */
function partOf(node: ScalarNode, name: string): Pick<NameUse, 'node' | 'part'> | undefined {
  const { textSpan, text } = node;
  if (!textSpan) return undefined;
  let at = 0;
  for (const piece of text.split(',')) {
    if (piece.trim() === name) {
      const start = textSpan.start + at + piece.indexOf(name);
      return { node, part: { ...textSpan, start, end: start + name.length } };
    }
    at += piece.length + 1;
  }
  return undefined;
}

/** Lets the fixes of names that Kubernetes refuses change everything that refers to the object, in all files. */
export function renamedEverywhere(diagnostics: readonly Diagnostic[], manifests: Manifests): readonly Diagnostic[] {
  const isName = ({ rule, fixes }: Diagnostic) => rule === 'metallb/name' && fixes.length > 0;
  if (!diagnostics.some(isName)) return diagnostics;
  const objects = manifests.files.flatMap(({ documents }) => documents.flatMap(document => document.objects));
  return diagnostics.map(diagnostic => {
    if (!isName(diagnostic)) return diagnostic;
    const fixes = diagnostic.fixes.map(fix => {
      const [edit, another] = fix.edits;
      const object = edit && objects.find(({ nameNode }) => nameNode && covers(nameNode.span, edit.span));
      const name = object && edit && nameWritten(object, edit);
      return another || name === undefined
        ? fix
        : { ...fix, edits: renameObject(manifests, object as ManifestObject, name) };
    });
    return { ...diagnostic, fixes };
  });
}

/** The name that an edit of one gives. */
function nameWritten({ nameNode }: ManifestObject, { span, text }: TextEdit): string | undefined {
  if (!nameNode || !(sameSpan(span, nameNode.span) || (nameNode.textSpan && sameSpan(span, nameNode.textSpan))))
    return undefined;
  return /^(["']?)(.*)\1$/.exec(text)?.[2];
}
