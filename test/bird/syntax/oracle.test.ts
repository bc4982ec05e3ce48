import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHEMAS } from '../../../server/src/dialects/bird/catalogue/index.js';
import { measured } from '../../../server/src/dialects/bird/versions.js';
import { birdCheck, birdProgram, birdVersion } from '../../oracle/bird.js';
import { accepted, refused } from '../fixtures/fixtures.js';
import { read } from './read.js';
import { configurationWith, samplesOf } from './samples.js';

const bird = birdProgram('bird');
const version = bird ? measured(birdVersion(bird)) : '';

/** What the catalogue does not say: statements that BIRD refuses and we do not notice. */
const UNNOTICED: readonly RegExp[] = [/^cli: restrict$/, /^mrt: table master4$/];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bgplint-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ask(text: string) {
  const file = join(folder, 'bird.conf');
  writeFileSync(file, text);
  return birdCheck(file);
}

describe.skipIf(!bird)(`the daemon agrees (needs bird; here ${version || 'none'})`, () => {
  it.each(accepted().filter(({ versions }) => versions.includes(version)))('to take $name', ({ path }) => {
    const { accepted, message } = birdCheck(path);
    expect(accepted, message).toBe(true);
  });

  it.each(refused().filter(({ versions }) => versions.includes(version)))('about $name', ({ text, line, daemon }) => {
    const verdict = ask(text);
    expect(verdict.accepted, verdict.message).toBe(line === undefined);
    expect(verdict.line, verdict.message).toBe(daemon);
  });

  it.each([...SCHEMAS.values()].map(schema => ({ name: schema.name, schema })))(
    'about the options of $name',
    { timeout: 120_000 },
    ({ name, schema }) => {
      for (const option of schema.options) {
        for (const statement of samplesOf(option, 4)) {
          if (UNNOTICED.some(pattern => pattern.test(`${name}: ${statement}`))) continue;
          const text = configurationWith(schema, statement);
          const ours = read(text, version).diagnostics.filter(({ rejects }) => rejects);
          const { accepted, message } = ask(text);
          expect(ours.length === 0, `${statement}: ${message} | ${ours[0]?.message}`).toBe(accepted);
        }
      }
    },
  );
});
