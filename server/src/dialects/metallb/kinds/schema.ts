/** A patch release: `0.14.9` of MetalLB, `0.0.15` of frr-k8s. */
export type Release = string;

/** Rules over several values that CRDs state in CEL; `structure/cel.ts` knows them by name. */
export type CelRule = 'connect-time' | 'service-selectors';

/** Objects that a field names; what it names is looked for among objects of that kind. */
export type Referred = 'BFDProfile' | 'BGPPeer' | 'IPAddressPool' | 'Community' | 'Secret' | 'Namespace';

/** What one field takes. Limits are those of the CRD; what the daemons ask beyond them is not said here. */
export interface Field {
  readonly type: 'string' | 'integer' | 'boolean' | 'list' | 'object' | 'map' | 'any';
  /** One or two sentences, plain text. */
  readonly doc: string;
  readonly required?: boolean;
  /** The first release that knows it; absent: the first that is judged. */
  readonly since?: Release;
  /** The first release that does not know it any more. */
  readonly until?: Release;
  /** What was otherwise before a release. */
  readonly before?: Readonly<Record<Release, Partial<Field>>>;
  /** The first release that calls it deprecated, and what to do about it. */
  readonly deprecated?: { readonly since: Release; readonly instead: string };
  readonly enum?: readonly string[];
  readonly default?: string | number | boolean;
  readonly min?: number;
  readonly max?: number;
  /** Of integers how they are kept, of strings what they must be. */
  readonly format?: 'int32' | 'int64' | 'cidr' | 'date-time' | 'base64';
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly cel?: CelRule;
  /** A duration as Go writes it: `90s`. */
  readonly isDuration?: true;
  /** An AS number, which people also write with a dot. */
  readonly isAsn?: true;
  /** It may only be given when the object is made. */
  readonly immutable?: true;
  /** Nobody may see its value. */
  readonly secret?: true;
  readonly refersTo?: Referred;
  /** Of an object. */
  readonly fields?: Fields;
  /** Of a list its items, of a map its values. */
  readonly item?: Field;
}

export type Fields = Readonly<Record<string, Field>>;

type Extra = Omit<Field, 'type' | 'doc' | 'fields' | 'item'>;

export function string(doc: string, extra: Extra = {}): Field {
  return { type: 'string', doc, ...extra };
}

export function integer(doc: string, extra: Extra = {}): Field {
  return { type: 'integer', doc, ...extra };
}

export function boolean(doc: string, extra: Extra = {}): Field {
  return { type: 'boolean', doc, ...extra };
}

export function list(doc: string, item: Field, extra: Extra = {}): Field {
  return { type: 'list', doc, item, ...extra };
}

export function object(doc: string, fields: Fields, extra: Extra = {}): Field {
  return { type: 'object', doc, fields, ...extra };
}

/** Any keys, each with such a value. */
export function map(doc: string, item: Field, extra: Extra = {}): Field {
  return { type: 'map', doc, item, ...extra };
}

/** A kind in one version of its group. */
export interface Kind {
  /** `metallb.io/v1beta1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly doc: string;
  /** Whose releases `since` and the like name. */
  readonly project: 'MetalLB' | 'frr-k8s' | 'operator' | 'Kubernetes';
  readonly since?: Release;
  readonly until?: Release;
  readonly before?: undefined;
  readonly deprecated?: NonNullable<Field['deprecated']>;
  /** The version of the group in which the same object, written just so, means the same. */
  readonly successor?: string;
  /** What to write instead of one that is gone. */
  readonly instead?: string;
  readonly isClusterWide?: true;
  /** Only the daemons write it. */
  readonly isReport?: true;
  /** What stands beside `apiVersion`, `kind` and `metadata`. */
  readonly fields: Fields;
}
