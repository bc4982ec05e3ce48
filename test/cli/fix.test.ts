import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bgplint, GOOD, project } from './spawn.js';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
const WRONG = readFileSync(path.join(EXAMPLES, 'bird/wrong.conf'), 'utf8');
const PASSWORDS = [...WRONG.matchAll(/password "([^"]+)"/g)].map(match => match[1] as string);

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = project({
    '.nrec.yaml': readFileSync(path.join(EXAMPLES, '.nrec.yaml')),
    'bird.conf': WRONG,
    'crlf.conf': GOOD.replaceAll('\n', '\r\n'),
  }));
});
afterEach(() => remove());

const run = (...args: string[]) => bgplint(args, { cwd: folder });
const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const findings = (name: string): number => {
  const { summary } = JSON.parse(run(name, '-f', 'json').stdout);
  return summary.errors + summary.warnings + summary.infos;
};

describe('--fix', () => {
  test('mends what it can, keeps the mode, and reports what is left', () => {
    chmodSync(path.join(folder, 'bird.conf'), 0o640);
    const before = findings('bird.conf');
    const { stdout, stderr } = run('--fix', 'bird.conf');
    expect(stdout).toMatch(/\nMended \d+ findings in 1 file\.\n/);
    expect(stderr).toBe('');
    expect(findings('bird.conf')).toBeLessThan(before);
    expect(statSync(path.join(folder, 'bird.conf')).mode & 0o7777).toBe(0o640);
  });

  test('never writes a file that it could not parse, whatever could be mended in it', () => {
    const whole = text('bird.conf').trimEnd();
    const torn = whole.slice(0, whole.lastIndexOf('}'));
    writeFileSync(path.join(folder, 'bird.conf'), torn);
    const { status } = run('--fix', 'bird.conf');
    expect(status).toBe(1);
    expect(text('bird.conf')).toBe(torn);
  });

  test('done twice changes nothing more', () => {
    run('--fix', 'bird.conf');
    const once = text('bird.conf');
    expect(run('--fix', 'bird.conf').stdout).not.toMatch(/Mended/);
    expect(text('bird.conf')).toBe(once);
  });

  test('mends a file with CRLF line ends as a whole', () => {
    const { stdout, status } = run('--fix', 'crlf.conf');
    expect(stdout).toMatch(/^Mended 1 finding in 1 file\.\n/);
    expect(text('crlf.conf')).toBe(GOOD);
    expect(status).toBe(0);
  });

  test('leaves a clean file untouched', () => {
    const file = path.join(EXAMPLES, 'bird/good.conf');
    const before = statSync(file).mtimeMs;
    expect(run('--fix', file).status).toBe(0);
    expect(statSync(file).mtimeMs).toBe(before);
  });

  test('of standard input prints the mended text, and the findings elsewhere', () => {
    const { stdout, stderr } = bgplint(['--fix', '-', '--stdin-filename', 'bird.conf'], { cwd: folder, input: WRONG });
    run('--fix', 'bird.conf');
    expect(stdout).toBe(text('bird.conf'));
    expect(stderr).toMatch(/Mended \d+ findings/);
  });
});

describe('--diff', () => {
  test('shows what --fix would do, masks passwords, and writes nothing', () => {
    const { stdout, stderr, status } = run('--diff', 'bird.conf');
    expect(stdout).toMatch(/^--- bird\.conf\n\+\+\+ bird\.conf\n@@ -\d/);
    for (const password of PASSWORDS) expect(stdout + stderr).not.toContain(password);
    expect(stderr).toMatch(/^bgplint: --fix would mend \d+ findings in 1 file\n$/);
    expect(status).toBe(1);
    expect(text('bird.conf')).toBe(WRONG);
  });

  test('is empty where there is nothing to do', () => {
    const { stdout, status } = run('--diff', path.join(EXAMPLES, 'bird/good.conf'));
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

describe('passwords', () => {
  test.each(['pretty', 'concise', 'json', 'sarif', 'github'])('never show in format %s', format => {
    const { stdout, stderr } = run('bird.conf', '-f', format);
    expect(stdout.length).toBeGreaterThan(100);
    for (const password of PASSWORDS) expect(stdout + stderr).not.toContain(password);
  });
});
