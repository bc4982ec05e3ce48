import { spanKey } from '../../core/span.js';
import type { Node, ScalarNode } from '../../core/yaml/tree.js';
import { valueAt } from '../../core/yaml/tree.js';
import { isPlain, quote as quoted } from '../../core/yaml/write.js';
import type { Unit } from '../../model/dialect.js';
import type { NamePlace } from '../../model/language.js';
import { kindOf } from './kinds/index.js';
import type { Field, Referred } from './kinds/schema.js';
import type { ManifestObject, Manifests } from './tree.js';

/** What has names that others refer to. A profile of BFD in an FRRConfiguration is another thing than a BFDProfile. */
export type NameKind = Referred | 'FRR profile';

/** A name where it is written. */
export interface Named {
  readonly kind: NameKind;
  readonly name: string;
  readonly node: ScalarNode;
  readonly object: ManifestObject;
  readonly role: 'definition' | 'reference';
  /** Where the object that is meant lives, where the reference itself says so. */
  readonly namespace?: string | undefined;
}

/** Kinds whose objects are referred to by `metadata.name`, and as what. */
const DEFINING: Readonly<Record<string, NameKind>> = {
  BFDProfile: 'BFDProfile',
  BGPPeer: 'BGPPeer',
  IPAddressPool: 'IPAddressPool',
  AddressPool: 'IPAddressPool',
  Secret: 'Secret',
};

/** Annotations of Services that name a pool. */
const POOL_ANNOTATION = /^metallb\.(?:io|universe\.tf)\/address-pool$/;

interface Index {
  /** In the order of reading. */
  readonly written: readonly Named[];
  /** What each of them stands for; itself where it defines something. */
  readonly definitions: ReadonlyMap<Named, Named>;
}

const indexes = new WeakMap<Manifests, Index>();

function indexOf(manifests: Manifests): Index {
  const known = indexes.get(manifests);
  if (known) return known;
  const written = manifests.files.flatMap(({ documents }) =>
    documents.flatMap(({ objects }) => objects.flatMap(namesIn)),
  );
  const byName = new Map<string, Named[]>();
  for (const named of written) {
    if (named.role !== 'definition') continue;
    const key = `${named.kind} ${named.name}`;
    const same = byName.get(key);
    if (same) same.push(named);
    else byName.set(key, [named]);
  }
  const definitions = new Map<Named, Named>();
  for (const named of written) {
    const meant = meantBy(named, byName.get(`${named.kind} ${named.name}`) ?? []);
    if (meant) definitions.set(named, meant);
  }
  const index = { written, definitions };
  indexes.set(manifests, index);
  return index;
}

/**
 * What a name stands for, of those that are called so: what its own object or namespace has first. Objects of one name in one
 * namespace are one object, and patches complete what is written elsewhere: they stand for the first.
 */
function meantBy(named: Named, same: readonly Named[]): Named | undefined {
  const { role, object, kind } = named;
  const whole = same.filter(other => other === named || !other.object.isPartial);
  if (kind === 'FRR profile') {
    const own = whole.find(other => other.object === object);
    return own ?? (role === 'reference' ? whole[0] : named);
  }
  const near = kind === 'Community' ? whole[0] : whole.find(other => other.object.namespace === reach(named));
  if (role === 'definition' && !object.isPartial) return near ?? named;
  const from = reach(named);
  const reached = whole.filter(
    ({ object: { namespace } }) => [undefined, from].includes(namespace) || from === undefined,
  );
  const found = [...(near ? [near] : []), ...reached];
  return role === 'definition' ? (found.find(other => other !== named) ?? named) : found[0];
}

function reach({ namespace, object }: Named): string | undefined {
  return namespace ?? object.namespace;
}

/** The names that an object defines and refers to, in the order in which they are written. */
function namesIn(object: ManifestObject): readonly Named[] {
  const kind = kindOf(object.apiVersion, object.kind);
  if (!kind) return [];
  const found: Named[] = [];
  const add = (node: Node | undefined, kind: NameKind, role: Named['role'], namespace?: string) => {
    if (node?.kind === 'scalar' && typeof node.value === 'string' && !node.isHole && node.value !== '')
      found.push({ kind, name: node.value, node, object, role, namespace });
  };
  const defined = DEFINING[object.kind];
  if (defined) add(object.nameNode, defined, 'definition');
  if (object.kind === 'Community') {
    for (const item of itemsAt(valueAt(valueAt(object.root, 'spec'), 'communities')))
      add(valueAt(item, 'name'), 'Community', 'definition');
  }
  if (object.kind === 'FRRConfiguration') {
    const bgp = valueAt(valueAt(object.root, 'spec'), 'bgp');
    for (const item of itemsAt(valueAt(bgp, 'bfdProfiles'))) add(valueAt(item, 'name'), 'FRR profile', 'definition');
    for (const router of itemsAt(valueAt(bgp, 'routers'))) {
      for (const neighbor of itemsAt(valueAt(router, 'neighbors')))
        add(valueAt(neighbor, 'bfdProfile'), 'FRR profile', 'reference');
    }
  }
  const annotations = object.kind === 'Service' ? valueAt(valueAt(object.root, 'metadata'), 'annotations') : undefined;
  if (annotations?.kind === 'map') {
    for (const { key = '', value } of annotations.entries)
      if (POOL_ANNOTATION.test(key)) add(value, 'IPAddressPool', 'reference');
  }
  const visit = (node: Node, field: Field, around: Node): void => {
    if (node.kind === 'scalar') {
      const { refersTo } = field;
      // What has colons is a community itself.
      if (!refersTo || (refersTo === 'Community' && node.text.includes(':'))) return;
      add(node, refersTo, 'reference', refersTo === 'Secret' ? namespaceFor(around, object) : undefined);
    } else if (node.kind === 'list') {
      for (const item of node.items) if (field.item) visit(item, field.item, node);
    } else {
      for (const { key = '', value } of node.entries) {
        const inner = field.type === 'map' ? field.item : Object.hasOwn(field.fields ?? {}, key) && field.fields?.[key];
        if (inner) visit(value, inner, node);
      }
    }
  };
  visit(object.root, { type: 'object', doc: '', fields: kind.fields }, object.root);
  return found.toSorted((a, b) => a.node.span.start - b.node.span.start);
}

/** MetalLB looks for Secrets in its own namespace, whatever a reference says; frr-k8s looks where it is told to. */
function namespaceFor(reference: Node, { group }: ManifestObject): string | undefined {
  const written = group === 'metallb.io' ? undefined : valueAt(reference, 'namespace');
  return written?.kind === 'scalar' && typeof written.value === 'string' ? written.value : undefined;
}

function itemsAt(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The names that objects of a kind have in the files of a unit. */
export function namedObjects({ tree }: Unit<Manifests>, kind: NameKind): ReadonlySet<string> {
  const defined = indexOf(tree).written.filter(named => named.kind === kind && named.role === 'definition');
  return new Set(defined.map(({ name }) => name));
}

/** Names that something refers to as those of a kind, and that nothing has. */
export function wantedNames({ tree }: Unit<Manifests>, kind: string): readonly string[] {
  const { written, definitions } = indexOf(tree);
  const wanted = written.filter(named => named.kind === DEFINING[kind] && !definitions.has(named));
  return [...new Set(wanted.map(({ name }) => name))];
}

/** The object or entry that the name at a place stands for, with the place itself. */
export function namedAt(
  { tree }: Unit<Manifests>,
  path: string,
  offset: number,
): { readonly named: Named; readonly definition: Named | undefined } | undefined {
  const { written, definitions } = indexOf(tree);
  const named = written.find(({ node: { span } }) => span.path === path && span.start <= offset && offset <= span.end);
  return named && { named, definition: definitions.get(named) };
}

/** Every name that the files of a unit define, wherever it is spelt. */
export function metallbNames({ tree, sources }: Unit<Manifests>): readonly NamePlace[] {
  const { written, definitions } = indexOf(tree);
  const places = new Map<string, NamePlace>();
  for (const named of written) {
    const definition = definitions.get(named);
    const { kind, name, node } = named;
    const key = spanKey(node.span);
    // What an anchor names is written once, however often it is meant.
    if (!definition || places.has(key)) continue;
    const mark = sources.get(node.span.path)?.text[node.span.start];
    places.set(key, {
      name,
      span: node.textSpan ?? node.span,
      whole: node.span,
      definition: definition.node.span,
      kind,
      ...((mark === '"' || mark === "'") && { quote: mark }),
    });
  }
  return [...places.values()];
}

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

/** How a name is written where it stands, or why Kubernetes has no such names: RFC 1123 subdomains, but for aliases of communities. */
export function spellName(name: string, place?: NamePlace): { readonly text: string } | { readonly problem: string } {
  const problem = whyNot(name, place?.kind);
  if (problem !== undefined) return { problem };
  if (place?.quote === "'") return { text: `'${name.replaceAll("'", "''")}'` };
  return { text: place?.quote === '"' || !isPlain(name) ? quoted(name) : name };
}

function whyNot(name: string, kind: string | undefined): string | undefined {
  if (name === '') return 'A name needs at least one character.';
  if (kind === 'Community') {
    return /[:\p{Cc}]/u.test(name)
      ? 'An alias has no “:”, with which MetalLB would take it for a community itself, and stands on one line.'
      : undefined;
  }
  // Profiles in an FRRConfiguration become names in FRR's configuration: words.
  if (kind === 'FRR profile') return /\s/.test(name) ? 'FRR’s names of profiles have no blanks.' : undefined;
  if (name.length > 253) return 'Kubernetes takes names of at most 253 characters.';
  if (name.split('.').every(label => LABEL.test(label))) return undefined;
  return 'Kubernetes takes names of lower-case letters, digits, “-” and “.” that begin and end with a letter or digit, also around each “.”.';
}
