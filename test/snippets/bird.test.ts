import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { birdCheck, birdProgram } from '../oracle/bird.js';
import { fill } from './fill.js';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/bird.json', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);

const bird = birdProgram('bird');
const folder = mkdtempSync(join(tmpdir(), 'bgplint-snippets-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('fill', () => {
  it.each([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what snippets look like
    ['${1:a} ${1} $1 ${2|b,c|}$0', 'a a a b'],
    ['plain', 'plain'],
  ])('%s', (body, text) => expect(fill(body)).toBe(text));
});

describe('snippets', () => {
  it('have prefixes of their own, and say what they are', () => {
    const prefixes = snippets.map(([, { prefix }]) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const [, { description }] of snippets) expect(description).not.toBe('');
  });

  it.skipIf(!bird).each(snippets)('%s with its defaults is accepted by bird -p', (_, { prefix, body }) => {
    const text = `${fill(body.join('\n'))}\n`;
    const file = join(folder, `${prefix}.conf`);
    // A file without any protocol is refused, whatever else it says.
    writeFileSync(file, /^protocol /m.test(text) ? text : `${text}protocol device {}\n`);
    const { accepted, message } = birdCheck(file);
    expect(accepted, message).toBe(true);
  });
});
