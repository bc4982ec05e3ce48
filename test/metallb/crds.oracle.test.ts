import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { exists, fieldsAt, KINDS, releaseOf } from '../../server/src/dialects/metallb/kinds/index.js';
import type { Field, Kind } from '../../server/src/dialects/metallb/kinds/schema.js';
import { VERSIONS } from '../../server/src/dialects/metallb/versions.js';

/** A folder with the projects' sources as Go keeps them (`go env GOMODCACHE`), after `go mod download MODULE@RELEASE`. */
const MODULES = process.env.BGPLINT_METALLB_MODULES ?? '';

const MODULE = { MetalLB: 'go.universe.tf/metallb', 'frr-k8s': 'github.com/metallb/frr-k8s' } as const;

/** A part of a CRD’s schema, as far as the table speaks of it. */
interface Schema {
  readonly type: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly format?: string;
  readonly default?: unknown;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string }[];
}

/** What is said of each field, by its path. */
type Facts = Readonly<Record<string, string>>;

/** What only a change of an object could break. */
const IMMUTABLE = 'self == oldSelf';

function factsOfSchema(schema: Schema, path: string, facts: Record<string, string>, required = false): Facts {
  const { type, properties, items, additionalProperties } = schema;
  const rules = (schema['x-kubernetes-validations'] ?? []).filter(({ rule }) => rule !== IMMUTABLE);
  facts[path] = JSON.stringify({
    type: type === 'array' ? 'list' : additionalProperties ? 'map' : type,
    required,
    enum: schema.enum,
    min: schema.minimum,
    max: schema.maximum,
    minItems: schema.minItems,
    maxItems: schema.maxItems,
    // Formats of lists are ignored, and of times nobody makes any.
    format: type === 'array' || schema.format === 'date-time' ? undefined : schema.format,
    default: schema.default,
    rules: rules.length > 0,
  });
  for (const [name, inner] of Object.entries(properties ?? {}))
    factsOfSchema(inner, `${path}.${name}`, facts, schema.required?.includes(name) ?? false);
  if (items) factsOfSchema(items, `${path}[]`, facts);
  if (additionalProperties) factsOfSchema(additionalProperties, `${path}{}`, facts);
  return facts;
}

function factsOfField(
  field: Field,
  path: string,
  release: string,
  facts: Record<string, string>,
  required = false,
): Facts {
  facts[path] = JSON.stringify({
    type: field.type,
    required,
    enum: field.enum,
    min: field.min,
    max: field.max,
    minItems: field.minItems,
    maxItems: field.maxItems,
    format: field.format,
    default: field.default,
    // A rule over a field that is not there yet cannot be broken.
    rules:
      field.cel === 'service-selectors'
        ? fieldsAt(field.fields ?? {}, release).known.has('serviceSelectors')
        : field.cel !== undefined,
  });
  for (const [name, inner] of fieldsAt(field.fields ?? {}, release).known)
    factsOfField(inner, `${path}.${name}`, release, facts, inner.required);
  if (field.item) factsOfField(field.item, `${path}${field.type === 'map' ? '{}' : '[]'}`, release, facts);
  return facts;
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly deprecated?: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

function crdsOf(project: keyof typeof MODULE, release: string): readonly Crd[] {
  const folder = join(MODULES, `${MODULE[project]}@v${release}`, 'config/crd/bases');
  return readdirSync(folder).map(name => parse(readFileSync(join(folder, name), 'utf8')) as Crd);
}

const projects = ['MetalLB', 'frr-k8s'] as const;

// frr-k8s comes with MetalLB since 0.14.
const cases = VERSIONS.flatMap(version =>
  projects.map(project => ({ version, project, release: releaseOf(project, version) })),
);

describe('the table of kinds says what the CRDs say', () => {
  test.each(cases)('of $project $release', ({ project, release }) => {
    const theirs: Record<string, Facts> = {};
    for (const { spec } of crdsOf(project, release)) {
      for (const { name, schema, deprecated = false } of spec.versions) {
        const facts: Record<string, string> = {};
        for (const [field, inner] of Object.entries(schema.openAPIV3Schema.properties ?? {})) {
          if (['apiVersion', 'kind', 'metadata'].includes(field)) continue;
          factsOfSchema(inner, field, facts, schema.openAPIV3Schema.required?.includes(field) ?? false);
        }
        theirs[`${spec.group}/${name} ${spec.names.kind} ${spec.scope} ${deprecated}`] = facts;
      }
    }
    const ours: Record<string, Facts> = {};
    for (const kind of KINDS.filter(one => one.project === project && exists(one, release)))
      ours[titleOf(kind, release)] = factsOfKind(kind, release);
    expect(ours).toEqual(theirs);
  });
});

function titleOf({ apiVersion, kind, isClusterWide, deprecated }: Kind, release: string): string {
  const isDeprecated = deprecated !== undefined && exists({ since: deprecated.since }, release);
  return `${apiVersion} ${kind} ${isClusterWide ? 'Cluster' : 'Namespaced'} ${isDeprecated}`;
}

function factsOfKind({ fields }: Kind, release: string): Facts {
  const facts: Record<string, string> = {};
  for (const [name, field] of fieldsAt(fields, release).known)
    factsOfField(field, name, release, facts, field.required);
  return facts;
}
