import { compareVersions } from '../../core/version.js';
import { isPlain, quote } from '../../core/yaml/write.js';
import type { Unit } from '../../model/dialect.js';
import { knownValue } from '../../model/fact.js';
import type { AllocationTexts, CompletionKind } from '../../model/language.js';
import { formatAddress } from '../../net/address.js';
import { formatPrefix } from '../../net/prefix.js';
import type { Field } from './kinds/schema.js';
import { type NameKind, namedObjects, wantedNames } from './language-names.js';
import { offeredKinds, type Place } from './language-place.js';
import { ITEM } from './language-sketch.js';
import { resourcesOf } from './resources.js';
import type { Manifests } from './tree.js';
import { measured } from './versions.js';

/** A value that may stand at a place. */
export interface Value {
  /** As it is read; `scalarOf` writes it. */
  readonly value: string | number | boolean;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: string;
}

/** Who asks for values. */
export interface Asked {
  readonly unit: Unit<Manifests>;
  readonly place: Place;
  /** `apiVersion`, `kind` and what else stands beside its key in the object's own map. */
  readonly head: ReadonlyMap<string, string>;
  readonly allocation: AllocationTexts | undefined;
}

type Source = (asked: Asked) => readonly Value[];

/** The namespace that MetalLB is installed into, if nobody chose another. */
export const NAMESPACE = 'metallb-system';

export const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** Values beyond those that a field's own row names: by kind and path. */
const SOURCES: readonly (readonly [RegExp, Source])[] = [
  [/ apiVersion$/, apiVersions],
  [/ kind$/, kinds],
  [
    / metadata\.name$/,
    ({ unit, place }) => wantedNames(unit, place.kind?.kind ?? '').map(name => named(name, 'is referred to')),
  ],
  [/ metadata\.namespace$| passwordSecret\.namespace$/, namespaces],
  [
    /^BGPPeer spec\.myASN$|^FRRConfiguration \S*routers\[\]\.asn$/,
    ({ allocation }) => number(allocation?.localAs, 'your AS', allocation),
  ],
  [
    /^BGPPeer spec\.peerASN$|^FRRConfiguration \S*neighbors\[\]\.asn$/,
    ({ allocation }) => number(allocation?.peerAs, 'NREC’s AS', allocation),
  ],
  [/^BGPPeer spec\.peerAddress$|^FRRConfiguration \S*neighbors\[\]\.address$/, peers],
  [/^BGPPeer spec\.(?:sourceAddress|routerID)$|^FRRConfiguration \S*(?:routers\[\]\.id|\.sourceaddress)$/, instance],
  [/Pool spec\.addresses\[\]$|^FRRConfiguration \S*prefixes\[\](?:\.prefix)?$/, prefixes],
  [/^FRRConfiguration \S*neighbors\[\]\.bfdProfile$/, ({ unit }) => names(unit, 'FRR profile')],
  [
    /^Service metadata\.annotations\.metallb\.(?:io|universe\.tf)\/address-pool$/,
    ({ unit }) => names(unit, 'IPAddressPool'),
  ],
  [/\.nodeSelectors?(?:\[\])?\.matchExpressions\[\]\.key$/, () => NODE_LABELS.map(value => ({ value, kind: 'value' }))],
  [/\.matchExpressions\[\]\.operator$/, () => OPERATORS.map(value => ({ value, kind: 'constant' }))],
  [/\.holdTime$/, () => [{ value: '90s', kind: 'value', detail: 'three times the keepalive time' }]],
  [/\.keepaliveTime$/, () => [{ value: '30s', kind: 'value', detail: 'a third of the hold time' }]],
  [
    /^Secret type$/,
    () => [{ value: 'kubernetes.io/basic-auth', kind: 'constant', detail: 'for passwords of BGP sessions' }],
  ],
  [/^Namespace metadata\.name$/, () => [named(NAMESPACE, 'where MetalLB is')]],
];

/** The values that are known to fit at a place, likeliest first; never a secret. */
export function valuesAt(asked: Asked): readonly Value[] {
  const { place, unit } = asked;
  const { field } = place;
  if (field.secret) return [];
  if (field.type === 'boolean') return booleans(field);
  if (field.enum) return field.enum.map(value => ({ value, kind: 'constant', ...marked(value === field.default) }));
  const where = wherever(place);
  const found = SOURCES.filter(([pattern]) => pattern.test(where)).flatMap(([, source]) => source(asked));
  const referred = field.refersTo ? names(unit, field.refersTo) : [];
  const own = field.default === undefined ? [] : [{ value: field.default, kind: 'value' as const, detail: 'default' }];
  return withoutRepeats([...referred, ...found, ...own]);
}

function booleans(field: Field): readonly Value[] {
  return [true, false].map(value => ({ value, kind: 'constant', ...marked(value === field.default) }));
}

function marked(isDefault: boolean): { detail?: string } {
  return isDefault ? { detail: 'default' } : {};
}

function named(value: string, detail: string): Value {
  return { value, kind: 'name', detail };
}

function names(unit: Unit<Manifests>, kind: NameKind): readonly Value[] {
  return [...namedObjects(unit, kind)].toSorted().map(name => named(name, kind));
}

function namespaces({ unit }: Asked): readonly Value[] {
  const written = unit.tree.files.flatMap(({ documents }) =>
    documents.flatMap(({ objects }) => objects.flatMap(({ namespace }) => namespace ?? [])),
  );
  return [
    ...[...new Set(written)].toSorted().map(name => named(name, 'namespace')),
    named(NAMESPACE, 'where MetalLB is'),
  ];
}

/** Of the kind that is written already, else of all. */
function apiVersions({ unit, head }: Asked): readonly Value[] {
  const kind = head.get('kind');
  const fitting = offeredKinds(unit).filter(known => kind === undefined || known.kind === kind);
  return [...new Set(fitting.map(({ apiVersion }) => apiVersion))].map(value => ({ value, kind: 'constant' }));
}

function kinds({ unit, head }: Asked): readonly Value[] {
  const apiVersion = head.get('apiVersion');
  const fitting = offeredKinds(unit).filter(known => !apiVersion || known.apiVersion === apiVersion);
  return fitting.map(({ kind, doc, deprecated, apiVersion: of }) => ({
    value: kind,
    kind: 'constant',
    detail: deprecated ? `${of} · deprecated` : of,
    documentation: doc,
  }));
}

function number(value: number | undefined, detail: string, allocation: AllocationTexts | undefined): readonly Value[] {
  return value === undefined ? [] : [{ value, kind: 'value', detail: detail + of(allocation) }];
}

function peers({ allocation }: Asked): readonly Value[] {
  const { missingPeers = [], peers = [] } = allocation ?? {};
  return [...missingPeers, ...peers].map(peer => text(formatAddress(peer), 'NREC router', allocation));
}

function instance({ allocation }: Asked): readonly Value[] {
  return allocation?.instance ? [text(formatAddress(allocation.instance), 'this instance', allocation)] : [];
}

function prefixes({ allocation }: Asked): readonly Value[] {
  const all = [...(allocation?.ipv4 ?? []), ...(allocation?.ipv6 ?? [])];
  return all.map(({ prefix }) => text(formatPrefix(prefix), 'may be announced', allocation));
}

function text(value: string, detail: string, allocation: AllocationTexts | undefined): Value {
  return { value, kind: 'value', detail: detail + of(allocation) };
}

function of(allocation: AllocationTexts | undefined): string {
  return allocation?.name === undefined ? '' : `, allocation ${allocation.name}`;
}

function withoutRepeats(values: readonly Value[]): readonly Value[] {
  const seen = new Set<Value['value']>();
  return values.filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** A text that needs quotes is written with them, in JSON each. */
export function scalarOf(value: Value['value'], how: { readonly isQuoted: boolean; readonly isJson: boolean }): string {
  if (typeof value !== 'string' || how.isQuoted) return String(value);
  // An IPv6 prefix has colons, and no blank behind any of them: only brackets would take one for a key.
  return how.isJson || !isPlainEnough(value) ? quote(value) : value;
}

function isPlainEnough(text: string): boolean {
  return isPlain(text) || /^[\da-f]+:[\da-f:]*[\da-f](?:\/\d+)?$/i.test(text) || /^\d+(?:ms|s|m|h)$/.test(text);
}

/** Keys of maps that take any, likeliest first: by kind and path. */
const MAP_KEYS: readonly (readonly [RegExp, (asked: Asked) => readonly string[]])[] = [
  [/\.nodeSelectors?(?:\[\])?\.matchLabels$/, () => NODE_LABELS],
  [/\.namespaceSelectors\[\]\.matchLabels$/, () => ['kubernetes.io/metadata.name']],
  [/\.ipAddressPoolSelectors\[\]\.matchLabels$/, ({ unit }) => poolLabels(unit)],
  [/^MetalLB spec\.(?:controllerN|n)odeSelector$/, () => NODE_LABELS],
  [/^Secret (?:stringData|data)$/, () => ['password']],
  [/^Service metadata\.annotations$/, annotations],
];

const NODE_LABELS = [
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'node-role.kubernetes.io/control-plane',
  'topology.kubernetes.io/zone',
];

/** The keys that make sense in a map at a place which takes any. */
export function mapKeysAt(asked: Asked): readonly string[] {
  const where = wherever(asked.place);
  return MAP_KEYS.find(([pattern]) => pattern.test(where))?.[1](asked) ?? [];
}

function poolLabels(unit: Unit<Manifests>): readonly string[] {
  const keys = resourcesOf(unit.tree).pools.flatMap(({ labels }) => [...(knownValue(labels)?.keys() ?? [])]);
  return [...new Set(keys)].toSorted();
}

/** What MetalLB reads of a Service; older versions know the older prefix only. */
function annotations({ unit }: Asked): readonly string[] {
  const prefix = compareVersions(measured(unit.version), '0.15') < 0 ? 'metallb.universe.tf' : 'metallb.io';
  return ['address-pool', 'loadBalancerIPs', 'allow-shared-ip'].map(name => `${prefix}/${name}`);
}

/** A place as the tables spell it: `BGPAdvertisement spec.peers[]`. */
function wherever({ kind, path }: Place): string {
  return `${kind?.kind ?? ''} ${path.join('.').replaceAll(`.${ITEM}`, ITEM)}`;
}
