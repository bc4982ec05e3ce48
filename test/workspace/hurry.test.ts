import { expect, test } from 'vitest';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';

const PATH = 'bird.conf';
const GOOD = 'router id 10.0.0.1;\nprotocol device {\n}\n';

test('what is being typed is judged at once by the version that took the file, and then by all', async () => {
  const files = { [PATH]: GOOD };
  const workspace = new Workspace(memoryHost(files));
  const first = await workspace.lint(PATH, { quick: true });
  files[PATH] = GOOD.replace('}', 'x');
  workspace.changed(PATH);
  const typed = await workspace.lint(PATH, { quick: true });
  expect([typed.pending, typed.unit?.version]).toEqual([true, first.unit?.version]);
  expect(typed.diagnostics.some(({ rejects }) => rejects)).toBe(true);
  const whole = await workspace.lint(PATH);
  expect(whole.pending).toBe(false);
  expect(whole.diagnostics.some(({ rejects }) => rejects)).toBe(true);
});

test('a version other than the usual one that took the file is asked first while it is typed in', async () => {
  // BIRD has groups of threads since 3: the version that is asked first of all refuses them.
  const text = `thread group workers {\n  threads 2;\n  default;\n};\n${GOOD}`;
  const files = { [PATH]: text };
  const workspace = new Workspace(memoryHost(files));
  const refusing = await workspace.lint(PATH, { targets: [{ dialect: 'bird', version: '2.17' }] });
  expect(refusing.diagnostics.some(({ rejects }) => rejects)).toBe(true);
  const whole = await workspace.lint(PATH);
  expect(whole.diagnostics.some(({ rejects }) => rejects)).toBe(false);
  files[PATH] = `${text}# typed\n`;
  workspace.changed(PATH);
  const typed = await workspace.lint(PATH, { quick: true });
  expect(typed.diagnostics.some(({ rejects }) => rejects)).toBe(false);
  expect(typed.unit?.version).toBe(whole.unit?.version);
});
