import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fill } from './fill.js';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/bird.json', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);

/** `BIRD` (one path, or several with `:` between), else whatever `bird` the machine has. */
const candidates = process.env.BIRD?.split(':') ?? ['bird', '/usr/sbin/bird', '/usr/local/sbin/bird'];
const daemons = candidates.filter(runs).slice(0, process.env.BIRD ? undefined : 1);

function runs(daemon: string): boolean {
  try {
    execFileSync(daemon, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What `bird -p` says about a text: '' when it takes it without a word. */
function complaint(daemon: string, text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bgplint-snippet-'));
  const config = path.join(folder, 'bird.conf');
  writeFileSync(config, text);
  try {
    execFileSync(daemon, ['-p', '-c', config], { stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

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

  describe.skipIf(daemons.length === 0)('with their defaults are accepted by bird -p', () => {
    for (const daemon of daemons) {
      it.each(snippets)(`%s (${path.basename(daemon)})`, (_, { body }) => {
        const text = `${fill(body.join('\n'))}\n`;
        // A file without any protocol is refused, whatever else it says.
        const whole = /^protocol /m.test(text) ? text : `${text}protocol device {}\n`;
        expect(complaint(daemon, whole)).toBe('');
      });
    }
  });
});
