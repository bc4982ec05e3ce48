import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../server/src/core/source.js';
import { read, VERSIONS } from './read.js';

const HERE = dirname(fileURLToPath(import.meta.url));

/** The templates of a folder, with their texts. */
function templates(folder: string): readonly { name: string; text: string }[] {
  return readdirSync(join(HERE, folder)).map(name => ({ name, text: readFileSync(join(HERE, folder, name), 'utf8') }));
}

describe('a template that can be filled in', () => {
  for (const { name, text } of templates('ok')) {
    it.each(VERSIONS)(`${name} for BIRD %s: nothing is wrong`, version => {
      const { diagnostics } = read(name, text, version);
      const lines = new LineIndex(text);
      const told = diagnostics.filter(({ rule }) => rule !== 'bird/include-outside');
      expect(
        told.map(({ rule, span, message }) => `${lines.position(span.start).line + 1} ${rule} ${message}`),
      ).toEqual([]);
    });
  }
});

describe('what no filling in can mend', () => {
  for (const { name, text } of templates('wrong')) {
    it(`${name}: is found where it stands`, () => {
      const { diagnostics } = read(name, text, '2.17');
      const lines = new LineIndex(text);
      const marks = text.split('\n').flatMap((line, i) => {
        const rule = / # !([\w-]+)$/.exec(line)?.[1];
        return rule ? [`${i + 1} bird/${rule}`] : [];
      });
      const rejecting = diagnostics.filter(({ rejects }) => rejects);
      expect(rejecting.map(({ rule, span }) => `${lines.position(span.start).line + 1} ${rule}`).toSorted()).toEqual(
        marks.toSorted(),
      );
      for (const { span, daemon } of rejecting) expect(daemon?.line, `${span.start}`).toBeGreaterThan(0);
    });
  }
});
