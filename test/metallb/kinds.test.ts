import { expect, test } from 'vitest';
import { KINDS } from '../../server/src/dialects/metallb/kinds/index.js';
import type { Field } from '../../server/src/dialects/metallb/kinds/schema.js';

test('every field says what it is', () => {
  const silent: string[] = [];
  const look = (field: Field, path: string) => {
    if (field.doc === '') silent.push(path);
    for (const [name, inner] of Object.entries(field.fields ?? {})) look(inner, `${path}.${name}`);
    if (field.item) look(field.item, `${path}[]`);
  };
  for (const { kind, fields } of KINDS)
    for (const [name, field] of Object.entries(fields)) look(field, `${kind}.${name}`);
  expect(silent).toEqual([]);
});
