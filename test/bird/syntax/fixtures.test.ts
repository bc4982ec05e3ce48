import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accepted, refused } from '../fixtures/fixtures.js';
import { findings, read } from './read.js';

/** The text files below a folder, by their paths relative to it. */
function filesBelow(folder: string, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap(entry => {
      const path = join(prefix, entry.name);
      return entry.isDirectory()
        ? Object.entries(filesBelow(folder, path))
        : [[path, readFileSync(join(folder, path), 'utf8')]];
    }),
  );
}

describe('configurations that BIRD takes', () => {
  describe.each(accepted())('$name', ({ path, text, versions }) => {
    const files = filesBelow(dirname(path));
    it.each([...versions])('is without a finding in %s', version => {
      const unit = read(text, version, files);
      expect(findings(unit)).toEqual([]);
      expect(unit.holdsFor).toContain(version);
      expect(versions).toEqual(expect.arrayContaining([...unit.holdsFor]));
    });
  });
});

describe('configurations with one mistake', () => {
  it.each(refused().flatMap(({ versions, ...rest }) => versions.map(version => ({ version, ...rest }))))(
    '$name ($version)',
    ({ text, version, line, rule, daemon }) => {
      const expected = line ? [`${line}${daemon === line ? '' : `/${daemon}`} ${rule}`] : [];
      expect(findings(read(text, version))).toEqual(expected);
    },
  );
});
