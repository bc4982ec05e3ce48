import { PROFILE } from './definition.js';
import { exampleOf } from './example.js';
import type { Field, JsonSchema, ObjectShape, Shape } from './shape.js';

/**
 * The JSON Schema (draft-07, which VS Code's YAML and JSON extensions read) of profiles, made from the definition. It says all that
 * a schema can say; host bits, ranges and references between parts are left to readProfile.
 */
function profileSchema(): JsonSchema {
  const definitions = new Map<string, JsonSchema>();
  const root = objectSchema(PROFILE, definitions);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'NREC allocation profile (.nrec.yaml)',
    description: 'What NREC gave a project for BGP, so that bgplint can compare configurations with it.',
    ...root,
    definitions: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

type Definitions = Map<string, JsonSchema>;

function schemaOf(shape: Shape, definitions: Definitions): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return shape.format.schema;
    case 'choice':
      return { oneOf: shape.options.map(({ value, doc }) => ({ const: value, description: doc })) };
    case 'either':
      return { anyOf: [schemaOf(shape.text, definitions), schemaOf(shape.object, definitions)] };
    case 'object':
      return reference(shape, definitions);
    case 'list': {
      const items = schemaOf(shape.item, definitions);
      const several = { type: 'array', items, ...(shape.nonEmpty && { minItems: 1 }) };
      if (shape.item.kind === 'object') return several;
      return { anyOf: [several, ...(Array.isArray(items.anyOf) ? items.anyOf : [items])] };
    }
  }
}

function reference(shape: ObjectShape, definitions: Definitions): JsonSchema {
  if (!definitions.has(shape.id)) definitions.set(shape.id, objectSchema(shape, definitions));
  return { $ref: `#/definitions/${shape.id}` };
}

function objectSchema(shape: ObjectShape, definitions: Definitions): JsonSchema {
  const fields = Object.entries(shape.fields);
  const properties = Object.fromEntries(
    fields.map(([name, field]) => [name, fieldSchema(field, !shape.oneOf && !field.required, definitions)]),
  );
  const required = fields.filter(([, field]) => field.required).map(([name]) => name);
  return {
    type: 'object',
    properties,
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    ...(shape.oneOf ? { minProperties: 1, maxProperties: 1 } : { patternProperties: { '^x-': {} } }),
  };
}

/** @param nullable the key may stand there without a value, which counts as absent. */
function fieldSchema(field: Field, nullable: boolean, definitions: Definitions): JsonSchema {
  const example = field.shape.kind === 'text' || field.shape.kind === 'either' ? exampleOf(field.shape) : undefined;
  // Beside a $ref, draft-07 reads nothing; a description must stand outside.
  const schema = schemaOf(field.shape, definitions);
  const placed = '$ref' in schema ? { allOf: [schema] } : schema;
  return {
    description: field.doc,
    ...(nullable ? orNull(placed) : placed),
    ...(example !== undefined && { examples: [/^\d+$/.test(example) ? Number(example) : example] }),
  };
}

function orNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.allOf)) return { anyOf: [...schema.allOf, { type: 'null' }] };
  for (const key of ['anyOf', 'oneOf']) {
    const branches = schema[key];
    if (Array.isArray(branches)) return { ...schema, [key]: [...branches, { type: 'null' }] };
  }
  return { ...schema, type: [schema.type, 'null'].flat() };
}

/** The schema as the file schemas/nrec-profile.schema.json holds it. */
export function profileSchemaText(): string {
  return `${JSON.stringify(profileSchema(), undefined, 2)}\n`;
}
